// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { boards } from '../data/guide.ts'
import { chipPhrases as de } from './de/chip-phrases.ts'
import { chipPhrases as en } from './en/chip-phrases.ts'

describe('a chip in a sentence', () => {
  it('is bent in German by what it is in the sentence', () => {
    expect(`So sollte dein ${de.bare('bottom')} aussehen`).toBe(
      'So sollte dein unterer Chip aussehen',
    )
    expect(`Jetzt kommt ${de.subject('top')}`).toBe('Jetzt kommt der obere Chip')
    expect(`Setze den Clip auf ${de.object('top')}`).toBe('Setze den Clip auf den oberen Chip')
    expect(de.bareObject('bottom')).toBe('unteren Chip')
    expect(de.object(null)).toBe('den Chip')
  })

  it('has a name of its own where it is recognised by something else', () => {
    expect(de.subject('SPI1')).toBe('der SPI1-Chip')
    expect(de.object('first 8 MiB')).toBe('den Chip mit den ersten 8 MiB')
    expect(en.object('first 8 MiB')).toBe('the first 8 MiB chip')
  })

  it('is never the name of the data in quotes, for any chip of any mainboard', () => {
    const names = boards.flatMap(({ configurations }) =>
      configurations.flatMap(({ chips }) => (chips ?? []).map(({ name }) => name)),
    )
    for (const name of new Set(names))
      for (const say of Object.values(de)) {
        expect(say(name)).toMatch(/Chip( mit den (ersten|letzten) \d MiB)?$/)
        expect(say(name)).not.toMatch(/[„“]|bottom|top|first|last/)
      }
  })
})
