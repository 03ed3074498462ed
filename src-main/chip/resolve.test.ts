// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import type { ChipEntry } from '../../shared/data/chips.ts'
import { chipEntries } from '../../shared/data/chips.ts'
import type { FlashChip } from '../../shared/model/chip.ts'
import { voltageClass } from '../../shared/data/chip-series.ts'
import { remedyFor } from '../../shared/text/remedies.ts'
import { resolveChip } from './resolve.ts'
import type { ChipEvidence } from './resolve.ts'
import { bytes, faultOf, only, rdid, reply, silence } from '../testing/evidence.ts'

const entries = chipEntries()
/** What this part would answer. */
function evidenceOf(entry: ChipEntry): ChipEvidence {
  const id = entry.idBytes
  const extended = entry.extendedId?.map((byte) => byte ?? 0x4d)
  switch (entry.probe) {
    case 'rems':
      return { ...silence, rems: reply(id, 2) }
    case 'res1':
    case 'res2':
      return { ...silence, res: reply(id, 3) }
    case 'at25f':
      return { ...silence, at25f: reply(id, 2) }
    default:
      return { ...silence, rdid: reply(extended ?? id, 6) }
  }
}

/** Entries by probe command and reply. */
const groups: readonly (readonly ChipEntry[])[] = [
  ...entries
    .reduce((map, entry) => {
      const key = `${entry.probe.replace('-extended', '')} ${entry.idBytes.join()}`
      return map.set(key, [...(map.get(key) ?? []), entry])
    }, new Map<string, readonly ChipEntry[]>())
    .values(),
]

/** Those of the group that stand behind one of the candidates; a longer reply can rule some out. */
const among = (group: readonly ChipEntry[], candidates: readonly FlashChip[]) => {
  const ids = new Set(candidates.flatMap(({ id }) => id.split('+')))
  return group.filter(({ id }) => ids.has(id))
}

