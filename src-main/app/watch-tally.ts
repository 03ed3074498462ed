// SPDX-License-Identifier: GPL-3.0-or-later
/** Combines the last looks at the wires: whether the chip answers, how steadily, and whether a change helped. */
import type { WatchInfo } from '../../shared/model/watch.ts'
import { scoreOf, steadyId } from '../flash/glimpse.ts'
import type { Glimpse } from '../flash/glimpse.ts'

/** Number of good looks in a row that count as steady. */
export const STEADY_LOOKS = 5
/** Smallest change of the mean score that one bad reply cannot explain. */
const CHANGED = 0.15

export class LookTally {
  /** Scores of at most `STEADY_LOOKS` looks, since the user last said that the wires were changed. */
  #scores: readonly number[] = []
  /** Mean score before that change; `null` before the first look. */
  #before: number | null = null
  #goodInARow = 0
  #goodId: string | null = null

  /** `rose`: something answers now, and better than before the change. */
  add(look: Glimpse): Pick<WatchInfo, 'seen' | 'change'> & { readonly rose: boolean } {
    const score = scoreOf(look)
    const id = steadyId(look)
    this.#scores = [...this.#scores, score].slice(-STEADY_LOOKS)
    const goesOn = this.#goodInARow === 0 || id === this.#goodId
    this.#goodInARow = score === 1 && goesOn ? this.#goodInARow + 1 : 0
    this.#goodId = id
    this.#before ??= score
    return {
      seen: this.steady ? 'steady' : score > 0 ? 'answers' : 'none',
      change: this.#changeFrom(this.#before),
      rose: score > 0 && score > this.#before,
    }
  }

  /** The same chip answered well in every one of the last `STEADY_LOOKS` looks. */
  get steady(): boolean {
    return this.#goodInARow >= STEADY_LOOKS
  }

  /** The next steady state needs `STEADY_LOOKS` good looks again. */
  countAnew(): void {
    this.#goodInARow = 0
  }

  /** The user changed the wires: compares the next looks with the looks so far. */
  measureAnew(): void {
    if (this.#scores.length > 0) this.#before = mean(this.#scores)
    this.#scores = []
  }

  #changeFrom(before: number): WatchInfo['change'] {
    const moved = mean(this.#scores) - before
    if (this.#scores.length < STEADY_LOOKS || Math.abs(moved) < CHANGED) return 'none'
    return moved > 0 ? 'better' : 'worse'
  }
}

const mean = (all: readonly number[]): number =>
  all.reduce((sum, each) => sum + each, 0) / Math.max(1, all.length)
