// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Chooses a byte of a page that shows whether the chip accepted the page: a byte that was blank before, will not stay
 * blank, and has a value that an undriven line does not show.
 */
import type { PlannedErase } from './plan-types.ts'
import type { Piece } from './program-groups.ts'

const BLANK = 0xff

/** True for a value that an undriven line can show, whatever pulls it. */
export const isSilence = (byte: number): boolean => byte === 0x00 || byte === BLANK

export class TellTales {
  readonly #erases: readonly PlannedErase[]
  readonly #before: Uint8Array | null

  /**
   * @param erases ascending, all done
   * @param before what the whole chip held before them; `null` when not known
   */
  constructor(erases: readonly PlannedErase[], before: Uint8Array | null) {
    this.#erases = erases
    this.#before = before
  }

  /** The byte as a piece of its own; `null` when no byte can show it. */
  of(piece: Piece): Piece | null {
    const index = piece.bytes.findIndex(
      (byte, at) => !isSilence(byte) && this.#wasBlank(piece.offset + at),
    )
    if (index < 0) return null
    return { offset: piece.offset + index, bytes: piece.bytes.subarray(index, index + 1) }
  }

  #wasBlank(offset: number): boolean {
    if (this.#before !== null && this.#before[offset] === BLANK) return true
    let low = 0
    let high = this.#erases.length
    while (low < high) {
      const middle = (low + high) >> 1
      const { offset: start, length } = this.#erases[middle]!
      if (offset < start) high = middle
      else if (offset < start + length) return true
      else low = middle + 1
    }
    return false
  }
}
