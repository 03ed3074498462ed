// SPDX-License-Identifier: GPL-3.0-or-later
/** Lists of the command line, and commands that need no chip. */
import type { WhyLost } from '../../model/image.ts'
import type { FoundProgrammer } from '../../model/programmer.ts'
import { lostBackupText } from './lost-backup.ts'
import { partSaid } from '../../part-name.ts'

export const accessWords = {
  ok: 'can be opened',
  denied: 'may not be opened',
  busy: 'is in use by another program',
  missing: 'is not there',
  refused: 'is refused',
  'no-port': 'has no serial port',
} as const satisfies Readonly<Record<FoundProgrammer['access'], string>>

export const listWords = {
  noProgrammer: () => 'No programmer is seen on USB.',
  refused: (label: string, why: string) => `${label}, refused. ${why}`,
  noBackup: () => 'There is no backup yet.',
  noUsableBackup: () => 'There is no backup that Pin One can use. Some files are in the folder:',
  noModel: () => 'Pin One knows no chip model with this marking.',
  vaultNote: (note: string) => `Note: ${note}`,
  /** A chip that is in no table: it has only an ID, which follows. */
  describesItself: () => 'unknown chip that describes itself (SFDP)',
  /** `operation` and `chipName` are `null` if not known. */
  dismissed: (operation: 'write' | 'erase' | null, chipName: string | null) =>
    `Closed: the ${operation ?? 'write'} of ${chipName === null ? 'the chip' : partSaid(chipName)} is left as it is.`,
  backupAt: (path: string) => `Backup: ${path}`,
  lostBackupAt: (path: string, why: WhyLost) => `Backup: ${path}. ${lostBackupText[why]}`,
  noBackupOfIt: () => 'There is no backup of it.',
} as const
