// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { blankContents } from './contents.ts'
import { NorChip } from './nor-chip.ts'
import { practicePart } from './parts.ts'

const KIB = 1024
const MIB = 1024 * KIB

function chip(name: string): NorChip {
  const part = practicePart(name)
  return new NorChip(part, {
    contents: blankContents(part.sizeBytes),
    sfdp: null,
    measure: 'polls',
    seed: 1,
  })
}

const value = (nor: NorChip, opcode: number): number => nor.window([opcode], 1)[0] ?? 0
const write = (nor: NorChip, ...tx: number[]): void => {
  nor.window([0x06], 0)
  nor.window(tx, 0)
  for (let polls = 0; polls < 10 && value(nor, 0x05) & 1; polls++);
}
const range = (nor: NorChip): readonly [number, number] => {
  const { start, end } = nor.registers.protectedRange()
  return [start, end]
}

describe('protected ranges as the datasheets’ tables give them', () => {
  it.each([
    // SEC, TB, BP2-0 in SR1; CMP in SR2 (W25Q128JV table "memory protection")
    { sr1: 0x00, sr2: 0x00, from: 16 * MIB, to: 16 * MIB },
    { sr1: 0x04, sr2: 0x00, from: 0xfc_0000, to: 16 * MIB },
    { sr1: 0x08, sr2: 0x00, from: 0xf8_0000, to: 16 * MIB },
    { sr1: 0x18, sr2: 0x00, from: 0x80_0000, to: 16 * MIB },
    { sr1: 0x1c, sr2: 0x00, from: 0, to: 16 * MIB },
    { sr1: 0x24, sr2: 0x00, from: 0, to: 256 * KIB },
    { sr1: 0x44, sr2: 0x00, from: 0xff_f000, to: 16 * MIB },
    { sr1: 0x64, sr2: 0x00, from: 0, to: 4 * KIB },
    { sr1: 0x50, sr2: 0x00, from: 0xff_8000, to: 16 * MIB },
    { sr1: 0x04, sr2: 0x40, from: 0, to: 0xfc_0000 },
    { sr1: 0x24, sr2: 0x40, from: 0x4_0000, to: 16 * MIB },
    { sr1: 0x00, sr2: 0x40, from: 0, to: 16 * MIB },
  ])('W25Q128JV with SR1 $sr1 and SR2 $sr2', ({ sr1, sr2, from, to }) => {
    const nor = chip('W25Q128JV')
    write(nor, 0x01, sr1, sr2)
    const [start, end] = range(nor)
    if (from === to) expect(start).toBe(end)
    else expect([start, end]).toEqual([from, to])
  })

  it('MX25L6406E: the fourth BP bit turns the range over', () => {
    const nor = chip('MX25L6406E')
    write(nor, 0x01, 0x04)
    expect(range(nor)).toEqual([0x7e_0000, 8 * MIB])
    // 1001: blocks 0 to 63
    write(nor, 0x01, 0x24)
    expect(range(nor)).toEqual([0, 4 * MIB])
  })

  it('MX25L12835F: TB stands in the configuration register and can be set once', () => {
    const nor = chip('MX25L12835F')
    write(nor, 0x01, 0x04, 0x0f)
    expect(range(nor)).toEqual([0, 64 * KIB])
    write(nor, 0x01, 0x04, 0x07)
    expect(value(nor, 0x15) & 0x08).toBe(0x08)
  })

  it('W25Q256JV: four BP bits in steps of 64 KiB', () => {
    const nor = chip('W25Q256JV')
    write(nor, 0x01, 0x04, 0x00)
    expect(range(nor)).toEqual([32 * MIB - 64 * KIB, 32 * MIB])
    write(nor, 0x01, 0x64, 0x00)
    expect(range(nor)).toEqual([0, 16 * MIB])
  })
})

