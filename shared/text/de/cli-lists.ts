// SPDX-License-Identifier: GPL-3.0-or-later
/** Listen der Kommandozeile, und was ohne Chip abgeschlossen wird. */
import type { WhyLost } from '../../model/image.ts'
import type { FoundProgrammer } from '../../model/programmer.ts'
import { lostBackupText } from './lost-backup.ts'
import { partSaid } from '../../part-name.ts'

export const accessWords = {
  ok: 'kann geöffnet werden',
  denied: 'darf nicht geöffnet werden',
  busy: 'wird von einem anderen Programm verwendet',
  missing: 'ist nicht da',
  refused: 'wird abgelehnt',
  'no-port': 'hat keinen seriellen Anschluss',
} as const satisfies Readonly<Record<FoundProgrammer['access'], string>>

const noun = { write: 'Schreiben', erase: 'Löschen' } as const

export const listWords = {
  noProgrammer: () => 'Am USB ist kein Programmer zu sehen.',
  refused: (label: string, why: string) => `${label}, abgelehnt. ${why}`,
  noBackup: () => 'Es gibt noch kein Backup.',
  noUsableBackup: () => 'Es gibt kein Backup, das Pin One verwenden kann. Im Ordner sind Dateien:',
  noModel: () => 'Pin One kennt kein Chip-Modell mit diesem Aufdruck.',
  vaultNote: (note: string) => `Hinweis: ${note}`,
  /** A chip that is in no table: it has only an ID, which follows. */
  describesItself: () => 'unbekannter Chip, der sich selbst beschreibt (SFDP)',
  /** `operation` and `chipName` are `null` if not known. */
  dismissed: (operation: 'write' | 'erase' | null, chipName: string | null) =>
    `Abgeschlossen: Das ${noun[operation ?? 'write']} von ${chipName === null ? 'dem Chip' : partSaid(chipName)} bleibt, wie es ist.`,
  backupAt: (path: string) => `Backup: ${path}`,
  lostBackupAt: (path: string, why: WhyLost) => `Backup: ${path}. ${lostBackupText[why]}`,
  noBackupOfIt: () => 'Davon gibt es kein Backup.',
} as const
