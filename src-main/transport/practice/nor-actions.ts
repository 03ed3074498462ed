// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * What a virtual 25xx chip does at the rising edge of CS: erases, programs, writes registers, changes modes, or ignores
 * the command. Section numbers are W25Q64JV unless stated otherwise.
 */
import type { NorArray } from './nor-array.ts'
import { NorBusy } from './nor-busy.ts'
import type { BusyKind, BusyOptions } from './nor-busy.ts'
import { NorRegisters } from './nor-registers.ts'
import { seededRandom } from './random.ts'
import type { Random } from './random.ts'
import type { PartErase, PracticePart, RegisterName } from './parts.ts'

/** Faults of the chip and its timing, besides those of the array. */
export interface ChipFaults {
  /** Stays busy after the n-th erase, program or status write, counted from 1; 0 = never. */
  readonly stuckAfter: number
  /** Chance of a page taking `lateTimes` times longer. */
  readonly lateRate: number
  readonly lateTimes: number
}

export const NO_CHIP_FAULTS: ChipFaults = { stuckAfter: 0, lateRate: 0, lateTimes: 1 }

/** The contents of a window after its header. */
export interface Command {
  readonly opcode: number
  readonly address: number
  /** Data bytes after the header; if they exceed the buffer, the latest, as in a ring. */
  readonly data: Uint8Array
  readonly dataBytes: number
}

export class NorActions {
  readonly part: PracticePart
  readonly array: NorArray
  readonly registers: NorRegisters
  readonly busy: NorBusy
  faults: ChipFaults = NO_CHIP_FAULTS
  /** Called when an erase or a program command has begun to change the memory. */
  onOperation: () => void = () => {}
  /** Addresses of 03, 02, 20, 52 and D8 have four bytes (B7, E9). */
  fourByte = false
  /** Bits 31-24 of three-byte addresses (C5, C8). */
  addressHigh = 0
  /** Four-line commands only (EQIO): single-line input is no command, until reset or power-up. */
  qpi = false
  /** Deep power-down: everything but AB is ignored. */
  asleep = false
  /** Next address of auto address increment programming, -1 outside it. */
  aai = -1
  #resetArmed = false
  #changes = 0
  readonly #late: Random

  constructor(part: PracticePart, array: NorArray, options: BusyOptions) {
    this.part = part
    this.array = array
    this.registers = new NorRegisters(part)
    this.busy = new NorBusy(options)
    this.#late = seededRandom(options.seed)
  }

  /** Common to reset (66, 99) and power-up: modes and pointers are cleared, registers are as at power-up. */
  restart(atUs: number): void {
    if (this.busy.is(atUs)) this.array.cutShort(1)
    this.busy.stop()
    this.fourByte = false
    this.addressHigh = 0
    this.qpi = false
    this.aai = -1
    this.#resetArmed = false
    this.registers.powerUp()
  }

