// SPDX-License-Identifier: GPL-3.0-or-later
/** Addresses above 16 MiB: enters 4-byte mode, sets the address register, and restores both. */
import { Fault } from '../../shared/fault.ts'
import type { FlashChip } from '../../shared/model/chip.ts'
import type { UnsupportedChip } from '../../shared/model/unsupported.ts'
import { partCode } from '../../shared/part-name.ts'
import {
  enter4ByteMode,
  exit4ByteMode,
  read,
  readAddressRegister,
  readRegister,
  writeAddressRegister,
  writeDisable,
  writeEnable,
} from '../chip/commands.ts'
import { THREE_BYTE_REACH, addressScheme } from './address-form.ts'
import type { AddressScheme } from './address-form.ts'
import { lastOf, queue } from './bus.ts'
import type { Bus } from './bus.ts'

/** A register bit that reads 1 in 4-byte mode. */
interface ModeBit {
  readonly opcode: number
  readonly mask: number
}

/**
 * Where manufacturers show the mode: Winbond SR3 ADS (W25Q256JV 7.1.11), Macronix configuration register bit 5
 * (MX25L25635F table 8), Micron flag status bit 0 (N25Q256 table 12), Spansion and ISSI bank register bit 7.
 */
const modeBits: Readonly<Record<number, ModeBit>> = {
  0xef: { opcode: 0x15, mask: 0x01 },
  0xc2: { opcode: 0x15, mask: 0x20 },
  0x20: { opcode: 0x70, mask: 0x01 },
  0x01: { opcode: 0x16, mask: 0x80 },
  0x9d: { opcode: 0x16, mask: 0x80 },
}

/** Bit 7 of the bank register enters 4-byte mode (S25FL256S 7.6.7: EXTADD). */
const EXTENDED_ADDRESS_BIT = 0x80
const DEFAULT_BANK_OPCODES = { write: 0x17, read: 0x16 } as const
/** Places where the two readings of an address are compared, and number of bytes at each. */
const SAMPLE_OFFSETS = [0x00_0100, 0x01_2300, 0x4a_5b00, 0x9c_d700, 0xfe_dc00, 0x20_0000, 0x00_0010]
const SAMPLE_BYTES = 32

export class AddressKeeper {
  readonly scheme: AddressScheme
  readonly #bus: Bus
  readonly #bit: ModeBit | null
  #prepared = false
  #entered = false
  #confirmed = false
  /** Extended address register as it was found, and as it is now. */
  #foundBank: number | null = null
  #bank: number | null = null
  /** The first bytes at some places, read with 3-byte addresses, and what the same reads return if B7 had no effect. */
  #samples: readonly { offset: number; bytes: Uint8Array; ifIgnored: Uint8Array }[] = []

  constructor(bus: Bus) {
    this.#bus = bus
    this.scheme = addressScheme(bus.chip)
    this.#bit = modeBits[bus.chip.idBytes[0] ?? 0] ?? null
  }

