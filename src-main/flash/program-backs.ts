// SPDX-License-Identifier: GPL-3.0-or-later
/** What was read back of a group of pages, and which of its pieces are not there. */
import type { Piece } from './program-groups.ts'
import { holds } from './program-mend.ts'
import { isSilence } from './tell-tales.ts'

/** What is read back, and the reply. */
export interface Back {
  readonly offset: number
  readonly pieces: readonly Piece[]
  /** Only a byte of the piece is read, which tells whether the chip has taken it. */
  readonly of: Piece | null
  readonly reply: Promise<Uint8Array>
}

export interface Missing {
  /** The whole piece, also where a byte of it was read. */
  readonly piece: Piece
  /** Nothing but FF is there. */
  readonly blank: boolean
}

/**
 * The pieces that were not read as they were written.
 * @param deaf the chip may have been busy, and have answered nothing: what reads as silence then is not there
 */
export async function missing(backs: readonly Back[], deaf: boolean): Promise<readonly Missing[]> {
  const wrong: Missing[] = []
  for (const { offset, pieces, of, reply } of backs) {
    const seen = await reply
    for (const part of pieces) {
      if (holds(seen, offset, part) && !(deaf && part.bytes.every(isSilence))) continue
      wrong.push({ piece: of ?? part, blank: isBlank(seen, offset, part) })
    }
  }
  return wrong
}

/** True when `back`, read from `backOffset` on, has nothing but FF where the piece is. */
function isBlank(back: Uint8Array, backOffset: number, piece: Piece): boolean {
  const from = piece.offset - backOffset
  return back.subarray(from, from + piece.bytes.length).every((byte) => byte === 0xff)
}
