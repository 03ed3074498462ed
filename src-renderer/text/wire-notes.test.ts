// SPDX-License-Identifier: GPL-3.0-or-later
import { expect, it } from 'vitest'
import { wireNoteWords } from './wire-notes.ts'

it('a note at a wire names the pins that carry 5 V', () => {
  const title = (pins: readonly number[]) => wireNoteWords({ code: 'five-volts', pins }).title
  expect(title([39, 40])).toBe('Pins 39 and 40 carry 5 V.')
  expect(title([5, 6, 7, 8])).toBe('Pins 5, 6, 7, and 8 carry 5 V.')
})

it('names a mainboard that powers the chip, and the charger only where it does so', () => {
  const words = (charger: boolean) =>
    wireNoteWords({ code: 'board-supply', charger, powerNote: null })
  expect(words(true).title).toBe('The mainboard powers the chip.')
  expect(words(true).text).toContain('charger')
  expect(words(false).text).not.toContain('charger')
})