  /** CS rises after a complete command. */
  perform(command: Command, atUs: number): void {
    const { opcode } = command
    const wasArmed = this.#resetArmed
    this.#resetArmed = false
    const erase = this.part.erase.find((type) => type.opcode === opcode)
    if (erase !== undefined) return this.#erase(erase, command.address, atUs)
    if (opcode === this.part.qpi?.enter) {
      this.qpi = true
      return
    }
    switch (opcode) {
      case 0x06:
        this.registers.writeEnabled = true
        return
      case 0x04:
        this.registers.writeEnabled = false
        this.aai = -1
        return
      case 0x50:
        this.registers.statusWriteEnabled = true
        return
      case 0x60:
      case 0xc7:
        return this.#erase(null, 0, atUs)
      case 0x01:
      case 0x31:
      case 0x11:
        return this.#writeStatus(command, atUs)
      case 0x02:
      case 0x12:
        return this.#program(command, atUs)
      case 0xad:
        return this.#programWord(command, atUs)
      case 0xb7:
        this.fourByte = true
        return
      case 0xe9:
        this.fourByte = false
        return
      case 0xc5:
        // Needs the latch (8.2.34), takes effect at once.
        if (this.registers.writeEnabled && command.dataBytes === 1) {
          this.addressHigh = (command.data[0] ?? 0) % Math.max(1, this.part.sizeBytes / 0x100_0000)
          this.registers.writeEnabled = false
        }
        return
      case 0xb9:
        this.asleep = true
        return
      case 0x66:
        this.#resetArmed = true
        return
      case 0x99:
        // Only directly after 66 (8.2.43); cuts off a running operation.
        if (wasArmed) this.restart(atUs)
        return
      case 0x36:
      case 0x39:
        if (this.registers.writeEnabled) this.registers.lockBlock(command.address, opcode === 0x36)
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

  #begin(kind: BusyKind, atUs: number, typicalMs: number, times: number): void {
    this.#changes++
    const stuck = this.faults.stuckAfter > 0 && this.#changes >= this.faults.stuckAfter
    this.busy.start(kind, atUs, typicalMs * 1000, stuck ? Infinity : times)
    if (kind !== 'status') this.onOperation()
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

  #erase(type: PartErase | null, address: number, atUs: number): void {
    if (!this.registers.writeEnabled) return
    const length = type?.sizeBytes ?? this.part.sizeBytes
    const offset = type === null ? 0 : address - (address % length)
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

  #program({ address, data, dataBytes }: Command, atUs: number): void {
    if (!this.registers.writeEnabled || dataBytes === 0) return
    const single = this.part.pageBytes === 1
    if (single && dataBytes !== 1) return
    if (this.registers.protects(address, 1)) return this.#refused('program')
    // The page buffer keeps the last bytes sent; `program` picks them out of the ring.
    const result = this.array.program(address, data, dataBytes, single ? 1 : this.part.pageBytes)
    this.registers.writeEnabled = false
    this.#failed('program', result !== 'done')
    const late = this.faults.lateRate > 0 && this.#late.next() < this.faults.lateRate
    this.#begin('program', atUs, this.part.times.programTypicalMs, late ? this.faults.lateTimes : 1)
  }

  /** SST25VF040B 4.4.4: the first AD carries an address, the next ones only a word; WRDI ends it. */
  #programWord({ address, data, dataBytes }: Command, atUs: number): void {
    if (!this.registers.writeEnabled || dataBytes !== 2) return
    const at = this.aai >= 0 ? this.aai : address - (address % 2)
    if (this.registers.protects(at, 2)) {
      this.aai = -1
      return this.#refused('program')
    }
    this.array.program(at, data, 1, 1)
    this.array.program(at + 1, data.subarray(1), 1, 1)
    const next = at + 2
    this.aai = next < this.part.sizeBytes ? next : -1
    if (this.aai < 0) this.registers.writeEnabled = false
    this.#begin('program', atUs, this.part.times.programTypicalMs, 1)
  }

  #writeStatus({ opcode, data, dataBytes }: Command, atUs: number): void {
    const { registers, part } = this
    const volatile = registers.statusWriteEnabled && !registers.writeEnabled
    const enabled = registers.writeEnabled || registers.statusWriteEnabled
    registers.statusWriteEnabled = false
    if (!enabled || dataBytes === 0) return
    if (registers.locked()) {
      if (part.status.protectedClearsWel) registers.writeEnabled = false
      return
    }
    const targets: readonly RegisterName[] =
      opcode === 0x31 ? ['sr2'] : opcode === 0x11 ? ['sr3'] : part.status.write01
    // More data bytes than registers: not executed (8.2.5).
    if (dataBytes > targets.length) return
    for (const [index, name] of targets.entries())
      if (index < dataBytes) registers.write(name, data[index] ?? 0, volatile)
    if (opcode === 0x01 && dataBytes === 1 && part.status.shortWrite01Clears !== 0)
      registers.write('sr2', registers.value('sr2') & ~part.status.shortWrite01Clears, volatile)
    registers.writeEnabled = false
    if (!volatile && part.times.statusMs > 0) this.#begin('status', atUs, part.times.statusMs, 1)
    if (!volatile) this.array.onChange?.(0, 0)
  }
}
