// SPDX-License-Identifier: GPL-3.0-or-later
/** Die Wörter des Schreibens, solange es läuft, und eines, bei dem am Ende kein Byte geschrieben ist. */
import { chipPhrases } from '../../../shared/text/de/chip-phrases.ts'
import { sentence } from '../sentence.ts'

export const writeText = {
  notFinished: 'Das Schreiben wurde nicht fertig',
  writing: (chip: string | null) => `${sentence(chipPhrases.subject(chip))} wird geschrieben`,
  writingLead:
    'Berühre Chip, Leitungen, Kabel und Mainboard nicht. Dieser Computer geht nicht in den Ruhezustand.',
  stop: 'Schreiben anhalten',
  again: 'Noch einmal versuchen',
} as const
