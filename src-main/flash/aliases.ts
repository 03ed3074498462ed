// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Whether two addresses of a chip are the same memory cell. After a failed write this exposes a smaller chip sold as a
 * larger one.
 */
import type { FlashDevice } from './device.ts'
import type { Run } from './run.ts'

const SAMPLE_BYTES = 256
const SAMPLES = 6
/** Smallest address difference that is tested, bytes: one erase block. */
const LEAST_BIT = 12

/** What the chip held before the write, and the image that was being written. */
interface Images {
  readonly before: Uint8Array
  readonly wanted: Uint8Array
}

export interface Alias {
  /** The first offset that is the same place as offset 0. */
  readonly repeatsAt: number
  /** A higher address bit made a difference. A smaller chip ignores all higher bits. */
  readonly oneBit: boolean
}

/**
 * The first offset that is the same place as offset 0, or `null`. Only places where `wanted`, the image, differs from
 * its counterpart can tell. A blank chip shows nothing before a write, so this runs after a write that failed. Every
 * sample must read alike, must hold more than one value, and must have changed since `before`: two halves that were
 * always equal prove nothing. Reads only. Faults: `link.*`.
 */
export async function aliasSeen(
  device: FlashDevice,
  { before, wanted }: Images,
  run: Run,
): Promise<Alias | null> {
  let oneBit = false
  for (let bit = Math.log2(wanted.length) - 1; bit >= LEAST_BIT; bit--) {
    const places = tellingPlaces(wanted, 2 ** bit)
    if (places.length < 2) continue
    if (await allAlike(device, before, places, 2 ** bit, run))
      return { repeatsAt: await lowestAlike(device, { before, wanted }, bit, run), oneBit }
    oneBit = true
  }
  return null
}

/** A chip of a quarter of the stated size also repeats at half of it. */
async function lowestAlike(
  device: FlashDevice,
  { before, wanted }: Images,
  from: number,
  run: Run,
): Promise<number> {
  let lowest = from
  for (let bit = from - 1; bit >= LEAST_BIT; bit--) {
    const places = tellingPlaces(wanted, 2 ** bit)
    if (places.length < 2 || !(await allAlike(device, before, places, 2 ** bit, run))) break
    lowest = bit
  }
  return 2 ** lowest
}

/**
 * Offsets without the address bit `step`, spread over the chip, where the image differs from its counterpart. Looks
 * through the whole chip before it chooses, because a write may have changed only one part.
 */
function tellingPlaces(wanted: Uint8Array, step: number): readonly number[] {
  const found: number[] = []
  const stride = Math.max(SAMPLE_BYTES, wanted.length / 512)
  for (let at = 0; at < wanted.length; at += stride) {
    if ((at & step) !== 0) continue
    const here = wanted.subarray(at, at + SAMPLE_BYTES)
    const there = wanted.subarray(at + step, at + step + SAMPLE_BYTES)
    if (here.some((byte, index) => byte !== there[index])) found.push(at)
  }
  const share = Math.max(1, found.length / SAMPLES)
  const count = Math.min(SAMPLES, found.length)
  return Array.from({ length: count }, (_, index) => found[Math.floor((index + 0.5) * share)]!)
}

async function allAlike(
  device: FlashDevice,
  before: Uint8Array,
  places: readonly number[],
  step: number,
  run: Run,
): Promise<boolean> {
  let varied = false
  let changed = false
  for (const offset of places) {
    const here = await device.read({ offset, length: SAMPLE_BYTES }, run, 'verify')
    const there = await device.read({ offset: offset + step, length: SAMPLE_BYTES }, run, 'verify')
    if (here.some((byte, index) => byte !== there[index])) return false
    varied ||= here.some((byte) => byte !== here[0])
    changed ||= here.some((byte, index) => byte !== before[offset + index])
  }
  return varied && changed
}
