// SPDX-License-Identifier: GPL-3.0-or-later
/** Pure: an image to write on a practice chip. */
import { placeOf } from '../../shared/board-places.ts'
import type { Board } from '../../shared/data/guide.ts'
import { practiceFlash } from '../../shared/practice-flash.ts'

/** Place of the page that the fault `bad-page:address=0x1000` has worn out. */
const textFrom = 0x1000
const mostBytes = 65_536

/** The second edition is for a chip that holds the first, so that a second practice run also has something to write. */
const patterns = ['Pin One practice image. ', 'Practice, one more time. '].map((text) =>
  new TextEncoder().encode(text),
)

export interface PracticeImage {
  /** For the whole flash when several chips of the mainboard share one image, like its real images. */
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly fileName: string
}

/**
 * An image for the chip of `backup`: for its mainboard, if one is chosen and has a chip of this size, else the backup
 * with changes. It always differs from the contents of the chip.
 */
export function practiceImage(
  backup: Uint8Array,
  { board, slot }: { readonly board: Board | null; readonly slot: number | null },
): PracticeImage {
  const place = board === null ? null : placeOf(board, slot, backup.length)
  if (board === null || place === null)
    return { bytes: otherContents(backup), fileName: 'practice.rom' }
  const first = practiceFlash(board, place, 'first')
  const share = first.subarray(place.offset, place.offset + place.length)
  const isHeld = share.every((byte, at) => backup[at] === byte)
  return {
    bytes: isHeld ? practiceFlash(board, place, 'second') : first,
    fileName: `practice-${board.id}.rom`,
  }
}

/** Contains a block of text and a blank block: harmless, and gives simulated faults something to program. */
function otherContents(backup: Uint8Array): Uint8Array<ArrayBuffer> {
  const image = Uint8Array.from(backup)
  const [first = new Uint8Array(), second = first] = patterns
  const pattern = first.every((byte, at) => backup[textFrom + at] === byte) ? second : first
  const length = Math.min(mostBytes, Math.floor(image.length / 8))
  for (let at = 0; at < length; at++) image[textFrom + at] = pattern[at % pattern.length] ?? 0
  image.fill(0xff, image.length / 2, image.length / 2 + length)
  return image
}
