/** Whether an ID can be that of one chip at all. Pure. */
import { chipEntryOf, chipRows } from '../../shared/data/chips.ts'
import type { IdDoubt } from '../../shared/model/chip.ts'
import { partName } from '../../shared/part-name.ts'

/** JEP106: every maker byte has an odd number of ones; 7F leads to the next page of makers. */
const CONTINUATION = 0x7f

/**
 * Reasons to doubt an ID that is in no table; empty for one that could be a chip's. A maker byte of even parity is no
 * maker's. Two chips that answer together pull the line against each other, and most often the zero wins: then the ID
 * is the AND of two, in the other case their OR.
 * `idBytes` as `9F` gave them, at least three.
 */
export function doubtsOf(idBytes: readonly number[]): readonly IdDoubt[] {
  const doubts: IdDoubt[] = []
  const maker = idBytes.find((byte) => byte !== CONTINUATION)
  const impossible = maker !== undefined && !oddParity(maker)
  if (impossible) doubts.push({ code: 'maker-parity', maker })
  const mixed = idBytes.length === 3 ? mixtureOf(idBytes, impossible) : null
  if (mixed !== null) doubts.push(mixed)
  return doubts
}

function oddParity(byte: number): boolean {
  let ones = 0
  for (let rest = byte; rest > 0; rest &= rest - 1) ones += 1
  return ones % 2 === 1
}

/**
 * Two parts of different makers whose IDs give this one when they are on the wire together. The OR of two parts looks
 * like many a new part that is healthy, so it is tried only for an ID that is `impossible` by itself.
 */
function mixtureOf(idBytes: readonly number[], impossible: boolean): IdDoubt | null {
  const wanted = numberOf(idBytes)
  const known = knownIds()
  for (const one of known)
    for (const other of known)
      if (one.id < other.id && one.maker !== other.maker) {
        const mixes =
          (one.id & other.id) === wanted || (impossible && (one.id | other.id) === wanted)
        if (mixes && one.id !== wanted && other.id !== wanted)
          return { code: 'mixed-id', names: [one.name, other.name] }
      }
  return null
}

const numberOf = (bytes: readonly number[]): number =>
  bytes.reduce((sum, byte) => sum * 256 + byte, 0)

interface KnownId {
  readonly id: number
  readonly maker: number
  readonly name: string
}

let ids: readonly KnownId[] | null = null

function knownIds(): readonly KnownId[] {
  if (ids !== null) return ids
  const found = new Map<number, KnownId>()
  for (const row of chipRows()) {
    const bytes = row.idBytes.split(' ').map((byte) => Number.parseInt(byte, 16))
    const id = numberOf(bytes)
    if (row.probe === 'rdid' && bytes.length === 3 && !found.has(id))
      found.set(id, { id, maker: bytes[0] ?? 0, name: partName(chipEntryOf(row)) })
  }
  ids = [...found.values()]
  return ids
}