  /** First address that needs another `select`. */
  reach(offset: number): number {
    if (!this.scheme.banked) return this.#bus.chip.sizeBytes
    const next = (Math.floor(offset / THREE_BYTE_REACH) + 1) * THREE_BYTE_REACH
    return Math.min(next, this.#bus.chip.sizeBytes)
  }

  /** The address to send for `offset`, after `select`. */
  sent(offset: number): number {
    return this.scheme.banked ? offset % THREE_BYTE_REACH : offset
  }

  /**
   * Makes the range from `offset` up to `reach(offset)` addressable. The chip must be ready, and no other command may
   * be under way. Fault: `chip.unsupported` when the chip accepts neither the mode nor the register.
   */
  async select(offset: number): Promise<void> {
    if (!this.#prepared) await this.#prepare()
    if (!this.scheme.banked) return
    const bank = Math.floor(offset / THREE_BYTE_REACH)
    if (bank === this.#bank) return
    await this.#writeBank(bank)
    this.#bank = bank
  }

  /** Call after the contents changed: compares again the places that could not be told apart before. */
  async confirm(): Promise<void> {
    if (!this.#entered || this.#confirmed) return
    await this.#leaveMode()
    await this.#takeSamples()
    await this.#enterMode()
    await this.#compareSamples()
  }

  /** Best effort: a power cycle repairs whatever fails here. */
  async restore(): Promise<void> {
    if (this.#entered) await this.#leaveMode()
    this.#entered = false
    if (this.#foundBank !== null && this.#bank !== this.#foundBank)
      await this.#writeBank(this.#foundBank)
    this.#bank = this.#foundBank
    this.#prepared = false
    this.#confirmed = false
  }

  async #prepare(): Promise<void> {
    const { scheme } = this
    if (scheme.banked) {
      this.#foundBank = await this.#readBank()
      this.#bank = this.#foundBank
    }
    if (scheme.mode && (await this.#readModeBit()) !== true) {
      // Another program may have left the chip in 4-byte mode without a bit that shows it: 3-byte reads would then go wrong.
      await this.#leaveMode()
      await this.#takeSamples()
      await this.#enterMode()
      this.#entered = true
      // A bit that changed proves the mode. A bit that did not change proves nothing, because it may have another
      // meaning on this chip model; then the contents decide.
      if ((await this.#readModeBit()) === true) this.#confirmed = true
      else await this.#compareSamples()
    }
    this.#prepared = true
  }

  /** `null` when no such bit is known. */
  async #readModeBit(): Promise<boolean | null> {
    if (this.#bit === null) return null
    const value = lastOf(await this.#bus.transport.transfer(readRegister(this.#bit.opcode)))
    return value !== 0xff && (value & this.#bit.mask) !== 0
  }

  async #enterMode(): Promise<void> {
    await this.#switchMode(true)
  }

  async #leaveMode(): Promise<void> {
    await this.#switchMode(false)
  }

  async #switchMode(on: boolean): Promise<void> {
    const { chip, transport } = this.#bus
    if (chip.fourByteMode === 'register-bit-7') {
      const codes = chip.addressRegister ?? DEFAULT_BANK_OPCODES
      const value = lastOf(await transport.transfer(readAddressRegister(codes.read)))
      const next = on ? value | EXTENDED_ADDRESS_BIT : value & ~EXTENDED_ADDRESS_BIT
      await transport.transfer(writeAddressRegister(codes.write, next))
      return
    }
    const enabled = chip.fourByteMode === 'wren+b7'
    if (enabled) void queue(this.#bus, writeEnable())
    void queue(this.#bus, on ? enter4ByteMode() : exit4ByteMode())
    // Clears the latch, even if the chip did not need one.
    await transport.transfer(writeDisable())
  }

  async #takeSamples(): Promise<void> {
    const { transport, chip } = this.#bus
    const count = Math.min(SAMPLE_BYTES, transport.limits.maxRxBytes - 1)
    const offsets = SAMPLE_OFFSETS.filter((offset) => offset + SAMPLE_BYTES <= chip.sizeBytes)
    this.#samples = await Promise.all(
      offsets.map(async (offset) => {
        const [bytes, shifted] = await Promise.all([
          queue(this.#bus, read('3-byte', offset, count)),
          queue(this.#bus, read('3-byte', offset >>> 8, count + 1)),
        ])
        // A chip that still takes three address bytes starts its reply while the fourth is sent.
        return { offset, bytes, ifIgnored: shifted.subarray(1) }
      }),
    )
  }

  async #compareSamples(): Promise<void> {
    for (const { offset, bytes, ifIgnored } of this.#samples) {
      if (equal(bytes, ifIgnored)) continue
      const seen = await this.#bus.transport.transfer(read('4-byte-mode', offset, bytes.length))
      if (equal(seen, ifIgnored)) {
        this.#entered = false
        throw unsupported(this.#bus.chip, { code: 'stays-in-3-byte-mode' })
      }
      if (equal(seen, bytes)) {
        this.#confirmed = true
        return
      }
    }
  }

  async #readBank(): Promise<number | null> {
    const codes = this.#bus.chip.addressRegister
    if (codes === null) throw unsupported(this.#bus.chip, { code: 'no-address-register' })
    return lastOf(await this.#bus.transport.transfer(readAddressRegister(codes.read)))
  }

  async #writeBank(bank: number): Promise<void> {
    const codes = this.#bus.chip.addressRegister
    if (codes === null) return
    void queue(this.#bus, writeEnable())
    await this.#bus.transport.transfer(writeAddressRegister(codes.write, bank))
    const seen = await this.#readBank()
    if (seen !== bank)
      throw unsupported(this.#bus.chip, { code: 'address-register-ignored', written: bank, seen })
  }
}

const unsupported = (chip: FlashChip, what: UnsupportedChip): Fault =>
  new Fault('chip.unsupported', { name: partCode(chip), what })

const equal = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index])
