// SPDX-License-Identifier: GPL-3.0-or-later
import { chipEntries } from '../../shared/data/chips.ts'
import { erasesBlocks } from './sfdp-basic.ts'
import { describe, expect, it } from 'vitest'
import type { ByteRange } from '../../shared/model/range.ts'
import { buildSfdp } from '../transport/practice/sfdp-image.ts'
import type { SfdpFacts } from '../transport/practice/sfdp-image.ts'
import { parseSfdp, sfdpRangesNeeded } from './sfdp.ts'
import type { Sfdp, SfdpPiece } from './sfdp-types.ts'

const MiB = 1 << 20

const hex = (text: string): Uint8Array =>
  Uint8Array.from(text.replaceAll(/\s/g, '').match(/../g) ?? [], (pair) =>
    Number.parseInt(pair, 16),
  )

const parsed = (bytes: Uint8Array): Sfdp => {
  const result = parseSfdp(bytes)
  if (!result.ok) throw new Error(`${result.why}: ${result.flaw.code}`)
  return result.sfdp
}

/** W25Q128JV, revision A, as its datasheet states times (rounded to what the table can say). */
const w25q128jv: SfdpFacts = {
  minor: 5,
  sizeBytes: 16 * MiB,
  erase: [
    { opcode: 0x20, sizeBytes: 4096, typicalMs: 48, fourByteOpcode: null },
    { opcode: 0x52, sizeBytes: 32_768, typicalMs: 128, fourByteOpcode: null },
    { opcode: 0xd8, sizeBytes: 65_536, typicalMs: 160, fourByteOpcode: null },
  ],
  eraseMaxFactor: 14,
  chipEraseTypicalMs: 40_000,
  pageBytes: 256,
  pageProgramTypicalUs: 448,
  byteProgramTypicalUs: [32, 3],
  programMaxFactor: 6,
  writesPages: true,
  addressBytes: '3',
  fourByteEntryBits: 0,
  fourByteExitBits: 0,
  fourByteInstructions: false,
  softResetBits: 0x10,
  statusVolatilityBits: 0x09,
  polling: { statusBit0: true, flagStatusBit7: false },
  powerDown: true,
  quadEnableRequirement: 4,
  vendor: null,
}

const mx25l12835f: SfdpFacts = {
  ...w25q128jv,
  minor: 0,
  vendor: { id: 0xffc2, bytes: hex('00360027 9df9c064 85cbffff ffffffff') },
}

/** A 32 MiB part of revision B with every 4-byte method and dedicated opcodes. */
const big: SfdpFacts = {
  ...w25q128jv,
  minor: 6,
  sizeBytes: 32 * MiB,
  erase: [
    { opcode: 0x20, sizeBytes: 4096, typicalMs: 25, fourByteOpcode: 0x21 },
    { opcode: 0x52, sizeBytes: 32_768, typicalMs: 2000, fourByteOpcode: null },
    { opcode: 0xd8, sizeBytes: 65_536, typicalMs: 512, fourByteOpcode: 0xdc },
  ],
  chipEraseTypicalMs: 256_000,
  addressBytes: '3-or-4',
  fourByteEntryBits: 0b0100101,
  fourByteExitBits: 0b0000101,
  fourByteInstructions: true,
  polling: { statusBit0: true, flagStatusBit7: true },
}

