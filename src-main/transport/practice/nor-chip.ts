// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * A virtual 25xx SPI NOR chip at the level of chip-select windows. What it executes and ignores follows the datasheets
 * named in `shared/data/practice-chips.json`; section numbers below are W25Q64JV unless stated otherwise.
 */
import type { SpiSlave } from '../device/spi-slave.ts'
import { NorArray } from './nor-array.ts'
import { NorActions } from './nor-actions.ts'
import type { ChipFaults } from './nor-actions.ts'
import type { BusyOptions } from './nor-busy.ts'
import { SR1_AAI, SR1_BUSY, SR1_WEL } from './nor-registers.ts'
import type { NorRegisters } from './nor-registers.ts'
import { jedecReply, remsReply, Reply, securityRegister, uniqueId } from './nor-replies.ts'
import type { PracticePart, RegisterName } from './parts.ts'

export { NO_CHIP_FAULTS } from './nor-actions.ts'

/** The purpose of a window, known from its opcode. */
type Mode =
  | 'idle'
  | 'opcode'
  | 'header'
  | 'read'
  | 'reply'
  | 'status'
  | 'collect'
  | 'act'
  | 'ignore'

export interface NorChipOptions extends BusyOptions {
  readonly contents: Uint8Array
  /** Reply to 5A from address 0; `null`: the chip has none. */
  readonly sfdp: Uint8Array | null
}

const READS = new Set([0x03, 0x0b, 0x13, 0x0c])
/** Commands that a busy chip accepts: status reads and reset (8.1.1; MX25L12835F 2B at any time). */
const WHILE_BUSY = new Set([0x05, 0x35, 0x15, 0x2b, 0x66, 0x99])
/** Commands without address or data: they take effect at the rising edge of CS after exactly eight clocks. */
const PLAIN = new Set([0x04, 0x06, 0x50, 0x60, 0x66, 0x7e, 0x98, 0x99, 0xb7, 0xb9, 0xc7, 0xe9])
const STATUS_READ: Readonly<Record<number, RegisterName | undefined>> = {
  0x05: 'sr1',
  0x35: 'sr2',
  0x2b: 'security',
}
const COLLECT_BYTES = 512

export class NorChip implements SpiSlave {
  readonly part: PracticePart
  readonly array: NorArray
  /** Level of an undriven MISO line as the master's pull resistor makes it. */
  undriven = 0x00
  readonly #sfdp: Uint8Array | null
  readonly #actions: NorActions
  // the present window
  #mode: Mode = 'idle'
  #opcode = 0
  #clocked = 0
  #headerBytes = 0
  #addressBytes = 0
  #address = 0
  #reply = new Reply([], false)
  readonly #collected = new Uint8Array(COLLECT_BYTES)
  #collectedBytes = 0
  #statusRegister: RegisterName = 'sr1'

  constructor(part: PracticePart, options: NorChipOptions) {
    this.part = part
    this.array = new NorArray(options.contents)
    this.#sfdp = options.sfdp
    this.#actions = new NorActions(part, this.array, options)
  }

  get registers(): NorRegisters {
    return this.#actions.registers
  }

  get faults(): ChipFaults {
    return this.#actions.faults
  }

  set faults(faults: ChipFaults) {
    this.#actions.faults = faults
  }

  /** Called when an erase or a program command has begun to change the memory. */
  set onOperation(listener: () => void) {
    this.#actions.onOperation = listener
  }

  /** The memory itself, for tests and for storing it in a file. */
  get memory(): Uint8Array {
    return this.array.bytes
  }

  get inFourByteMode(): boolean {
    return this.#actions.fourByte
  }

  /** Ignores everything on a single line. */
  get inQpi(): boolean {
    return this.#actions.qpi
  }

  get extendedAddress(): number {
    return this.#actions.addressHigh
  }

  /** Completes a running operation, as time would. */
  settle(): void {
    this.array.settled()
    this.#actions.busy.stop()
  }

  /** Removes and restores the supply. What a running operation was changing is half done. */
  powerCycle(atUs: number): void {
    this.#actions.restart(atUs)
    this.#actions.asleep = false
    this.#mode = 'idle'
  }

  /** One whole window, for tests: CS low, send, clock in, CS high. */
  window(tx: readonly number[] | Uint8Array, rxBytes: number, atUs = 0, usPerByte = 0): Uint8Array {
    const bytes = Uint8Array.from(tx)
    const reply = new Uint8Array(rxBytes)
    this.select(atUs)
    this.send(bytes, 0, bytes.length, atUs, usPerByte)
    this.receive(reply, 0, rxBytes, atUs + bytes.length * usPerByte, usPerByte)
    this.deselect(atUs + (bytes.length + rxBytes) * usPerByte)
    return reply
  }

