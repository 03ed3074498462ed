// SPDX-License-Identifier: GPL-3.0-or-later
/** Notes for the log about an open programmer: sizes, commands, and what it cannot do. */
import type { FirmwareQuirk } from '../programmer/firmwares.ts'
import type { SpiBusRole } from './spi-bus.ts'
import type { Queueing } from './programmer.ts'

export type TransportNote =
  | { readonly code: 'commands'; readonly opcodes: readonly number[] }
  | { readonly code: 'serial-buffer' | 'kernel-buffer'; readonly sizeBytes: number }
  /** The largest windows. `assumed`: the programmer states no limit. */
  | {
      readonly code: 'windows'
      readonly maxTxBytes: number
      readonly maxRxBytes: number
      readonly assumed: boolean
    }
  | { readonly code: 'queueing'; readonly how: Queueing }
  | { readonly code: 'firmware-unknown' }
  /** The command map is wrong, so only basic commands are used. */
  | { readonly code: 'map-not-believed' }
  /** A clock was requested, but this programmer has no command for it or refused it. */
  | { readonly code: 'clock-fixed' | 'clock-refused'; readonly askedHz: number }
  | { readonly code: 'clock-above'; readonly askedHz: number; readonly saysHz: number }
  /** The requested clock is above what the guide allows for this board; `board`: its name, if known. */
  | {
      readonly code: 'clock-limited'
      readonly askedHz: number
      readonly keptHz: number
      /** Id of the guide's programmer. */
      readonly board: string | null
    }
  /** The real clock is one that the controller can make, at most the one that was set. */
  | { readonly code: 'clock-next-below' }
  | { readonly code: 'slow-windows-refused' }
  /** What the SPI bus is connected to, if not simply its header. */
  | { readonly code: 'bus'; readonly role: SpiBusRole }
  /** A firmware quirk that Pin One works around. */
  | { readonly code: 'quirk'; readonly quirk: FirmwareQuirk }
