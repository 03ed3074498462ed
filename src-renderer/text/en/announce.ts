// SPDX-License-Identifier: GPL-3.0-or-later
import type { Phase } from '../../../shared/model/job.ts'

/** The current phase of a job, as a phrase for displays and for the screen reader. */
export const phaseText: Readonly<Record<Phase, string>> = {
  identify: 'Reading the chip ID',
  read: 'Reading',
  compare: 'Comparing',
  save: 'Saving the backup',
  erase: 'Erasing',
  program: 'Writing',
  verify: 'Reading back and comparing',
  unprotect: 'Turning off the write protection',
  'compare-after': 'Comparing the chip with what it held',
}

/** A phase and its progress. */
export const announced = (phase: Phase, percent: number): string =>
  `${phaseText[phase]}, ${percent} percent`
