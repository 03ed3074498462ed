// SPDX-License-Identifier: GPL-3.0-or-later
/** Reads numbers and text out of any bytes. Nothing here throws; every byte past the end reads as 0. */

export const u16 = (bytes: Uint8Array, at: number): number =>
  (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)

/** Little-endian, 0 to 2^32 - 1. */
export const u32 = (bytes: Uint8Array, at: number): number =>
  (u16(bytes, at) | (u16(bytes, at + 2) << 16)) >>> 0

/** Big-endian. */
export const u32be = (bytes: Uint8Array, at: number): number =>
  (((bytes[at] ?? 0) << 24) |
    ((bytes[at + 1] ?? 0) << 16) |
    ((bytes[at + 2] ?? 0) << 8) |
    (bytes[at + 3] ?? 0)) >>>
  0

/** Little-endian, 64 bits; above 2^53 inexact, so it can only be compared with a maximum. */
export const u64 = (bytes: Uint8Array, at: number): number =>
  u32(bytes, at) + u32(bytes, at + 4) * 0x1_0000_0000

export const ascii = (text: string): Uint8Array =>
  Uint8Array.from(text, (letter) => letter.charCodeAt(0))

export function hasAt(bytes: Uint8Array, at: number, mark: Uint8Array): boolean {
  if (at < 0 || at + mark.length > bytes.length) return false
  for (let index = 0; index < mark.length; index++)
    if (bytes[at + index] !== mark[index]) return false
  return true
}

/** First offset of `mark` at or after `from`; -1 when it does not occur. Linear. */
export const indexOfBytes = (bytes: Uint8Array, mark: Uint8Array, from = 0): number =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf(mark, from)

/** True when every byte of [start, end) is `value`; an empty range counts as true. */
export function allAre(bytes: Uint8Array, start: number, end: number, value: number): boolean {
  for (let at = start; at < end; at++) if (bytes[at] !== value) return false
  return true
}

/** All FF or all 00. */
export const isBlank = (bytes: Uint8Array, start: number, end: number): boolean =>
  allAre(bytes, start, end, 0xff) || allAre(bytes, start, end, 0)

/** Largest number of characters that is shown of any text in a file. */
export const maxTextLength = 64

const isPrintable = (value: number): boolean => value >= 0x20 && value < 0x7f

/** The text from `at` to the first NUL or `end`, printable ASCII only, at most 64 characters. */
export function textAt(bytes: Uint8Array, at: number, end: number): string {
  let text = ''
  for (let index = at; index < Math.min(end, bytes.length, at + 256); index++) {
    const value = bytes[index] ?? 0
    if (value === 0 || text.length === maxTextLength) break
    if (isPrintable(value)) text += String.fromCharCode(value)
  }
  return text.trim()
}

/** A NUL-terminated field of printable ASCII with `length` bytes; `null` when it is anything else. */
export function nameField(bytes: Uint8Array, at: number, length: number): string | null {
  let text = ''
  for (let index = at; index < at + length; index++) {
    const value = bytes[index]
    if (value === undefined) return null
    if (value === 0) return text
    if (!isPrintable(value)) return null
    text += String.fromCharCode(value)
  }
  return null
}

/** The part of `range` that lies inside a file of `sizeBytes`. */
export const clipped = (
  { offset, length }: { readonly offset: number; readonly length: number },
  sizeBytes: number,
): { readonly offset: number; readonly length: number } => {
  const start = Math.min(Math.max(offset, 0), sizeBytes)
  const end = Math.min(Math.max(offset + length, start), sizeBytes)
  return { offset: start, length: end - start }
}
