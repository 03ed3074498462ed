// SPDX-License-Identifier: GPL-3.0-or-later
/** English names of file forms that Pin One can convert back, for the command line and the page. */
import type { UndoHow } from '../../model/regions.ts'

/** The contents of a file of this form. */
export const formWords: Readonly<Record<UndoHow, string>> = {
  'swapped-16': 'each pair of bytes is swapped',
  'swapped-32': 'each group of 4 bytes is reversed',
  'swapped-4': 'the two hex digits of each byte are swapped',
  inverted: 'every bit is inverted',
  'bit-reversed': 'the bits of each byte are reversed',
  'intel-hex': 'an image as Intel HEX text',
  's-record': 'an image as S-record text',
  capsule: 'a UEFI capsule around an image',
}