describe('resolving every ID of the table', () => {
  it('finds each part among the candidates of its own ID', () => {
    for (const entry of entries) {
      const { candidates, idBytes } = resolveChip(evidenceOf(entry))
      const found = candidates.flatMap((chip) => chip.id.split('+'))
      expect(found, entry.id).toContain(entry.id)
      expect(idBytes).toBe(Buffer.from(entry.idBytes).toString('hex'))
    }
  })

  it('never puts parts of different voltage classes into one candidate', () => {
    const classOf = new Map(entries.map((entry) => [entry.id, voltageClass(entry.supplyMv)]))
    for (const entry of entries)
      for (const chip of resolveChip(evidenceOf(entry)).candidates) {
        const classes = new Set(chip.id.split('+').map((id) => classOf.get(id)))
        expect(classes.size, chip.id).toBe(1)
      }
  })

  it('erases on a merged candidate only as every part under it erases', () => {
    for (const entry of entries)
      for (const chip of resolveChip(evidenceOf(entry)).candidates) {
        const parts = entries.filter((each) => chip.id.split('+').includes(each.id))
        for (const erase of chip.erase)
          for (const part of parts) {
            const same = part.erase.find((each) => each.opcode === erase.opcode)
            expect(same?.regions, `${part.id} ${erase.opcode}`).toEqual(erase.regions)
            expect(erase.maxMs).toBeGreaterThanOrEqual(same?.maxMs ?? 0)
          }
      }
  })

  it('merges the parts of a shared ID, and asks only for these', () => {
    const shared = groups.filter((group) => group.length > 1)
    const asks = shared.filter((group) =>
      group.some((entry) => resolveChip(evidenceOf(entry)).mustChoose),
    )
    expect(shared.length).toBeGreaterThanOrEqual(67)
    const ids = asks.map(([entry]) => Buffer.from(entry?.idBytes ?? []).toString('hex'))
    expect([...ids].sort()).toEqual([
      // S25FL127S erases 64 or 256 KiB, whatever its six bytes say.
      '012018',
      // Eon: small blocks at the top, at the bottom, or none.
      '1c2010',
      '1c2011',
      '1c2012',
      '1c2013',
      '1c2014',
      '1c2015',
      '1c2016',
      '1c2017',
      // DataFlash of two sizes or page lengths.
      '1f2700',
      '1f2800',
      // AT25F512 and AT25F1024 differ in size.
      '1f60',
      '7f372013',
      'c22536',
      'ef8a16',
      'ef8a18',
    ])
  })

  it('never asks where only one part has the ID', () => {
    const alone = groups.flatMap((group) => (group.length === 1 ? group : []))
    const resolved = alone.map((entry) => resolveChip(evidenceOf(entry)))
    expect(resolved.map((each) => each.mustChoose)).not.toContain(true)
    expect(resolved.map((each) => each.candidates[0]?.id)).toEqual(alone.map((entry) => entry.id))
  })

  it('drives several parts as one only where size, commands and supply of all agree', () => {
    let merged = 0
    for (const group of groups) {
      const { mustChoose, candidates } = resolveChip(evidenceOf(group[0]!))
      if (mustChoose || group.length === 1) continue
      merged += 1
      const [chip] = candidates
      for (const entry of among(group, candidates)) {
        expect(entry.sizeBytes, entry.id).toBe(chip?.sizeBytes)
        expect(entry.program, entry.id).toBe(chip?.program)
        expect(entry.pageBytes, entry.id).toBeGreaterThanOrEqual(chip?.pageBytes ?? Infinity)
        expect(entry.dieBytes === null, entry.id).toBe(group[0]?.dieBytes === null)
        for (const { opcode, regions } of chip?.erase ?? [])
          expect(
            entry.erase.filter((each) => each.opcode === opcode).map((each) => each.regions),
            `${entry.id} ${opcode}`,
          ).toContainEqual(regions)
        // Where one supply is not known, none is: then the user is asked, and nothing is taken for right.
        if (entry.supplyMv === null) expect(chip?.supplyMv, entry.id).toBeNull()
        else if (chip?.supplyMv != null) {
          expect(chip.supplyMv[0], entry.id).toBeGreaterThanOrEqual(entry.supplyMv[0])
          expect(chip.supplyMv[1], entry.id).toBeLessThanOrEqual(entry.supplyMv[1])
        }
      }
    }
    expect(merged).toBeGreaterThan(10)
  })

  it('asks for the marking in every group whose sizes, methods or supplies differ', () => {
    for (const whole of groups) {
      const resolved = resolveChip(evidenceOf(whole[0]!))
      const group = among(whole, resolved.candidates)
      const low = ({ supplyMv }: ChipEntry) => supplyMv !== null && supplyMv[1] < 2700
      const differ =
        new Set(group.map(({ sizeBytes, program }) => `${sizeBytes} ${program}`)).size > 1 ||
        (group.some(low) && !group.every(low))
      if (!differ) continue
      expect(resolved.mustChoose, group[0]?.id).toBe(true)
      const words = remedyFor({
        code: 'chip.ambiguous',
        facts: { idBytes: resolved.idBytes, names: [], differences: resolved.differences },
      })
      expect(words.steps[0], group[0]?.id).toMatch(/^Read the marking/)
    }
  })

  it('names the differences whenever it asks', () => {
    for (const entry of entries) {
      const { mustChoose, differences, candidates } = resolveChip(evidenceOf(entry))
      if (!mustChoose) continue
      expect(differences.length, entry.id).toBeGreaterThan(0)
      for (const chip of candidates) expect(chip.names.length, chip.id).toBeGreaterThan(0)
    }
  })

  it('lets a name settle every ID that must be chosen', () => {
    for (const entry of entries) {
      if (!resolveChip(evidenceOf(entry)).mustChoose) continue
      expect(only(resolveChip(evidenceOf(entry), entry.id)).id).toBe(entry.id)
    }
  })
})

