// SPDX-License-Identifier: GPL-3.0-or-later
/** Requests for work on a chip. */
import type { AcceptedCautions } from './image.ts'
import type { SettingsWanted } from './protection.ts'

export type UnprotectChoice = 'no' | 'restore-afterwards' | 'leave-off'

/** The backup for a write. `skip` is the CLI's --skip-backup; the wizard never offers it. */
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
      /** Mainboard (id or name) and its chip that the image is for: main judges the image for them once more. */
      readonly board?: string | null | undefined
      readonly slot?: string | number | null | undefined
      /** The user overrules a stop about the mainboard; no other stop. */
      readonly ignoreBoard?: boolean | undefined
      /** Must contain every caution about the image, unless Pin One kept the image itself. */
      readonly accepted?: AcceptedCautions | null | undefined
    }
  | { readonly kind: 'erase'; readonly backup: BackupChoice; readonly unprotect: UnprotectChoice }
  | { readonly kind: 'verify'; readonly imageId: string }
  /** Sets protection bits and checks them; writes no byte of the contents. */
  | ({ readonly kind: 'settings' } & SettingsWanted)
  /**
   * Reads the chip once and compares every byte with a backup of an earlier connection, or with a later verified image
   * of this chip. If all are equal, this connection uses that backup too.
   */
  | { readonly kind: 'adopt'; readonly backupId: string }
