// SPDX-License-Identifier: GPL-3.0-or-later
/** What the last looks at the wires say together: whether the chip answers, how steadily, and what a change did. */
import type { WatchInfo } from '../../shared/model/watch.ts'
import { scoreOf, steadyId } from '../flash/glimpse.ts'
import type { Glimpse } from '../flash/glimpse.ts'

/** So many good looks in a row are steady. */
export const STEADY_LOOKS = 5
/** A change this large of the mean of the last looks is not an accident of one reply. */
const CHANGED = 0.15

export class LookTally {
  /** Of the last `STEADY_LOOKS` looks at the most, since the wires were last said to be changed. */
  #scores: readonly number[] = []
  /** What the looks before that change scored; `null` before the first look. */
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

  /** Steady again only after as many good looks once more. */
  countAnew(): void {
    this.#goodInARow = 0
  }

  /** The wires were changed: what was seen until now is what the next looks are measured against. */
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
