// SPDX-License-Identifier: GPL-3.0-or-later
/** Whether an ID can be that of one chip at all. Pure. */
import { chipEntryOf, chipRows } from '../../shared/data/chips.ts'
import type { IdDoubt } from '../../shared/model/chip.ts'
import { capacityCodeOf } from './evidence.ts'
import type { ChipEvidence } from './evidence.ts'
import { partCode } from '../../shared/part-name.ts'

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

/** IDs of the parts that each chip of a mainboard can be; one list for each chip, empty where its parts are not known. */
export type BoardIds = readonly (readonly (readonly number[])[])[]

/**
 * Reasons to doubt an ID although it is in the table: two chips that answer together can give the ID of a third, or of
 * the smaller of the two (8 MiB and 4 MiB of one series read as 4 MiB).
 *
 * 90 and AB give one more byte, and the wires mix it by itself. Parts of 1 MiB and more give the code of their size
 * less one there (W25Q64JV 8.2.19: 16 behind EF4017; MX25L12835F table 6; GD25Q127C 7.14). Where it is another one, and
 * both replies are the AND of what two known parts give, it is doubted. A smaller part has codes of its own (MX25L512E:
 * 05), so that of those only a code of a large part counts.
 */
export function doubtsOfKnown(
  idBytes: readonly number[],
  { rems, res }: Pick<ChipEvidence, 'rems' | 'res'>,
  board: BoardIds = [],
): readonly IdDoubt[] {
  if (idBytes.length !== 3) return []
  const onBoard = mixtureOnBoard(idBytes, board)
  if (onBoard !== null) return [onBoard]
  const deviceId = deviceIdOf(idBytes, rems, res)
  const code = capacityCodeOf(idBytes)
  if (deviceId === null || code === null || deviceId === code - 1) return []
  if (deviceId < LEAST_PLAIN_DEVICE && code < LEAST_PLAIN_CODE) return []
  const names = pairBehind(idBytes, deviceId)
  return names === null ? [] : [{ code: 'replies-disagree', deviceId, names }]
}

/** Capacity code of 1 MiB, from which on makers number alike, and the device byte that goes with it. */
const LEAST_PLAIN_CODE = 0x14
const LEAST_PLAIN_DEVICE = 0x13

/** The device byte, where 90 begins with the maker of 9F and AB does not contradict it. */
function deviceIdOf(
  idBytes: readonly number[],
  rems: Uint8Array | null,
  res: Uint8Array | null,
): number | null {
  const device = rems?.[1]
  if (device === undefined || rems?.[0] !== idBytes[0] || res?.[0] !== device) return null
  return device
}

function pairBehind(
  idBytes: readonly number[],
  deviceId: number,
): readonly [one: string, other: string] | null {
  const wanted = numberOf(idBytes)
  const known = knownIds().filter(({ code }) => code !== null && code >= LEAST_PLAIN_CODE)
  for (const one of known)
    for (const other of known)
      if (
        one.id < other.id &&
        (one.id & other.id) === wanted &&
        (((one.code ?? 0) - 1) & ((other.code ?? 0) - 1)) === deviceId
      )
        return [one.name, other.name]
  return null
}

/** Two parts of different chips of one mainboard whose mixture this is, where no part of it has the ID by itself. */
function mixtureOnBoard(idBytes: readonly number[], board: BoardIds): IdDoubt | null {
  const wanted = numberOf(idBytes)
  const chips = board.map((ids) => ids.map(numberOf))
  if (chips.flat().includes(wanted)) return null
  for (const [index, ids] of chips.entries())
    for (const one of ids)
      for (const other of chips.slice(index + 1).flat())
        if (one !== other && (one & other) === wanted)
          return { code: 'mixed-on-board', names: [nameOf(one), nameOf(other)] }
  return null
}

const nameOf = (id: number): string =>
  knownIds().find((known) => known.id === id)?.name ?? id.toString(16).padStart(6, '0')

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
  /** The size as the third byte codes it; `null` where it is not a code of a size. */
  readonly code: number | null
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
      found.set(id, {
        id,
        maker: bytes[0] ?? 0,
        code: capacityCodeOf(bytes),
        name: partCode(chipEntryOf(row)),
      })
  }
  ids = [...found.values()]
  return ids
}
