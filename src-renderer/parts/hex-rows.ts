// SPDX-License-Identifier: GPL-3.0-or-later
/** Pure: rows of bytes as shown, and the search for the next difference. Addresses and sizes in bytes. */
import { datasheetHex } from '../../shared/hex.ts'
import type { ByteRange } from '../../shared/model/range.ts'

export const rowBytes = 8

export interface HexByte {
  /** Two hex digits; two dots after the end of the file, two spaces while loading. */
  readonly text: string
  readonly differs: boolean
}

export interface HexRow {
  readonly address: number
  readonly one: readonly HexByte[]
  readonly two: readonly HexByte[]
  /** The bytes of the first file as text. */
  readonly text: string
}

/** The first address of a page that shows `address`: a whole row, with no empty rows after the end. */
export function topAt(address: number, sizeBytes: number, rows: number): number {
  const last = Math.max(0, Math.ceil(sizeBytes / rowBytes) - rows) * rowBytes
  const row = Math.floor(Math.max(0, address) / rowBytes) * rowBytes
  return Math.min(last, row)
}

/** `one`, `two`: the bytes from `top` on; `null`: still loading, or no second file. */
export function hexRows(
  top: number,
  count: number,
  one: Uint8Array | null,
  two: Uint8Array | null,
  sizeBytes: number,
): readonly HexRow[] {
  const rows: HexRow[] = []
  for (let address = top; address < Math.min(sizeBytes, top + count * rowBytes);) {
    const from = address - top
    const side = (own: Uint8Array | null, other: Uint8Array | null): HexByte[] =>
      Array.from({ length: rowBytes }, (_, index) => {
        const value = own?.[from + index]
        const there = other?.[from + index]
        const differs = own !== null && other !== null && value !== there
        const text = own === null ? '  ' : value === undefined ? '··' : datasheetHex(value)
        return { text, differs }
      })
    const letters = Array.from(one?.subarray(from, from + rowBytes) ?? [])
    rows.push({
      address,
      one: side(one, two),
      two: side(two, one),
      text: letters
        .map((value) => (value >= 0x20 && value < 0x7f ? String.fromCharCode(value) : '.'))
        .join(''),
    })
    address += rowBytes
  }
  return rows
}

/** Index of the first difference after `address`; `null` if there is none. `differences` ascend. */
export function nextDifference(differences: readonly ByteRange[], address: number): number | null {
  let low = 0
  let high = differences.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((differences[middle]?.offset ?? 0) > address) high = middle
    else low = middle + 1
  }
  return low < differences.length ? low : null
}

/** Index of the last difference that begins before `address`. */
export function previousDifference(
  differences: readonly ByteRange[],
  address: number,
): number | null {
  const next = nextDifference(differences, address - 1) ?? differences.length
  return next > 0 ? next - 1 : null
}
