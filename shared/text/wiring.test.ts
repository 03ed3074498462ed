// SPDX-License-Identifier: GPL-3.0-or-later
import { afterEach, describe, expect, it } from 'vitest'
import { bareEvidence, wiredSomehow } from '../wires/evidence.ts'
import type { ReplyShape } from '../wires/evidence.ts'
import { ranking } from '../wires/odds.ts'
import { setLanguage } from './language.ts'
import { causeWords, lookText, lookTitle } from './wiring.ts'

afterEach(() => setLanguage('en'))

const shapes: readonly ReplyShape[] = ['low', 'high', 'drift', 'drops', 'forced', 'mixed']
const ofLooseChip = [...shapes, 'slips' as const, 'shift' as const, 'strange' as const].map(
  (shape) => ranking(bareEvidence(shape), { ...wiredSomehow, mounting: 'loose' }),
)

describe('what is said of the wires of a loose chip', () => {
  it.each(['en', 'de'] as const)('speaks of no clip, which nobody put on: %s', (language) => {
    setLanguage(language)
    const told = ofLooseChip.flatMap(({ causes, looks }) => [
      ...looks.flatMap((look) => [lookText(look, true), lookTitle(look, true)]),
      ...causes.flatMap(({ id }) => Object.values(causeWords(id, true) ?? {})),
    ])
    expect(new Set(told).size).toBeGreaterThan(20)
    expect(told.filter((text) => /\bclip/i.test(text))).toEqual([])
  })
})
