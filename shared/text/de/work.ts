// SPDX-License-Identifier: GPL-3.0-or-later
/** Wo die Arbeit steht: eine verlorene Verbindung, und wie es weitergeht. */
import type { LostProgrammer } from '../../model/work.ts'
import { lookAtLink } from './reach.ts'

/** What happened, what that means for the chip, where the backup is, and what to do now. */
export function lostSentences(
  lost: LostProgrammer,
  backupFile: string | null,
): readonly [title: string, ...rest: string[]] {
  return [
    `Verbindung zum Programmer ${lost.name} verloren`,
    'Pin One hat gerade keinen Befehl an den Chip gesendet.',
    ...(backupFile === null ? [] : [`Backup: ${backupFile}`]),
    lookAtLink(lost.reach),
    ...(backupFile === null
      ? []
      : [
          'Wenn der Chip wieder gefunden ist, vergleicht Pin One ihn mit dem Backup. Dann machst du weiter, wo du warst.',
        ]),
  ]
}

export const resumeText = {
  title: 'Den Chip mit deinem Backup vergleichen',
  lead: (file: string) =>
    `Du hast ein Backup von einer früheren Verbindung: ${file}. Pin One liest den Chip einmal und vergleicht jedes Byte. Wenn alle gleich sind, machst du weiter, wo du warst.`,
  start: 'Mit dem Backup vergleichen',
  instead: 'Ein neues Backup machen',
  running: 'Der Chip wird mit deinem Backup verglichen',
  runningLead: 'Berühre weder Chip noch Leitungen noch Kabel.',
  stop: 'Vergleich anhalten',
  stopLeaves: 'Ein Vergleich liest nur. Du kannst ihn jederzeit anhalten.',
  differs: (file: string) =>
    `Der Chip ist anders als ${file}. Vielleicht ist es ein anderer Chip, oder eine Leitung ist lose. Prüfe den Clip und vergleiche noch einmal, oder mache ein neues Backup.`,
  unplugged:
    'Programmer abgezogen. Prüfe die erste Ursache, hake sie ab und stecke den Programmer wieder ein.',
  asksAgain: 'Pin One sucht den Chip von selbst noch einmal.',
  unreadable:
    'Pin One konnte nicht lesen, wo die letzte Arbeit stand, und fängt von vorn an. Deine Backups sind davon nicht betroffen.',
  unwritable:
    'Pin One kann nicht speichern, wo die Arbeit steht. Nach einem Neustart fängst du von vorn an.',
} as const
