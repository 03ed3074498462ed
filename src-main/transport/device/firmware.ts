// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The firmware of a simulated serprog programmer: protocol version 1, one byte stream in, one out, one command at a
 * time. A generator that reports when it needs bytes, returns bytes or lets time pass. Its caller decides what that
 * costs (`untimed.ts`: no time; `practice/pico-model.ts`: the times of a Pico). Source: the serprog protocol as
 * published with flashrom, facts only.
 */
import type { SpiSlave } from './spi-slave.ts'

/** What the firmware waits for. */
export type Step = 'take' | 'put' | 'spend' | 'wait'

/** Shared memory of firmware and runner. */
export class FirmwareIo {
  /** `take`: resume when so many bytes are in `taken[takenFrom, takenFrom + wanted)`. */
  wanted = 0
  taken: Uint8Array = new Uint8Array(0)
  takenFrom = 0
  /** `put`: resume when `out[0, outBytes)` has been copied. */
  out: Uint8Array = new Uint8Array(0)
  outBytes = 0
  /** `spend`: resume so many microseconds later. */
  spendUs = 0
  /** Model time, microseconds; stays 0 when time is off. */
  nowUs = 0
}

/** What the firmware controls besides bytes. */
export interface FirmwareHost {
  readonly bus: SpiSlave
  /** SPI clock in use, Hz. */
  readonly clockHz: number
  /** Sets the SPI clock, Hz; `clockHz` is then the clock that is really used. */
  setClock(askedHz: number): void
  /**
   * Pending work of the bus or the clock; never rejects. The firmware waits for it (`wait`) before it continues. `null`
   * or absent: everything is done when its call returns.
   */
  readonly unfinished?: Promise<void> | null
  setPins(on: boolean): void
  /** Begins a window. False: the programmer has disappeared or is silent from now on. */
  beginWindow(): boolean
  /** Ends a window. False as above; then no byte of its reply may be sent. */
  endWindow(): boolean
}

export interface FirmwareLimits {
  /** Reported by Q_PGMNAME, at most 16 characters. */
  readonly name: string
  /** Q_WRNMAXLEN and Q_RDNMAXLEN, bytes of one window. */
  readonly maxTxBytes: number
  readonly maxRxBytes: number
  /** Largest piece in which SPI and USB work, bytes. */
  readonly chunkBytes: number
  /** Fixed cost of one command, microseconds. */
  readonly commandUs: number
}

const ACK = 0x06
const NAK = 0x15

/**
 * Q_CMDMAP: the commands that `runFirmware` understands. The operation buffer (0B-0F) and parallel buses are missing.
 */
const MAPPED = [0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x08, 0x10, 0x11, 0x12, 0x13, 0x14, 0x15, 0x16]
const SPI_BUS = 0x08
const NAME_BYTES = 16

function commandMap(): readonly number[] {
  const map = Array.from({ length: 32 }, () => 0)
  for (const opcode of MAPPED) map[opcode >> 3] = (map[opcode >> 3] ?? 0) | (1 << (opcode & 7))
  return map
}

function littleEndian(value: number, bytes: number): readonly number[] {
  return Array.from({ length: bytes }, (_, index) => Math.floor(value / 256 ** index) & 0xff)
}

/**
 * Never returns. Unknown opcodes get NAK and their parameters are not skipped, as in Pico firmwares. A request beyond a
 * stated limit is read to its end and gets NAK, so that both sides stay in step.
 * @param usPerByte time of one SPI byte at the present clock, microseconds
 */
