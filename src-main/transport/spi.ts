// SPDX-License-Identifier: GPL-3.0-or-later
import type { Fault } from '../../shared/fault.ts'
import type { SpiBusRole } from '../../shared/model/spi-bus.ts'
import type { FoundProgrammer, ProgrammerKind } from '../../shared/model/programmer.ts'
import type { TransportNote } from '../../shared/model/transport-note.ts'
import type { TunnelWhere } from '../../shared/model/tunnel.ts'

/** One chip-select window: CS low, send `tx`, then clock in `rxBytes`, CS high. */
export interface SpiOp {
  readonly tx: Uint8Array
  readonly rxBytes: number
  /**
   * Run this one window no faster than this, Hz, and the next at the normal clock again. A wish: it is honoured
   * where `limits.slowWindows` says so and ignored elsewhere. Status reads use it: at a slow clock a few reply
   * bytes last as long as a page program, so waiting costs the link next to nothing.
   */
  readonly maxClockHz?: number
}

/** What the programmer can do in one window and how many windows may be on the wire. */
export interface SpiLimits {
  /** Largest `tx` of one window, bytes. */
  readonly maxTxBytes: number
  /** Largest `rxBytes` of one window, bytes. */
  readonly maxRxBytes: number
  /** How many windows may be unanswered at once; 1 means: never queue (see engine facts, SDK stdio firmwares). */
  readonly depth: number
  /** True when `SpiOp.maxClockHz` is honoured, without a round trip of its own. Absent: it is ignored. */
  readonly slowWindows?: boolean
  /** What changing the clock between two windows takes: a command of the programmer's own. Absent: nothing. */
  readonly clockSwitch?: 'command'
}

/**
 * An open programmer with a chip behind it.
 * Windows run in call order, one at a time.
 */
export interface SpiTransport {
  /** SPI clock the programmer granted, Hz; may be less than asked. 0 when the programmer does not tell. */
  readonly clockHz: number
  readonly limits: SpiLimits
  /** What the programmer says of itself, for logs and the support report. */
  readonly about: TransportAbout
  /**
   * Queues one window and resolves with exactly `rxBytes` bytes.
   * Callers may have many outstanding: those queued in one turn of the event loop leave in one write, and up to
   * `limits.depth` are on the wire at once. On a fault every outstanding transfer rejects with a `Fault` of the
   * `link` family whose facts say how many windows surely ran; the transport is then dead and every later call
   * rejects with `link.lost`.
   * Throws `bug.bad-input` when a window is larger than `limits`.
   */
  transfer(op: SpiOp): Promise<Uint8Array>
  /** What the programmer made of a `maxClockHz` that it was asked for, Hz; `null` before its answer. Absent: as asked. */
  grantedHz?(maxClockHz: number): number | null
  /**
   * Has `listener` told once when the link breaks by itself, even while nothing is asked: a plug is pulled, a tunnel
   * ends. Not told after `close`. Absent where only a transfer would notice.
   */
  onLost?(listener: (fault: Fault) => void): void
  /**
   * Has `listener` told when an answer is overdue and is still waited for, with how long it has been waited for, ms.
   * Absent where nothing can be told before the fault.
   */
  onQuiet?(listener: (waitedMs: number) => void): void
  /** Idempotent, never rejects. Releases the pins, then the link; pending transfers reject with `link.lost`. */
  close(): Promise<void>
}

export interface TransportAbout {
  /** Programmer name as reported (serprog Q_PGMNAME), or the device node. */
  readonly name: string
  /** Id in `shared/programmer/firmwares.ts`, `null` when not recognised. */
  readonly firmware: string | null
  /** Facts worth a line in the log: buffer sizes, command map, quirks obeyed. */
  readonly notes: readonly TransportNote[]
  /** True when close() really frees the signal pins (serprog S_PIN_STATE honoured). */
  readonly releasesPins: boolean
  /** Equal reads a backup needs on this programmer; absent: as many as are asked for. */
  readonly equalReads?: 3
  /** The chip behind it is done when it was asked often enough, not when time has passed: a practice chip without timing. */
  readonly timeless?: true
  /** What an SPI bus of this computer is connected to; absent for programmers that are not a part of it. */
  readonly spiBus?: SpiBusRole
}

export interface OpenOptions {
  /** SPI clock to ask for, Hz; `null` asks for a usual one where it can be set, and leaves the default elsewhere. */
  readonly clockHz: number | null
  /** serprog chip select index; `null` leaves the default. */
  readonly chipSelect?: number | null
  /** Aborts opening; the link is closed and the call rejects with `link.lost`. */
  readonly signal?: AbortSignal
}

/** One way of reaching programmers. Explicitly listed in `drivers.ts`; nothing registers itself. */
export interface ProgrammerDriver {
  readonly kind: ProgrammerKind
  /** Everything that looks like a programmer, including what may not be opened (`access` says why). */
  list(): Promise<readonly FoundProgrammer[]>
  /** True when this driver understands `id`, listed or typed by hand (`serprog:dev=/dev/ttyACM0`). */
  accepts(id: string): boolean
  open(id: string, options: OpenOptions): Promise<SpiTransport>
}

/** Time as the engine sees it; tests and the bench replace it. */
export interface Clock {
  /** Monotonic milliseconds, fractions allowed. */
  nowMs(): number
  sleep(ms: number): Promise<void>
}

/** A way to another computer; what is behind it is opened as a programmer on the network. */
export interface Tunnel {
  /** Settles when the connection has ended, from either side. */
  readonly ended: Promise<void>
  /** Ends it; resolves when `ssh` is gone. */
  close(): Promise<void>
}

export interface TunnelOptions {
  /** Where `ssh` is looked for; that of this process when left out. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** Longest wait for the bridge there, ms. */
  readonly readyWithinMs?: number
  /** After this, `ssh` is ended without being asked again, ms. */
  readonly goneWithinMs?: number
  /** Ends the attempt. */
  readonly signal?: AbortSignal
}

export type OpenTunnel = (where: TunnelWhere, options?: TunnelOptions) => Promise<Tunnel>
