// SPDX-License-Identifier: GPL-3.0-or-later
/** The serprog client: turns a link to a programmer into an `SpiTransport`. */
import { Fault, isFault } from '../../../shared/fault.ts'
import type { UsbIdentity } from '../../../shared/model/programmer.ts'
import type { OpenOptions, SpiOp, SpiTransport } from '../spi.ts'
import type { ByteLink } from './byte-link.ts'
import type { Connected } from './connect.ts'
import { connect, releasePins } from './connect.ts'
import { CommandPipe } from './pipe.ts'
import { HELD_BACK_BYTES, byteFrame, frequencyFrame, littleEndian, replyBytes } from './protocol.ts'
import { holdPins } from './release.ts'
import { synchronise } from './sync.ts'
import type { Timers } from './timers.ts'
import { systemTimers } from './timers.ts'

export interface SerprogOptions extends OpenOptions {
  /** USB identity of the programmer, if known: it tells firmwares with the same name apart. */
  readonly usb?: UsbIdentity | null
  readonly timers?: Timers
}

/** Longest wait, ms, for pending replies and the release of the pins; then the link is closed anyway. */
const CLOSE_LIMIT_MS = 2500
/** Largest number of filler bytes that a half-sent request can need; see `releaseNow`. */
const FILLER_LIMIT_BYTES = 8192

/**
 * Synchronises with the programmer at the other end of `link`, asks for its abilities, sets SPI, clock and chip select,
 * starts driving the pins, and returns the transport. Closes the link on any fault. Faults: `link.no-answer` (no
 * serprog there), `link.unsupported` (no SPI, wrong version, no chip selects), `link.silent`, `link.bad-reply`,
 * `link.lost`.
 */
export async function openSerprog(link: ByteLink, options: SerprogOptions): Promise<SpiTransport> {
  const timers = options.timers ?? systemTimers
  const { signal } = options
  const opening: { pipe?: CommandPipe } = {}
  let abort = (): void => {}
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(new Fault('link.lost', { opsDone: 0 }))
  })
  signal?.addEventListener('abort', abort, { once: true })
  if (signal?.aborted) abort()
  try {
    return await Promise.race([aborted, establish()])
  } catch (error) {
    // A pipe that broke between two commands rejects the next one with `link.lost`; the original fault says more.
    const broken = opening.pipe?.fault ?? null
    opening.pipe?.stop()
    await link.close()
    throw broken ?? error
  } finally {
    signal?.removeEventListener('abort', abort)
  }

  async function establish(): Promise<SpiTransport> {
    await synchronise(link, timers).catch((error: unknown) => {
      throw neverAnswered(error, link)
    })
    const pipe = new CommandPipe(link, timers)
    opening.pipe = pipe
    const connected = await connect(pipe, link, options.usb ?? null, options, timers).catch(
      (error: unknown) => {
        throw stoppedAnswering(error)
      },
    )
    return new SerprogTransport(link, pipe, connected, timers)
  }
}

/** A service that accepts a connection and closes it without an answer is no programmer, so no programmer was lost. */
const neverAnswered = (error: unknown, link: ByteLink): unknown =>
  link.kind === 'tcp' && isFault(error, 'link.lost')
    ? new Fault('link.no-answer', { port: link.name }, { cause: error })
    : error

/** The programmer has answered before, so the fault must not say that there is none. */
const stoppedAnswering = (error: unknown): unknown =>
  isFault(error, 'link.no-answer')
    ? new Fault('link.lost', { opsDone: 0 }, { cause: error })
    : error

class SerprogTransport implements SpiTransport {
  readonly clockHz
  readonly limits
  readonly about
  readonly #link: ByteLink
  readonly #pipe: CommandPipe
  readonly #timers: Timers
  readonly #hasPinState: boolean
  readonly #letGo: () => void
  /** Clock requested at opening, Hz. Requesting the granted clock instead might be rounded down once more. */
  readonly #normalAskHz: number
  /** Granted clock for each requested clock, Hz. */
  readonly #granted = new Map<number, number>()
  #askedHz: number
  /** A slow window was sent, so closing must restore the usual clock for the next program. */
  #switched = false
  #closed: Promise<void> | null = null

  constructor(link: ByteLink, pipe: CommandPipe, connected: Connected, timers: Timers) {
    this.clockHz = connected.clockHz
    this.limits = connected.limits
    this.about = connected.about
    this.#link = link
    this.#pipe = pipe
    this.#timers = timers
    this.#hasPinState = connected.hasPinState
    this.#normalAskHz = connected.clockAskedHz ?? 0
    this.#askedHz = this.#normalAskHz
    this.#letGo = holdPins({ close: () => this.close(), releaseNow: () => this.#releaseNow() })
  }