describe('SFDP of built chips', () => {
  it.each([
    ['W25Q128JV, revision A', w25q128jv],
    ['the same as revision B', { ...w25q128jv, minor: 6 } as const],
    ['a 32 MiB part of revision B', big],
    ['a part of revision D', { ...big, minor: 8 } as const],
    ['a 512 MiB part', { ...big, sizeBytes: 512 * MiB } as const],
  ])('reads back every fact of %s', (_name, facts) => {
    const sfdp = parsed(buildSfdp(facts))
    expect([sfdp.sound, sfdp.warnings]).toEqual([true, []])
    expect(sfdp.header).toMatchObject({ major: 1, minor: facts.minor })
    expect(sfdp.basicRevision).toEqual({ major: 1, minor: facts.minor })
    expect(sfdp.sizeBytes).toBe(facts.sizeBytes)
    expect(sfdp.addressBytes).toBe(facts.addressBytes)
    expect(sfdp.writesPages).toBe(true)
    expect(sfdp.eraseTypes).toEqual(
      facts.erase.map((type, index) => ({
        number: index + 1,
        opcode: type.opcode,
        sizeBytes: type.sizeBytes,
        time: { typicalMs: type.typicalMs, maxMs: type.typicalMs * facts.eraseMaxFactor },
        fourByteOpcode: type.fourByteOpcode,
        everywhere: true,
      })),
    )
    expect(sfdp.chipErase).toEqual({
      typicalMs: facts.chipEraseTypicalMs,
      maxMs: facts.chipEraseTypicalMs * facts.eraseMaxFactor,
    })
    expect(sfdp.pageBytes).toBe(facts.pageBytes)
    const us = (micros: number) => ({
      typicalMs: expect.closeTo(micros / 1000, 9) as number,
      maxMs: expect.closeTo((micros * facts.programMaxFactor) / 1000, 9) as number,
    })
    expect(sfdp.pageProgram).toEqual(us(facts.pageProgramTypicalUs))
    expect(sfdp.firstByteProgram).toEqual(us(facts.byteProgramTypicalUs[0]))
    expect(sfdp.nextByteProgram).toEqual(us(facts.byteProgramTypicalUs[1]))
    expect(sfdp.polling).toEqual(facts.polling)
    expect(sfdp.powerDown).toEqual({ enterOpcode: 0xb9, exitOpcode: 0xab, exitDelayUs: 3 })
    expect(sfdp.quadEnableRequirement).toBe(4)
    expect(sfdp.softReset).toEqual(['66-99'])
    expect(sfdp.statusVolatility).toEqual(['nonvolatile-06', 'both-06-and-50'])
    expect(sfdp.fourByteInstructions !== null).toBe(facts.fourByteInstructions)
    expect(sfdp.uniformErase).toBe(true)
  })

  it('believes no erase by an opcode that writes registers or what can be written once', () => {
    const [first, ...others] = w25q128jv.erase
    for (const opcode of [0x01, 0x02, 0x06, 0x11, 0x2f, 0x31, 0x42, 0x44, 0x68, 0xb1, 0xc7]) {
      const sfdp = parsed(buildSfdp({ ...w25q128jv, erase: [{ ...first!, opcode }, ...others] }))
      expect([sfdp.sound, sfdp.eraseTypes.map((type) => type.opcode)]).toEqual([
        false,
        others.map((type) => type.opcode),
      ])
      const four = big.erase.map((type) => ({ ...type, fourByteOpcode: opcode }))
      expect(parsed(buildSfdp({ ...big, erase: four })).sound).toBe(false)
    }
  })

  it('knows every opcode by which a part of the table erases blocks', () => {
    const opcodes = chipEntries()
      .flatMap(({ erase }) => erase.filter(({ wholeChip }) => !wholeChip))
      // Two opcodes in turn have no number of their own.
      .flatMap(({ opcode }) => opcode ?? [])
    // 50 of old Atmel parts lets register writes through on all others.
    const unknown = [...new Set(opcodes)].filter((opcode) => !erasesBlocks(opcode))
    expect(unknown).toEqual([0x50])
  })

  it('names the 4-byte methods of a large part', () => {
    const sfdp = parsed(buildSfdp(big))
    expect(sfdp.fourByteEntry).toEqual(['b7', 'extended-register-c5', 'dedicated-opcodes'])
    expect(sfdp.fourByteExit).toEqual(['e9', 'extended-register-c5'])
    expect(sfdp.fourByteInstructions).toEqual({
      read13: true,
      fastRead0c: true,
      program12: true,
      eraseOpcodes: [0x21, null, 0xdc, null],
    })
  })

  it('states no times, page or modes for a first-revision part', () => {
    const sfdp = parsed(buildSfdp(mx25l12835f))
    expect(sfdp.sound).toBe(true)
    expect(sfdp.sizeBytes).toBe(16 * MiB)
    expect(sfdp.eraseTypes.map((type) => type.time)).toEqual([null, null, null])
    expect([sfdp.pageBytes, sfdp.pageProgram, sfdp.chipErase, sfdp.powerDown]).toEqual(
      Array.from({ length: 4 }, () => null),
    )
    expect(sfdp.quadEnableRequirement).toBeNull()
    expect(sfdp.header.parameterHeaders[1]).toMatchObject({ id: 0xffc2, dwords: 4 })
  })

  it.each([
    [1, 1],
    [33, 48],
    [45, 48],
    [512, 512],
    [513, 640],
    [4097, 5000],
  ])('states an erase time of %i ms as the next longer one, %i ms', (typicalMs, stated) => {
    const erase = [{ opcode: 0x20, sizeBytes: 4096, typicalMs, fourByteOpcode: null }]
    const sfdp = parsed(buildSfdp({ ...w25q128jv, erase }))
    expect(sfdp.eraseTypes[0]?.time?.typicalMs).toBe(stated)
  })
})

