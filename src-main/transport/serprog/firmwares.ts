// SPDX-License-Identifier: GPL-3.0-or-later
/** Recognises the firmware. `shared/programmer/firmwares.ts` holds the facts; this file only matches. */
import type { UsbIdentity } from '../../../shared/model/programmer.ts'
import { firmwares, usbId } from '../../../shared/programmer/firmwares.ts'
import type { Firmware } from '../../../shared/programmer/firmwares.ts'
import type { CommandMap } from './protocol.ts'

/** What a programmer reports about itself. */
export interface FirmwareSigns {
  /** `null` when unknown: on the network, on a pseudo terminal. */
  readonly usb: UsbIdentity | null
  readonly name: string
  readonly map: CommandMap
}

/** The table's entry, `null` when none fits. */
export function firmwareFor(signs: FirmwareSigns): Firmware | null {
  return firmwares.find(({ match }) => matches(match, signs)) ?? null
}

function matches(match: Firmware['match'], { usb, name, map }: FirmwareSigns): boolean {
  if (match.usb && !(usb && match.usb.includes(usbId(usb)))) return false
  if (match.manufacturer !== undefined && match.manufacturer !== usb?.manufacturer) return false
  if (match.name !== undefined && !name.startsWith(match.name)) return false
  const has = (opcode: string): boolean => map.has(Number.parseInt(opcode, 16))
  return (match.has ?? []).every(has) && !(match.lacks ?? []).some(has)
}
