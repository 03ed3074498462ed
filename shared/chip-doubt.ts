// SPDX-License-Identifier: GPL-3.0-or-later
/** What the doubts about the answer of a chip have in common. */
import type { ChipDifference } from './model/chip.ts'

/** Doubts that one act settles: only one chip may answer. */
const twoAnswer: ReadonlySet<ChipDifference['code']> = new Set([
  'maker-parity',
  'mixed-id',
  'replies-disagree',
  'mixed-on-board',
])

/** Whether it looks as if two chips answer together. */
export const twoMayAnswer = (differences: readonly ChipDifference[]): boolean =>
  differences.some(({ code }) => twoAnswer.has(code))
