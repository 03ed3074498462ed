// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Limits of window size and queue depth: from the firmware's answers, from known facts, and otherwise from safe values.
 */
import type { Queueing } from '../../../shared/model/programmer.ts'
import type { SpiLimits, TransportAbout } from '../spi.ts'
import { DEVICE_BUFFER_BYTES } from './deadline.ts'
import type { Firmware } from '../../../shared/programmer/firmwares.ts'
import type { TransportNote } from '../../../shared/model/transport-note.ts'
import type { PipeLimits } from './pipe.ts'
import type { CommandMap } from './protocol.ts'
import { SERBUF_FLOW_CONTROL } from './protocol.ts'

/** What the programmer answered. */
export interface Abilities {
  readonly name: string
  readonly map: CommandMap
  /** Q_SERBUF, bytes; `null` when not answered. */
  readonly serialBufferBytes: number | null
  /** Q_WRNMAXLEN and Q_RDNMAXLEN, bytes; `null` when not answered. */
  readonly saysMaxTxBytes: number | null
  readonly saysMaxRxBytes: number | null
  readonly firmware: Firmware | null
}

/** Bytes: a command, a 4-byte address and a 256-byte page, which other tools send to firmwares that state no limit. */
const UNKNOWN_MAX_TX_BYTES = 261
/**
 * Upper limit, bytes, whatever the firmware offers: an interrupted window of this size can still be completed with
 * filler.
 */
const LARGEST_TX_BYTES = 4096
/** Bytes that other tools request from firmwares that state no limit. */
const UNKNOWN_MAX_RX_BYTES = 65_536
/** Upper limit, bytes, whatever the firmware offers: 256 KiB takes 280 ms over USB, short enough to cancel. */
const LARGEST_RX_BYTES = 262_144
/** Bytes of a page command with a 4-byte address and one byte. */
export const LEAST_TX_BYTES = 6
/** Bytes of an ID. */
export const LEAST_RX_BYTES = 4
/** Windows under way; in practice the byte limits are reached first. */
const DEPTH = 512
/**
 * Request bytes under way: about 8 ms of USB, or 29 page programs, which hides the latency of any computer. The system
 * and the firmware's FIFO hold less than that and push back (USB NAK, TCP window). This cannot deadlock: the link reads
 * all the time, so the device can always send its replies.
 */
const REQUEST_BYTES = 8192
/** Reply bytes under way: two of the longest windows, so that the device never waits for the next one. */
const REPLY_BYTES = 2 * DEVICE_BUFFER_BYTES

/** Limits of what may be under way at once, if commands may be queued at all. */
export function deepLimits(serialBufferBytes: number | null): PipeLimits {
  const deep: PipeLimits = { depth: DEPTH, requestBytes: REQUEST_BYTES, replyBytes: REPLY_BYTES }
  const bounded = serialBufferBytes !== null && serialBufferBytes !== SERBUF_FLOW_CONTROL
  if (!bounded) return deep
  return { ...deep, requestBytes: Math.min(REQUEST_BYTES, serialBufferBytes) }
}

/** Limits of one window. */
export function windowLimits(abilities: Abilities): Pick<SpiLimits, 'maxTxBytes' | 'maxRxBytes'> {
  const { firmware, saysMaxTxBytes, saysMaxRxBytes } = abilities
  return {
    maxTxBytes: Math.min(
      firmware?.maxTxBytes ?? (saysMaxTxBytes === null ? UNKNOWN_MAX_TX_BYTES : LARGEST_TX_BYTES),
      saysMaxTxBytes ?? LARGEST_TX_BYTES,
    ),
    maxRxBytes: Math.min(
      firmware?.maxRxBytes ?? (saysMaxRxBytes === null ? UNKNOWN_MAX_RX_BYTES : LARGEST_RX_BYTES),
      saysMaxRxBytes ?? LARGEST_RX_BYTES,
    ),
  }
}

/** Notes for the log and the support report. */
export function aboutProgrammer(
  abilities: Abilities,
  limits: SpiLimits,
  seen: {
    readonly mapBelieved: boolean
    readonly pinsObeyed: boolean
    readonly queueing: Queueing
    /** Notes about a clock that cannot be set, or that the programmer refused. */
    readonly clockAskedInVainHz: number | null
    readonly clockRefusedHz: number | null
    /** serprog rounds down: a clock above the requested one is the programmer's slowest, or a false report. */
    readonly clockAbove: { readonly askedHz: number; readonly saysHz: number } | null
  },
): TransportAbout {
  const { firmware, map, name, serialBufferBytes, saysMaxTxBytes } = abilities
  const quirks = firmware?.quirks ?? []
  const sizes: readonly TransportNote[] = [
    { code: 'commands', opcodes: map.opcodes() },
    ...(serialBufferBytes === null
      ? []
      : [{ code: 'serial-buffer', sizeBytes: serialBufferBytes } as const]),
    {
      code: 'windows',
      maxTxBytes: limits.maxTxBytes,
      maxRxBytes: limits.maxRxBytes,
      assumed: saysMaxTxBytes === null && firmware === null,
    },
    { code: 'queueing', how: seen.queueing },
  ]
  const { clockAskedInVainHz, clockRefusedHz, clockAbove } = seen
  const troubles: readonly (TransportNote | null)[] = [
    firmware === null ? { code: 'firmware-unknown' } : null,
    seen.mapBelieved ? null : { code: 'map-not-believed' },
    clockAskedInVainHz === null ? null : { code: 'clock-fixed', askedHz: clockAskedInVainHz },
    clockRefusedHz === null ? null : { code: 'clock-refused', askedHz: clockRefusedHz },
    clockAbove === null ? null : { code: 'clock-above', ...clockAbove },
    ...quirks.map((quirk) => ({ code: 'quirk', quirk }) as const),
  ]
  // An unknown firmware may confirm and keep driving the pins, so the user is told to unplug it.
  const honest = !quirks.some((q) => q === 'pins-always-driven' || q === 'may-be-sdk-stdio')
  return {
    name,
    firmware: firmware?.id ?? null,
    notes: [...sizes, ...troubles.filter((note) => note !== null)],
    releasesPins: firmware !== null && honest && seen.pinsObeyed,
    ...(quirks.includes('three-reads') ? { equalReads: 3 } : {}),
  }
}
