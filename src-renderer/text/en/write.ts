// SPDX-License-Identifier: GPL-3.0-or-later
/** Words of a running write, and of one that ended before any byte was written. */
import { chipPhrases } from '../../../shared/text/en/chip-phrases.ts'

export const writeText = {
  notFinished: 'The write did not finish',
  writing: (chip: string | null) => `Writing ${chipPhrases.object(chip)}`,
  writingLead: 'Do not touch the chip, wires, cable or mainboard. This computer will stay awake.',
  stop: 'Stop writing',
  again: 'Try again',
} as const
