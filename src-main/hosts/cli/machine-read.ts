// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * What scripts read, the same in every language: it stands here, and in no table of words. The lines of write
 * protection, which scripts know from flashrom, are in `protection-command.ts`.
 */

/** Begins the line that says that every byte was read back and compared; nothing else does. */
export const verified = 'VERIFIED.'

/** flashrom's line for `--flash-name`. */
export const flashNameLine = (vendor: string, names: readonly string[]): string =>
  `vendor="${vendor}" name="${names.join('/') || 'SFDP-capable chip'}"`

/** A part of an image in the name of its file: `8MiB`. */
export function fileSize(bytes: number): string {
  if (bytes % 0x10_0000 === 0) return `${bytes / 0x10_0000}MiB`
  if (bytes % 1024 === 0) return `${bytes / 1024}KiB`
  return `${bytes.toLocaleString('en')}bytes`
}