describe('shared IDs', () => {
  it('drives C22017 by the 64 KiB erase all six parts share, and leaves 20 alone', () => {
    const chip = only(resolveChip(rdid('c2 20 17')))
    expect(chip.erase.map((erase) => erase.opcode)).toEqual([0xd8])
    expect(chip.names).toContain('MX25L6405')
    expect(chip.names).toContain('MX25L6406E')
    expect(chip.protection?.rangeRule).toBeNull()
  })

  it('asks about C22536, which a 3 V and a 1.8 V part share', () => {
    const { mustChoose, differences, candidates } = resolveChip(rdid('c2 25 36'))
    expect(mustChoose).toBe(true)
    expect(differences).toEqual([
      {
        code: 'supply',
        rangesMv: [
          [2700, 3600],
          [1650, 2000],
        ],
      },
    ])
    expect(candidates.map((chip) => chip.supplyMv)).toEqual([
      [2700, 3600],
      [1650, 2000],
    ])
  })

  it('asks about old Eon parts that differ in where the small blocks are', () => {
    const { mustChoose, differences } = resolveChip(rdid('1c 20 14'))
    expect(mustChoose).toBe(true)
    expect(differences[0]?.code).toBe('block-erase')
  })

  it.each([
    // S25FL128S/S25FL256S data sheet 001-98283, table 10.2: sector architecture, then family.
    ['01 20 18 4d 00 80', ['S25FL127S 64 KiB', 'S25FL127S 256 KiB', 'S25FL128S 256 KiB']],
    ['01 20 18 4d 01 80', ['S25FL127S 64 KiB', 'S25FL127S 256 KiB', 'S25FL128S 64 KiB']],
    ['01 20 18 4d 00 81', ['S25FS128S 64 KiB']],
    ['01 20 18 4d 01 81', ['S25FS128S 64 KiB']],
    // As the kernel of Linux tells them apart, by five bytes; a S25FL129P repeats its last one.
    ['01 20 18 4d 01 01', ['S25FL129P 64 KiB']],
    ['01 20 18 4d 00 00', ['S25FL129P 256 KiB']],
    ['01 20 18 03 01 01', ['S25FL128P 64 KiB']],
    ['01 20 18 03 00 00', ['S25FL128P 256 KiB']],
    ['01 02 19 4d 00 80', ['S25FL256S 256 KiB']],
    ['01 02 19 4d 01 80', ['S25FL256S 64 KiB']],
  ])('%s is told by bytes 4 to 6 as %j', (id, told) => {
    const { candidates } = resolveChip(rdid(id))
    const d8 = (chip: FlashChip): number =>
      (chip.erase.find(({ opcode }) => opcode === 0xd8 || opcode === 0xdc)?.regions[0]
        ?.blockBytes ?? 0) / 1024
    const said = candidates.map((chip) => `${chip.names.join(' / ')} ${d8(chip)} KiB`)
    expect([...said].sort()).toEqual([...told].sort())
    const volts = id.endsWith('81') ? '1.8 V' : '3 V'
    for (const chip of candidates) expect(voltageClass(chip.supplyMv)).toBe(volts)
  })

  it('fall back on three bytes when the rest fits no chip', () => {
    const { candidates } = resolveChip(rdid('01 20 18 99 99 99'))
    const names = new Set(candidates.flatMap((chip) => chip.names))
    expect(names).toEqual(new Set(['S25FL127S', 'S25FL128P', 'S25FL128S', 'S25FL129P']))
  })

  it('reaches all of a shared EF4019 by the mode both parts have', () => {
    const chip = only(resolveChip(rdid('ef 40 19')))
    expect(chip).toMatchObject({ addressing: '4-byte-mode', fourByteMode: 'wren+b7' })
  })
})

describe('replies', () => {
  it('are not data when all bits are the same', () => {
    for (const empty of ['00 00 00', 'ff ff ff']) {
      const { answered, candidates } = resolveChip({
        ...rdid(empty),
        rems: bytes('ff ff'),
        res: bytes('00'),
        sfdp: { ok: false, why: 'absent', flaw: { code: 'no-signature' } },
      })
      expect({ answered, candidates }).toEqual({ answered: false, candidates: [] })
    }
  })

  it('count continuation bytes as part of the ID', () => {
    expect(only(resolveChip(rdid('7f 9d 46'))).id).toBe('pmc-pm25lq032c')
    expect(resolveChip(rdid('7f 7f 01 02 03 04')).idBytes).toBe('7f7f010203')
  })

  it('of one byte from AB count only when nothing else spoke', () => {
    const old = entries.find((entry) => entry.probe === 'res1')
    if (old === undefined) throw new Error('none')
    const res = reply(old.idBytes, 3)
    expect(resolveChip({ ...silence, res }).candidates.map((chip) => chip.probe)).toContain('res1')
    expect(resolveChip({ ...rdid('aa bb cc'), res }).candidates).toEqual([])
    expect(resolveChip({ ...silence, rems: bytes('aa bb'), res }).candidates).toEqual([])
  })

  it('of an unknown chip without SFDP leave no candidate but its ID', () => {
    expect(resolveChip(rdid('aa bb cc'))).toEqual({
      candidates: [],
      mustChoose: false,
      differences: [],
      idBytes: 'aabbcc',
      answered: true,
    })
  })
})

describe('a name given by the user', () => {
  it('narrows a shared ID to the part and its own erases', () => {
    const chip = only(resolveChip(rdid('c2 20 17'), 'MX25L6406E'))
    expect(chip.erase.map((erase) => erase.opcode)).toEqual([0x20, 0x52, 0xd8])
    expect(chip.protection?.rangeRule).not.toBeNull()
  })

  it('is refused when the chip answers as another one', () => {
    const fault = faultOf(() => resolveChip(rdid('ef 40 18'), 'MX25L6406E'))
    expect(fault).toMatchObject({
      code: 'chip.mismatch',
      facts: {
        asked: 'MX25L6406E',
        found: { vendor: 'Winbond', name: 'W25Q128…V' },
        idBytes: 'ef4018',
      },
    })
  })

  it('that is unknown is rejected with similar names', () => {
    const fault = faultOf(() => resolveChip(rdid('ef 40 18'), 'W25Q128ZZ'))
    expect(fault.code).toBe('chip.no-such-name')
    expect(fault).toHaveProperty(['facts', 'near', 0])
  })
})