// Dumps published on the linux-mtd list and in QEMU's flash models: facts of silicon, not of our builder.
const REAL_MX25L12835F = hex(`
  53464450000101ff00000109300000ffc2000104600000ffffffffffffff
  ffffffffffffffffffffffffffffffffffffe520f1ffffffff0744eb086b
  083b04bbfeffffffffff00ffffff44eb0c200f5210d800ffffffffffffff
  ffffffffffff003600279df9c06485cbffffffffffff`)
const REAL_W25Q512JV = hex(`
  53464450060101ff00060110800000ff84000102d00000ff03000102f00000ff ${'ff'.repeat(96)}
  e520fbffffffff1f44eb086b083b42bbfeffffffffff0000ffff40eb0c200f52
  10d800003602a60082ea14e2e96376337a757a75f7a2d55c19f74dffe970f9a5
  ffffffffffffffffffffffffffffffffff0af0ff21ffdcffffffffffffffffff`)
const REAL_MT25QU256 = hex(`
  53464450060101ff00060110300000ff84000102800000ffffffffffffff
  ffffffffffffffffffffffffffffffffffffe520fbffffffff0f29eb276b
  273b27bbffffffffffff27bbffff29eb0c2010d80f520000244a99008b8e
  03d4ac0127387a757a75fbbdd55c4a0f82ff81bd3d36ffffffffffffffff
  ffffffffffffffffffe7ffff21dcffff`)
const REAL_IS25WP256 = hex(`
  53464450060101ff00060110300000ff9d05010380000002 ${'ff'.repeat(24)}
  e520f9ffffffff0f44eb086b083b80bbfeffffffffff00ffffff44eb0c200f52
  10d800ff234ac90082d811cecccd68467a757a75f7aed55c4a422cfff030faa9
  ffffffffffffffffffffffffffffffff501950169ff9c0648fefffffffffffff`)

