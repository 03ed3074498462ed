// SPDX-License-Identifier: GPL-3.0-or-later
/** Finds in the read-back of a group the pieces that were not written. */
import type { Piece } from './program-groups.ts'
import { holds } from './program-mend.ts'
import { isSilence } from './tell-tales.ts'

/** One read-back: its address and the reply. */
export interface Back {
  readonly offset: number
  readonly pieces: readonly Piece[]
  /** The whole piece, when only one byte of it is read; that byte shows whether the chip accepted the piece. */
  readonly of: Piece | null
  readonly reply: Promise<Uint8Array>
}

export interface Missing {
  /** The whole piece, even if only one byte of it was read. */
  readonly piece: Piece
  /** Only FF was read there. */
  readonly blank: boolean
}

/**
 * The pieces that were not read as they were written.
 * @param deaf the chip may have been busy and have answered nothing: then bytes that read like silence do not count as written
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

/** True when `back`, read from `backOffset` on, has only FF in the place of the piece. */
function isBlank(back: Uint8Array, backOffset: number, piece: Piece): boolean {
  const from = piece.offset - backOffset
  return back.subarray(from, from + piece.bytes.length).every((byte) => byte === 0xff)
}
