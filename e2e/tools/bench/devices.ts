// SPDX-License-Identifier: GPL-3.0-or-later
/** The measured programmers: the same model under three names, as they exist in practice. */
import type { UsbIdentity } from '../../../shared/model/programmer.ts'

export interface BenchDevice {
  readonly name: string
  readonly programmerName: string
  readonly usb: UsbIdentity | null
}

const usb = (vendorId: string, productId: string, manufacturer: string | null): UsbIdentity => {
  return { vendorId, productId, manufacturer, product: null, serial: null }
}

export const devices: readonly BenchDevice[] = [
  {
    name: 'known',
    programmerName: 'pico-serprog',
    // The model's map has 08 and 11, which Libreboot's does not have; so the USB manufacturer identifies it.
    usb: usb('cafe', '4001', 'libreboot.org'),
  },
  { name: 'unknown', programmerName: 'pico-serprog', usb: null },
  { name: 'one at a time', programmerName: 'pico-serprog', usb: usb('2e8a', '000a', null) },
]
