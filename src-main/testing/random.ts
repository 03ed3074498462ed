// SPDX-License-Identifier: GPL-3.0-or-later
/** Pseudo-random numbers, the same in every run: the same seed gives the same test. */
import { seededRandom } from '../transport/practice/random.ts'

/** Numbers in [0, 1). */
export const seeded = (seed: number): (() => number) => seededRandom(seed).next

/** Bytes without any pattern: every value, no runs. */
export function noise(length: number, seed: number): Uint8Array {
  const random = seededRandom(seed)
  return Uint8Array.from({ length }, () => random.below(256))
}
