/**
 * A virtual 25xx SPI NOR chip at the level of chip-select windows. What it does and ignores follows the datasheets
 * named in `shared/data/practice-chips.json`; section numbers below are W25Q64JV unless said otherwise.
 */
import { NorArray } from './nor-array.ts'
import { NorBusy } from './nor-busy.ts'
import type { BusyKind, BusyOptions } from './nor-busy.ts'
import { NorRegisters, SR1_AAI, SR1_BUSY, SR1_WEL } from './nor-registers.ts'
import type { PartErase, PracticePart, RegisterName } from './parts.ts'

/** Something on an SPI bus. Times are model microseconds at the first bit; without a clock they are 0. */
export interface SpiSlave {
  select(atUs: number): void
  /** Master sends `bytes[from, to)`; what the slave says meanwhile is not looked at. */
  send(bytes: Uint8Array, from: number, to: number, atUs: number, usPerByte: number): void
  /** Master clocks `into[from, to)` in, sending 00 (as RP2040 firmwares do). */
  receive(into: Uint8Array, from: number, to: number, atUs: number, usPerByte: number): void
  deselect(atUs: number): void
}

/** What a window is for, once its opcode is known. */
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
  /** Reply to 5A from address 0; `null`: the part has none. */
  readonly sfdp: Uint8Array | null
}

/** Faults of the silicon and of its time, besides those of the array. */
export interface ChipFaults {
  /** Busy for ever after the n-th erase, program or status write, counted from 1; 0 = never. */
  readonly stuckAfter: number
  /** Chance of a page taking `lateTimes` times longer. */
  readonly lateRate: number
  readonly lateTimes: number
}

export const NO_CHIP_FAULTS: ChipFaults = { stuckAfter: 0, lateRate: 0, lateTimes: 1 }

