// SPDX-License-Identifier: GPL-3.0-or-later
/** Rules for doubts about the ID of a chip. */
import type { ChipDifference } from './model/chip.ts'

/** Doubts with the same remedy: only one chip may answer. */
const twoAnswer: ReadonlySet<ChipDifference['code']> = new Set([
  'maker-parity',
  'mixed-id',
  'replies-disagree',
  'mixed-on-board',
])

/** Whether two chips seem to answer together. */
export const twoMayAnswer = (differences: readonly ChipDifference[]): boolean =>
  differences.some(({ code }) => twoAnswer.has(code))
