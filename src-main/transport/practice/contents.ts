// SPDX-License-Identifier: GPL-3.0-or-later
/** Contents of a new practice chip: blank, or a firmware-like image that is the same for the same seed. */
import { seedFromText, seededRandom } from './random.ts'

const text = new TextEncoder()
const KIB = 1024

/** Flash descriptor signature, at offset 0x10 of the descriptor (Intel PCH datasheets, SPI flash descriptor). */
const DESCRIPTOR_SIGNATURE = [0x5a, 0xa5, 0xf0, 0x0f]

export function blankContents(sizeBytes: number): Uint8Array {
  return new Uint8Array(sizeBytes).fill(0xff)
}

/**
 * An invented firmware image: descriptor, network card settings, a management region, free space, a file system of
 * named files and a boot block at the top. Contains no foreign code. Its halves always differ.
 */
export function firmwareContents(sizeBytes: number, name: string, seed: number): Uint8Array {
  const bytes = blankContents(sizeBytes)
  const random = seededRandom(seedFromText(name, seed))
  const noise = (from: number, to: number): void => {
    const words = new Uint32Array(Math.floor((to - from) / 4))
    for (let index = 0; index < words.length; index++) words[index] = random.word()
    bytes.set(new Uint8Array(words.buffer), from)
  }
  const put = (at: number, value: string): void => bytes.set(text.encode(value), at)
  if (sizeBytes < 512 * KIB) {
    noise(0, Math.floor(sizeBytes / 2))
    put(0x40, `practice ${name}`)
    noise(sizeBytes - 4 * KIB, sizeBytes - KIB)
    bytes.set([0xe9, 0x5b, 0xff, 0x00, 0x00], sizeBytes - 16)
    return bytes
  }
  const bios = Math.floor(sizeBytes / 4)
  descriptor(bytes, sizeBytes, bios)
  noise(0x1000, 0x1080)
  bytes.set([0x02, 0x00, 0x5e, 0x00, 0x53, 0x01], 0x1000)
  noise(0x3000, 0x3000 + Math.floor(bios * 0.7))
  put(0x3010, '$FPT')
  const end = sizeBytes - 64 * KIB
  fileSystem(bytes, bios, end, random.below, noise)
  put(end, `practice ${name}, seed ${seed}, not real firmware`)
  noise(end + KIB, sizeBytes - 256)
  bytes.set([0xe9, 0x5b, 0xff, 0x00, 0x00], sizeBytes - 16)
  return bytes
}

function descriptor(bytes: Uint8Array, sizeBytes: number, bios: number): void {
  bytes.set(DESCRIPTOR_SIGNATURE, 0x10)
  bytes.set([0x03, 0x00, 0x04, 0x00, 0x08, 0x02, 0x10, 0x12], 0x14)
  const regions: readonly (readonly [number, number])[] = [
    [0, 0xfff],
    [bios, sizeBytes - 1],
    [0x3000, bios - 1],
    [0x1000, 0x2fff],
  ]
  const view = new DataView(bytes.buffer)
  for (const [index, [first, last]] of regions.entries())
    view.setUint32(0x40 + 4 * index, ((last >>> 12) << 16) | (first >>> 12), true)
  view.setUint32(0x50, 0x0000_7fff, true)
}

function fileSystem(
  bytes: Uint8Array,
  from: number,
  to: number,
  below: (below: number) => number,
  noise: (from: number, to: number) => void,
): void {
  const view = new DataView(bytes.buffer)
  let at = from
  let index = 0
  while (at < to) {
    const length = Math.min(to - at - 64, (24 + below(400)) * KIB)
    if (length <= 0) break
    bytes.set(text.encode('LARCHIVE'), at)
    view.setUint32(at + 8, length)
    view.setUint32(at + 12, 0x50)
    view.setUint32(at + 20, 0x40)
    bytes.set(text.encode(`fallback/part-${index}`), at + 24)
    noise(at + 64, at + 64 + length)
    // Files start at a multiple of 64 bytes; one in three is followed by free space.
    const free = below(3) === 0 ? below(256) * KIB : 0
    at = Math.ceil((at + 64 + length + free) / 64) * 64
    index++
  }
}
