// SPDX-License-Identifier: GPL-3.0-or-later
/** Downloaded archives and their contents. Sizes in bytes. */

import type { ArchiveFormat } from './contents.ts'

/** The formats that Pin One opens. */
export const openedFormats: ReadonlySet<ArchiveFormat> = new Set(['xz', 'gzip', 'zip', 'tar'])

/**
 * Why an archive is not opened. `damaged`: its checksums or its structure are wrong; `too-large`, `too-many`: beyond
 * what Pin One unpacks; `encrypted` and `method`: parts of the format that Pin One does not read; `unknown`: no
 * archive.
 */
export type ArchiveTrouble =
  | 'damaged'
  | 'too-large'
  | 'too-many'
  | 'encrypted'
  | 'method'
  | 'unknown'

/** `good`: equal to the published checksum; `bad`: different; `none`: no checksum was published. */
export type ChecksumVerdict = 'good' | 'bad' | 'none'

export interface ArchiveEntry {
  /** Index among the files, from 0; `archive.take` needs it. */
  readonly index: number
  /** Name in the archive, printable ASCII only, at most 200 letters. Shown as text, never used as a path. */
  readonly name: string
  readonly sizeBytes: number
  readonly sha256: string
  /**
   * The name follows a known grammar and contains a target of this mainboard, or any target when no mainboard was
   * given.
   */
  readonly forBoard: boolean | null
  /** Keyboard layout in the name, such as `usqwerty`; `null`: none. */
  readonly keyboard: string | null
  readonly checksum: ChecksumVerdict
}

/** `single`: one packed file. */
export type ArchiveForm = 'tar' | 'single' | 'zip'

export interface ArchiveListing {
  readonly format: ArchiveForm
  readonly entries: readonly ArchiveEntry[]
  /** Indexes of the files that fit what is known; propose the first. */
  readonly fitting: readonly number[]
  /** The facts by which `fitting` was chosen. */
  readonly chosenBy: { readonly board: boolean; readonly size: boolean; readonly keyboard: boolean }
}