  select(_atUs: number): void {
    this.#mode = 'opcode'
    this.#opcode = -1
    this.#clocked = 0
    this.#collectedBytes = 0
  }

  send(bytes: Uint8Array, from: number, to: number, atUs: number, usPerByte: number): void {
    let at = from
    while (at < to) {
      if (this.#mode === 'ignore') break
      if (this.#mode === 'collect' && to - at > 1) {
        this.#collect(bytes, at, to)
        at = to
        break
      }
      this.#clock(bytes[at] ?? 0, atUs + (at - from) * usPerByte)
      at++
    }
  }

  receive(into: Uint8Array, from: number, to: number, atUs: number, usPerByte: number): void {
    let at = from
    while (at < to) {
      if (this.#mode === 'read') {
        at += this.#stream(into, at, to)
      } else if (this.#mode === 'ignore' || this.#mode === 'idle') {
        into.fill(this.undriven, at, to)
        at = to
      } else {
        into[at] = this.#clock(0, atUs + (at - from) * usPerByte)
        at++
      }
    }
  }

  /** The chip drives MISO while more is clocked. */
  get drives(): boolean {
    return this.#mode === 'read' || this.#mode === 'reply' || this.#mode === 'status'
  }

  /** CS rises within a byte: the command is not executed (8.2.1). */
  abandon(): void {
    this.#mode = 'idle'
  }

  deselect(atUs: number): void {
    const mode = this.#mode
    this.#mode = 'idle'
    if (mode === 'act' || mode === 'collect')
      this.#actions.perform(
        {
          opcode: this.#opcode,
          address: this.#address,
          data: this.#collected,
          dataBytes: mode === 'collect' ? this.#collectedBytes : 0,
        },
        atUs,
      )
    // RES (AB) wakes the chip whatever the length of the window (8.2.20).
    else if (this.#opcode === 0xab && mode !== 'ignore') this.#actions.asleep = false
  }

  // ---- one byte ----------------------------------------------------------------------------------------------

  /** Clocks one byte in and the chip's byte out. */
  #clock(mosi: number, atUs: number): number {
    this.#clocked++
    switch (this.#mode) {
      case 'opcode':
        this.#decode(mosi, atUs)
        return this.undriven
      case 'header':
        this.#header(mosi)
        return this.undriven
      case 'read': {
        const byte = new Uint8Array(1)
        this.array.read(byte, 0, 1, this.#address)
        this.#advance(1)
        return byte[0] ?? 0xff
      }
      case 'reply':
        return this.#reply.next()
      case 'status':
        return this.#status(atUs)
      case 'collect':
        this.#collected[this.#collectedBytes % COLLECT_BYTES] = mosi
        this.#collectedBytes++
        return this.undriven
      case 'act':
        // A clock too many: the command is not executed (8.2.1: CS must go high after the eighth bit).
        this.#mode = 'ignore'
        return this.undriven
      default:
        return this.undriven
    }
  }

  #decode(opcode: number, atUs: number): void {
    this.#opcode = opcode
    this.#mode = 'ignore'
    // A single line cannot give four-line commands their clocks; only power-up or the reset pin ends this mode.
    if (this.#actions.qpi) return
    if (opcode === this.part.qpi?.enter && this.#entersQpi()) {
      if (!this.#actions.asleep && !this.#actions.busy.is(atUs)) this.#mode = 'act'
      return
    }
    if (!this.part.opcodes.has(opcode)) return
    if (this.#actions.asleep && opcode !== 0xab) return
    if (this.#actions.busy.is(atUs)) {
      if (!WHILE_BUSY.has(opcode)) return
    } else this.array.settled()
    if (this.#actions.aai >= 0 && opcode !== 0xad && opcode !== 0x04 && opcode !== 0x05) return
    if (opcode === 0x15 || STATUS_READ[opcode] !== undefined) {
      const name =
        opcode === 0x15 ? (this.registers.has('config') ? 'config' : 'sr3') : STATUS_READ[opcode]
      if (name === undefined || !this.registers.has(name)) return
      this.#statusRegister = name
      this.#mode = 'status'
      return
    }
    if (PLAIN.has(opcode)) {
      this.#mode = 'act'
      return
    }
    if (opcode === 0x01 || opcode === 0x31 || opcode === 0x11 || opcode === 0xc5) {
      this.#mode = 'collect'
      return
    }
    if (opcode === 0x9f) {
      this.#answer(jedecReply(this.part), true)
      return
    }
    if (opcode === 0xc8) {
      this.#answer([this.#actions.addressHigh], true)
      return
    }
    if (opcode === 0xad && this.#actions.aai >= 0) {
      this.#mode = 'collect'
      return
    }
    this.#expectHeader(opcode)
  }

  /** W25Q64FW 6.2.39: 38 is taken with QE set (SR2 bit 1) only; Macronix' 35 always. */
  #entersQpi(): boolean {
    return this.part.qpi?.needsQuadEnable !== true || (this.registers.value('sr2') & 0x02) !== 0
  }

  #expectHeader(opcode: number): void {
    const wide = this.#actions.fourByte ? 4 : 3
    const erase = this.part.erase.find((type) => type.opcode === opcode)
    let address = wide
    let dummy = 0
    if (opcode === 0x13 || opcode === 0x0c || opcode === 0x12) address = 4
    if (erase !== undefined) address = erase.addressBytes ?? wide
    if (opcode === 0x90 || opcode === 0xab || opcode === 0x5a) address = 3
    if (opcode === 0x4b) {
      address = 0
      dummy = wide + 1
    }
    if (opcode === 0x0b || opcode === 0x0c || opcode === 0x5a || opcode === 0x48) dummy = 1
    this.#address = 0
    this.#addressBytes = address
    this.#headerBytes = address + dummy
    this.#mode = 'header'
  }

  #header(byte: number): void {
    const at = this.#clocked - 2
    if (at < this.#addressBytes) this.#address = this.#address * 256 + byte
    if (at + 1 < this.#headerBytes) return
    const opcode = this.#opcode
    if (opcode === 0x90) this.#answer(remsReply(this.part, this.#address), true)
    else if (opcode === 0xab) this.#answer([this.part.deviceId], true)
    else if (opcode === 0x4b) this.#answer(uniqueId(this.part), false)
    else if (opcode === 0x48) this.#answer(securityRegister(this.#address), false)
    else if (opcode === 0x5a) {
      if (this.#sfdp === null) this.#mode = 'ignore'
      else this.#answer(this.#sfdp, false, this.#address)
    } else {
      this.#locate()
      if (READS.has(opcode)) this.#mode = 'read'
      else if (opcode === 0x3d)
        this.#answer([this.registers.blockLocked(this.#address) ? 1 : 0], true)
      else this.#mode = opcode === 0x02 || opcode === 0x12 || opcode === 0xad ? 'collect' : 'act'
    }
  }

  /** Full address: the extended address register completes a three-byte address (8.2.34). */
  #locate(): void {
    if (this.#addressBytes === 3) this.#address += this.#actions.addressHigh * 0x100_0000
    this.#address %= this.part.sizeBytes
  }

  #answer(bytes: readonly number[] | Uint8Array, repeats: boolean, from = 0): void {
    this.#reply = new Reply(bytes, repeats, from)
    this.#mode = 'reply'
  }

  #status(atUs: number): number {
    const busy = this.#actions.busy.is(atUs)
    let value = this.registers.value(this.#statusRegister)
    if (this.#statusRegister !== 'sr1') return value
    if (busy) this.#actions.busy.polled()
    if (busy) value |= SR1_BUSY
    // The latch reads set while its operation runs and clears when it ends (7.1.2).
    if (this.registers.writeEnabled || (busy && this.#actions.aai < 0)) value |= SR1_WEL
    if (this.#actions.aai >= 0) value |= SR1_AAI
    return value
  }

  // ---- streams -----------------------------------------------------------------------------------------------

  #stream(into: Uint8Array, from: number, to: number): number {
    const size = this.part.sizeBytes
    // With a three-byte address a read stays inside its 16 MiB segment; otherwise it wraps at the chip's end.
    const segment =
      this.#addressBytes === 3
        ? Math.min(size, (Math.floor(this.#address / 0x100_0000) + 1) * 0x100_0000)
        : size
    const run = Math.min(to - from, segment - this.#address)
    this.array.read(into, from, from + run, this.#address)
    this.#advance(run)
    return run
  }

  #advance(by: number): void {
    const size = this.part.sizeBytes
    const next = this.#address + by
    if (this.#addressBytes === 3) {
      const base = Math.floor(this.#address / 0x100_0000) * 0x100_0000
      this.#address = next >= Math.min(size, base + 0x100_0000) ? base : next
    } else this.#address = next >= size ? 0 : next
  }

  #collect(bytes: Uint8Array, from: number, to: number): void {
    const room = COLLECT_BYTES - (this.#collectedBytes % COLLECT_BYTES)
    if (to - from <= room && this.#collectedBytes < COLLECT_BYTES)
      this.#collected.set(bytes.subarray(from, to), this.#collectedBytes)
    else
      for (let at = from; at < to; at++)
        this.#collected[(this.#collectedBytes + at - from) % COLLECT_BYTES] = bytes[at] ?? 0
    this.#collectedBytes += to - from
    this.#clocked += to - from
  }
}
