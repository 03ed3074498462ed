// SPDX-License-Identifier: GPL-3.0-or-later
/** The one programmer that is refused by name: everybody's first buy, and the one that puts 5 V on a 3.3 V chip. */
import type { UsbIdentity } from './model/programmer.ts'

/** As the chip shows itself in the mode for memories; 1a86:5523 is the same chip as a serial adapter. */
export const isCh341a = (usb: Pick<UsbIdentity, 'vendorId' | 'productId'>): boolean =>
  usb.vendorId === '1a86' && usb.productId === '5512'
