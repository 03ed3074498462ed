// SPDX-License-Identifier: GPL-3.0-or-later
/** English lines about what is inside an archive, for the command line and the page. */
import type { ArchiveEntry, ArchiveListing } from '../../model/archive.ts'
import { entryForm } from '../rules.ts'

const checksums = {
  good: ', checksum good',
  bad: ', CHECKSUM WRONG: do not use it',
  none: '',
} as const

export const entryLine = (entry: ArchiveEntry): string =>
  entryForm(entry, checksums[entry.checksum])

/** Which file is proposed, and by what. */
export function proposalText({ entries, fitting, chosenBy }: ArchiveListing): string {
  const [first, ...others] = fitting
  const entry = first === undefined ? undefined : entries[first]
  if (entry === undefined) return 'No file in it fits what is known of the mainboard and its chip.'
  const by = [
    ...(chosenBy.board ? ['mainboard'] : []),
    ...(chosenBy.size ? ['size'] : []),
    ...(chosenBy.keyboard ? ['keyboard'] : []),
  ]
  const why = by.length === 0 ? 'by its name alone' : `by ${by.join(', ')}`
  const more =
    others.length === 0 ? '' : ` ${others.length} more fit, for other keyboards or screens.`
  return `Fits (${why}): ${entry.name}.${more}`
}
