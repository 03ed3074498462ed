// SPDX-License-Identifier: GPL-3.0-or-later
/** What lies among the backups and is left alone. `name` is the file's own. */
import type { FileTrouble } from './file-trouble.ts'

export type VaultNote =
  | { readonly code: 'unreadable'; readonly name: string; readonly why: BadDescription }
  /** The description `of` names a file with security registers that is not there; the backup itself is. */
  | { readonly code: 'security-gone'; readonly name: string; readonly of: string }
  | { readonly code: 'undescribed' | 'foreign'; readonly name: string }

/** What is wrong with the JSON beside a backup. `field`: the first that is not as it should be, or none. */
export type BadDescription =
  | { readonly code: 'not-json' }
  | { readonly code: 'bad-field'; readonly field: string }
  | FileTrouble
