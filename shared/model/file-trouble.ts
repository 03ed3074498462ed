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
  /** In the words of the system. */
  | { readonly code: 'system'; readonly message: string }
