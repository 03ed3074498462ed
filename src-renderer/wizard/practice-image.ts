// SPDX-License-Identifier: GPL-3.0-or-later
/** Pure: something to write on a practice chip. */
import { placeOf } from '../../shared/board-places.ts'
import type { Board } from '../../shared/data/guide.ts'
import { practiceFlash } from '../../shared/practice-flash.ts'

/** Where the page is that the fault `bad-page:address=0x1000` has worn out. */
const textFrom = 0x1000
const mostBytes = 65_536

/** The second is for a chip that holds the first: a second practice run has something to write, too. */
const patterns = ['Pin One practice image. ', 'Practice, one more time. '].map((text) =>
  new TextEncoder().encode(text),
)

export interface PracticeImage {
  /** Of the whole flash where the mainboard has several chips for one image, as the images of it are. */
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly fileName: string
}

/**
 * An image for the chip that `backup` was read from: of its mainboard, where one is chosen and has a chip of this size,
 * else the backup with other contents. It differs from what the chip holds, whatever that is.
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

/** With a block of text and a blank block in it: harmless, and with something to program where a fault waits for it. */
function otherContents(backup: Uint8Array): Uint8Array<ArrayBuffer> {
  const image = Uint8Array.from(backup)
  const [first = new Uint8Array(), second = first] = patterns
  const pattern = first.every((byte, at) => backup[textFrom + at] === byte) ? second : first
  const length = Math.min(mostBytes, Math.floor(image.length / 8))
  for (let at = 0; at < length; at++) image[textFrom + at] = pattern[at % pattern.length] ?? 0
  image.fill(0xff, image.length / 2, image.length / 2 + length)
  return image
}
