// SPDX-License-Identifier: GPL-3.0-or-later
/** Whether an ID can belong to a single chip. Pure. */
import { chipEntryOf, chipRows } from '../../shared/data/chips.ts'
import type { IdDoubt } from '../../shared/model/chip.ts'
import { capacityCodeOf } from './evidence.ts'
import type { ChipEvidence } from './evidence.ts'
import { partCode } from '../../shared/part-name.ts'

/** JEP106: every manufacturer byte has an odd number of ones; 7F means that the number is in the next bank. */
const CONTINUATION = 0x7f

/**
 * Reasons to doubt an ID that is not in the table; empty when it could belong to a chip. A manufacturer byte of even
 * parity does not exist. When two chips answer together, both drive the line. Most often the zero wins, and the ID is
 * the AND of two IDs; otherwise it is their OR. `idBytes` as returned by `9F`, at least three.
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

/** IDs that each chip of a mainboard can have: one list per chip, empty when its chip models are not known. */
export type BoardIds = readonly (readonly (readonly number[])[])[]

/**
 * Reasons to doubt an ID that is in the table: two chips that answer together can give the ID of a third, or of the
 * smaller of the two (8 MiB and 4 MiB of one series read as 4 MiB).
 * 90 and AB return one more byte, the device ID, in which the two chips mix independently. Chips of 1 MiB and more give
 * their capacity code less one there (W25Q64JV 8.2.19: 16 after EF4017; MX25L12835F table 6; GD25Q127C 7.14). The ID is
 * doubted when this byte differs and both replies are the AND of those of two known chips. Smaller chips have other
 * codes (MX25L512E: 05), so only codes of large chips count.
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

/** Capacity code of 1 MiB and the device ID that belongs to it; from here on manufacturers use the same numbering. */
const LEAST_PLAIN_CODE = 0x14
const LEAST_PLAIN_DEVICE = 0x13

/** The device ID, if 90 begins with the manufacturer byte of 9F and AB agrees with it. */
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

/**
 * Two chip models of different chips of one mainboard whose mixture is this ID, unless a chip of the mainboard can have
 * this ID itself.
 */
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
 * Two chip models of different manufacturers whose IDs mix to this one when both answer. The OR of two IDs also looks
 * like the ID of many new, good chips, so it is tried only for an ID that is `impossible` in itself.
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
  /** The size that the third byte codes; `null` when it is not a capacity code. */
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
