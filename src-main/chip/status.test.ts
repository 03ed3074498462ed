// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { chipEntries, flashChip } from '../../shared/data/chips.ts'
import type { FlashChip } from '../../shared/model/chip.ts'
import { seededRandom } from '../transport/practice/random.ts'
import { decodeProtection, rangeTouches } from './status.ts'
import type { Registers } from './status.ts'
import { protectionText } from '../../shared/text/protection.ts'

const chips = chipEntries().map(flashChip)

function chipOf(id: string): FlashChip {
  const chip = chips.find((one) => one.id === id)
  if (chip === undefined) throw new Error(`no chip ${id}`)
  return chip
}

const w25q128 = chipOf('winbond-w25q128.v')
const mx25l12835f = chipOf('macronix-mx25l12835f-mx25l12873f')
const mx25l6406e = chipOf('macronix-mx25l6406e-mx25l6408e')

/** `700000-7fffff` or the word, as the datasheets print it. */
function rangeOf(chip: FlashChip, registers: Registers): string {
  const range = decodeProtection(chip, registers).protectedRange
  if (typeof range === 'string') return range
  const text = (value: number): string => value.toString(16).padStart(6, '0')
  return `${text(range.offset)}-${text(range.offset + range.length - 1)}`
}

/** SR1 of W25Q128JV from the columns of its protection table. */
const winbond = (sec: number, tb: number, bp: number): number => (sec << 6) | (tb << 5) | (bp << 2)

