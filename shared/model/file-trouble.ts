// SPDX-License-Identifier: GPL-3.0-or-later
/** Why a file or folder of the data directory is not used. Paths are as the system has them. */
export type FileTrouble =
  | { readonly code: 'not-a-folder' | 'of-another-user'; readonly path: string }
  /** `mode` is octal, `777`. */
  | { readonly code: 'others-may-write'; readonly path: string; readonly mode: string }
  /** `group` is a name, or a number where the system has no name. */
  | {
      readonly code: 'group-may-write'
      readonly path: string
      readonly mode: string
      readonly group: string | number
    }
  | { readonly code: 'link' | 'not-regular' | 'second-name'; readonly path: string }
  | {
      readonly code: 'too-large'
      readonly path: string
      readonly sizeBytes: number
      readonly mostBytes: number
    }
  | SystemTrouble

/** What the system refuses. `system`: what has no code here, in the words of the system. */
export type SystemTrouble =
  | {
      readonly code:
        | 'not-there'
        | 'no-right'
        | 'no-space'
        | 'read-only'
        | 'a-folder'
        | 'in-use'
        | 'disk-fails'
    }
  | { readonly code: 'system'; readonly message: string }

/** Why a file of the user cannot be read or written; the path stands beside it. */
export type UserFileTrouble =
  | { readonly code: 'empty' | 'nothing-piped' | 'not-a-file' | 'several-named' }
  /** No file in `archive` has the name. */
  | { readonly code: 'none-named'; readonly archive: string }
  | SystemTrouble
