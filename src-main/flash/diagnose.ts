// SPDX-License-Identifier: GPL-3.0-or-later
/** What the replies to the ID commands show about the wires. Pure. */
import { hex } from '../../shared/hex.ts'
import { chipEntryOf, chipRows } from '../../shared/data/chips.ts'
import { partCode } from '../../shared/part-name.ts'

/** A line that nothing drives reads the same value everywhere, so such a reply proves nothing about a chip. */
export type NoData = 'all-ff' | 'all-00'

/** `null` when the bytes carry data. */
export function noData(bytes: Uint8Array): NoData | null {
  if (bytes.length === 0) return 'all-00'
  const [first] = bytes
  if (first !== 0x00 && first !== 0xff) return null
  if (bytes.some((byte) => byte !== first)) return null
  return first === 0xff ? 'all-ff' : 'all-00'
}

/** True when every sample equals the first; one sample alone proves nothing and is not steady. */
export function steady(samples: readonly Uint8Array[]): boolean {
  const [first] = samples
  if (first === undefined || samples.length < 2) return false
  const wanted = hex(first)
  return samples.every((sample) => hex(sample) === wanted)
}

/** The different values among the samples as hex, in order of appearance. */
export function distinct(samples: readonly Uint8Array[]): readonly string[] {
  return [...new Set(samples.map((sample) => hex(sample)))]
}

export interface ShiftedId {
  /** The known ID, hex. */
  readonly meant: string
  /** Positive: the reply came late by so many bits (or 8, a byte); negative: so many of its first bits are missing. */
  readonly byBits: number
}

/**
 * A known three-byte ID that appears in the reply shifted by 1 to 7 bits or by one byte, as after a missed or extra
 * clock edge. The smallest shift wins; `null` when none fits. `reply` is the reply to 9F, at least four bytes.
 */
export function shiftedId(
  reply: Uint8Array,
  known: readonly number[] = knownIds(),
): ShiftedId | null {
  if (reply.length < 4) return null
  const head = uint32(reply)
  for (let bits = 1; bits <= 8; bits++) {
    // Late: the complete ID follows `bits` stray bits.
    const late = (head >>> (8 - bits)) & 0xff_ffff
    // Early: the first `bits` bits of the ID are missing, and other bits follow its end.
    const tail = 0xff_ffff >>> bits
    const early = head >>> (8 + bits)
    for (const id of known) {
      if (late === id) return { meant: idHex(id), byBits: bits }
      if (early === (id & tail)) return { meant: idHex(id), byBits: -bits }
    }
  }
  return null
}

/** True for the three-byte ID of a chip model in the table. */
export function isKnownId(id: Uint8Array): boolean {
  return id.length === 3 && knownIds().includes(Number.parseInt(hex(id), 16))
}

/** Chip models whose ID differs in one bit from this unknown one: a sign of one bad wire. */
export function oneBitAway(
  id: Uint8Array,
): readonly { readonly name: string; readonly idBytes: string }[] {
  if (id.length !== 3 || noData(id) !== null || isKnownId(id)) return []
  const seen = Number.parseInt(hex(id), 16)
  const near = knownIds().filter((known) => isPowerOfTwo(known ^ seen))
  return near.flatMap((known) => {
    const idBytes = idHex(known)
    const row = chipRows().find(
      (each) => each.idBytes.replaceAll(' ', '').toLowerCase() === idBytes,
    )
    return row === undefined ? [] : [{ name: partCode(chipEntryOf(row)), idBytes }]
  })
}

const isPowerOfTwo = (value: number): boolean => value !== 0 && (value & (value - 1)) === 0

const uint32 = (bytes: Uint8Array): number =>
  (((bytes[0] ?? 0) << 24) | ((bytes[1] ?? 0) << 16) | ((bytes[2] ?? 0) << 8) | (bytes[3] ?? 0)) >>>
  0

const idHex = (id: number): string => id.toString(16).padStart(6, '0')

let ids: readonly number[] | null = null

/** All three-byte JEDEC IDs of the table, as numbers. */
function knownIds(): readonly number[] {
  ids ??= [
    ...new Set(
      chipRows()
        .filter((row) => row.probe === 'rdid')
        .map((row) => row.idBytes.replaceAll(' ', ''))
        .filter((text) => /^[0-9a-f]{6}$/i.test(text))
        .map((text) => Number.parseInt(text, 16)),
    ),
  ]
  return ids
}
