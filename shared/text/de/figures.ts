// SPDX-License-Identifier: GPL-3.0-or-later
/** Die Zahlen eines Schreibvorgangs, immer in Bytes: genau, und zusammen ergeben sie den Chip. */
import type { PlanSummary, WriteStats } from '../../model/job.ts'

const grouped = (count: number): string => count.toLocaleString('de')

export const bytesText = (count: number): string =>
  `${grouped(count)} ${count === 1 ? 'Byte' : 'Bytes'}`

/** What is going to be done. Bytes that differ are fewer than those written where a whole page has to be sent. */
export const planFigures = (plan: PlanSummary): string =>
  `Anders sind ${bytesText(plan.changedBytes)}. ${plan.erases === 1 ? '1 Löschen' : `${grouped(plan.erases)} Löschvorgänge`} über zusammen ${bytesText(plan.erasedBytes)}, zu schreiben sind ${bytesText(plan.programmedBytes)}.`

/** What was done: every byte of the chip is in exactly one of the three. */
export const writeFigures = (stats: WriteStats): string =>
  `${bytesText(stats.programmedBytes)} geschrieben, ${bytesText(stats.blankBytes)} gelöscht und leer gelassen, ${bytesText(stats.unchangedBytes)} nicht berührt: zusammen ${bytesText(stats.programmedBytes + stats.blankBytes + stats.unchangedBytes)}.`