describe('SFDP of real chips', () => {
  it('reads a Macronix table of the first revision', () => {
    const sfdp = parsed(REAL_MX25L12835F)
    expect(sfdp).toMatchObject({ sizeBytes: 16 * MiB, addressBytes: '3', sound: true })
    expect(sfdp.eraseTypes.map((type) => [type.opcode, type.sizeBytes])).toEqual([
      [0x20, 4096],
      [0x52, 32_768],
      [0xd8, 65_536],
    ])
  })

  it('reads a Winbond table of revision B with its times', () => {
    const sfdp = parsed(REAL_W25Q512JV)
    expect(sfdp).toMatchObject({
      sizeBytes: 64 * MiB,
      pageBytes: 256,
      addressBytes: '3-or-4',
      sound: true,
      chipErase: { typicalMs: 192_000, maxMs: 192_000 * 14 },
      quadEnableRequirement: 4,
      polling: { statusBit0: true, flagStatusBit7: false },
      powerDown: { enterOpcode: 0xb9, exitOpcode: 0xab, exitDelayUs: 3 },
      fourByteEntry: ['b7', 'extended-register-c5', 'dedicated-opcodes'],
      fourByteExit: [
        'e9',
        'extended-register-c5',
        'hardware-reset',
        'software-reset',
        'power-cycle',
      ],
      softReset: ['66-99', 'exit-0-4-4-first'],
    })
    expect(sfdp.pageProgram?.typicalMs).toBeCloseTo(0.704, 9)
    expect(sfdp.pageProgram?.maxMs).toBeCloseTo(0.704 * 6, 9)
    expect(sfdp.eraseTypes.map((t) => [t.opcode, t.fourByteOpcode, t.time?.typicalMs])).toEqual([
      [0x20, 0x21, 64],
      [0x52, null, 128],
      [0xd8, 0xdc, 160],
    ])
  })

  it('reads a Micron table, which polls the flag status and orders its erase types otherwise', () => {
    const sfdp = parsed(REAL_MT25QU256)
    expect(sfdp).toMatchObject({
      sizeBytes: 32 * MiB,
      sound: true,
      polling: { statusBit0: false, flagStatusBit7: true },
      statusVolatility: ['nonvolatile-06'],
      softReset: ['all-f-8', 'all-f-16', 'f0', '66-99', 'exit-0-4-4-first'],
      chipErase: { typicalMs: 84_000 },
    })
    expect(sfdp.fourByteEntry).toEqual([
      'wren+b7',
      'extended-register-c5',
      'nonvolatile-register-b1',
      'dedicated-opcodes',
    ])
    expect(sfdp.pageProgram?.typicalMs).toBeCloseTo(0.12, 9)
    expect(
      sfdp.eraseTypes.map((t) => [t.opcode, t.sizeBytes, t.time?.typicalMs, t.fourByteOpcode]),
    ).toEqual([
      [0x20, 4096, 48, 0x21],
      [0xd8, 65_536, 160, 0xdc],
      [0x52, 32_768, 112, null],
    ])
  })

  it('warns of a 32 MiB chip that admits three address bytes only, without disbelieving it', () => {
    const sfdp = parsed(REAL_IS25WP256)
    expect(sfdp.sound).toBe(true)
    expect(sfdp.warnings).toContainEqual({
      code: 'three-address-bytes-only',
      sizeBytes: sfdp.sizeBytes,
    })
    expect(sfdp.fourByteEntry).toContain('bank-register-17')
  })
})

/** The image with the basic table followed by a sector map of these DWORDs. */
function withSectorMap(words: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(4 * words.length)
  for (const [index, word] of words.entries())
    new DataView(bytes.buffer).setUint32(4 * index, word, true)
  return buildSfdp({ ...w25q128jv, minor: 6, vendor: { id: 0xff81, bytes } })
}

