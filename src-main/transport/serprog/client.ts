// SPDX-License-Identifier: GPL-3.0-or-later
/** The serprog client: an open programmer as an `SpiTransport`. */
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
  /** Who the programmer is on USB, when that is known: it tells firmwares apart that share a name. */
  readonly usb?: UsbIdentity | null
  readonly timers?: Timers
}

/** Closing waits this long for what is on the wire and for the pins; then the link is closed all the same. */
const CLOSE_LIMIT_MS = 2500
/** Most filler bytes that a half-sent request can want; see `releaseNow`. */
const FILLER_LIMIT_BYTES = 8192

/**
 * Synchronises with the programmer behind `link`, asks what it can do, sets SPI, clock and chip select, drives the
 * pins, and hands back the transport. On any fault the link is closed.
 * Faults: `link.no-answer` (no serprog there), `link.unsupported` (no SPI, wrong version, no chip selects),
 * `link.silent`, `link.bad-reply`, `link.lost`.
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
    // A pipe that broke between two questions refuses the next one as lost; what broke it tells more.
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

/** What takes a connection and closes it without an answer is another service: no programmer was lost. */
const neverAnswered = (error: unknown, link: ByteLink): unknown =>
  link.kind === 'tcp' && isFault(error, 'link.lost')
    ? new Fault('link.no-answer', { port: link.name }, { cause: error })
    : error

/** It has answered by then, so that nobody may say that no programmer is there. */
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
  /** What was asked at opening: asking for what was granted may round down once more. */
  readonly #normalAskHz: number
  /** Answers of the programmer by what it was asked for, Hz. */
  readonly #granted = new Map<number, number>()
  #askedHz: number
  /** A slow window was asked for: closing sees to it that the next program finds the usual clock. */
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

  /** The normal clock must come back exactly; a slow one may be whatever the programmer has, but no faster. */
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
      // The pins are let go if that is at all possible; a dead programmer is not a reason to keep the link.
      await Promise.race([this.#putBack().catch(() => {}), late])
      cancel()
    }
    this.#pipe.stop()
    this.#letGo()
    await this.#link.close()
  }

  /** The clock that was switched, and the pins. */
  async #putBack(): Promise<void> {
    if (this.#pipe.fault?.code === 'link.lost') return
    if (!this.#pipe.fault) {
      await this.#sendLast(this.#pipe)
      return
    }
    // Out of step, or silent: find the beat again, on a new pipe, for these commands.
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

  /** A half-sent request would swallow the command as data, so filler completes it; surplus filler is refused. */
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
