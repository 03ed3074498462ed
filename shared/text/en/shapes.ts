// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The likely cause of a pattern of different bytes, a whole sentence for each; for two reads, and for a chip and a
 * file.
 */
import type { MismatchShape } from '../../model/mismatch.ts'

export const shapeText: Readonly<Record<MismatchShape, string>> = {
  'scattered-bits':
    'Single bits differ in many places. A contact may be loose, or the SPI clock too fast. The chip itself is rarely the cause.',
  'bits-only-clear':
    'Bits differ only from 1 to 0. The supply voltage may be too low, or a place was not erased before its write.',
  'runs-of-ff': 'Long runs read as FF. A contact may have been open for a while: MISO, CS or VCC.',
  'runs-of-00':
    'Long runs read as 00. A contact may have been open for a while, or MISO may have touched GND.',
  'all-after-offset':
    'Everything after one address differs. The clip may have moved, or the cable may have come off.',
  'shifted-bits': 'The bits are shifted. The SPI clock may be too fast, or the CLK wire too long.',
  'whole-stretches':
    'Whole stretches differ, byte after byte. It may be other data, a block that was not written, or a contact that was open for a while.',
  'few-places':
    'Only a few places differ. A contact may be loose, or cells of the chip may be worn out.',
  everything:
    'Nearly everything differs. It may be another chip or the wrong file, or no chip may be connected.',
}