export function* runFirmware(
  io: FirmwareIo,
  host: FirmwareHost,
  limits: FirmwareLimits,
  usPerByte: () => number,
): Generator<Step, void, void> {
  const out = new Uint8Array(Math.max(64, limits.chunkBytes))
  io.out = out
  const nameBytes = Array.from({ length: NAME_BYTES }, (_, index) =>
    index < limits.name.length ? limits.name.charCodeAt(index) : 0,
  )
  const answers: Readonly<Record<number, readonly number[] | undefined>> = {
    0x00: [ACK],
    0x01: [ACK, ...littleEndian(1, 2)],
    0x02: [ACK, ...commandMap()],
    0x03: [ACK, ...nameBytes],
    0x04: [ACK, ...littleEndian(0xffff, 2)],
    0x05: [ACK, SPI_BUS],
    0x08: [ACK, ...littleEndian(limits.maxTxBytes, 3)],
    0x10: [NAK, ACK],
    0x11: [ACK, ...littleEndian(limits.maxRxBytes, 3)],
  }
  const say = (reply: readonly number[]): Step => {
    out.set(reply)
    io.outBytes = reply.length
    return 'put'
  }
  const want = (bytes: number): Step => {
    io.wanted = bytes
    return 'take'
  }
  for (;;) {
    yield want(1)
    const opcode = io.taken[io.takenFrom] ?? 0
    if (limits.commandUs > 0) {
      io.spendUs = limits.commandUs
      yield 'spend'
    }
    if (opcode === 0x13) {
      if (!(yield* spiOperation(io, host, limits, usPerByte))) return
      continue
    }
    const answer = answers[opcode]
    if (answer !== undefined) {
      yield say(answer)
    } else if (opcode === 0x14) {
      yield want(4)
      const at = io.takenFrom
      const asked = new DataView(io.taken.buffer, io.taken.byteOffset).getUint32(at, true)
      if (asked !== 0) host.setClock(asked)
      yield* finished(host)
      yield say(asked === 0 ? [NAK] : [ACK, ...littleEndian(host.clockHz, 4)])
    } else if (opcode === 0x12 || opcode === 0x15 || opcode === 0x16) {
      yield want(1)
      const value = io.taken[io.takenFrom] ?? 0
      if (opcode === 0x15) host.setPins(value !== 0)
      const accepted = opcode === 0x15 || (opcode === 0x12 ? value === SPI_BUS : value === 0)
      yield say([accepted ? ACK : NAK])
    } else {
      yield say([NAK])
    }
  }
}

function* finished(host: FirmwareHost): Generator<Step, void, void> {
  if (host.unfinished) yield 'wait'
}

function* spiOperation(
  io: FirmwareIo,
  host: FirmwareHost,
  limits: FirmwareLimits,
  usPerByte: () => number,
): Generator<Step, boolean, void> {
  const { bus } = host
  const { out } = io
  io.wanted = 6
  yield 'take'
  const at = io.takenFrom
  const length = (from: number): number =>
    (io.taken[from] ?? 0) | ((io.taken[from + 1] ?? 0) << 8) | ((io.taken[from + 2] ?? 0) << 16)
  let toSend = length(at)
  let toRead = length(at + 3)
  const fits = toSend <= limits.maxTxBytes && toRead <= limits.maxRxBytes
  const byteUs = usPerByte()
  if (fits) {
    if (!host.beginWindow()) return false
    bus.select(io.nowUs)
  }
  while (toSend > 0) {
    const bytes = Math.min(toSend, limits.chunkBytes)
    io.wanted = bytes
    yield 'take'
    if (fits) {
      bus.send(io.taken, io.takenFrom, io.takenFrom + bytes, io.nowUs, byteUs)
      if (byteUs > 0) {
        io.spendUs = bytes * byteUs
        yield 'spend'
      }
    }
    toSend -= bytes
  }
  if (!fits) {
    out[0] = NAK
    io.outBytes = 1
    yield 'put'
    return true
  }
  if (toRead === 0) {
    bus.deselect(io.nowUs)
    yield* finished(host)
    if (!host.endWindow()) return false
  }
  out[0] = ACK
  io.outBytes = 1
  yield 'put'
  if (toRead === 0) return true
  while (toRead > 0) {
    const bytes = Math.min(toRead, limits.chunkBytes)
    bus.receive(out, 0, bytes, io.nowUs, byteUs)
    yield* finished(host)
    if (byteUs > 0) {
      io.spendUs = bytes * byteUs
      yield 'spend'
    }
    toRead -= bytes
    if (toRead === 0) {
      bus.deselect(io.nowUs)
      if (!host.endWindow()) return false
    }
    io.outBytes = bytes
    yield 'put'
  }
  return true
}