describe('a protected range', () => {
  it('is neither programmed nor erased, and on Winbond leaves the latch set', () => {
    const nor = chip('W25Q64JV')
    nor.memory[8 * MIB - 1] = 0x55
    write(nor, 0x01, 0x04)
    write(nor, 0x02, 0x7f, 0xff, 0x00, 0x00)
    expect(nor.memory[0x7f_ff00]).toBe(0xff)
    expect(value(nor, 0x05) & 0x02).toBe(0x02)
    write(nor, 0xd8, 0x7f, 0xff, 0x00)
    write(nor, 0xc7)
    expect(nor.memory[8 * MIB - 1]).toBe(0x55)
    write(nor, 0x02, 0x00, 0x00, 0x00, 0x12)
    expect(nor.memory[0]).toBe(0x12)
  })

  it('on Macronix clears the latch and raises the fail flags', () => {
    const nor = chip('MX25L12835F')
    write(nor, 0x01, 0x3c)
    write(nor, 0x02, 0, 0, 0, 0)
    expect(value(nor, 0x05) & 0x02).toBe(0)
    expect(value(nor, 0x2b)).toBe(0x20)
    write(nor, 0x20, 0, 0, 0)
    expect(value(nor, 0x2b)).toBe(0x60)
    write(nor, 0x01, 0x00)
    write(nor, 0x02, 0, 0, 0, 0x5a)
    expect(value(nor, 0x2b)).toBe(0x40)
  })

  it('with WPS set is every block until it is unlocked (W25Q64JV 7.1.11)', () => {
    const nor = chip('W25Q64JV')
    write(nor, 0x11, 0x04)
    write(nor, 0x02, 0x01, 0, 0, 0)
    expect(nor.memory[0x1_0000]).toBe(0xff)
    write(nor, 0x39, 0x01, 0, 0)
    expect([...nor.window([0x3d, 0x01, 0, 0], 1)]).toEqual([0])
    write(nor, 0x02, 0x01, 0, 0, 0)
    expect(nor.memory[0x1_0000]).toBe(0)
    write(nor, 0x98)
    write(nor, 0x02, 0x02, 0, 0, 0)
    expect(nor.memory[0x2_0000]).toBe(0)
  })
})

describe('status registers', () => {
  it('take 01 with one byte or two, 31 and 11, and keep what is read-only', () => {
    const nor = chip('W25Q64JV')
    write(nor, 0x01, 0xff)
    expect([value(nor, 0x05), value(nor, 0x35)]).toEqual([0xfc, 0x00])
    nor.registers.wpHigh = true
    write(nor, 0x01, 0x00, 0x02)
    expect([value(nor, 0x05), value(nor, 0x35)]).toEqual([0x00, 0x02])
    write(nor, 0x31, 0x42)
    expect(value(nor, 0x35)).toBe(0x42)
    write(nor, 0x11, 0xff)
    expect(value(nor, 0x15)).toBe(0x64)
    // Three bytes are more than 01 takes: not executed.
    write(nor, 0x01, 0x04, 0x00, 0x00)
    expect(value(nor, 0x05) & 0xfc).toBe(0x00)
  })

  it('on W25Q64FW lose CMP and QE to a one-byte 01', () => {
    const nor = chip('W25Q64FW')
    write(nor, 0x31, 0x42)
    write(nor, 0x01, 0x00)
    expect(value(nor, 0x35)).toBe(0x00)
  })

  it('written after 50 are gone at power-off, after 06 they stay (8.2.2)', () => {
    const nor = chip('W25Q64JV')
    nor.window([0x50], 0)
    nor.window([0x01, 0x04], 0)
    expect(value(nor, 0x05)).toBe(0x04)
    nor.powerCycle(0)
    expect(value(nor, 0x05)).toBe(0x00)
    write(nor, 0x01, 0x08)
    nor.powerCycle(0)
    expect(value(nor, 0x05)).toBe(0x08)
  })

  it('are locked by SRP while WP is low, and only then', () => {
    const nor = chip('W25Q64JV')
    write(nor, 0x01, 0x84)
    nor.registers.wpHigh = false
    write(nor, 0x01, 0x00)
    expect(value(nor, 0x05) & 0xfc).toBe(0x84)
    nor.registers.wpHigh = true
    write(nor, 0x01, 0x00)
    expect(value(nor, 0x05) & 0xfc).toBe(0x00)
  })

  it('are locked by SRL until the power goes', () => {
    const nor = chip('W25Q64JV')
    write(nor, 0x01, 0x04, 0x01)
    write(nor, 0x01, 0x00, 0x00)
    expect(value(nor, 0x05) & 0xfc).toBe(0x04)
    nor.powerCycle(0)
    write(nor, 0x01, 0x00, 0x00)
    expect(value(nor, 0x05) & 0xfc).toBe(0x00)
  })
})
