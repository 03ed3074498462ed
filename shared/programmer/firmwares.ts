// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Facts about serprog firmwares and their USB identities (`shared/data/serprog-firmwares.json`): how to treat each, and
 * what it means for the wires. `transport/serprog` recognises them.
 */
import tableJson from '../data/serprog-firmwares.json' with { type: 'json' }
import type { UsbIdentity } from '../model/programmer.ts'
import { firmwaresFile } from './firmwares-checks.ts'
import type { Firmware } from './firmwares-checks.ts'

export type { Firmware, FirmwareQuirk } from './firmwares-checks.ts'

const table = firmwaresFile.parse(tableJson)

/** Most reliable first: the first match counts. */
export const firmwares: readonly Firmware[] = table.firmwares

/** `null` for a firmware that was not recognised. */
export function firmwareById(id: string | null): Firmware | null {
  return firmwares.find((each) => each.id === id) ?? null
}

/** `vendor:product` as the tables write it. */
export const usbId = (usb: Pick<UsbIdentity, 'vendorId' | 'productId'>): string =>
  `${usb.vendorId}:${usb.productId}`

/** Every USB identity of a known firmware, `vendor:product`, each once. */
export const firmwareUsbIds: readonly string[] = [
  ...new Set(firmwares.flatMap(({ match }) => match.usb ?? [])),
]

export interface BoardByUsb {
  /** Guide data id; `null` when only the user can tell. */
  readonly guideProgrammer: string | null
  /** `null` when the firmwares with this identity differ. */
  readonly pinVariant: string | null
}

/** What the USB identity shows about the board, before any command. */
export function boardByUsb(usb: UsbIdentity): BoardByUsb {
  const id = usbId(usb)
  const device = table.usbDevices.find((each) => each.id === id)
  const product = (usb.product ?? '').toLowerCase().replaceAll(' ', '')
  const other = device?.products.find(({ says }) => product.includes(says))
  const variants = new Set(
    firmwares.filter(({ match }) => match.usb?.includes(id)).map(({ pinVariant }) => pinVariant),
  )
  const [variant = null] = variants
  return {
    guideProgrammer: (other ?? device)?.guideProgrammer ?? null,
    pinVariant: variants.size === 1 ? variant : null,
  }
}
