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
   * Run this window no faster than this, Hz, and the next at the normal clock again. Honoured if `limits.slowWindows`
   * says so, otherwise ignored. Used for status reads: at a slow clock a few reply bytes last as long as a page
   * program, so waiting costs the link almost nothing.
   */
  readonly maxClockHz?: number
}

/** What the programmer can do in one window, and how many windows may be under way. */
export interface SpiLimits {
  /** Largest `tx` of one window, bytes. */
  readonly maxTxBytes: number
  /** Largest `rxBytes` of one window, bytes. */
  readonly maxRxBytes: number
  /** How many windows may be unanswered at once; 1: never queue, because some firmwares lose queued commands. */
  readonly depth: number
  /** True when `SpiOp.maxClockHz` is honoured without an extra round trip. Absent: it is ignored. */
  readonly slowWindows?: boolean
  /** `command`: changing the clock between two windows takes a command of its own. Absent: it costs nothing. */
  readonly clockSwitch?: 'command'
}

/** An open programmer with its chip. Windows run in call order, one at a time. */
export interface SpiTransport {
  /** SPI clock that the programmer granted, Hz; may be lower than requested. 0 when the programmer does not tell it. */
  readonly clockHz: number
  readonly limits: SpiLimits
  /** What the programmer reports about itself, for logs and the support report. */
  readonly about: TransportAbout
  /**
   * Queues one window and resolves with exactly `rxBytes` bytes. Callers may have many outstanding: those queued in one
   * turn of the event loop leave in one write, and up to `limits.depth` are on the wire at once. On a fault every
   * outstanding transfer rejects with a `Fault` of the `link` family whose facts say how many windows certainly ran;
   * after that every call rejects with `link.lost`. Throws `bug.bad-input` when a window is larger than `limits`.
   */
  transfer(op: SpiOp): Promise<Uint8Array>
  /**
   * The clock that the programmer granted for a requested `maxClockHz`, Hz; `null` before its answer. Absent: as
   * requested.
   */
  grantedHz?(maxClockHz: number): number | null
  /**
   * Calls `listener` once when the link breaks by itself, even without a pending transfer: a cable is unplugged, a
   * tunnel ends. Not called after `close`. Absent when only a transfer would notice.
   */
  onLost?(listener: (fault: Fault) => void): void
  /**
   * Calls `listener` while an overdue answer is still awaited, with the time waited, ms. Absent when nothing can be
   * reported before the fault.
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
  /** True when `close()` really releases the signal pins (serprog S_PIN_STATE honoured). */
  readonly releasesPins: boolean
  /** Equal reads that a backup needs on this programmer; absent: as many as requested. */
  readonly equalReads?: 3
  /** True for a practice chip without timing: an operation ends after a number of status reads, not after a time. */
  readonly timeless?: true
  /** What an SPI bus of this computer is connected to; absent for other programmers. */
  readonly spiBus?: SpiBusRole
}

export interface OpenOptions {
  /** SPI clock to request, Hz; `null`: a usual one if it can be set, otherwise the programmer's default. */
  readonly clockHz: number | null
  /** serprog chip select index; `null` leaves the default. */
  readonly chipSelect?: number | null
  /** Aborts opening; the link is closed and the call rejects with `link.lost`. */
  readonly signal?: AbortSignal
}

/** One way of reaching programmers. Must be listed in `drivers.ts`; nothing registers itself. */
export interface ProgrammerDriver {
  readonly kind: ProgrammerKind
  /** Everything that looks like a programmer, also what may not be opened (`access` says why). */
  list(): Promise<readonly FoundProgrammer[]>
  /** True when this driver understands `id`, listed or typed by hand (`serprog:dev=/dev/ttyACM0`). */
  accepts(id: string): boolean
  open(id: string, options: OpenOptions): Promise<SpiTransport>
}

/** The clock of the engine; tests and measurements replace it. */
export interface Clock {
  /** Monotonic milliseconds, fractions allowed. */
  nowMs(): number
  sleep(ms: number): Promise<void>
}

/** A tunnel to another computer; the programmer there is then opened like one on the network. */
export interface Tunnel {
  /** Settles when the connection has ended, from either side. */
  readonly ended: Promise<void>
  /** Ends the tunnel; resolves when `ssh` has ended. */
  close(): Promise<void>
}

export interface TunnelOptions {
  /** Directories in which `ssh` is searched; absent: those of this process. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** Longest wait for the bridge at the other end, ms. */
  readonly readyWithinMs?: number
  /** Time after which `ssh` is killed if it has not ended, ms. */
  readonly goneWithinMs?: number
  /** Aborts the attempt. */
  readonly signal?: AbortSignal
}

export type OpenTunnel = (where: TunnelWhere, options?: TunnelOptions) => Promise<Tunnel>
