// SPDX-License-Identifier: GPL-3.0-or-later
/** Programmers that wait for firmware as a drive, by the family that their files name. */
export type FirmwareFamily = 'rp2040' | 'rp2350'

export const firmwareBoards: Readonly<Record<FirmwareFamily, string>> = {
  rp2040: 'Raspberry Pi Pico',
  rp2350: 'Raspberry Pi Pico 2',
}

/** What is wrong with a firmware file. Blocks are counted from 0, `blocks` are those that the file names. */
export type FirmwareTrouble =
  | { readonly code: 'empty' | 'not-uf2' | 'no-family' | 'other-family' | 'mixed' | 'nothing' }
  | { readonly code: 'odd-size'; readonly sizeBytes: number }
  | { readonly code: 'damaged' | 'missing-before'; readonly block: number }
  | { readonly code: 'cut-off'; readonly held: number; readonly blocks: number }
