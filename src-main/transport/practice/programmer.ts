/**
 * The virtual programmer: serprog bytes in, serprog bytes out, a virtual chip behind it. This file runs the firmware
 * without time, as fast as can be; `pico-model.ts` runs the same firmware with a Pico's timing.
 */
import type { PracticeFault } from './faults.ts'
import { FirmwareIo, runFirmware } from './firmware.ts'
import type { FirmwareHost, FirmwareLimits, Step } from './firmware.ts'
import type { Wires } from './wires.ts'

/** A programmer as a byte stream. */
export interface Programmer {
  /** Takes bytes from the host, in order; keeps no reference to them. */
  input(bytes: Uint8Array): void
  /** Gets the programmer's bytes; a chunk is valid during the call only. */
  onOutput: (chunk: Uint8Array) => void
  /** Called once when the programmer vanishes (a fault, or `unplug`). */
  onUnplug: () => void
  /** Called when some windows are done and no more can be done at once: time to keep a file in step. */
  onRest: () => void
  /** Vanishes, as when the plug is pulled. */
  unplug(): void
  /** From now on takes bytes and answers nothing. */
  mute(): void
  readonly gone: boolean
  /** True when `input` only queues and never calls `onOutput` itself. */
  readonly queues: boolean
  /** Chip-select windows begun so far. */
  readonly windows: number
  /** SPI clock in use, Hz. */
  readonly clockHz: number
}

/** A Pico's PL022 runs at its 125 MHz clock over an even divider of at least 2; the firmware starts at 12 MHz. */
const SYSTEM_CLOCK_HZ = 125_000_000
const LARGEST_DIVIDER = 254 * 256
export const DEFAULT_CLOCK_HZ = 12_000_000

/** The clock granted when `askedHz` is asked: not above it, or the slowest there is (16 MHz gives 15.625). */
export function grantedClockHz(askedHz: number): number {
  const divider = Math.max(2, 2 * Math.ceil(SYSTEM_CLOCK_HZ / askedHz / 2))
  return Math.floor(SYSTEM_CLOCK_HZ / Math.min(divider, LARGEST_DIVIDER))
}

/** `Q_PGMNAME` of the practice device: exactly the 16 characters there are. */
export const PRACTICE_NAME = 'Pin One practice'
/** One window sends at most this; no 25xx command needs more than a page and its header. */
export const MAX_TX_BYTES = 4096
/** One window reads at most this, as existing tools expect of a Pico. */
export const MAX_RX_BYTES = 65_536
/** Output is handed over in pieces of about this size when there is no time. */
const BATCH_BYTES = 65_536

/** The part of a programmer that does not depend on time: window counting, faults, clock and pins. */
export class ProgrammerCore implements FirmwareHost {
  readonly bus: Wires
  clockHz = grantedClockHz(DEFAULT_CLOCK_HZ)
  windows = 0
  gone = false
  muted = false
  onGone: () => void = () => {}
  readonly #faults: readonly PracticeFault[]

  constructor(bus: Wires, faults: readonly PracticeFault[]) {
    this.bus = bus
    this.#faults = faults
    bus.clockHz = this.clockHz
  }

  setClock(askedHz: number): number {
    this.clockHz = grantedClockHz(askedHz)
    this.bus.clockHz = this.clockHz
    return this.clockHz
  }

  setPins(on: boolean): void {
    if (!on) this.bus.releasePins()
  }

  beginWindow(): boolean {
    this.windows++
    for (const fault of this.#faults) {
      if (fault.kind === 'unplug' && !fault.done && fault.op === this.windows) this.vanish()
      if (fault.kind === 'mute' && fault.op === this.windows) this.muted = true
      // Nothing reaches a board whose supply is shorted: the host's port switches off.
      const shorted = fault.kind === 'short' && isSupplyShort(fault.wire, fault.to)
      if (shorted) this.vanish()
      if (fault.kind === 'noop' && fault.op === this.windows) this.bus.nextWindow('skip')
      if (fault.kind === 'garbage' && fault.op === this.windows) this.bus.nextWindow('garble')
    }
    return !this.gone && !this.muted
  }

  endWindow(): boolean {
    for (const fault of this.#faults)
      if (fault.kind === 'unplug' && fault.done && fault.op === this.windows) this.vanish()
    return !this.gone && !this.muted
  }

  vanish(): void {
    if (this.gone) return
    this.gone = true
    this.onGone()
  }
}

function isSupplyShort(one: string, other: string): boolean {
  return (one === 'vcc' && other === 'gnd') || (one === 'gnd' && other === 'vcc')
}

/** The programmer without time: every byte given is worked through before `input` returns. */
export class UntimedProgrammer implements Programmer {
  readonly queues = false
  onOutput: (chunk: Uint8Array) => void = () => {}
  onUnplug: () => void = () => {}
  onRest: () => void = () => {}
  readonly #core: ProgrammerCore
  readonly #io = new FirmwareIo()
  readonly #firmware: Generator<Step, void, void>
  #waiting = false
  #kept: Uint8Array = new Uint8Array(0)
  #batch = new Uint8Array(2 * BATCH_BYTES)
  #batchBytes = 0
  #ended = false

  constructor(core: ProgrammerCore) {
    this.#core = core
    const limits: FirmwareLimits = {
      name: PRACTICE_NAME,
      maxTxBytes: MAX_TX_BYTES,
      maxRxBytes: MAX_RX_BYTES,
      chunkBytes: BATCH_BYTES,
      commandUs: 0,
    }
    this.#firmware = runFirmware(this.#io, core, limits, () => 0)
    core.onGone = () => {
      // What earlier windows replied was on its way already.
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
    if (this.#kept.length > 0) {
      source = new Uint8Array(this.#kept.length + bytes.length)
      source.set(this.#kept)
      source.set(bytes, this.#kept.length)
    }
    const used = this.#run(source)
    this.#kept = used === source.length ? EMPTY : source.slice(used)
    this.#flush()
    this.onRest()
  }

  /** Lets the firmware run until it wants more than there is; returns how many bytes it took. */
  #run(source: Uint8Array): number {
    const io = this.#io
    let at = 0
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
    }
  }

  #put(out: Uint8Array, bytes: number): void {
    this.#batch.set(out.subarray(0, bytes), this.#batchBytes)
    this.#batchBytes += bytes
    if (this.#batchBytes >= BATCH_BYTES) this.#flush()
  }

  #flush(): void {
    if (this.#batchBytes === 0) return
    const bytes = this.#batchBytes
    this.#batchBytes = 0
    this.onOutput(this.#batch.subarray(0, bytes))
  }
}

const EMPTY = new Uint8Array(0)
