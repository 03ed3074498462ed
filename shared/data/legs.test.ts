// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { spellLegs } from './legs.ts'

const text = 'Check VCC ({leg:VCC}), CS ({leg:CS}) and MISO ({leg:MISO}).'

describe('legs in what people are told', () => {
  it.each(['soic8', 'wson8', 'dip8'])('are those of eight legs on a %s', (packageId) => {
    expect(spellLegs(text, packageId)).toBe('Check VCC (leg 8), CS (leg 1) and MISO (leg 2).')
  })

  it('are those of sixteen legs on a SOIC16', () => {
    expect(spellLegs(text, 'soic16')).toBe('Check VCC (leg 2), CS (leg 7) and MISO (leg 8).')
  })

  it('are both while the package is not known', () => {
    expect(spellLegs(text, null)).toBe(
      'Check VCC (leg 8), CS (leg 1) and MISO (leg 2). On a SOIC16: VCC 2, CS 7, MISO 8.',
    )
  })

  it('leave a text without legs alone', () => {
    expect(spellLegs('Look again.', null)).toBe('Look again.')
  })
})
