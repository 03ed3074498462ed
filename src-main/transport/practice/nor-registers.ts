// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Status registers of a virtual 25xx chip: the write enable latch, volatile and non-volatile bits, and the range that
 * the protection bits protect (W25Q64JV/128JV/256JV section 7, MX25L12835F tables 1 and 6, SST25VF040B tables 3-4).
 */
import type { PracticePart, RegisterMask, RegisterName } from './parts.ts'

export const SR1_BUSY = 0x01
export const SR1_WEL = 0x02
/** SST25: the chip is in auto address increment programming. */
export const SR1_AAI = 0x40

const SECTOR_BYTES = 4096
const BLOCK_BYTES = 65_536
/** SEC=1 protects in 4 KiB steps, at most 32 KiB (W25Q128JV table "status register memory protection"). */
const SEC_MAX_BYTES = 32_768

export type RegisterValues = Partial<Record<RegisterName, number>>

export class NorRegisters {
  /** Write enable latch, SR1 bit 1. */
  writeEnabled = false
  /** Set by 50: the next status write is volatile and needs no latch (SST25: it is the latch of status writes). */
  statusWriteEnabled = false
  /** Level of the WP pin; low locks the registers when SRP is set. */
  wpHigh = true
  /** Single block locks are in force although no register shows it: a chip that stores its WPS elsewhere. */
  hiddenLocks = false
  readonly #part: PracticePart
  #kept: RegisterValues = {}
  #live: RegisterValues = {}
  /** One entry per 4 KiB sector while WPS = 1; set means locked. */
  #locks: Uint8Array

  constructor(part: PracticePart) {
    this.#part = part
    this.#locks = new Uint8Array(Math.ceil(part.sizeBytes / SECTOR_BYTES))
    for (const [name, bits] of Object.entries(part.status.registers))
      this.#kept[name as RegisterName] = bits.powerUp
    this.powerUp()
  }

  /** Power-up: volatile bits cleared, latch cleared, single block locks all set (W25Q64JV 7.1.11). */
  powerUp(): void {
    this.writeEnabled = false
    this.statusWriteEnabled = false
    this.#live = { ...this.#kept }
    this.#locks.fill(1)
    if (this.#isSst()) this.#live.sr1 = this.#part.status.registers.sr1?.powerUp ?? 0
    const srl = this.#part.status.srl
    // SRL = 1 alone lasts until power-off; SRP = SRL = 1 is one-time programmed and stays.
    if (srl !== null && !this.#bit(this.#part.status.srp)) this.#setLive(srl, false, true)
  }

  has(name: RegisterName): boolean {
    return this.#live[name] !== undefined
  }

  /** Value without BUSY and WEL, which the chip adds. */
  value(name: RegisterName): number {
    return this.#live[name] ?? 0
  }

  /** Non-volatile values, to be stored in a file. */
  kept(): RegisterValues {
    return { ...this.#kept }
  }

  /** Restores non-volatile values, as found at power-up. */
  restore(values: RegisterValues): void {
    for (const name of Object.keys(this.#kept) as RegisterName[])
      if (values[name] !== undefined) this.#kept[name] = values[name] & 0xff
    this.powerUp()
  }

  /** Sets one register directly, stored and current value, even if it is not writable. */
  force(name: RegisterName, value: number): void {
    this.#kept[name] = value
    this.#live[name] = value
  }

  /** True when 01, 31 and 11 are ignored: SRP with WP low, SRL, or both (permanent). */
  locked(): boolean {
    const status = this.#part.status
    if (status.srl !== null && this.#bit(status.srl)) return true
    return status.srp !== null && this.#bit(status.srp) && !this.wpHigh
  }

  /** Writes the writable bits of one register; `volatile` leaves the kept value alone. */
  write(name: RegisterName, value: number, volatile: boolean): void {
    const writable = this.#part.status.registers[name]?.writable ?? 0
    const before = this.#live[name] ?? 0
    // TB in Macronix's configuration register is one-time programmable: once 1, always 1.
    const otp = name === 'config' && this.#part.status.tb?.register === 'config' ? 0x08 : 0
    const next = (before & ~writable) | (value & writable) | (before & otp)
    this.#live[name] = next
    if (!volatile) this.#kept[name] = next
  }

  /** Sets or clears read-only flag bits (P_FAIL, E_FAIL). */
  flag(name: RegisterName, mask: number, on: boolean): void {
    const before = this.#live[name] ?? 0
    this.#live[name] = on ? before | mask : before & ~mask
  }

  /** 36, 39: locks or unlocks the 64 KiB block, or in the first and last block the 4 KiB sector, at `offset`. */
  lockBlock(offset: number, on: boolean): void {
    const { start, end } = this.#lockRange(offset)
    this.#locks.fill(on ? 1 : 0, start, end)
  }

  /** 7E, 98: locks or unlocks all. */
  lockAll(on: boolean): void {
    this.#locks.fill(on ? 1 : 0)
  }

  /** 3D. */
  blockLocked(offset: number): boolean {
    return this.#locks[Math.floor(offset / SECTOR_BYTES)] === 1
  }

  /** True when any byte of the range is protected: such an erase or program is not executed. */
  protects(offset: number, length: number): boolean {
    const status = this.#part.status
    if (this.hiddenLocks || (status.wps !== null && this.#bit(status.wps))) {
      const last = Math.floor((offset + length - 1) / SECTOR_BYTES)
      for (let at = Math.floor(offset / SECTOR_BYTES); at <= last; at++)
        if (this.#locks[at] === 1) return true
      return false
    }
    const { start, end } = this.protectedRange()
    return offset < end && offset + length > start
  }

  /** What BP, TB, SEC and CMP protect now; empty when start equals end. */
  protectedRange(): { readonly start: number; readonly end: number } {
    const { status, sizeBytes } = this.#part
    const cmp = this.#bit(status.cmp)
    const max = (1 << status.bp.length) - 1
    let bp = 0
    for (const [index, bit] of status.bp.entries()) if (this.#bit(bit)) bp |= 1 << index
    if (cmp && status.cmpInvertsBp) bp = max - bp
    let length = 0
    if (bp === max) length = sizeBytes
    else if (bp > 0 && this.#bit(status.sec))
      length = Math.min(SECTOR_BYTES << (bp - 1), SEC_MAX_BYTES)
    else if (bp > 0) length = Math.min(status.unitBytes * 2 ** (bp - 1), sizeBytes)
    let bottom = this.#bit(status.tb)
    if (cmp) {
      length = sizeBytes - length
      bottom = !bottom
    }
    return bottom ? { start: 0, end: length } : { start: sizeBytes - length, end: sizeBytes }
  }

  #isSst(): boolean {
    return this.#part.pageBytes === 1
  }

  #bit(at: RegisterMask | null): boolean {
    return at !== null && ((this.#live[at.register] ?? 0) & at.mask) !== 0
  }

  #setLive(at: RegisterMask, on: boolean, kept: boolean): void {
    this.flag(at.register, at.mask, on)
    if (kept) this.#kept[at.register] = this.#live[at.register] ?? 0
  }

  #lockRange(offset: number): { start: number; end: number } {
    const block = Math.floor(offset / BLOCK_BYTES)
    const lastBlock = Math.floor((this.#part.sizeBytes - 1) / BLOCK_BYTES)
    const sector = Math.floor(offset / SECTOR_BYTES)
    if (block === 0 || block === lastBlock) return { start: sector, end: sector + 1 }
    const perBlock = BLOCK_BYTES / SECTOR_BYTES
    return { start: block * perBlock, end: (block + 1) * perBlock }
  }
}
