// SPDX-License-Identifier: GPL-3.0-or-later
/** Programmers that appear as a drive and wait for firmware, by the family in their files. */
export type FirmwareFamily = 'rp2040' | 'rp2350'

export const firmwareBoards: Readonly<Record<FirmwareFamily, string>> = {
  rp2040: 'Raspberry Pi Pico',
  rp2350: 'Raspberry Pi Pico 2',
}

/** What is wrong with a firmware file. Blocks are counted from 0; `blocks` is the number that the file states. */
export type FirmwareTrouble =
  | { readonly code: 'empty' | 'not-uf2' | 'no-family' | 'other-family' | 'mixed' | 'nothing' }
  | { readonly code: 'odd-size'; readonly sizeBytes: number }
  | { readonly code: 'damaged' | 'missing-before'; readonly block: number }
  | { readonly code: 'cut-off'; readonly held: number; readonly blocks: number }
