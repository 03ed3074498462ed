// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Finds the boundary between two commands, whatever the device was doing before: idle, sending a long read that was
 * abandoned, waiting for the rest of a header, or waiting for bytes to send to the chip.
 */
import { Fault } from '../../../shared/fault.ts'
import type { ByteLink } from './byte-link.ts'
import { Inbox } from './inbox.ts'
import { ACK, HELD_BACK_BYTES, NAK, commands, queryFrame } from './protocol.ts'
import type { Timers } from './timers.ts'

/** Waiting times, ms. */
interface Patience {
  readonly firstByteMs: number
  readonly secondByteMs: number
  /** For the second test, when the device has already answered once. */
  readonly sureMs: number
  /** Silence that counts as the end of earlier output. */
  readonly quietMs: number
}

// USB answers within a millisecond or two; a network may go around the earth.
const NEAR: Patience = { firstByteMs: 50, secondByteMs: 20, sureMs: 500, quietMs: 10 }
const FAR: Patience = { firstByteMs: 800, secondByteMs: 800, sureMs: 800, quietMs: 100 }

/** Bytes that may come before the answer to the first test: leftovers of a terminal or of an earlier session. */
const LEFTOVER_BYTES = 10
/** No programmer answers these with themselves: NOP gets ACK, SYNCNOP gets NAK and ACK. */
const ECHO_TEST = Uint8Array.of(commands.NOP, commands.SYNCNOP, commands.SYNCNOP, commands.NOP)
/** An O_SPIOP header is 7 bytes: eight NOPs complete any that was begun, as a window without effect. */
const NOPS = 8
/** 16 MiB, the longest possible reply, at half a MB/s; more than this is no reply. */
const POURING_LIMIT_MS = 60_000
const ROUNDS = 8
/** Largest window that this client sends, and so the most that an interrupted window can still need, bytes. */
const FEED_LIMIT_BYTES = 4096
/** Not a multiple of a USB packet, which some firmwares would not see (`HELD_BACK_BYTES`). */
const FEED_STEP_BYTES = HELD_BACK_BYTES - 1
const FEED_STEP_MS = 5
const FEED_END_MS = 200
/** After so many steps only a corrupted length can still need bytes: then the steps grow until the time is over. */
const LARGE_STEP_BYTES = 65 * FEED_STEP_BYTES
/** Longest time for accepting a few KiB, even if the device accepts nothing: the system buffers them. */
const WRITE_LIMIT_MS = 2000

/** The filler for a device that waits for bytes, and the time limit. */
export interface Feeding {
  readonly filler: number
  /** Limit, ms; without it as long as an unfinished window can still accept bytes. */
  readonly limitMs?: number
}

/** FF in a page that is being sent programs nothing; 00 would clear every bit. */
const UNKNOWN_WINDOW: Feeding = { filler: 0xff }

/**
 * Returns when the device has answered a synchronising NOP twice, exactly. About two round trips on a working device.
 * Throws `link.no-answer` when it stays silent (0.8 s on USB, a few seconds on a network), or, with `echoes`, when it
 * sends back what it receives; `link.lost` when the link is gone.
 */
export async function synchronise(
  link: ByteLink,
  timers: Timers,
  feeding = UNKNOWN_WINDOW,
): Promise<void> {
  const sync = new Synchroniser(link, timers)
  if (await sync.answersTest()) return
  await sync.send(new Uint8Array(NOPS).fill(commands.NOP))
  if (await sync.answersWhenQuiet()) return
  if (await sync.feedUntilItSpeaks(feeding)) {
    if (await sync.answersWhenQuiet()) return
  }
  throw new Fault('link.no-answer', { port: link.name })
}

