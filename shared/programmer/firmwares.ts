// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * What is known of serprog firmwares and of the USB identities they use (`shared/data/serprog-firmwares.json`): how each
 * must be treated, and what it means for the wires. Which one answers is found out in `transport/serprog`.
 */
import table from '../data/serprog-firmwares.json' with { type: 'json' }
import type { ProgrammerKind, UsbIdentity } from '../model/programmer.ts'

export interface FirmwareMatch {
  /** `vendor:product`, lower-case hex. */
  readonly usb?: readonly string[]
  readonly manufacturer?: string
  /** Start of the programmer's own name. */
  readonly name?: string
  /** Opcodes in hex that the command map must, and must not, have. */
  readonly has?: readonly string[]
  readonly lacks?: readonly string[]
}

export interface Firmware {
  readonly id: string
  readonly match: FirmwareMatch
  /**
   * Whether commands may be queued: `own` is part of this program; `safe` takes exactly the bytes it needs; `loses`
   * is known to lose them; `unknown` has to prove it.
   */
  readonly queueing: 'own' | 'safe' | 'loses' | 'unknown'
  readonly maxTxBytes: number
  readonly maxRxBytes: number
  /** Keys of the table's `quirks`. */
  readonly quirks: readonly string[]
  /** Signal pins in the guide's data; `null` where the board alone tells. */
  readonly pinVariant: string | null
  /** Whose pins lead to the chip: its own, or those of a board behind a bridge. */
  readonly pinsOf: ProgrammerKind
  readonly source: string
}

/** JSON knows only strings. */
function oneOf<const T extends string>(words: readonly T[], word: string): T {
  const known = words.find((each) => each === word)
  if (known === undefined) throw new Error(`serprog-firmwares.json: ${word}`)
  return known
}

/** In order of belief: the first match counts. */
export const firmwares: readonly Firmware[] = table.firmwares.map((entry) => ({
  ...entry,
  queueing: oneOf(['own', 'safe', 'loses', 'unknown'], entry.queueing),
  pinsOf: oneOf(['serprog', 'spidev'], entry.pinsOf),
}))

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