describe('sector maps', () => {
  const whole = (16 * MiB) / 256 - 1
  it('keeps an erase type that every region takes, and marks the others', () => {
    // one map, 64 KiB at the bottom that takes 4 KiB erase only, the rest takes all three
    const sfdp = parsed(
      withSectorMap([
        0xff01_0003,
        (0xff << 8) | 0b0001,
        (((16 * MiB - 65_536) / 256 - 1) << 8) | 7,
      ]),
    )
    expect(sfdp.uniformErase).toBe(false)
    expect(sfdp.sound).toBe(true)
    expect(sfdp.eraseTypes.map((type) => type.everywhere)).toEqual([true, false, false])
    expect(sfdp.sectorMaps[0]?.regions.map((region) => [region.offset, region.length])).toEqual([
      [0, 65_536],
      [65_536, 16 * MiB - 65_536],
    ])
  })

  it('believes no erase type that one of several configurations lacks', () => {
    const command = [0x0800_6500, 0x0000_0004]
    const sfdp = parsed(
      withSectorMap([...command, 0xff00_0002, (whole << 8) | 1, 0xff00_0103, (whole << 8) | 4]),
    )
    expect(sfdp.sectorMaps.map((map) => map.configuration)).toEqual([0, 1])
    expect(sfdp.eraseTypes.some((type) => type.everywhere)).toBe(false)
    expect(sfdp.sound).toBe(false)
  })

  it('stays uniform with one map that gives every type everywhere', () => {
    const sfdp = parsed(withSectorMap([0xff00_0003, (whole << 8) | 7]))
    expect([sfdp.uniformErase, sfdp.sound]).toEqual([true, true])
  })

  it.each([
    ['has no end', [0xff00_0002, (whole << 8) | 7]],
    ['covers half the chip', [0xff00_0003, ((whole >> 1) << 8) | 7]],
    ['promises more regions than it has', [0xffff_0003, (whole << 8) | 7]],
    ['holds no map', [0x0800_6501, 4]],
  ])('disbelieves a map that %s', (_what, words) => {
    expect(parsed(withSectorMap(words)).sound).toBe(false)
  })
})

describe('SFDP reading', () => {
  const pieces = (image: Uint8Array, ranges: readonly ByteRange[]): readonly SfdpPiece[] =>
    ranges.map(({ offset, length }) => {
      const bytes = new Uint8Array(length).fill(0xff)
      bytes.set(image.subarray(offset, offset + length))
      return { offset, bytes }
    })

  it('asks for the start, then for exactly the tables that are missing', () => {
    expect(sfdpRangesNeeded([])).toEqual([{ offset: 0, length: 256 }])
    const short = pieces(REAL_W25Q512JV, [{ offset: 0, length: 16 }])
    expect(sfdpRangesNeeded(short)).toEqual([{ offset: 8, length: 16 }])
    expect(parseSfdp(short)).toMatchObject({ ok: false, why: 'incomplete' })
    const headers = pieces(REAL_W25Q512JV, [{ offset: 0, length: 32 }])
    const missing = sfdpRangesNeeded(headers)
    expect(missing).toEqual([
      { offset: 0x80, length: 64 },
      { offset: 0xd0, length: 8 },
    ])
    const all = [...headers, ...pieces(REAL_W25Q512JV, missing)]
    expect(sfdpRangesNeeded(all)).toEqual([])
    expect(parseSfdp(all)).toEqual(parseSfdp(REAL_W25Q512JV))
  })

  it('says absent for FF, 00 and other data, and asks for nothing more', () => {
    for (const bytes of [
      new Uint8Array(256).fill(0xff),
      new Uint8Array(256),
      hex('50444653'.repeat(8)),
    ]) {
      expect(parseSfdp(bytes)).toMatchObject({ ok: false, why: 'absent' })
      expect(sfdpRangesNeeded(bytes)).toEqual([])
    }
  })

  it('disbelieves two reads of one address that differ', () => {
    const flipped = REAL_W25Q512JV.slice()
    flipped[0x84] = (flipped[0x84] ?? 0) ^ 1
    const both = [
      { offset: 0, bytes: REAL_W25Q512JV },
      { offset: 0, bytes: flipped },
    ]
    expect(parseSfdp(both)).toMatchObject({ ok: false, why: 'unsteady' })
  })

  it('prefers the newer of two basic tables', () => {
    const old = buildSfdp(mx25l12835f).slice(0x30, 0x30 + 36)
    const image = buildSfdp({ ...w25q128jv, minor: 6, vendor: { id: 0xff00, bytes: old } })
    expect(parsed(image).basicRevision.minor).toBe(6)
  })
})
