// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The timing model of a Raspberry Pi Pico running a serprog firmware, to measure against. It makes speed comparable
 * between programs and runs; it is a model, not a claim about any board.
 *
 * - Wire: USB full speed, one packet at a time in either direction (half duplex), up to 64 bytes a packet. A full
 *   packet takes 64 B / 940 kB/s = 68.1 us: 51.3 us of bits (13 bytes of token, CRC and handshake, at 12 Mbit/s) and
 *   16.8 us of gaps. A shorter packet saves its bits, not its gaps: 25.4 us + 2/3 us a byte. When both directions
 *   have something to send they take turns.
 * - Host: bytes written become sendable `latencyUs` later; bytes received reach the program `latencyUs` later, in
 *   pieces of up to 512 bytes, sooner when the device has no more to send (a short packet ends a transfer).
 *   Latency delays, it does not limit throughput: any number of transfers can be under way.
 * - Device buffers: 16 KiB each way. A full one makes the wire refuse packets (NAK), which costs nothing here.
 * - Firmware: one thing at a time, in pieces of at most 4 KiB: wait for the piece, shift it through SPI, hand it on.
 *   10 us for each command. SPI and USB overlap as far as the buffers allow.
 * - SPI clock: 125 MHz over an even divider, so 16 MHz asked gives 15.625 MHz; 8 clocks a byte, no gaps.
 * - Chip: typical times of the part, in `time` with a spread of 5 % and one page in 1024 taking 2.5 times as long.
 */
import { FirmwareIo, runFirmware } from '../device/firmware.ts'
import type { FirmwareLimits, Step } from '../device/firmware.ts'
import { MAX_RX_BYTES, MAX_TX_BYTES } from './programmer.ts'
import type { Programmer } from '../device/untimed.ts'
import type { ProgrammerCore } from './programmer.ts'
import type { Scheduler } from './scheduler.ts'

const picoModel = {
  packetBytes: 64,
  wireBytesPerSecond: 940_000,
  /** Gaps and frame of one packet, and the time of each byte, microseconds. */
  packetFixedUs: 64 / 0.94 - (64 * 2) / 3,
  packetByteUs: 2 / 3,
  hostTransferBytes: 512,
  bufferBytes: 16_384,
  chunkBytes: 4096,
  commandUs: 10,
} as const

/** A first-in first-out buffer of bytes that returns contiguous pieces. */
class Fifo {
  readonly bytes: Uint8Array
  readonly capacity: number
  start = 0
  #end = 0

  constructor(capacity: number) {
    this.capacity = capacity
    this.bytes = new Uint8Array(2 * capacity)
  }

  get length(): number {
    return this.#end - this.start
  }

  get free(): number {
    return this.capacity - this.length
  }

