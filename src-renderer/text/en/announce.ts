// SPDX-License-Identifier: GPL-3.0-or-later
import type { Phase } from '../../../shared/model/job.ts'

/** What a job is doing, as a phrase for readings and for the screen reader. */
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

/** A phase that begins is only named, and so is one that ends: the next sentence is about what follows. */
export const announce = (phase: Phase, percent: number) =>
  percent === 0 || percent === 100 ? phaseText[phase] : `${phaseText[phase]}, ${percent} percent`