  transfer(op: SpiOp): Promise<Uint8Array> {
    const { maxTxBytes, maxRxBytes } = this.limits
    const rxFits = Number.isInteger(op.rxBytes) && op.rxBytes >= 0 && op.rxBytes <= maxRxBytes
    if (op.tx.length > maxTxBytes || !rxFits) {
      return Promise.reject(
        new Fault('bug.bad-input', {
          what: `a window of ${op.tx.length} bytes out and ${op.rxBytes} in, of at most ${maxTxBytes} and ${maxRxBytes}`,
        }),
      )
    }
    if (this.limits.slowWindows === true) this.#setClock(op.maxClockHz ?? this.#normalAskHz)
    return this.#pipe.window(op)
  }

  /** Queued before the window, so that it costs ten bytes on the link and no round trip. */
  #setClock(askHz: number): void {
    const hz = Math.min(askHz, this.#normalAskHz)
    if (hz === this.#askedHz) return
    this.#askedHz = hz
    this.#switched = true
    const reply = this.#pipe.command('S_SPI_FREQ', frequencyFrame(hz), replyBytes.S_SPI_FREQ, false)
    void reply.then(
      (bytes) => this.#checkClock(hz, bytes),
      () => {},
    )
  }

  /** The normal clock must return exactly. A slow clock may be any that the programmer has, but no faster one. */
  #checkClock(askedHz: number, reply: Uint8Array | null): void {
    const granted = littleEndian(reply ?? new Uint8Array(0))
    this.#granted.set(askedHz, granted)
    const normal = askedHz === this.#normalAskHz
    if (normal ? granted === this.clockHz : granted > 0 && granted <= this.clockHz) return
    const { opsDone } = this.#pipe
    const got = `${granted} Hz`
    this.#pipe.stop(new Fault('link.bad-reply', { command: 'S_SPI_FREQ', got, opsDone }))
  }

  grantedHz(maxClockHz: number): number | null {
    return this.#granted.get(maxClockHz) ?? null
  }

  onQuiet(listener: (waitedMs: number) => void): void {
    this.#pipe.onQuiet = listener
  }

  onLost(listener: (fault: Fault) => void): void {
    this.#pipe.onBroken = (fault) => {
      if (this.#closed === null) listener(fault)
    }
    if (this.#pipe.fault !== null) this.#pipe.onBroken(this.#pipe.fault)
  }

  close(): Promise<void> {
    this.#closed ??= this.#close()
    return this.#closed
  }

  async #close(): Promise<void> {
    this.#pipe.abandonWindows()
    if (this.#hasPinState || this.#switched) {
      let cancel = (): void => {}
      const late = new Promise<void>((resolve) => {
        cancel = this.#timers.after(CLOSE_LIMIT_MS, resolve)
      })
      // Releases the pins if possible; a silent programmer is no reason to keep the link open.
      await Promise.race([this.#putBack().catch(() => {}), late])
      cancel()
    }
    this.#pipe.stop()
    this.#letGo()
    await this.#link.close()
  }

  /** Restores the clock and releases the pins. */
  async #putBack(): Promise<void> {
    if (this.#pipe.fault?.code === 'link.lost') return
    if (!this.#pipe.fault) {
      await this.#sendLast(this.#pipe)
      return
    }
    // Out of step or silent: synchronise again, and send these commands through a new pipe.
    await synchronise(this.#link, this.#timers)
    const pipe = new CommandPipe(this.#link, this.#timers)
    await this.#sendLast(pipe).finally(() => pipe.stop())
  }

  async #sendLast(pipe: CommandPipe): Promise<void> {
    const clock = this.#switched ? frequencyFrame(this.#normalAskHz) : null
    await Promise.all([
      clock && pipe.command('S_SPI_FREQ', clock, replyBytes.S_SPI_FREQ, true),
      this.#hasPinState && releasePins(pipe),
    ])
  }

  /**
   * A half-sent request would take the command as its data, so filler completes it first; the programmer refuses
   * surplus filler.
   */
  #releaseNow(): void {
    if (!this.#hasPinState || this.#pipe.fault?.code === 'link.lost') return
    const command = byteFrame('S_PIN_STATE', 0)
    let fillerBytes = Math.min(this.#pipe.unsentBytes, FILLER_LIMIT_BYTES)
    if ((fillerBytes + command.length) % HELD_BACK_BYTES === 0) fillerBytes += 1
    const bytes = new Uint8Array(fillerBytes + command.length).fill(0xff, 0, fillerBytes)
    bytes.set(command, fillerBytes)
    this.#link.writeNow?.(bytes)
  }
}