  push(source: Uint8Array, from: number, to: number): void {
    if (this.#end + to - from > this.bytes.length) {
      this.bytes.copyWithin(0, this.start, this.#end)
      this.#end -= this.start
      this.start = 0
    }
    this.bytes.set(source.subarray(from, to), this.#end)
    this.#end += to - from
  }

  /** Drops `count` bytes; they stay in place until the next push. */
  shift(count: number): void {
    this.start += count
    if (this.start === this.#end) {
      this.start = 0
      this.#end = 0
    }
  }
}

interface Outgoing {
  readonly bytes: Uint8Array
  readonly readyUs: number
  at: number
}

export interface PicoOptions {
  /** Host latency each way, microseconds: 450 measured on an ordinary host, 100 on a good one. */
  readonly latencyUs: number
  /** Q_PGMNAME. */
  readonly name: string
}

export class PicoProgrammer implements Programmer {
  readonly queues = true
  onOutput: (chunk: Uint8Array) => void = () => {}
  onUnplug: () => void = () => {}
  onRest: () => void = () => {}
  /** Bytes and packets that went over the wire, for measurements. */
  readonly wire = { outBytes: 0, inBytes: 0, packets: 0, busyUs: 0 }
  readonly #core: ProgrammerCore
  readonly #time: Scheduler
  readonly #latencyUs: number
  readonly #io = new FirmwareIo()
  readonly #firmware: Generator<Step, void, void>
  readonly #toDevice = new Fifo(picoModel.bufferBytes)
  readonly #toHost = new Fifo(picoModel.bufferBytes)
  #outgoing: Outgoing[] = []
  #outgoingHead = 0
  #transfer: Uint8Array[] = []
  #transferBytes = 0
  #wireBusy = false
  #lastWasIn = false
  #step: Step | null = null
  #sleeping = false
  #ended = false
  #running = false

  constructor(core: ProgrammerCore, time: Scheduler, options: PicoOptions) {
    this.#core = core
    this.#time = time
    this.#latencyUs = options.latencyUs
    const limits: FirmwareLimits = {
      name: options.name,
      maxTxBytes: MAX_TX_BYTES,
      maxRxBytes: MAX_RX_BYTES,
      chunkBytes: picoModel.chunkBytes,
      commandUs: picoModel.commandUs,
    }
    this.#firmware = runFirmware(this.#io, core, limits, () => 8e6 / core.clockHz)
    core.onGone = () => this.onUnplug()
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

  /** Copies the bytes and returns at once; nothing is delivered before a later event. */
  input(bytes: Uint8Array): void {
    if (this.#core.gone || bytes.length === 0) return
    const readyUs = this.#time.nowUs() + this.#latencyUs
    this.#outgoing.push({ bytes: bytes.slice(), readyUs, at: 0 })
    this.#time.at(readyUs, () => this.#wireNext())
  }

  // ---- wire --------------------------------------------------------------------------------------------------

  #wireNext(): void {
    if (this.#wireBusy || this.#core.gone) return
    const out = this.#sendable()
    const back = Math.min(picoModel.packetBytes, this.#toHost.length)
    if (out === 0 && back === 0) return
    const inward = back > 0 && (out === 0 || !this.#lastWasIn)
    this.#lastWasIn = inward
    this.#wireBusy = true
    const bytes = inward ? back : out
    const us = picoModel.packetFixedUs + bytes * picoModel.packetByteUs
    this.wire.packets++
    this.wire.busyUs += us
    this.#time.at(this.#time.nowUs() + us, () => {
      this.#wireBusy = false
      if (this.#core.gone) return
      if (inward) this.#packetIn(bytes)
      else this.#packetOut(bytes)
      this.#wireNext()
      this.#run()
    })
  }

  /** Size of the next packet to the device; 0 when the computer has none ready or the device has no room. */
  #sendable(): number {
    const now = this.#time.nowUs()
    let ready = 0
    for (let index = this.#outgoingHead; index < this.#outgoing.length; index++) {
      const each = this.#outgoing[index]
      if (each === undefined || each.readyUs > now) break
      ready += each.bytes.length - each.at
      if (ready >= picoModel.packetBytes) break
    }
    const bytes = Math.min(picoModel.packetBytes, ready)
    return this.#toDevice.free >= bytes ? bytes : 0
  }

  #packetOut(bytes: number): void {
    this.wire.outBytes += bytes
    let left = bytes
    while (left > 0) {
      const first = this.#outgoing[this.#outgoingHead]
      if (first === undefined) return
      const count = Math.min(left, first.bytes.length - first.at)
      this.#toDevice.push(first.bytes, first.at, first.at + count)
      first.at += count
      left -= count
      if (first.at < first.bytes.length) continue
      this.#outgoingHead++
      if (this.#outgoingHead < 256) continue
      this.#outgoing = this.#outgoing.slice(this.#outgoingHead)
      this.#outgoingHead = 0
    }
  }

  #packetIn(bytes: number): void {
    this.wire.inBytes += bytes
    const { start } = this.#toHost
    this.#transfer.push(this.#toHost.bytes.slice(start, start + bytes))
    this.#transferBytes += bytes
    this.#toHost.shift(bytes)
    const ends = bytes < picoModel.packetBytes || this.#toHost.length === 0
    if (!ends && this.#transferBytes < picoModel.hostTransferBytes) return
    const transfer = joined(this.#transfer, this.#transferBytes)
    this.#transfer = []
    this.#transferBytes = 0
    this.#time.at(this.#time.nowUs() + this.#latencyUs, () => {
      if (this.#core.gone || this.#core.muted) return
      this.#time.touchHost()
      this.onOutput(transfer)
    })
  }

  // ---- firmware ----------------------------------------------------------------------------------------------

  /** Runs the firmware until it waits for bytes, for room or for time. */
  #run(): void {
    if (this.#running || this.#sleeping || this.#ended || this.#core.muted) return
    this.#running = true
    const io = this.#io
    for (;;) {
      if (this.#step === 'take') {
        if (this.#toDevice.length < io.wanted) {
          this.onRest()
          break
        }
        io.taken = this.#toDevice.bytes
        io.takenFrom = this.#toDevice.start
        this.#toDevice.shift(io.wanted)
      } else if (this.#step === 'put') {
        if (this.#toHost.free < io.outBytes) break
        this.#toHost.push(io.out, 0, io.outBytes)
      }
      io.nowUs = this.#time.nowUs()
      const next = this.#firmware.next()
      if (next.done === true || this.#core.gone) {
        this.#ended = true
        break
      }
      this.#step = next.value
      if (next.value !== 'spend') continue
      this.#sleeping = true
      this.#time.at(this.#time.nowUs() + io.spendUs, () => {
        this.#sleeping = false
        this.#run()
      })
      break
    }
    this.#running = false
    // The firmware made room or produced bytes, so the wire may have work.
    this.#wireNext()
  }
}

function joined(pieces: readonly Uint8Array[], bytes: number): Uint8Array {
  const only = pieces[0]
  if (pieces.length === 1 && only !== undefined) return only
  const whole = new Uint8Array(bytes)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

/** The work of a job, for {@link modelLimitUs}. */
export interface ModelWork {
  /** Bytes read before anything is changed: the sample, or both backup reads together. */
  readonly readBytes: number
  /** Typical time of each erase, one after another, milliseconds. */
  readonly eraseMs: readonly number[]
  /** Pages programmed back to back, and the typical time of one, milliseconds. */
  readonly pages: number
  readonly pageMs: number
  /** Bytes read back after the last change. Earlier reads prove nothing about later pages, so they do not count. */
  readonly readBackBytes: number
  /** SPI clock granted, Hz. */
  readonly clockHz: number
}

/** Least number of bytes on the wire for one page: WREN and PP as commands with their headers, one ACK each. */
const PAGE_WIRE_BYTES = 8 + 7 + 4 + 256 + 2
/** Least number of bytes on SPI for one page. */
const PAGE_SPI_BYTES = 1 + 4 + 256

/**
 * The least time the model allows for that work, microseconds: a bound that no client can beat, not one that a client
 * can reach. Latency, command costs, status reads and packet ends count nothing.
 * - Reading is bound by the wire (940 kB/s) or the SPI bus, whichever is slower.
 * - Erases run one after another; nothing else can be done with the chip meanwhile.
 * - A page costs its transfer on SPI and its program time (the chip answers nothing meanwhile), or its bytes on the
 *   wire, whichever is slower.
 * - Reading back comes after the last change and costs what reading costs.
 */
export function modelLimitUs(work: ModelWork): number {
  const wireUs = (bytes: number): number => (bytes * 1e6) / picoModel.wireBytesPerSecond
  const spiUs = (bytes: number): number => (bytes * 8e6) / work.clockHz
  const read = (bytes: number): number => Math.max(wireUs(bytes), spiUs(bytes))
  const erase = work.eraseMs.reduce((sum, ms) => sum + ms * 1000, 0)
  const page = Math.max(work.pageMs * 1000 + spiUs(PAGE_SPI_BYTES), wireUs(PAGE_WIRE_BYTES))
  return read(work.readBytes) + erase + work.pages * page + read(work.readBackBytes)
}
