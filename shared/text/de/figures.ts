// SPDX-License-Identifier: GPL-3.0-or-later
/** Die Zahlen eines Schreibvorgangs, immer in Bytes: genau, und zusammen ergeben sie den Chip. */
import { plural } from '../numbers.ts'
import type { PlanSummary, WriteStats } from '../../model/job.ts'

const grouped = (count: number): string => count.toLocaleString('de')

export const bytesText = (count: number): string =>
  `${grouped(count)} ${plural(count, { one: 'Byte', other: 'Bytes' })}`

/** The planned work. Fewer bytes differ than are written if whole pages must be sent. */
export const planFigures = (plan: PlanSummary): string =>
  `Anders sind ${bytesText(plan.changedBytes)}. ${plural(plan.erases, { one: '1 Löschen', other: `${grouped(plan.erases)} Löschvorgänge` })} über zusammen ${bytesText(plan.erasedBytes)}, zu schreiben sind ${bytesText(plan.programmedBytes)}.`

/** The finished work: every byte of the chip is in exactly one of the three. */
export const writeFigures = (stats: WriteStats): string =>
  `${bytesText(stats.programmedBytes)} geschrieben, ${bytesText(stats.blankBytes)} gelöscht und leer gelassen, ${bytesText(stats.unchangedBytes)} nicht berührt: zusammen ${bytesText(stats.programmedBytes + stats.blankBytes + stats.unchangedBytes)}.`
