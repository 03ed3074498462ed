// SPDX-License-Identifier: GPL-3.0-or-later
/** Sentences about the state of the work: a lost connection, and how to continue. */
import type { LostProgrammer } from '../../model/work.ts'
import { lookAtLink } from './reach.ts'

/** What happened, what that means for the chip, where the backup is, and what to do now. */
export function lostSentences(
  lost: LostProgrammer,
  backupFile: string | null,
): readonly [title: string, ...rest: string[]] {
  return [
    `Lost connection to the programmer ${lost.name}`,
    'Pin One was sending no command to the chip.',
    ...(backupFile === null ? [] : [`Backup: ${backupFile}`]),
    lookAtLink(lost.reach),
    ...(backupFile === null
      ? []
      : [
          'When the chip is found again, Pin One compares it with the backup. Then you go on where you were.',
        ]),
  ]
}

export const resumeText = {
  title: 'Compare the chip with your backup',
  lead: (file: string) =>
    `You have a backup from an earlier connection: ${file}. Pin One reads the chip once and compares every byte. If all are equal, you go on where you were.`,
  start: 'Compare with the backup',
  instead: 'Make a new backup',
  running: 'Comparing the chip with your backup',
  runningLead: 'Do not touch the chip, wires or cable.',
  stop: 'Stop comparing',
  stopLeaves: 'A comparison only reads. You can stop it at any time.',
  differs: (file: string) =>
    `The chip differs from ${file}. It may be another chip, or a wire may be loose. Check the clip and compare again, or make a new backup.`,
  unplugged:
    'Programmer unplugged. Check the first cause, tick it, and connect the programmer again.',
  asksAgain: 'Pin One looks for the chip again by itself.',
  unreadable:
    'Pin One could not read where the last work stood, and starts from the beginning. Your backups are not touched.',
  unwritable:
    'Pin One cannot save where the work stands. After a restart you start from the beginning.',
} as const
