// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { buildSfdp } from '../transport/practice/sfdp-image.ts'
import type { SfdpFacts } from '../transport/practice/sfdp-image.ts'
import { resolveChip } from './resolve.ts'
import type { ChipEvidence } from './resolve.ts'
import { parseSfdp } from './sfdp.ts'
import { faultOf, only, rdid } from '../testing/evidence.ts'

const MiB = 1 << 20

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

const said = (facts: SfdpFacts): ChipEvidence['sfdp'] => parseSfdp(buildSfdp(facts))

describe('what the chip says of itself', () => {
  it('gives the times, over the table, and the table those that are finer than it can say', () => {
    const chip = only(resolveChip(rdid('ef 40 18', said(w25q128jv))))
    expect(chip.erase.map((erase) => [erase.opcode, erase.typicalMs])).toEqual([
      [0x20, 48],
      [0x52, 120],
      [0xd8, 150],
    ])
    const slow = w25q128jv.erase.map((each) => ({ ...each, typicalMs: 256 }))
    const slower = only(resolveChip(rdid('ef 40 18', said({ ...w25q128jv, erase: slow }))))
    expect(slower.erase.map((erase) => erase.typicalMs)).toEqual([256, 256, 256])
    expect(chip.pageProgramTypicalMs).toBeCloseTo(0.448)
    expect(chip.supplyMv).toEqual([2700, 3600])
    expect(chip.facts[0]).toMatchObject({ code: 'sfdp' })
    expect(chip.facts[1]).toMatchObject({
      code: 'table',
      entry: expect.stringMatching(/^winbond-w25q128.v/) as unknown,
    })
  })

  it('rules out look-alikes whose erase command means another size', () => {
    const facts = { ...w25q128jv, sizeBytes: 8 * MiB, erase: w25q128jv.erase.slice(0, 1) }
    const chip = only(resolveChip(rdid('c2 20 17', said(facts))))
    expect(chip.names).not.toContain('MX25L6405')
    expect(chip.erase.map((erase) => erase.opcode)).toEqual([0x20, 0xd8])
  })

  it('takes an opcode out of use where table and chip give it two sizes', () => {
    const facts = {
      ...w25q128jv,
      erase: [
        { opcode: 0x20, sizeBytes: 65_536, typicalMs: 48, fourByteOpcode: null },
        { opcode: 0xd8, sizeBytes: 65_536, typicalMs: 160, fourByteOpcode: null },
      ],
    }
    const resolved = resolveChip(rdid('ef 40 18', said(facts)))
    expect(only(resolved).erase.map((erase) => erase.opcode)).toEqual([0x52, 0xd8])
    expect(resolved.differences[0]).toEqual({ code: 'erase-disputed', opcode: 0x20 })
  })

  it('is outvoted over half the size by table and ID byte, and that is reported', () => {
    const resolved = resolveChip(rdid('ef 40 18', said({ ...w25q128jv, sizeBytes: 8 * MiB })))
    expect(only(resolved).sizeBytes).toBe(16 * MiB)
    expect(resolved.differences).toEqual([
      { code: 'size-disputed', by: 'table', sizesBytes: [16 * MiB], ownBytes: 8 * MiB },
    ])
    expect(only(resolved).facts).toEqual([
      { code: 'table', entry: 'winbond-w25q128.v', source: 'flashrom, flashprog' },
    ])
  })

  it('makes the size a question where the ID byte does not back the table', () => {
    const evidence = rdid('1f 44 01', said({ ...w25q128jv, sizeBytes: MiB }))
    const resolved = resolveChip(evidence)
    expect(resolved.mustChoose).toBe(true)
    expect(resolved.candidates.map((chip) => [chip.id, chip.sizeBytes])).toEqual([
      ['atmel-at25df041a', 512 * 1024],
      ['sfdp-1f4401', MiB],
    ])
    for (const { id, sizeBytes } of resolved.candidates)
      expect(only(resolveChip(evidence, id)), id).toMatchObject({ id, sizeBytes })
  })

  it('tells W25Q256JV from W25Q256FV by the revision of its table', () => {
    const big = {
      ...w25q128jv,
      sizeBytes: 32 * MiB,
      addressBytes: '3-or-4' as const,
      fourByteEntryBits: 0x01,
      fourByteExitBits: 0x01,
    }
    expect(only(resolveChip(rdid('ef 40 19', said(big)))).id).toBe('winbond-w25q256jv-q')
    const old = only(resolveChip(rdid('ef 40 19', said({ ...big, minor: 0 }))))
    expect(old.id).toBe('winbond-w25q256fv')
    expect(old.addressing).toBe('4-byte-mode')
  })
})

describe('a chip that the table does not know', () => {
  it('works from sound SFDP alone, with voltage and protection unknown', () => {
    const chip = only(resolveChip(rdid('ab bb 18', said(w25q128jv))))
    expect(chip).toMatchObject({
      id: 'sfdp-abbb18',
      names: [],
      sizeBytes: 16 * MiB,
      pageBytes: 256,
      program: 'page',
      addressing: '3-byte',
      supplyMv: null,
      protection: null,
      statusWrite: { enable: [0x06], sr2: [], sr3: [], readsSr2: false, readsSr3: false },
      failFlags: null,
      chipErase: null,
    })
    expect(chip.erase).toHaveLength(3)
  })

  it('is asked about when its ID byte denies the size it states, and settled by its own name', () => {
    const evidence = rdid('ab bb 19', said(w25q128jv))
    const { mustChoose, differences } = resolveChip(evidence)
    expect(mustChoose).toBe(true)
    expect(differences[0]).toEqual({
      code: 'size-disputed',
      by: 'id-byte',
      sizesBytes: [32 * MiB],
      ownBytes: 16 * MiB,
    })
    expect(only(resolveChip(evidence, 'sfdp-abbb19')).sizeBytes).toBe(16 * MiB)
  })

  it('above 16 MiB uses four-byte opcodes that it states', () => {
    const facts: SfdpFacts = {
      ...w25q128jv,
      minor: 6,
      sizeBytes: 32 * MiB,
      addressBytes: '3-or-4',
      fourByteInstructions: true,
      erase: [
        { opcode: 0x20, sizeBytes: 4096, typicalMs: 48, fourByteOpcode: 0x21 },
        { opcode: 0xd8, sizeBytes: 65_536, typicalMs: 160, fourByteOpcode: 0xdc },
      ],
    }
    const chip = only(resolveChip(rdid('ab bb 19', said(facts))))
    expect(chip.addressing).toBe('4-byte-opcodes')
    expect(chip.erase.map((erase) => [erase.opcode, erase.addressBytes])).toEqual([
      [0x21, 4],
      [0xdc, 4],
    ])
  })

  it('above 16 MiB without a way to get there is no candidate', () => {
    const facts = { ...w25q128jv, sizeBytes: 32 * MiB }
    expect(resolveChip(rdid('ab bb 19', said(facts))).candidates).toEqual([])
  })

  it('is refused under any name given by the user, SFDP or not', () => {
    const evidence = rdid('ab bb 18', said(w25q128jv))
    expect(faultOf(() => resolveChip(evidence, 'W25Q128JV')).code).toBe('chip.mismatch')
  })
})
