// SPDX-License-Identifier: GPL-3.0-or-later
/** A small seeded generator (mulberry32): the same seed gives the same chip, the same faults, the same run. */
export interface Random {
  /** Uniform in [0, 1). */
  readonly next: () => number
  /** Uniform integer in [0, below). */
  readonly below: (below: number) => number
  /** Uniform 32-bit unsigned integer. */
  readonly word: () => number
}

export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const word = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const next = (): number => word() / 0x1_0000_0000
  return { word, next, below: (below) => Math.floor(next() * below) }
}

/** Mixes a text into a seed, so that each chip name has contents of its own. */
export function seedFromText(text: string, seed: number): number {
  let hash = 0x811c9dc5 ^ seed
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}
