// SPDX-License-Identifier: GPL-3.0-or-later
/** Ein Chip eines Mainboards im Satz. Der Name aus den Daten, etwa `bottom`; `null`: Es gibt nur einen Chip. */
import { boardChipNames } from './guide-boards.ts'

/** Wo der Chip liegt, ist ein Adjektiv und wird gebeugt. */
const stems: Readonly<Record<string, string>> = { bottom: 'unter', top: 'ober' }

const nouns: Readonly<Record<string, string>> = {
  'first 8 MiB': 'Chip mit den ersten 8 MiB',
  'last 4 MiB': 'Chip mit den letzten 4 MiB',
}

const phrase = (name: string | null, ending: string): string => {
  if (name === null) return 'Chip'
  const stem = stems[name]
  if (stem !== undefined) return `${stem}${ending} Chip`
  return nouns[name] ?? `${(boardChipNames as Readonly<Record<string, string>>)[name] ?? name}-Chip`
}

export const chipPhrases = {
  bare: (name: string | null): string => phrase(name, 'er'),
  subject: (name: string | null): string => `der ${phrase(name, 'e')}`,
  object: (name: string | null): string => `den ${phrase(name, 'en')}`,
  bareObject: (name: string | null): string => phrase(name, 'en'),
} as const