/** A write with a time limit: `link.no-answer` when the device accepts nothing, `link.lost` when the link is gone. */
export async function sendWithin(link: ByteLink, timers: Timers, bytes: Uint8Array): Promise<void> {
  let cancel = (): void => {}
  const late = new Promise<'late'>((resolve) => {
    cancel = timers.after(WRITE_LIMIT_MS, () => resolve('late'))
  })
  try {
    const outcome = await Promise.race([link.write(bytes), late])
    if (outcome === 'late') throw new Fault('link.no-answer', { port: link.name })
  } catch (error) {
    if (error instanceof Fault) throw error
    throw new Fault('link.lost', { opsDone: 0 }, { cause: error })
  } finally {
    cancel()
  }
}

class Synchroniser {
  readonly #link: ByteLink
  readonly #timers: Timers
  readonly #inbox: Inbox
  readonly #patience: Patience
  /** The device returned the last test unchanged. */
  #heardItself = false

  constructor(link: ByteLink, timers: Timers) {
    this.#link = link
    this.#timers = timers
    this.#inbox = new Inbox(link, timers)
    this.#patience = link.kind === 'tcp' ? FAR : NEAR
  }

  send(bytes: Uint8Array): Promise<void> {
    return sendWithin(this.#link, this.#timers, bytes)
  }

  /** Two tests: the first may find leftovers before its answer, the second must be answered exactly. */
  async answersTest(): Promise<boolean> {
    const { firstByteMs, secondByteMs } = this.#patience
    await this.send(queryFrame('SYNCNOP'))
    this.#heardItself = false
    for (let i = 0; ; i++) {
      if (i === LEFTOVER_BYTES) return false
      const byte = await this.#inbox.next(firstByteMs)
      if (i === 0) this.#heardItself = byte === commands.SYNCNOP
      if (byte === null) return false
      if (byte === NAK && (await this.#inbox.next(secondByteMs)) === ACK) break
    }
    return await this.#answersExactly()
  }

  /** Must follow a silence, so that the answer to an earlier test is not taken for a new one. */
  async answersWhenQuiet(): Promise<boolean> {
    for (let round = 0; round < ROUNDS; round++) {
      // A slow clock makes pauses in a long read, so each round waits longer before it accepts the end.
      const quiet = await this.#inbox.drain(this.#patience.quietMs << round, POURING_LIMIT_MS)
      if (!quiet) return false
      const heardBytes = this.#inbox.heardBytes
      if (await this.answersTest()) {
        // Still not silent: some of the answers belonged to earlier tests, and more will follow.
        await this.#inbox.drain(this.#patience.quietMs, POURING_LIMIT_MS)
        if (await this.#answersExactly()) return true
      } else if (this.#heardItself && (await this.#echoes())) {
        throw new Fault('link.no-answer', { port: this.#link.name, echoes: true })
      }
      // Silent twice: the device waits for bytes, and would take every further test as data.
      if (round > 0 && this.#inbox.heardBytes === heardBytes) return false
    }
    return false
  }

  async feedUntilItSpeaks({ filler, limitMs = 0 }: Feeding): Promise<boolean> {
    const endMs = this.#timers.nowMs() + limitMs
    for (let fed = 0; fed <= FEED_LIMIT_BYTES || this.#timers.nowMs() < endMs;) {
      const bytes = fed <= FEED_LIMIT_BYTES ? FEED_STEP_BYTES : LARGE_STEP_BYTES
      await this.send(new Uint8Array(bytes).fill(filler))
      fed += bytes
      if ((await this.#inbox.next(FEED_STEP_MS)) !== null) return true
    }
    return (await this.#inbox.next(FEED_END_MS)) !== null
  }

  /** Call only after silence. An echo returns every byte in order, and nothing else. */
  async #echoes(): Promise<boolean> {
    const { firstByteMs, secondByteMs } = this.#patience
    await this.send(ECHO_TEST)
    for (const byte of ECHO_TEST) if ((await this.#inbox.next(firstByteMs)) !== byte) return false
    return (await this.#inbox.next(secondByteMs)) === null
  }

  async #answersExactly(): Promise<boolean> {
    await this.send(queryFrame('SYNCNOP'))
    return (
      (await this.#inbox.next(this.#patience.sureMs)) === NAK &&
      (await this.#inbox.next(this.#patience.sureMs)) === ACK
    )
  }
}
