// SPDX-License-Identifier: GPL-3.0-or-later
/** Was in einem Archiv steckt. */
import type { ArchiveEntry, ArchiveListing } from '../../model/archive.ts'
import { entryForm } from '../rules.ts'

const checksums = {
  good: ', Prüfsumme stimmt',
  bad: ', PRÜFSUMME FALSCH: nicht verwenden',
  none: '',
} as const

export const entryLine = (entry: ArchiveEntry): string =>
  entryForm(entry, checksums[entry.checksum])

/** Which file is proposed, and by what. */
export function proposalText({ entries, fitting, chosenBy }: ArchiveListing): string {
  const [first, ...others] = fitting
  const entry = first === undefined ? undefined : entries[first]
  if (entry === undefined)
    return 'Keine Datei darin passt zu dem, was von Mainboard und Chip bekannt ist.'
  const by = [
    ...(chosenBy.board ? ['Mainboard'] : []),
    ...(chosenBy.size ? ['Größe'] : []),
    ...(chosenBy.keyboard ? ['Tastatur'] : []),
  ]
  const why = by.length === 0 ? 'nur nach ihrem Namen' : `nach ${by.join(', ')}`
  const more =
    others.length === 0
      ? ''
      : ` ${others.length} weitere passen, für andere Tastaturen oder Bildschirme.`
  return `Passt (${why}): ${entry.name}.${more}`
}