describe('the protected range', () => {
  // W25Q128JV 7.1.16 (CMP = 0) and 7.1.17 (CMP = 1), rows typed from the tables
  it.each([
    [0, 0, 0, 0, 'none'],
    [0, 0, 0, 1, 'fc0000-ffffff'],
    [0, 0, 0, 2, 'f80000-ffffff'],
    [0, 0, 0, 3, 'f00000-ffffff'],
    [0, 0, 0, 4, 'e00000-ffffff'],
    [0, 0, 0, 5, 'c00000-ffffff'],
    [0, 0, 0, 6, '800000-ffffff'],
    [0, 0, 1, 1, '000000-03ffff'],
    [0, 0, 1, 4, '000000-1fffff'],
    [0, 0, 1, 6, '000000-7fffff'],
    [0, 0, 0, 7, '000000-ffffff'],
    [0, 1, 0, 1, 'fff000-ffffff'],
    [0, 1, 0, 2, 'ffe000-ffffff'],
    [0, 1, 0, 3, 'ffc000-ffffff'],
    [0, 1, 0, 4, 'ff8000-ffffff'],
    [0, 1, 0, 5, 'ff8000-ffffff'],
    [0, 1, 1, 1, '000000-000fff'],
    [0, 1, 1, 3, '000000-003fff'],
    [0, 1, 1, 4, '000000-007fff'],
    [1, 0, 0, 0, '000000-ffffff'],
    [1, 0, 0, 1, '000000-fbffff'],
    [1, 0, 0, 6, '000000-7fffff'],
    [1, 0, 1, 1, '040000-ffffff'],
    [1, 0, 1, 5, '400000-ffffff'],
    [1, 0, 0, 7, 'none'],
    [1, 1, 0, 1, '000000-ffefff'],
    [1, 1, 0, 4, '000000-ff7fff'],
    [1, 1, 1, 1, '001000-ffffff'],
    [1, 1, 1, 5, '008000-ffffff'],
  ])('of W25Q128JV with CMP %i SEC %i TB %i BP %i is %s', (cmp, sec, tb, bp, range) => {
    const registers = { sr1: winbond(sec, tb, bp), sr2: cmp << 6, sr3: 0x60 }
    expect(rangeOf(w25q128, registers)).toBe(range)
  })

  // MX25L12835F table 2: TB is a one-time bit of the configuration register
  it.each([
    [0, 1, 'ff0000-ffffff'],
    [0, 8, '800000-ffffff'],
    [0, 9, '000000-ffffff'],
    [8, 1, '000000-00ffff'],
    [8, 4, '000000-07ffff'],
    [8, 15, '000000-ffffff'],
  ])('of MX25L12835F with configuration %i and BP %i is %s', (config, bp, range) => {
    expect(rangeOf(mx25l12835f, { sr1: bp << 2, config, security: 0 })).toBe(range)
  })

  // MX25L6406E table 2: bit 5, printed as BP3, turns the rest around
  it.each([
    [0b0000, 'none'],
    [0b0001, '7e0000-7fffff'],
    [0b0110, '400000-7fffff'],
    [0b0111, '000000-7fffff'],
    [0b1000, '000000-7fffff'],
    [0b1001, '000000-3fffff'],
    [0b1010, '000000-5fffff'],
    [0b1110, '000000-7dffff'],
    [0b1111, '000000-7fffff'],
  ])('of MX25L6406E with BP3-0 %i is %s', (bp, range) => {
    expect(rangeOf(mx25l6406e, { sr1: bp << 2 })).toBe(range)
  })

  it.each([
    ['eon-en25qh64', { sr1: winbond(0, 0, 1) }, '7f0000-7fffff'],
    ['eon-en25qh64', { sr1: winbond(0, 0, 6) }, '600000-7fffff'],
    ['macronix-mx25l6436e-mx25l6445e-mx25l6465e', { sr1: 1 << 2, security: 0 }, '7e0000-7fffff'],
    ['macronix-mx25l6436e-mx25l6445e-mx25l6465e', { sr1: 6 << 2, security: 0 }, '400000-7fffff'],
    ['macronix-mx25l6436e-mx25l6445e-mx25l6465e', { sr1: 7 << 2, security: 0 }, '000000-7fffff'],
    ['fudan-microelectronics-fm25w128', { sr1: winbond(0, 0, 2), sr2: 0 }, 'none'],
    ['fudan-microelectronics-fm25w128', { sr1: winbond(0, 0, 3), sr2: 0 }, 'f00000-ffffff'],
    ['fudan-microelectronics-fm25w128', { sr1: winbond(1, 1, 6), sr2: 0 }, '000000-7fffff'],
  ])('follows the rule of %s for %j: %s', (id, registers, range) => {
    expect(rangeOf(chipOf(id), registers)).toBe(range)
  })

  it('is unknown when block locks are in force, whatever the BP bits say', () => {
    const state = decodeProtection(w25q128, { sr1: 0, sr2: 0, sr3: 0x04 })
    expect(state).toMatchObject({ protectedRange: 'unknown', perBlockLocks: true })
  })

  it('is unknown, not none, when a register was not read', () => {
    expect(rangeOf(w25q128, { sr1: 0 })).toBe('unknown')
    expect(rangeOf(w25q128, {})).toBe('unknown')
    expect(rangeOf({ ...w25q128, protection: null }, {})).toBe('unknown')
  })

  it('of a chip without known bits is unknown as soon as a usual bit is set', () => {
    const bare = { ...w25q128, protection: null }
    expect(rangeOf(bare, { sr1: 0x00 })).toBe('none')
    expect(rangeOf(bare, { sr1: 0x04 })).toBe('unknown')
    expect(rangeOf(chipOf('micron-numonyx-st-m25p64'), { sr1: 0x08 })).toBe('unknown')
  })

  it('of AT25DF parts is everything with both SWP bits, something with one', () => {
    const at25 = chipOf('atmel-at25df321a')
    expect(rangeOf(at25, { sr1: 0x1c })).toBe('000000-3fffff')
    expect(rangeOf(at25, { sr1: 0x14 })).toBe('unknown')
    expect(rangeOf(at25, { sr1: 0x10 })).toBe('none')
  })
})

