// SPDX-License-Identifier: GPL-3.0-or-later
/** Namen für Formen, die rückgängig gemacht werden. */
import type { UndoHow } from '../../model/regions.ts'

/** The contents of a file of this form. */
export const formWords: Readonly<Record<UndoHow, string>> = {
  'swapped-16': 'je zwei Bytes sind vertauscht',
  'swapped-32': 'je 4 Bytes stehen umgekehrt',
  'swapped-4': 'die beiden Hex-Ziffern jedes Bytes sind vertauscht',
  inverted: 'jedes Bit ist umgekehrt',
  'bit-reversed': 'die Bits jedes Bytes stehen umgekehrt',
  'intel-hex': 'ein Image als Intel-HEX-Text',
  's-record': 'ein Image als S-Record-Text',
  capsule: 'eine UEFI-Kapsel um ein Image',
}
