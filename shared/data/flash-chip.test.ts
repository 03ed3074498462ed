// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import type { FlashChip } from '../model/chip.ts'
import { chipEntries, chipEntryById, flashChip } from './chips.ts'

const MiB = 1 << 20
const all = chipEntries().map(flashChip)

function chip(id: string): FlashChip {
  const entry = chipEntryById(id)
  if (entry === null) throw new Error(id)
  return flashChip(entry)
}

describe('a table entry as the engine takes it', () => {
  it('needs no addressing up to 16 MiB and always has one above', () => {
    const [small, large] = [true, false].map((fits) =>
      all.filter((each) => each.sizeBytes <= 16 * MiB === fits && each.program !== 'at45-buffer'),
    )
    expect(new Set(small?.map((each) => each.addressing))).toEqual(new Set(['3-byte']))
    expect(large?.filter((each) => each.addressing === '3-byte')).toEqual([])
  })

  it('takes four-byte opcodes only where read, program and erase all have one', () => {
    expect(chip('winbond-w25q256jv-q').addressing).toBe('4-byte-opcodes')
    // The FV does not have opcodes 12 and 21.
    expect(chip('winbond-w25q256fv')).toMatchObject({
      addressing: '4-byte-mode',
      fourByteMode: 'wren+b7',
    })
    for (const each of all.filter((one) => one.addressing === '4-byte-opcodes'))
      for (const erase of each.erase) expect(erase.addressBytes, each.id).toBe(4)
  })

  it('falls back on a four-byte opcode for block sizes that have no other', () => {
    expect(chip('spansion-s25fl256s-small-sectors').erase).toMatchObject([
      { opcode: 0xdc, addressBytes: 4 },
    ])
    for (const each of all) {
      const sizes = each.erase.map((erase) => JSON.stringify(erase.regions))
      const plain = each.erase.filter((erase) => erase.addressBytes === null)
      if (plain.length === 0) continue
      const doubled = each.erase.filter(
        (erase) =>
          erase.addressBytes === 4 &&
          plain.some((other) => JSON.stringify(other.regions) === JSON.stringify(erase.regions)),
      )
      expect(doubled, `${each.id} ${sizes.join(' ')}`).toEqual([])
    }
  })

  it('switches the mode of a Spansion part in its bank register', () => {
    expect(chip('spansion-s25fl256s......0')).toMatchObject({
      fourByteMode: 'register-bit-7',
      addressRegister: { write: 0x17, read: 0x16 },
    })
  })

  it('lists block erases smallest first and chip erase apart', () => {
    expect(chip('winbond-w25q128.v').erase.map((erase) => erase.opcode)).toEqual([0x20, 0x52, 0xd8])
    expect(chip('winbond-w25q128.v').chipErase?.opcode).toBe(0xc7)
    for (const each of all) {
      const smallest = each.erase.map((erase) =>
        Math.min(...erase.regions.map((region) => region.blockBytes)),
      )
      expect(smallest, each.id).toEqual([...smallest].sort((a, b) => a - b))
    }
  })

  it('can erase by block whatever it can program', () => {
    const without = all.filter((each) => ['page', 'byte', 'aai-word'].includes(each.program))
    for (const each of without) expect(each.erase.length, each.id).toBeGreaterThan(0)
  })

  it('offers the engine nothing to program on DataFlash, masked ROM and stacked dies', () => {
    const none = all.filter((each) => each.program === 'none')
    expect(none.map((each) => each.id)).toEqual([
      'atmel-at26f004',
      'macronix-mx23l12854',
      'macronix-mx23l1654',
      'macronix-mx23l3254',
      'macronix-mx23l6454',
      'winbond-w77q12nw',
      'winbond-w77t12nw',
    ])
    for (const each of all.filter((one) => one.program === 'at45-buffer'))
      expect(each.erase, each.id).toEqual([])
  })

  it('knows where fail flags are and how they are cleared', () => {
    expect(chip('spansion-s25fl128s......0').failFlags).toEqual({
      readOpcode: 0x05,
      eraseFailMask: 0x20,
      programFailMask: 0x40,
      clearOpcode: 0x30,
    })
    expect(chip('winbond-w25q128.v').failFlags).toBeNull()
  })

  it('finds the fail flags of Macronix parts in their security register', () => {
    const parts = chipEntries().filter(
      (entry) => entry.vendor === 'Macronix' && entry.statusWrite?.securityRegister === true,
    )
    expect(parts.length).toBeGreaterThan(5)
    for (const part of parts)
      expect(flashChip(part).failFlags, part.id).toEqual({
        readOpcode: 0x2b,
        eraseFailMask: 0x40,
        programFailMask: 0x20,
        clearOpcode: null,
      })
  })

  it('never counts a fail flag or the quad enable bit as protection', () => {
    for (const entry of chipEntries()) {
      const mask = flashChip(entry).protection?.sr1ProtectMask ?? 0
      const others = [entry.quadEnable, entry.statusLayout?.['eraseFail']].filter(
        (bit) => bit?.register === 'sr1',
      )
      for (const bit of others) expect(mask & (1 << (bit?.bit ?? 0)), entry.id).toBe(0)
    }
  })

  it('says how SST25 parts take a status write: 50 first', () => {
    expect(chip('sst-sst25vf040b').statusWrite?.enable[0]).toBe(0x50)
  })

  it('reads SR2 and SR3 where protection bits live there', () => {
    const unread = all.filter(({ protection, statusWrite }) => {
      const bits = [protection?.cmp, protection?.srl, protection?.wps]
      const needs = (name: string): boolean => bits.some((bit) => bit?.register === name)
      return (
        (needs('sr2') && statusWrite?.readsSr2 !== true) ||
        (needs('sr3') && statusWrite?.readsSr3 !== true)
      )
    })
    expect(unread.map((each) => each.id)).toEqual([])
  })

  it('gives every part a deadline that scales with what is erased', () => {
    for (const each of all) {
      expect(each.pageProgramMaxMs, each.id).toBeGreaterThanOrEqual(1)
      const fast = each.vendor === 'SST'
      for (const erase of each.erase) {
        const largest = Math.max(...erase.regions.map((region) => region.blockBytes))
        if (!fast && largest >= 65_536) expect(erase.maxMs, each.id).toBeGreaterThanOrEqual(2000)
        if (largest > 65_536) expect(erase.maxMs, each.id).toBeGreaterThan(4000)
      }
      if (each.chipErase !== null && !fast)
        expect(each.chipErase.maxMs, each.id).toBeGreaterThanOrEqual(
          (each.sizeBytes / MiB) * 10_000,
        )
    }
  })
})
