// SPDX-License-Identifier: GPL-3.0-or-later
/** Programmers that connect a chip. Clocks in Hz. */

import type { SpiBusRole } from './spi-bus.ts'
import type { FirmwareFamily } from '../programmer/firmware-boards.ts'
import type { PortTrouble } from './port-trouble.ts'

export type ProgrammerKind = 'serprog' | 'spidev' | 'ch341a' | 'practice'

/** A programmer that was found, whether or not it can be opened. */
export interface FoundProgrammer {
  /** Id for `session.open`, in flashprog's form: `serprog:dev=/dev/ttyACM0`, `practice:chip=W25Q64JV`. */
  readonly id: string
  readonly kind: ProgrammerKind
  /** The system's name for it, or the practice chip; `null` when it has none. `foundName` makes the words. */
  readonly label: string | null
  /** `refused`: it could be opened, but Pin One never does. `no-port`: it is plugged in but has no port. */
  readonly access: 'ok' | 'denied' | 'busy' | 'missing' | 'refused' | 'no-port'
  /** Why it cannot be opened; `null` when access is ok. */
  readonly accessDetail: PortTrouble | null
  readonly usb: UsbIdentity | null
  /** What an SPI port of this computer is connected to; absent for other programmers. */
  readonly spiBus?: SpiBusRole
  /** The header pins of an SPI port, for `wiredPins`; `null` or absent when not known. */
  readonly pinVariant?: string | null
}

export interface UsbIdentity {
  /** Lower-case hex, four digits. */
  readonly vendorId: string
  readonly productId: string
  readonly manufacturer: string | null
  readonly product: string | null
  readonly serial: string | null
}

/** A Pico in BOOTSEL mode: a drive that waits for firmware. */
export interface FirmwareDrive {
  /** Mount point, or the node of a drive that is not mounted. */
  readonly id: string
  readonly family: FirmwareFamily
  readonly model: string
  readonly mounted: boolean
  /** Command that makes it usable; `null` when it is. */
  readonly fix: string | null
  /** Bytes copied so far while firmware is being installed, `null` otherwise. */
  readonly copiedBytes: number | null
}

/** Whether commands may be queued on a programmer, and how that is known. */
export type Queueing =
  | 'own'
  | 'proven'
  | 'known-to-lose'
  /** Tested: replies were missing, or differed from those to single commands. */
  | 'silent'
  | 'wrong-reply'
  | 'small-buffer'
