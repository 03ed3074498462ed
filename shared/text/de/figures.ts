// SPDX-License-Identifier: GPL-3.0-or-later
/** Die Zahlen eines Schreibvorgangs, immer in Bytes: genau, und zusammen ergeben sie den Chip. */
import { plural } from '../numbers.ts'
import type { PlanSummary, WriteStats } from '../../model/job.ts'

const grouped = (count: number): string => count.toLocaleString('de')

export const bytesText = (count: number): string =>
  `${grouped(count)} ${plural(count, { one: 'Byte', other: 'Bytes' })}`

/** What is going to be done. Bytes that differ are fewer than those written where a whole page has to be sent. */
export const planFigures = (plan: PlanSummary): string =>
  `Anders sind ${bytesText(plan.changedBytes)}. ${plural(plan.erases, { one: '1 Löschen', other: `${grouped(plan.erases)} Löschvorgänge` })} über zusammen ${bytesText(plan.erasedBytes)}, zu schreiben sind ${bytesText(plan.programmedBytes)}.`

/** What was done: every byte of the chip is in exactly one of the three. */
export const writeFigures = (stats: WriteStats): string =>
  `${bytesText(stats.programmedBytes)} geschrieben, ${bytesText(stats.blankBytes)} gelöscht und leer gelassen, ${bytesText(stats.unchangedBytes)} nicht berührt: zusammen ${bytesText(stats.programmedBytes + stats.blankBytes + stats.unchangedBytes)}.`
