// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { emptySnapshot } from './empty-snapshot.ts'
import { noChoices } from '../../shared/work.ts'
import { wizardView } from './view.ts'

const askHz = (board: string | null, clockHz: number | null) =>
  wizardView(
    emptySnapshot,
    { ...noChoices, guideProgrammer: 'pico', chipPackage: 'soic8', board, clockHz },
    [],
  ).askHz

describe('the clock to ask for', () => {
  it('is no more than the board bears', () => {
    expect(askHz('x60', 16_000_000)).toBe(4_096_000)
    expect(askHz('x60', null)).toBe(4_096_000)
    expect(askHz('x60', 1_000_000)).toBe(1_000_000)
  })

  it('is what was chosen where the board sets no limit, and for a chip that is on none', () => {
    expect(askHz('x220', 16_000_000)).toBe(16_000_000)
    expect(askHz('x220', null)).toBeNull()
    expect(askHz('bare', 16_000_000)).toBe(16_000_000)
  })
})

describe('the supply of the chip', () => {
  const supply = (marking: string, more: Partial<typeof noChoices> = {}) =>
    wizardView(emptySnapshot, { ...noChoices, marking, supply: '3v3', ...more }, []).supplyMv

  it('is 1.8 V where the letters of the marking say so, whatever was answered', () => {
    expect(supply('MX25U6472F')).toEqual([1650, 1950])
    expect(supply('ZB25LQ128')).toEqual([1650, 1950])
  })

  it('is what was answered where they do not, and what the table says of a part that was chosen', () => {
    expect(supply('W25Q64')).toEqual([2700, 3600])
    expect(supply('MX25U6435F', { chipEntry: 'macronix-mx25u6435e-f' })).toEqual([1650, 2000])
  })
})