describe('the lock', () => {
  const locked = (sr1: number, sr2: number): string =>
    decodeProtection(w25q128, { sr1, sr2, sr3: 0 }).lock

  it('follows SRP and SRL', () => {
    expect([locked(0, 0), locked(0x80, 0), locked(0, 1), locked(0x80, 1)]).toEqual([
      'off',
      'wp-pin',
      'until-power-cycle',
      'permanent',
    ])
  })

  it('of AT25DF parts depends on the WP pin, which they show', () => {
    const at25 = chipOf('atmel-at25df321a')
    expect(decodeProtection(at25, { sr1: 0x8c }).lock).toBe('wp-pin')
    expect(decodeProtection(at25, { sr1: 0x9c }).lock).toBe('off')
  })

  it('is said in one sentence together with the range', () => {
    const words = (registers: Registers): string =>
      protectionText(decodeProtection(w25q128, registers))
    expect(words({ sr1: winbond(0, 0, 3) | 0x80, sr2: 0, sr3: 0 })).toBe(
      'the top 1 MiB (F00000-FFFFFF) is write-protected. The status register is locked while WP is low',
    )
    expect(words({ sr1: winbond(1, 1, 1), sr2: 0, sr3: 0 })).toBe(
      'the bottom 4 KiB (000000-000FFF) is write-protected',
    )
    expect(words({ sr1: 0, sr2: 0x40, sr3: 0 })).toBe('the whole chip is write-protected')
    expect(words({ sr1: 0, sr2: 0, sr3: 0 })).toBe('nothing is write-protected')
    expect(words({ sr1: 0, sr2: 0, sr3: 4 })).toBe('each block has its own write lock')
    expect(
      protectionText({ ...decodeProtection(w25q128, { sr1: 0 }), unlockedByCommand: true }),
    ).toBe('all blocks are unlocked until the chip loses power')
  })
})

describe('touched ranges', () => {
  const state = decodeProtection(w25q128, { sr1: winbond(0, 0, 3), sr2: 0, sr3: 0 })
  it('are those that overlap the protected one, to the byte', () => {
    const below = { offset: 0, length: 0xf00000 }
    const across = { offset: 0xefffff, length: 2 }
    const inside = { offset: 0xffffff, length: 1 }
    const empty = { offset: 0xf80000, length: 0 }
    expect(rangeTouches(state, [below, across, inside, empty])).toEqual([across, inside])
  })

  it('are all of them while protection is unknown, and none of them without any', () => {
    const any = [{ offset: 0, length: 1 }]
    expect(rangeTouches({ ...state, protectedRange: 'unknown' }, any)).toEqual(any)
    expect(rangeTouches({ ...state, protectedRange: 'none' }, any)).toEqual([])
  })
})

describe('every chip of the table', () => {
  it('decodes every value of its registers into a range inside the chip', () => {
    const random = seededRandom(4)
    let placed = 0
    for (const chip of chips)
      for (let sr1 = 0; sr1 < 256; sr1++) {
        const registers = {
          sr1,
          sr2: random.below(256),
          sr3: random.below(256),
          config: random.below(256),
          security: random.below(256),
        }
        const state = decodeProtection(chip, registers)
        if (typeof state.protectedRange === 'string') continue
        const { offset, length } = state.protectedRange
        if (offset < 0 || length <= 0 || offset + length > chip.sizeBytes)
          expect.fail(`${chip.id} ${JSON.stringify(registers)}: ${offset}+${length}`)
        if (offset !== 0 && offset + length !== chip.sizeBytes)
          expect.fail(`${chip.id} ${JSON.stringify(registers)}: neither top nor bottom`)
        placed++
      }
    expect(placed).toBeGreaterThan(20_000)
  })

  it('with a CMP bit protects with it exactly what it leaves open without', () => {
    let compared = 0
    for (const chip of chips) {
      const facts = chip.protection
      if (facts?.cmp?.register !== 'sr2' || facts.rangeRule === null) continue
      for (let sr1 = 0; sr1 < 128; sr1 += 4) {
        const read = (sr2: number): number => {
          const range = decodeProtection(chip, { sr1, sr2, sr3: 0 }).protectedRange
          if (range === 'unknown') return Number.NaN
          return range === 'none' ? 0 : range.length
        }
        const without = read(0)
        const complement = read(1 << facts.cmp.bit)
        if (Number.isNaN(without) || Number.isNaN(complement)) continue
        expect(without + complement).toBe(chip.sizeBytes)
        compared++
      }
    }
    expect(compared).toBeGreaterThan(1000)
  })
})
