// SPDX-License-Identifier: GPL-3.0-or-later
/** The figures of a write, always in bytes: exact, and their sum is the size of the chip. */
import { plural } from '../numbers.ts'
import type { PlanSummary, WriteStats } from '../../model/job.ts'

export const bytesText = (count: number): string =>
  `${count.toLocaleString('en')} ${plural(count, { one: 'byte', other: 'bytes' })}`

/** The planned work. Fewer bytes differ than are written if whole pages must be sent. */
export const planFigures = (plan: PlanSummary): string =>
  `${bytesText(plan.changedBytes)} differ. ${plural(plan.erases, { one: '1 erase', other: `${plan.erases.toLocaleString('en')} erases` })} of ${bytesText(plan.erasedBytes)} in all, ${bytesText(plan.programmedBytes)} to write.`

/** The finished work: every byte of the chip is in exactly one of the three. */
export const writeFigures = (stats: WriteStats): string =>
  `${bytesText(stats.programmedBytes)} written, ${bytesText(stats.blankBytes)} erased and left blank, ${bytesText(stats.unchangedBytes)} not touched: ${bytesText(stats.programmedBytes + stats.blankBytes + stats.unchangedBytes)} in all.`
