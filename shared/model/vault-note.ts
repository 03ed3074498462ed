// SPDX-License-Identifier: GPL-3.0-or-later
/** Files among the backups that are left alone. `name` is the file's own. */
import type { FileTrouble } from './file-trouble.ts'

export type VaultNote =
  | { readonly code: 'unreadable'; readonly name: string; readonly why: BadDescription }
  /** The description `of` names a missing file with security registers; the backup itself is there. */
  | { readonly code: 'security-gone'; readonly name: string; readonly of: string }
  | { readonly code: 'undescribed' | 'foreign'; readonly name: string }

/** What is wrong with the JSON of a backup. `field`: the first invalid one, or none. */
export type BadDescription =
  | { readonly code: 'not-json' }
  | { readonly code: 'bad-field'; readonly field: string }
  | FileTrouble
