// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Output for scripts, the same in every language, so it is not in a text table. The lines about write protection, which
 * scripts know from flashrom, are in `protection-command.ts`.
 */

/** Begins the line that states that every byte was read back and compared; no other line begins so. */
export const verified = 'VERIFIED.'

/** flashrom's line for `--flash-name`. */
export const flashNameLine = (vendor: string, names: readonly string[]): string =>
  `vendor="${vendor}" name="${names.join('/') || 'SFDP-capable chip'}"`

/** Size of a part of an image in its file name: `8MiB`. */
export function fileSize(bytes: number): string {
  if (bytes % 0x10_0000 === 0) return `${bytes / 0x10_0000}MiB`
  if (bytes % 1024 === 0) return `${bytes / 1024}KiB`
  return `${bytes.toLocaleString('en')}bytes`
}
