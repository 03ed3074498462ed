// SPDX-License-Identifier: GPL-3.0-or-later
/** Archives as people download them, and what is in them. Sizes in bytes. */

import type { ArchiveFormat } from './contents.ts'

/** The formats that Pin One opens. */
export const openedFormats: ReadonlySet<ArchiveFormat> = new Set(['xz', 'gzip', 'zip', 'tar'])

/**
 * Why an archive is not opened. `damaged`: its own checksums or its structure say so; `too-large`, `too-many`: beyond
 * what Pin One unpacks; `encrypted` and `method`: parts of the format that Pin One does not read; `unknown`: no archive.
 */
export type ArchiveTrouble =
  | 'damaged'
  | 'too-large'
  | 'too-many'
  | 'encrypted'
  | 'method'
  | 'unknown'

/** `good`: equal to the checksum that came with it; `bad`: different; `none`: no checksum came with it. */
export type ChecksumVerdict = 'good' | 'bad' | 'none'

export interface ArchiveEntry {
  /** Its place among the files, from 0: what `archive.take` asks for. */
  readonly index: number
  /** As it stands in the archive, printable ASCII only, at most 200 letters. Shown as text, never used as a path. */
  readonly name: string
  readonly sizeBytes: number
  readonly sha256: string
  /** The name follows a known grammar and names a target of this mainboard, or of any where none was named. */
  readonly forBoard: boolean | null
  /** Keyboard in the name, as `usqwerty`; `null`: none. */
  readonly keyboard: string | null
  readonly checksum: ChecksumVerdict
}

/** `single`: one packed file. */
export type ArchiveForm = 'tar' | 'single' | 'zip'

export interface ArchiveListing {
  readonly format: ArchiveForm
  readonly entries: readonly ArchiveEntry[]
  /** Indexes of the files that fit what is known; the first is the one to propose. */
  readonly fitting: readonly number[]
  /** What `fitting` was chosen by. */
  readonly chosenBy: { readonly board: boolean; readonly size: boolean; readonly keyboard: boolean }
}
