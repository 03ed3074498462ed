// SPDX-License-Identifier: GPL-3.0-or-later
/** English lines about what is inside an archive, for the command line and the page. */
import type { ArchiveEntry } from '../../model/archive.ts'
import { entryForm } from '../rules.ts'

const checksums = {
  good: ', checksum good',
  bad: ', CHECKSUM WRONG: do not use it',
  none: '',
} as const

export const entryLine = (entry: ArchiveEntry): string =>
  entryForm(entry, checksums[entry.checksum])

/** The proposed file, and the reason for it. `name`: of the file. */
export const proposalWords = {
  none: 'No file in it fits what is known of the mainboard and its chip.',
  by: { board: 'mainboard', size: 'size', keyboard: 'keyboard' },
  nameAlone: 'by its name alone',
  onlyFile: 'the only file in it',
  fits: (why: string, name: string) => `Fits (${why}): ${name}.`,
  /** `by`: the facts that determined the choice. */
  why: (by: readonly string[]) => `by ${by.join(', ')}`,
  more: (count: number) => `${count} more fit, for other keyboards or screens.`,
} as const
