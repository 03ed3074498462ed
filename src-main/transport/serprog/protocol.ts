// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * serprog, version 1: the bytes on the wire, as pure functions. Binary request and reply over a byte stream; the device
 * answers ACK and the data, or NAK alone. All numbers are little-endian; `u24` is three bytes. Source: the protocol as
 * published with flashrom ("serprog-protocol.txt"), facts only.
 */
import { Fault } from '../../../shared/fault.ts'

export const ACK = 0x06
export const NAK = 0x15

/**
 * The commands that an SPI programmer can need. Only NOP, Q_IFACE, Q_CMDMAP and SYNCNOP may be sent before the map is
 * known.
 */
export const commands = {
  NOP: 0x00,
  Q_IFACE: 0x01,
  Q_CMDMAP: 0x02,
  Q_PGMNAME: 0x03,
  Q_SERBUF: 0x04,
  Q_BUSTYPE: 0x05,
  Q_OPBUF: 0x07,
  Q_WRNMAXLEN: 0x08,
  SYNCNOP: 0x10,
  Q_RDNMAXLEN: 0x11,
  S_BUSTYPE: 0x12,
  O_SPIOP: 0x13,
  S_SPI_FREQ: 0x14,
  S_PIN_STATE: 0x15,
  S_SPI_CS: 0x16,
} as const

export type CommandName = keyof typeof commands

/**
 * Data bytes after the ACK of each command with a fixed reply. O_SPIOP replies as many as requested; SYNCNOP is a
 * special case.
 */
export const replyBytes: Readonly<Record<Exclude<CommandName, 'O_SPIOP' | 'SYNCNOP'>, number>> = {
  NOP: 0,
  Q_IFACE: 2,
  Q_CMDMAP: 32,
  Q_PGMNAME: 16,
  Q_SERBUF: 2,
  Q_BUSTYPE: 1,
  Q_OPBUF: 2,
  Q_WRNMAXLEN: 3,
  Q_RDNMAXLEN: 3,
  S_BUSTYPE: 0,
  S_SPI_FREQ: 4,
  S_PIN_STATE: 0,
  S_SPI_CS: 0,
}

/** The only existing version; Q_IFACE must report it. */
export const INTERFACE_VERSION = 1
/** Bus type bit of Q_BUSTYPE and S_BUSTYPE. */
export const BUS_SPI = 0x08
/** Opcode and two u24 lengths before the bytes that an O_SPIOP sends. */
export const SPIOP_HEADER_BYTES = 7
/** Largest value of a u24 length field. */
const LENGTH_LIMIT_BYTES = 0xff_ff_ff
/** Q_SERBUF reports this when the device pushes back by itself, however much is queued. */
export const SERBUF_FLOW_CONTROL = 0xffff

/**
 * Bytes of a USB packet. A firmware with a buffer longer than a packet sees a write only when a packet that is not full
 * arrives, and Linux sends no empty packet: a write of a multiple of this size is held back until more is written. So
 * no write has such a size.
 */
export const HELD_BACK_BYTES = 64

/** A command without parameters. */
export function queryFrame(command: CommandName): Uint8Array {
  return Uint8Array.of(commands[command])
}

/** S_BUSTYPE, S_PIN_STATE and S_SPI_CS: one byte after the opcode. Throws `bug.bad-input` outside 0..255. */
export function byteFrame(
  command: 'S_BUSTYPE' | 'S_PIN_STATE' | 'S_SPI_CS',
  value: number,
): Uint8Array {
  demandRange(command, value, 0, 0xff)
  return Uint8Array.of(commands[command], value)
}

/** S_SPI_FREQ. Devices must refuse 0, so it is not sent: throws `bug.bad-input` outside 1..2^32-1 or for fractions. */
export function frequencyFrame(clockHz: number): Uint8Array {
  demandRange('S_SPI_FREQ', clockHz, 1, 0xffff_ffff)
  const frame = new Uint8Array(5)
  frame[0] = commands.S_SPI_FREQ
  new DataView(frame.buffer).setUint32(1, clockHz, true)
  return frame
}

/** Bytes `writeSpiOp` needs for a window that sends `txBytes`. */
export function spiOpBytes(txBytes: number): number {
  return SPIOP_HEADER_BYTES + txBytes
}

/**
 * Writes one O_SPIOP into `into` at `at` and returns the offset after it. Lengths are u24: throws `bug.bad-input` above
 * 16777215 bytes. The caller must provide the room (`spiOpBytes`).
 */
