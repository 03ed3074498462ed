/** The one programmer that is refused by name: everybody's first buy, and the one that puts 5 V on a 3.3 V chip. */
import type { UsbIdentity } from './model/programmer.ts'

/** As the chip shows itself in the mode for memories; 1a86:5523 is the same chip as a serial adapter. */
export const isCh341a = (usb: Pick<UsbIdentity, 'vendorId' | 'productId'>): boolean =>
  usb.vendorId === '1a86' && usb.productId === '5512'

export const ch341aReason =
  'It can put 5 V on the data wires of a chip for 3.3 V or 1.8 V. That can destroy the chip and other parts of the mainboard.'
