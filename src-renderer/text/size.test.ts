// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { aboutText, amountText } from './size.ts'

describe('how far a phase is', () => {
  it('is said in the unit of the whole', () => {
    expect(amountText(8192, 35_845)).toBe('8 of 35 KiB')
    expect(amountText(3_670_016, 8_388_608)).toBe('3.5 of 8 MiB')
    expect(amountText(0, 8_388_608)).toBe('0 of 8 MiB')
    expect(amountText(3, 12)).toBe('3 of 12 bytes')
  })
})

describe('an estimate', () => {
  it('never says about nothing', () => {
    expect(aboutText(0)).toBe('under 1 s')
    expect(aboutText(61_000)).toBe('about 1 min 1 s')
  })
})
