// SPDX-License-Identifier: GPL-3.0-or-later
/** The programmer that is refused by name: many users buy it first, and it puts 5 V on a 3.3 V chip. */
import type { UsbIdentity } from './model/programmer.ts'

/** USB id of the chip in its memory mode; as a serial adapter the same chip is 1a86:5523. */
export const isCh341a = (usb: Pick<UsbIdentity, 'vendorId' | 'productId'>): boolean =>
  usb.vendorId === '1a86' && usb.productId === '5512'
