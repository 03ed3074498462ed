// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * A simulated programmer without time: serprog bytes in, serprog bytes out, each command done before the next is read.
 */
import { FirmwareIo, runFirmware } from './firmware.ts'
import type { FirmwareHost, FirmwareLimits, Step } from './firmware.ts'

/** A programmer as a byte stream. */
export interface Programmer {
  /** Accepts bytes from the computer, in order; keeps no reference to them. */
  input(bytes: Uint8Array): void
  /** Receives the programmer's bytes; a chunk is valid during the call only. */
  onOutput: (chunk: Uint8Array) => void
  /** Called once when the programmer disappears (a fault, or `unplug`). */
  onUnplug: () => void
  /** Called when some windows are done and no more can be done now: the time to update the chip's file. */
  onRest: () => void
  /** Makes the programmer disappear, like an unplugged cable. */
  unplug(): void
  /** From now on it accepts bytes and answers nothing. */
  mute(): void
  readonly gone: boolean
  /** True when `input` only queues and never calls `onOutput` itself. */
  readonly queues: boolean
  /** Chip-select windows begun so far. */
  readonly windows: number
  /** SPI clock in use, Hz. */
  readonly clockHz: number
}

/** The environment of the firmware: its bus, and whether the programmer is still connected. */
export interface ProgrammerHost extends FirmwareHost {
  /** Chip-select windows begun so far. */
  readonly windows: number
  readonly gone: boolean
  /** True: accepts bytes and answers nothing. */
  muted: boolean
  /** Set by the programmer; called once when the environment disappears. */
  onGone: () => void
  vanish(): void
}

const EMPTY = new Uint8Array(0)
/** Output is passed on in pieces of about this size, bytes. */
const BATCH_BYTES = 65_536

/**
 * The programmer without time: processes every byte before `input` returns, or, if the bus is still busy, as soon as
 * the bus is done.
 */
export class UntimedProgrammer implements Programmer {
  readonly queues = false
  onOutput: (chunk: Uint8Array) => void = () => {}
  onUnplug: () => void = () => {}
  onRest: () => void = () => {}
  readonly #core: ProgrammerHost
  readonly #io = new FirmwareIo()
  readonly #firmware: Generator<Step, void, void>
  #waiting = false
  /** Bytes from `#keptFrom` on are not processed yet. */
  #kept: Uint8Array = EMPTY
  #keptFrom = 0
  #paused = false
  readonly #batch: Uint8Array
  readonly #batchBytesWanted: number
  #batchBytes = 0
  #ended = false

  /** `batchBytes`: replies are passed on when there are so many bytes of them, and whenever nothing is left to do. */
  constructor(core: ProgrammerHost, limits: FirmwareLimits, batchBytes = BATCH_BYTES) {
    this.#core = core
    this.#batchBytesWanted = batchBytes
    this.#batch = new Uint8Array(batchBytes + Math.max(64, limits.chunkBytes))
    this.#firmware = runFirmware(this.#io, core, limits, () => 0)
    core.onGone = () => {
      // The replies of earlier windows were already on their way.
      this.#flush()
      this.onUnplug()
    }
  }

  get gone(): boolean {
    return this.#core.gone
  }

  get windows(): number {
    return this.#core.windows
  }

  get clockHz(): number {
    return this.#core.clockHz
  }

  unplug(): void {
    this.#core.vanish()
  }

  mute(): void {
    this.#core.muted = true
  }

  input(bytes: Uint8Array): void {
    if (this.#core.gone || this.#core.muted || this.#ended) return
    let source = bytes
    const kept = this.#kept.subarray(this.#keptFrom)
    if (kept.length > 0) {
      source = new Uint8Array(kept.length + bytes.length)
      source.set(kept)
      source.set(bytes, kept.length)
    }
    if (this.#paused) this.#keep(source === bytes ? bytes.slice() : source, 0)
    else this.#work(source, 0)
  }

  #work(source: Uint8Array, from: number): void {
    const used = this.#run(source, from)
    // These bytes belong to the caller, except those kept before.
    if (used === source.length) this.#keep(EMPTY, 0)
    else if (source === this.#kept) this.#keep(source, used)
    else this.#keep(source.slice(used), 0)
    if (this.#paused) return
    this.#flush()
    this.onRest()
  }

  #keep(bytes: Uint8Array, from: number): void {
    this.#kept = bytes
    this.#keptFrom = from
  }

  async #resumeAfter(unfinished: Promise<void>): Promise<void> {
    this.#paused = true
    await unfinished
    this.#paused = false
    if (!this.#core.gone && !this.#core.muted) this.#work(this.#kept, this.#keptFrom)
  }

  /** Runs the firmware until it needs more bytes or has to wait; returns the number of bytes it used. */
  #run(source: Uint8Array, from: number): number {
    const io = this.#io
    let at = from
    for (;;) {
      if (this.#waiting) {
        if (source.length - at < io.wanted) return at
        io.taken = source
        io.takenFrom = at
        at += io.wanted
        this.#waiting = false
      }
      const step = this.#firmware.next()
      if (step.done === true) {
        this.#ended = true
        return source.length
      }
      if (step.value === 'take') this.#waiting = true
      else if (step.value === 'put') this.#put(io.out, io.outBytes)
      else if (step.value === 'wait' && this.#core.unfinished) {
        void this.#resumeAfter(this.#core.unfinished)
        return at
      }
    }
  }

  #put(out: Uint8Array, bytes: number): void {
    this.#batch.set(out.subarray(0, bytes), this.#batchBytes)
    this.#batchBytes += bytes
    if (this.#batchBytes >= this.#batchBytesWanted) this.#flush()
  }

  #flush(): void {
    if (this.#batchBytes === 0) return
    const bytes = this.#batchBytes
    this.#batchBytes = 0
    this.onOutput(this.#batch.subarray(0, bytes))
  }
}
