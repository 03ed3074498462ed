// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { chipEntries, flashChip } from '../../shared/data/chips.ts'
import type { FlashChip } from '../../shared/model/chip.ts'
import { commonEntry } from '../chip/merge.ts'
import type { SpiOp, SpiTransport } from '../transport/spi.ts'
import { readSecurityOf } from './security.ts'

const entries = chipEntries()
const chipOf = (id: string): FlashChip => {
  const entry = entries.find((one) => one.id === id)
  if (entry === undefined) throw new Error(`no chip ${id}`)
  return flashChip(entry)
}
const w25q64 = chipOf('winbond-w25q64jv-.q')

/** A transport that answers each window by `reply` and keeps what was sent. */
function bus(chip: FlashChip, reply: (op: SpiOp, count: number) => number) {
  const sent: string[] = []
  const transport = {
    transfer: (op: SpiOp) => {
      sent.push(Buffer.from(op.tx).toString('hex'))
      const bytes = Uint8Array.from(
        { length: op.rxBytes },
        (_, at) => reply(op, at + sent.length) & 0xff,
      )
      return Promise.resolve(bytes)
    },
  } as unknown as SpiTransport
  return { sent, bus: { chip, transport } }
}
const steady = (op: SpiOp, at: number): number => (op.tx[2] ?? 0) + (at > 0 ? op.rxBytes : 0)

describe('what lies beside the contents of a chip', () => {
  it('is read twice, in windows that only read', async () => {
    const { sent, bus: wires } = bus(w25q64, (op) => op.tx[0] ?? 0)
    await readSecurityOf(wires)
    expect(sent).toEqual([
      '4800100000',
      '4800100000',
      '4800200000',
      '4800200000',
      '4800300000',
      '4800300000',
      '4b00000000',
      '4b00000000',
    ])
  })

  it('is not kept where two reads differ, and an ID of one value is not an ID', async () => {
    expect(await readSecurityOf(bus(w25q64, (_op, count) => count).bus)).toBeNull()
    const silent = await readSecurityOf(bus(w25q64, () => 0xff).bus)
    expect(silent).toMatchObject({ uniqueId: null, addresses: [0x1000, 0x2000, 0x3000] })
    expect((await readSecurityOf(bus(w25q64, steady).bus))?.bytes.length).toBe(768)
  })

  it('is not asked for on a chip that the table says nothing of, nor where an opcode may mean something else', async () => {
    const otherwise: FlashChip = {
      ...w25q64,
      meanings: [
        { opcode: 0x48, means: 'erase-something', effect: 'change' },
        { opcode: 0x4b, means: 'read-otp', effect: 'read' },
      ],
    }
    for (const chip of [chipOf('macronix-mx25l6406e-mx25l6408e'), otherwise]) {
      const { sent, bus: wires } = bus(chip, () => 0x5a)
      expect(await readSecurityOf(wires)).toBeNull()
      expect(sent).toEqual([])
    }
  })

  it('is asked for on parts of one ID only where the table says the same of all of them', () => {
    const groups = new Map<string, (typeof entries)[number][]>()
    for (const entry of entries) {
      const id = entry.idBytes.join(' ')
      groups.set(id, [...(groups.get(id) ?? []), entry])
    }
    let agreed = 0
    for (const group of groups.values()) {
      const { security } = flashChip(commonEntry(group))
      if (security === null) continue
      agreed++
      for (const entry of group) expect(flashChip(entry).security, entry.id).toEqual(security)
    }
  })

  it('is known of no part that may listen to four address bytes', () => {
    const known = entries.filter((entry) => flashChip(entry).security !== null)
    expect(known.length).toBeGreaterThan(20)
    for (const entry of known) expect(entry.sizeBytes).toBeLessThanOrEqual(0x100_0000)
  })
})
