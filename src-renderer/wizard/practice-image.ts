/** Pure: something to write on a practice chip. */

/** Where the page is that the fault `bad-page:address=0x1000` has worn out. */
const textFrom = 0x1000
const mostBytes = 65_536

/**
 * The backup with a block of text and a blank block in it: different enough to be worth writing, harmless, and with
 * something to program wherever a fault to rehearse waits for it.
 */
export function practiceImageOf(backup: Uint8Array): Uint8Array<ArrayBuffer> {
  const image = Uint8Array.from(backup)
  const pattern = new TextEncoder().encode('Pin One practice image. ')
  const length = Math.min(mostBytes, Math.floor(image.length / 8))
  for (let at = 0; at < length; at++) image[textFrom + at] = pattern[at % pattern.length] ?? 0
  image.fill(0xff, image.length / 2, image.length / 2 + length)
  return image
}
