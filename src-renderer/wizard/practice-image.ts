/** Pure: something to write on a practice chip. */

/** Where the page is that the fault `bad-page:address=0x1000` has worn out. */
const textFrom = 0x1000
const mostBytes = 65_536

/** The second is for a chip that holds the first: whoever practises twice has something to write again. */
const patterns = ['Pin One practice image. ', 'Practice, one more time. '].map((text) =>
  new TextEncoder().encode(text),
)

/**
 * The backup with a block of text and a blank block in it: different from it whatever it holds, harmless, and with
 * something to program wherever a fault to rehearse waits for it.
 */
export function practiceImageOf(backup: Uint8Array): Uint8Array<ArrayBuffer> {
  const image = Uint8Array.from(backup)
  const [first = new Uint8Array(), second = first] = patterns
  const pattern = first.every((byte, at) => backup[textFrom + at] === byte) ? second : first
  const length = Math.min(mostBytes, Math.floor(image.length / 8))
  for (let at = 0; at < length; at++) image[textFrom + at] = pattern[at % pattern.length] ?? 0
  image.fill(0xff, image.length / 2, image.length / 2 + length)
  return image
}
