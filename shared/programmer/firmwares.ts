// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * What is known of serprog firmwares and of the USB identities they use (`shared/data/serprog-firmwares.json`): how each
 * must be treated, and what it means for the wires. Which one answers is found out in `transport/serprog`.
 */
import tableJson from '../data/serprog-firmwares.json' with { type: 'json' }
import type { UsbIdentity } from '../model/programmer.ts'
import { firmwaresFile } from './firmwares-checks.ts'
import type { Firmware } from './firmwares-checks.ts'

export type { Firmware, FirmwareQuirk } from './firmwares-checks.ts'

const table = firmwaresFile.parse(tableJson)

/** In order of belief: the first match counts. */
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
  /** Guide data id; `null` where only the user can tell. */
  readonly guideProgrammer: string | null
  /** `null` where the firmwares with this identity do not agree. */
  readonly pinVariant: string | null
}

/** What the USB identity says of the board, before anything was asked. */
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