export function writeSpiOp(into: Uint8Array, at: number, tx: Uint8Array, rxBytes: number): number {
  demandRange('O_SPIOP.tx', tx.length, 0, LENGTH_LIMIT_BYTES)
  demandRange('O_SPIOP.rx', rxBytes, 0, LENGTH_LIMIT_BYTES)
  into[at] = commands.O_SPIOP
  into[at + 1] = tx.length & 0xff
  into[at + 2] = (tx.length >> 8) & 0xff
  into[at + 3] = tx.length >> 16
  into[at + 4] = rxBytes & 0xff
  into[at + 5] = (rxBytes >> 8) & 0xff
  into[at + 6] = rxBytes >> 16
  into.set(tx, at + SPIOP_HEADER_BYTES)
  return at + SPIOP_HEADER_BYTES + tx.length
}

/** A little-endian number of all bytes given (1 to 4). */
export function littleEndian(bytes: Uint8Array): number {
  let value = 0
  for (let i = bytes.length - 1; i >= 0; i--) value = value * 256 + (bytes[i] ?? 0)
  return value
}

/** Q_WRNMAXLEN and Q_RDNMAXLEN: 0 stands for 2^24, which no length field can say; so at most 2^24-1. */
export function maxLengthBytes(reply: Uint8Array): number {
  return littleEndian(reply) || LENGTH_LIMIT_BYTES
}

/** Q_PGMNAME: up to the first NUL; what is not printable ASCII becomes `?`, since it goes to screens and logs. */
export function programmerName(reply: Uint8Array): string {
  const end = reply.indexOf(0)
  const bytes = end < 0 ? reply : reply.subarray(0, end)
  return Array.from(bytes, (b) => (b >= 0x20 && b < 0x7f ? String.fromCharCode(b) : '?'))
    .join('')
    .trim()
}

/** The opcodes that the device claims to know: opcode c is bit c % 8 of byte c / 8. */
export class CommandMap {
  readonly #bits: Uint8Array

  /** @param reply the 32 bytes of Q_CMDMAP */
  constructor(reply: Uint8Array) {
    this.#bits = reply.slice()
  }

  has(opcode: number): boolean {
    return (((this.#bits[opcode >> 3] ?? 0) >> (opcode & 7)) & 1) === 1
  }

  /** All opcodes claimed, ascending. */
  opcodes(): number[] {
    return Array.from({ length: 256 }, (_, opcode) => opcode).filter((opcode) => this.has(opcode))
  }
}

/**
 * Reads one reply out of chunks of any size. `take` returns how much it used; the rest belongs to the next reply.
 * `data` is a copy that the caller may keep.
 */
export class ReplyReader {
  #data: Uint8Array = NO_BYTES
  #filled = 0
  #expectedBytes: number
  #state: ReplyState = 'waiting'
  #first = ACK

  /** @param expectedBytes data bytes after the ACK */
  constructor(expectedBytes = 0) {
    this.#expectedBytes = expectedBytes
  }

  /** `waiting` and `partial` need more bytes; `ack`, `nak` and `bad` are final until `reset`. */
  get state(): ReplyState {
    return this.#state
  }

  /** The reply; complete only in state `ack`. */
  get data(): Uint8Array {
    return this.#data
  }

  /** The first byte of a `bad` reply: neither ACK nor NAK. */
  get firstByte(): number {
    return this.#first
  }

  reset(expectedBytes: number): void {
    this.#data = NO_BYTES
    this.#filled = 0
    this.#expectedBytes = expectedBytes
    this.#state = 'waiting'
  }

  /** Uses bytes of `chunk` from `from` on and returns the offset of the first one it did not use. */
  take(chunk: Uint8Array, from: number): number {
    let at = from
    if (this.#state === 'waiting' && at < chunk.length) {
      this.#first = chunk[at] ?? 0
      at += 1
      if (this.#first === NAK) this.#state = 'nak'
      else if (this.#first !== ACK) this.#state = 'bad'
      else if (this.#expectedBytes === 0) this.#state = 'ack'
      else {
        // Allocated only now, so that a queue of long reads does not hold memory for replies that have not begun.
        this.#data = new Uint8Array(this.#expectedBytes)
        this.#state = 'partial'
      }
    }
    if (this.#state === 'partial' && at < chunk.length) {
      const take = Math.min(chunk.length - at, this.#expectedBytes - this.#filled)
      this.#data.set(chunk.subarray(at, at + take), this.#filled)
      this.#filled += take
      at += take
      if (this.#filled === this.#expectedBytes) this.#state = 'ack'
    }
    return at
  }
}

export type ReplyState = 'waiting' | 'partial' | 'ack' | 'nak' | 'bad'

const NO_BYTES = new Uint8Array(0)

function demandRange(what: string, value: number, min: number, max: number): void {
  if (Number.isInteger(value) && value >= min && value <= max) return
  throw new Fault('bug.bad-input', { what: `${what} must be ${min} to ${max}, not ${value}` })
}
