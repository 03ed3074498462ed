// SPDX-License-Identifier: GPL-3.0-or-later
/** Why a file or folder of the data directory is not used. Paths are as the system gives them. */
export type FileTrouble =
  | { readonly code: 'not-a-folder' | 'of-another-user'; readonly path: string }
  /** `mode` is octal, `777`. */
  | { readonly code: 'others-may-write'; readonly path: string; readonly mode: string }
  /** `group` is a name, or a number when the system has no name. */
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

/** Refusals of the system. `system`: without a code here, with the system's own message. */
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

/** Why a user's file cannot be read or written; the path is in the fault. */
export type UserFileTrouble =
  | { readonly code: 'empty' | 'nothing-piped' | 'not-a-file' | 'several-named' }
  /** The archive `archive` has no file of this name. */
  | { readonly code: 'none-named'; readonly archive: string }
  | SystemTrouble
