// SPDX-License-Identifier: GPL-3.0-or-later
/** What a user asks to be done to a chip. */
import type { AcceptedCautions } from './image.ts'
import type { SettingsWanted } from './protection.ts'

export type UnprotectChoice = 'no' | 'restore-afterwards' | 'leave-off'

/** What stands behind a write. `skip` is the CLI's --skip-backup; the wizard never offers it. */
export type BackupChoice = 'session' | 'recovery' | 'skip'

export type JobRequest =
  | { readonly kind: 'identify' }
  | { readonly kind: 'read' }
  | { readonly kind: 'backup'; readonly passes: 2 | 3; readonly board: string | null }
  | {
      readonly kind: 'write'
      readonly imageId: string
      readonly backup: BackupChoice
      readonly unprotect: UnprotectChoice
      /** Mainboard (id or name) and chip of it that the image is for: main judges the image by them once more. */
      readonly board?: string | null | undefined
      readonly slot?: string | number | null | undefined
      /** An expert overrules a stop about the mainboard; no other stop. */
      readonly ignoreBoard?: boolean | undefined
      /** Every caution about the image must be among them, unless Pin One kept the image itself. */
      readonly accepted?: AcceptedCautions | null | undefined
    }
  | { readonly kind: 'erase'; readonly backup: BackupChoice; readonly unprotect: UnprotectChoice }
  | { readonly kind: 'verify'; readonly imageId: string }
  /** Sets protection bits and checks them; no byte of the contents is written. */
  | ({ readonly kind: 'settings' } & SettingsWanted)
  /**
   * Reads the chip once and compares every byte with a backup of an earlier connection, or with what was verified on
   * this chip since; when all are equal, the backup stands behind this connection too.
   */
  | { readonly kind: 'adopt'; readonly backupId: string }
