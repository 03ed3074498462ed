// SPDX-License-Identifier: GPL-3.0-or-later
/** Data bits with the same level in every byte: the sign of a stuck line or of a chip that is broken inside. */

export interface StuckDataBit {
  readonly bit: number
  readonly level: 0 | 1
  /** Bytes that are not blank; only these can show a stuck bit. */
  readonly programmedBytes: number
}

/** Fewer programmed bytes than this, one erase block, prove nothing. */
const LEAST_BYTES = 4096
/** Tables and drawings repeat a few values; code and compressed data use nearly all. */
const LEAST_VALUES = 32
/** With more bits than this at one level, the contents are unusual and no line is stuck. */
const MOST_BITS = 2

/**
 * The lowest data bit that has one level in every byte, or `null`. Blank bytes do not count: they read as FF without
 * the bits stuck at 0, and as FF with bits stuck at 1. All other bits must take both levels. A single FF proves that no
 * bit is stuck at 0, a single 00 that none is stuck at 1, so a firmware image is never reported. A chip full of text,
 * whose bit 7 is always 0, is not reported either.
 */
export function stuckDataBit(bytes: Uint8Array): StuckDataBit | null {
  const counts = countsOf(bytes)
  const seen = [...counts.keys()].filter((value) => (counts[value] ?? 0) > 0)
  const low = 0xff & ~seen.reduce((or, value) => or | value, 0)
  const blank = 0xff & ~low
  const programmed = seen.filter((value) => value !== blank)
  const high = programmed.reduce((and, value) => and & value, 0xff)
  const stuck = [0, 1, 2, 3, 4, 5, 6, 7].filter((bit) => ((low | high) & (1 << bit)) !== 0)
  const first = stuck[0]
  const programmedBytes = bytes.length - (counts[blank] ?? 0)
  if (first === undefined || stuck.length > MOST_BITS || programmedBytes < LEAST_BYTES) return null
  if (programmed.length < LEAST_VALUES || isText(programmed)) return null
  return { bit: first, level: (high & (1 << first)) === 0 ? 0 : 1, programmedBytes }
}

function countsOf(bytes: Uint8Array): Uint32Array {
  const counts = new Uint32Array(256)
  for (let at = 0; at < bytes.length; at++) counts[bytes[at]!]! += 1
  return counts
}

/** 7-bit text, with the zero bytes that separate strings. */
const isText = (values: readonly number[]): boolean =>
  values.every(
    (value) => value === 0 || (value >= 0x09 && value <= 0x0d) || (value >= 0x20 && value <= 0x7f),
  )
