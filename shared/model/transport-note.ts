// SPDX-License-Identifier: GPL-3.0-or-later
/** What is worth a line in the log of an open programmer: sizes, commands, and what it cannot do. */
import type { FirmwareQuirk } from '../programmer/firmwares.ts'
import type { SpiBusRole } from './spi-bus.ts'
import type { Queueing } from './programmer.ts'

export type TransportNote =
  | { readonly code: 'commands'; readonly opcodes: readonly number[] }
  | { readonly code: 'serial-buffer' | 'kernel-buffer'; readonly sizeBytes: number }
  /** The largest windows. `assumed`: the programmer names no limit. */
  | {
      readonly code: 'windows'
      readonly maxTxBytes: number
      readonly maxRxBytes: number
      readonly assumed: boolean
    }
  | { readonly code: 'queueing'; readonly how: Queueing }
  | { readonly code: 'firmware-unknown' }
  /** The command map cannot be right, and only basic commands are used. */
  | { readonly code: 'map-not-believed' }
  /** A clock was asked for, and this programmer has no command for it, or refused it. */
  | { readonly code: 'clock-fixed' | 'clock-refused'; readonly askedHz: number }
  | { readonly code: 'clock-above'; readonly askedHz: number; readonly saysHz: number }
  /** The clock asked for is above what the guide allows this board; `board`: its name, if known. */
  | {
      readonly code: 'clock-limited'
      readonly askedHz: number
      readonly keptHz: number
      /** Id of the guide's programmer. */
      readonly board: string | null
    }
  /** The real clock is one that the controller can make, and not above the one that was set. */
  | { readonly code: 'clock-next-below' }
  | { readonly code: 'slow-windows-refused' }
  /** What the SPI bus is connected to, where that is not simply its header. */
  | { readonly code: 'bus'; readonly role: SpiBusRole }
  /** A quirk of the firmware that is obeyed. */
  | { readonly code: 'quirk'; readonly quirk: FirmwareQuirk }
