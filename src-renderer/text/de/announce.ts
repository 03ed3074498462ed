// SPDX-License-Identifier: GPL-3.0-or-later
import type { Phase } from '../../../shared/model/job.ts'

/** Was eine Arbeit gerade tut, als Satzteil für Anzeigen und für den Screenreader. */
export const phaseText: Readonly<Record<Phase, string>> = {
  identify: 'Chip-ID lesen',
  read: 'Lesen',
  compare: 'Vergleichen',
  save: 'Backup speichern',
  erase: 'Löschen',
  program: 'Schreiben',
  verify: 'Zurücklesen und vergleichen',
  unprotect: 'Schreibschutz ausschalten',
  'compare-after': 'Den Chip mit dem vergleichen, was er enthielt',
}

/** A phase and its progress. */
export const announced = (phase: Phase, percent: number): string =>
  `${phaseText[phase]}, ${percent} Prozent`