const READS = new Set([0x03, 0x0b, 0x13, 0x0c])
/** Commands a busy chip still takes: status reads and reset (8.1.1; MX25L12835F 2B at any time). */
const WHILE_BUSY = new Set([0x05, 0x35, 0x15, 0x2b, 0x66, 0x99])
/** Commands without address or data: they act at the rising edge of CS after exactly eight clocks. */
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
  readonly registers: NorRegisters
  faults: ChipFaults = NO_CHIP_FAULTS
  /** Level of an undriven MISO line as the master's pull resistor makes it. */
  undriven = 0x00
  readonly #sfdp: Uint8Array | null
  readonly #busy: NorBusy
  #lateRandom: () => number
  #changes = 0
  #fourByte = false
  #addressHigh = 0
  #asleep = false
  #aai = -1
  #resetArmed = false
  // the window under way
  #mode: Mode = 'idle'
  #opcode = 0
  #clocked = 0
  #headerBytes = 0
  #addressBytes = 0
  #address = 0
  #reply: Uint8Array = new Uint8Array(0)
  #replyAt = 0
  #replyRepeats = false
  readonly #collected = new Uint8Array(COLLECT_BYTES)
  #collectedBytes = 0
  #statusRegister: RegisterName = 'sr1'

  constructor(part: PracticePart, options: NorChipOptions) {
    this.part = part
    this.array = new NorArray(options.contents)
    this.registers = new NorRegisters(part)
    this.#sfdp = options.sfdp
    this.#busy = new NorBusy(options)
    let state = options.seed >>> 0
    this.#lateRandom = () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return state / 0x1_0000_0000
    }
  }

  /** The memory itself, for tests and for keeping it in a file. */
  get memory(): Uint8Array {
    return this.array.bytes
  }

  get inFourByteMode(): boolean {
    return this.#fourByte
  }

  get extendedAddress(): number {
    return this.#addressHigh
  }

  /** Lets an operation in flight end well, as time would. */
  settle(): void {
    this.array.settled()
    this.#busy.stop()
  }

  /** Removes and restores the supply. What an operation in flight was changing is left half done. */
  powerCycle(atUs: number, seed = 1): void {
    if (this.#busy.is(atUs)) this.array.cutShort(seed)
    this.#busy.stop()
    this.#softReset()
    this.#asleep = false
    this.registers.powerUp()
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

  deselect(atUs: number): void {
    const mode = this.#mode
    this.#mode = 'idle'
    if (mode === 'act' || mode === 'collect') this.#finish(atUs)
    // RES (AB) wakes the chip however long the window was (8.2.20).
    else if (this.#opcode === 0xab && mode !== 'ignore') this.#asleep = false
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
        const byte = this.array.bytes[this.#address] ?? 0xff
        this.#advance(1)
        return byte
      }
      case 'reply':
        return this.#nextReply()
      case 'status':
        return this.#status(atUs)
      case 'collect':
        this.#collected[this.#collectedBytes % COLLECT_BYTES] = mosi
        this.#collectedBytes++
        return this.undriven
      case 'act':
        // A clock too many: such a command is not executed (8.2.1: CS must go high after the eighth bit).
        this.#mode = 'ignore'
        return this.undriven
      default:
        return this.undriven
    }
  }

  #decode(opcode: number, atUs: number): void {
    this.#opcode = opcode
    this.#mode = 'ignore'
    if (!this.part.opcodes.has(opcode)) return
    if (this.#asleep && opcode !== 0xab) return
    if (this.#busy.is(atUs)) {
      if (!WHILE_BUSY.has(opcode)) return
    } else this.array.settled()
    if (this.#aai >= 0 && opcode !== 0xad && opcode !== 0x04 && opcode !== 0x05) return
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
      const id = this.part.jedecId
      this.#answer(
        this.part.afterId === 'repeat' ? [...id] : [...id, ...Array.from({ length: 61 }, () => 0)],
        true,
      )
      return
    }
    if (opcode === 0xc8) {
      this.#answer([this.#addressHigh], true)
      return
    }
    if (opcode === 0xad && this.#aai >= 0) {
      this.#mode = 'collect'
      return
    }
    this.#expectHeader(opcode)
  }

  #expectHeader(opcode: number): void {
    const wide = this.#fourByte ? 4 : 3
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
    if (opcode === 0x0b || opcode === 0x0c || opcode === 0x5a) dummy = 1
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
    if (opcode === 0x90) this.#answer(this.#rems(), true)
    else if (opcode === 0xab) this.#answer([this.part.deviceId], true)
    else if (opcode === 0x4b) this.#answer(this.#uniqueId(), false)
    else if (opcode === 0x5a) {
      if (this.#sfdp === null) this.#mode = 'ignore'
      else {
        this.#answer(this.#sfdp, false)
        this.#replyAt = this.#address
      }
    } else {
      this.#locate()
      if (READS.has(opcode)) this.#mode = 'read'
      else if (opcode === 0x3d)
        this.#answer([this.registers.blockLocked(this.#address) ? 1 : 0], true)
      else this.#mode = opcode === 0x02 || opcode === 0x12 || opcode === 0xad ? 'collect' : 'act'
    }
  }

  /** Full address: the extended address register supplies what a three-byte address lacks (8.2.34). */
  #locate(): void {
    if (this.#addressBytes === 3) this.#address += this.#addressHigh * 0x100_0000
    this.#address %= this.part.sizeBytes
  }

  #rems(): number[] {
    const maker = this.part.jedecId[0] ?? 0
    return this.#address % 2 === 0 ? [maker, this.part.deviceId] : [this.part.deviceId, maker]
  }

  #uniqueId(): number[] {
    return Array.from({ length: 8 }, (_, index) => (this.part.sizeBytes / 256 + index * 37) & 0xff)
  }

  #answer(reply: readonly number[] | Uint8Array, repeats: boolean): void {
    this.#reply = reply instanceof Uint8Array ? reply : Uint8Array.from(reply)
    this.#replyAt = 0
    this.#replyRepeats = repeats
    this.#mode = 'reply'
  }

  #nextReply(): number {
    const byte = this.#reply[this.#replyAt]
    this.#replyAt++
    if (this.#replyRepeats && this.#replyAt >= this.#reply.length) this.#replyAt = 0
    return byte ?? 0xff
  }

  #status(atUs: number): number {
    const busy = this.#busy.is(atUs)
    let value = this.registers.value(this.#statusRegister)
    if (this.#statusRegister !== 'sr1') return value
    if (busy) this.#busy.polled()
    if (busy) value |= SR1_BUSY
    // The latch reads set while its operation runs and clears when it ends (7.1.2).
    if (this.registers.writeEnabled || (busy && this.#aai < 0)) value |= SR1_WEL
    if (this.#aai >= 0) value |= SR1_AAI
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
    into.set(this.array.bytes.subarray(this.#address, this.#address + run), from)
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

  // ---- what happens at the rising edge of CS ---------------------------------------------------------------

  #finish(atUs: number): void {
    const opcode = this.#opcode
    const wasArmed = this.#resetArmed
    this.#resetArmed = false
    const erase = this.part.erase.find((type) => type.opcode === opcode)
    if (erase !== undefined) return this.#erase(erase, atUs)
    switch (opcode) {
      case 0x06:
        this.registers.writeEnabled = true
        return
      case 0x04:
        this.registers.writeEnabled = false
        this.#aai = -1
        return
      case 0x50:
        this.registers.statusWriteEnabled = true
        return
      case 0x60:
      case 0xc7:
        return this.#erase(null, atUs)
      case 0x01:
      case 0x31:
      case 0x11:
        return this.#writeStatus(atUs)
      case 0x02:
      case 0x12:
        return this.#program(atUs)
      case 0xad:
        return this.#programWord(atUs)
      case 0xb7:
        this.#fourByte = true
        return
      case 0xe9:
        this.#fourByte = false
        return
      case 0xc5:
        // Needs the latch (8.2.34), takes effect at once.
        if (this.registers.writeEnabled && this.#collectedBytes === 1) {
          this.#addressHigh =
            (this.#collected[0] ?? 0) % Math.max(1, this.part.sizeBytes / 0x100_0000)
          this.registers.writeEnabled = false
        }
        return
      case 0xb9:
        this.#asleep = true
        return
      case 0x66:
        this.#resetArmed = true
        return
      case 0x99:
        // Only right behind 66 (8.2.43); cuts off what runs.
        if (wasArmed) {
          if (this.#busy.is(atUs)) this.array.cutShort(1)
          this.#busy.stop()
          this.#softReset()
          this.registers.powerUp()
        }
        return
      case 0x36:
      case 0x39:
        if (this.registers.writeEnabled) this.registers.lockBlock(this.#address, opcode === 0x36)
        this.registers.writeEnabled = false
        return
      case 0x7e:
      case 0x98:
        if (this.registers.writeEnabled) this.registers.lockAll(opcode === 0x7e)
        this.registers.writeEnabled = false
        return
      default:
    }
  }

  #softReset(): void {
    this.#fourByte = false
    this.#addressHigh = 0
    this.#aai = -1
    this.#resetArmed = false
    this.#mode = 'idle'
  }

  #begin(kind: BusyKind, atUs: number, typicalMs: number, times: number): void {
    this.#changes++
    const stuck = this.faults.stuckAfter > 0 && this.#changes >= this.faults.stuckAfter
    this.#busy.start(kind, atUs, typicalMs * 1000, stuck ? Infinity : times)
  }

  #failed(kind: 'erase' | 'program', failed: boolean): void {
    const flags = this.part.status.failFlags
    if (flags === null) return
    const mask = kind === 'erase' ? flags.eraseMask : flags.programMask
    this.registers.flag(flags.register, mask, failed)
  }

  #refused(kind: 'erase' | 'program'): void {
    this.#failed(kind, true)
    if (this.part.status.protectedClearsWel) this.registers.writeEnabled = false
  }

  #erase(type: PartErase | null, atUs: number): void {
    if (!this.registers.writeEnabled) return
    const length = type?.sizeBytes ?? this.part.sizeBytes
    const offset = type === null ? 0 : this.#address - (this.#address % length)
    if (this.registers.protects(offset, length)) return this.#refused('erase')
    const result = this.array.erase(offset, length)
    this.registers.writeEnabled = false
    this.#failed('erase', result !== 'done')
    this.#begin(
      type === null ? 'chip-erase' : 'erase',
      atUs,
      type?.typicalMs ?? this.part.chipErase.typicalMs,
      result === 'never-ends' ? Infinity : 1,
    )
  }

  #program(atUs: number): void {
    const bytes = this.#collectedBytes
    if (!this.registers.writeEnabled || bytes === 0) return
    const single = this.part.pageBytes === 1
    if (single && bytes !== 1) return
    if (this.registers.protects(this.#address, 1)) return this.#refused('program')
    // The page buffer keeps the last bytes sent; `program` picks them out of the ring.
    const result = this.array.program(
      this.#address,
      this.#collected,
      bytes,
      single ? 1 : this.part.pageBytes,
    )
    this.registers.writeEnabled = false
    this.#failed('program', result !== 'done')
    const late = this.faults.lateRate > 0 && this.#lateRandom() < this.faults.lateRate
    this.#begin('program', atUs, this.part.times.programTypicalMs, late ? this.faults.lateTimes : 1)
  }

  /** SST25VF040B 4.4.4: the first AD carries an address, the next ones only a word; WRDI ends it. */
  #programWord(atUs: number): void {
    if (!this.registers.writeEnabled || this.#collectedBytes !== 2) return
    const at = this.#aai >= 0 ? this.#aai : this.#address - (this.#address % 2)
    if (this.registers.protects(at, 2)) {
      this.#aai = -1
      return this.#refused('program')
    }
    this.array.program(at, this.#collected, 1, 1)
    this.array.program(at + 1, this.#collected.subarray(1), 1, 1)
    const next = at + 2
    this.#aai = next < this.part.sizeBytes ? next : -1
    if (this.#aai < 0) this.registers.writeEnabled = false
    this.#begin('program', atUs, this.part.times.programTypicalMs, 1)
  }

  #writeStatus(atUs: number): void {
    const { registers, part } = this
    const volatile = registers.statusWriteEnabled && !registers.writeEnabled
    const enabled = registers.writeEnabled || registers.statusWriteEnabled
    registers.statusWriteEnabled = false
    if (!enabled || this.#collectedBytes === 0) return
    if (registers.locked()) {
      if (part.status.protectedClearsWel) registers.writeEnabled = false
      return
    }
    const targets: readonly RegisterName[] =
      this.#opcode === 0x31 ? ['sr2'] : this.#opcode === 0x11 ? ['sr3'] : part.status.write01
    // More data bytes than registers: not executed (8.2.5).
    if (this.#collectedBytes > targets.length) return
    for (const [index, name] of targets.entries())
      if (index < this.#collectedBytes) registers.write(name, this.#collected[index] ?? 0, volatile)
    if (this.#opcode === 0x01 && this.#collectedBytes === 1 && part.status.shortWrite01Clears !== 0)
      registers.write('sr2', registers.value('sr2') & ~part.status.shortWrite01Clears, volatile)
    registers.writeEnabled = false
    if (!volatile && part.times.statusMs > 0) this.#begin('status', atUs, part.times.statusMs, 1)
    if (!volatile) this.array.onChange?.(0, 0)
  }
}
