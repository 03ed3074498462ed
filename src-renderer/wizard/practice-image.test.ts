import { expect, it } from 'vitest'
import { practiceImageOf } from './practice-image.ts'

const blank = new Uint8Array(65_536).fill(0xff)
const page = (image: Uint8Array) => image.subarray(0x1000, 0x1100)

it('differs from what the chip holds, also when that is a practice image already', () => {
  let held: Uint8Array = blank
  for (let write = 0; write < 3; write += 1) {
    const image = practiceImageOf(held)
    expect(image).toHaveLength(held.length)
    expect(Buffer.compare(page(image), page(held))).not.toBe(0)
    held = image
  }
})

it('leaves the backup that it is made of alone', () => {
  const held = Uint8Array.from(blank)
  practiceImageOf(held)
  expect(Buffer.compare(held, blank)).toBe(0)
})
