// SPDX-License-Identifier: GPL-3.0-or-later
/** Was in einem Archiv steckt. */
import type { ArchiveEntry } from '../../model/archive.ts'
import { entryForm } from '../rules.ts'

const checksums = {
  good: ', Prüfsumme stimmt',
  bad: ', PRÜFSUMME FALSCH: nicht verwenden',
  none: '',
} as const

export const entryLine = (entry: ArchiveEntry): string =>
  entryForm(entry, checksums[entry.checksum])

/** The proposed file, and the reason for it. `name`: of the file. */
export const proposalWords = {
  none: 'Keine Datei darin passt zu dem, was über Mainboard und Chip bekannt ist.',
  by: { board: 'Mainboard', size: 'Größe', keyboard: 'Tastatur' },
  nameAlone: 'nur nach ihrem Namen',
  onlyFile: 'die einzige Datei darin',
  fits: (why: string, name: string) => `Passt (${why}): ${name}.`,
  /** `by`: the facts that determined the choice. */
  why: (by: readonly string[]) => `nach ${by.join(', ')}`,
  more: (count: number) => `${count} weitere passen, für andere Tastaturen oder Bildschirme.`,
} as const
