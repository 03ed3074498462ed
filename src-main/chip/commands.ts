// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Pure encoders: each returns one chip command as one `SpiOp`. Nothing is sent here. Ops without parameters are shared
 * values, so a caller must never write into `tx`.
 */
import { Fault } from '../../shared/fault.ts'
import type { StatusRegisterName } from '../../shared/model/protection.ts'
import type { SpiOp } from '../transport/spi.ts'
import { Opcode, registerReadOpcode } from './opcodes.ts'

/** Largest reply that one window may request, bytes; protects against our own mistakes and is no limit of any chip. */
const MAX_REPLY_BYTES = 0x0100_0000
/** The largest page of any chip in the data is 1056 bytes (DataFlash). */
const MAX_PAGE_BYTES = 4096

/**
 * How an address is sent. `3-byte`: opcodes 03, 02 with 24 bits; the caller sets an extended address register.
 * `4-byte-mode`: the same opcodes with 32 bits, valid only after entering 4-byte mode. `4-byte-opcodes`: 13, 12 with 32
 * bits, valid in any mode.
 */
export type AddressForm = '3-byte' | '4-byte-mode' | '4-byte-opcodes'

const badInput = (what: string): Fault => new Fault('bug.bad-input', { what })

const plain = (opcode: number): SpiOp => ({ tx: Uint8Array.of(opcode), rxBytes: 0 })

function replyBytes(count: number, max = MAX_REPLY_BYTES): number {
  if (!Number.isInteger(count) || count < 1 || count > max)
    throw badInput(`reply of ${count} bytes, 1 to ${max} expected`)
  return count
}

function byteValue(value: number, name: string): number {
  if (!Number.isInteger(value) || value < 0 || value > 0xff)
    throw badInput(`${name} ${value} is not a byte`)
  return value
}

/** Throws when the bytes from `address` to `address + length` are out of reach: the chip would wrap to 0. */
function checkAddress(address: number, length: number, bytes: 3 | 4): void {
  const end = bytes === 3 ? 0x100_0000 : 0x1_0000_0000
  if (!Number.isInteger(address) || address < 0 || address + length > end)
    throw badInput(`${length} bytes at ${address} do not fit ${bytes} address bytes`)
}

/** `tx` with opcode and address (high byte first), and room for `more` bytes after them. */
function withAddress(opcode: number, address: number, bytes: 3 | 4, more: number): Uint8Array {
  const tx = new Uint8Array(1 + bytes + more)
  tx[0] = opcode
  let at = 1
  if (bytes === 4) tx[at++] = address >>> 24
  tx[at++] = address >>> 16
  tx[at++] = address >>> 8
  tx[at] = address
  return tx
}

const addressBytesOf = (form: AddressForm): 3 | 4 => (form === '3-byte' ? 3 : 4)

// ---- identity ----------------------------------------------------------------------------------------------

const RDID = Uint8Array.of(Opcode.readJedecId)
const REMS: SpiOp = { tx: Uint8Array.of(Opcode.readMakerAndDevice, 0, 0, 0), rxBytes: 2 }
const RES = Uint8Array.of(Opcode.releasePowerDown, 0, 0, 0)
const AT25F: SpiOp = { tx: Uint8Array.of(Opcode.readAt25fId), rxBytes: 2 }

/** JEDEC ID (9F); 3 bytes, or up to 20 when the manufacturer appends more. */
export const rdid = (count = 3): SpiOp => ({ tx: RDID, rxBytes: replyBytes(count, 20) })
/** Manufacturer and device ID (90 000000). */
export const rems = (): SpiOp => REMS
/** Electronic signature (AB and three dummy bytes), 1 to 3 bytes; also wakes a chip from deep power-down. */
export const res = (count = 1): SpiOp => ({ tx: RES, rxBytes: replyBytes(count, 3) })
/** Product ID of AT25F512/1024 (15). */
export const at25fId = (): SpiOp => AT25F
/** Identification of ST M95 (83): parts up to 64 KiB take two address bytes, larger ones three. */
export function st95Id(addressBytes: 2 | 3): SpiOp {
  const tx = new Uint8Array(1 + addressBytes)
  tx[0] = Opcode.readSt95Id
  return { tx, rxBytes: 3 }
}
/** SFDP (5A, 24-bit address, one dummy byte). JESD216 section 4. */
export function sfdp(address: number, count: number): SpiOp {
  checkAddress(address, replyBytes(count), 3)
  return { tx: withAddress(Opcode.readSfdp, address, 3, 1), rxBytes: count }
}

/** A security register (48, 24-bit address, one dummy byte), in three-byte mode. */
export function readSecurityRegister(address: number, count: number): SpiOp {
  checkAddress(address, replyBytes(count), 3)
  return { tx: withAddress(Opcode.readSecurityRegisters, address, 3, 1), rxBytes: count }
}
/** Unique ID (4B and four dummy bytes), in three-byte mode. */
export const readUniqueId = (count: number): SpiOp => ({
  tx: Uint8Array.of(Opcode.readUniqueId, 0, 0, 0, 0),
  rxBytes: replyBytes(count, 32),
})

// ---- array -------------------------------------------------------------------------------------------------

/** Plain read (03 or 13). The range must be within reach of the address; the caller splits it into windows. */
export function read(form: AddressForm, address: number, count: number): SpiOp {
  const bytes = addressBytesOf(form)
  checkAddress(address, replyBytes(count), bytes)
  const opcode = form === '4-byte-opcodes' ? Opcode.read4 : Opcode.read
  return { tx: withAddress(opcode, address, bytes, 0), rxBytes: count }
}

/**
 * Page program (02 or 12); also programs single bytes. The chip wraps inside its page, so the caller must not cross a
 * page end. Copies `bytes`.
 */
export function pageProgram(form: AddressForm, address: number, bytes: Uint8Array): SpiOp {
  const length = bytes.length
  if (length < 1 || length > MAX_PAGE_BYTES) throw badInput(`page program of ${length} bytes`)
  const addressBytes = addressBytesOf(form)
  checkAddress(address, length, addressBytes)
  const opcode = form === '4-byte-opcodes' ? Opcode.pageProgram4 : Opcode.pageProgram
  const tx = withAddress(opcode, address, addressBytes, length)
  tx.set(bytes, 1 + addressBytes)
  return { tx, rxBytes: 0 }
}

/** Block erase with any opcode of the chip; `addressBytes` as opcode and mode require. */
export function eraseBlock(opcode: number, addressBytes: 3 | 4, address: number): SpiOp {
  checkAddress(address, 1, addressBytes)
  return { tx: withAddress(byteValue(opcode, 'opcode'), address, addressBytes, 0), rxBytes: 0 }
}

/** Chip erase: C7, 60 or 62 (old Atmel). */
export const chipErase = (opcode: number): SpiOp => plain(byteValue(opcode, 'opcode'))

/** First AAI word (AD, 24-bit even address, two bytes). SST25VF040B 4.4.5. */
export function aaiFirstWord(address: number, first: number, second: number): SpiOp {
  checkAddress(address, 2, 3)
  if (address % 2 !== 0) throw badInput(`AAI word at odd address ${address}`)
  const tx = withAddress(Opcode.aaiWordProgram, address, 3, 2)
  tx[4] = byteValue(first, 'data')
  tx[5] = byteValue(second, 'data')
  return { tx, rxBytes: 0 }
}

/** Each further AAI word; the chip increments the address itself. End with `writeDisable()`. */
export function aaiNextWord(first: number, second: number): SpiOp {
  const tx = Uint8Array.of(Opcode.aaiWordProgram, byteValue(first, 'd'), byteValue(second, 'd'))
  return { tx, rxBytes: 0 }
}

// ---- write enable, status ----------------------------------------------------------------------------------

const WREN = plain(Opcode.writeEnable)
const WRDI = plain(Opcode.writeDisable)
const EWSR = plain(Opcode.enableWriteStatus)

/** Sets the write enable latch (06). The chip clears it after each erase, program or register write. */
export const writeEnable = (): SpiOp => WREN
/** Clears the write enable latch (04); ends AAI programming. */
export const writeDisable = (): SpiOp => WRDI
/** Allows the next status write (50): SST25, and volatile writes of W25Q. */
export const enableWriteStatus = (): SpiOp => EWSR

const statusReaders = {
  sr1: Uint8Array.of(registerReadOpcode.sr1),
  sr2: Uint8Array.of(registerReadOpcode.sr2),
  sr3: Uint8Array.of(registerReadOpcode.sr3),
  config: Uint8Array.of(registerReadOpcode.config),
  security: Uint8Array.of(registerReadOpcode.security),
} as const satisfies Record<StatusRegisterName, Uint8Array>

/**
 * Reads a status register `count` times in one window. A chip repeats the register, with its current value, as long as
 * CS stays low, so one window with many bytes is a wait without round trips.
 */
export const readStatus = (register: StatusRegisterName, count = 1): SpiOp => ({
  tx: statusReaders[register],
  rxBytes: replyBytes(count),
})

/**
 * Writes status registers. `sr1`: 01 with one byte, or with two or three when SR2 and SR3 follow it; `sr2`: 31, `sr3`:
 * 11 with one byte. Needs `writeEnable()` or `enableWriteStatus()` just before.
 */
export function writeStatus(
  register: 'sr1' | 'sr2' | 'sr3',
  first: number,
  ...behind: readonly number[]
): SpiOp {
  if (behind.length > (register === 'sr1' ? 2 : 0))
    throw badInput(`${behind.length + 1} data bytes for ${register}`)
  const opcode = {
    sr1: Opcode.writeStatus1,
    sr2: Opcode.writeStatus2,
    sr3: Opcode.writeStatus3,
  }[register]
  const tx = new Uint8Array(2 + behind.length)
  tx[0] = opcode
  tx[1] = byteValue(first, 'register value')
  for (const [index, value] of behind.entries()) tx[2 + index] = byteValue(value, 'register value')
  return { tx, rxBytes: 0 }
}

const FLAG_STATUS = Uint8Array.of(Opcode.readFlagStatus)
const CLEAR_FLAG_STATUS = plain(Opcode.clearFlagStatus)

/** Flag status register of N25Q and MT25Q (70); repeats like the status register. */
export const readFlagStatus = (count = 1): SpiOp => ({
  tx: FLAG_STATUS,
  rxBytes: replyBytes(count),
})
/** Clears the flag status register (50). Only for chips whose facts name it: on other chips 50 is EWSR. */
export const clearFlagStatus = (): SpiOp => CLEAR_FLAG_STATUS
/** Reads any one-byte register repeatedly by its opcode: the `readOpcode` of a chip's fail flags. */
export const readRegister = (opcode: number, count = 1): SpiOp => ({
  tx: Uint8Array.of(byteValue(opcode, 'opcode')),
  rxBytes: replyBytes(count),
})
/** A one-byte command that the chip's facts name (clear flags, global unlock). */
export const singleByte = (opcode: number): SpiOp => plain(byteValue(opcode, 'opcode'))

const GLOBAL_UNLOCK = plain(Opcode.globalBlockUnlock)
/** Clears all block locks until power-off (98). Needs `writeEnable()` just before. */
export const globalBlockUnlock = (): SpiOp => GLOBAL_UNLOCK

// ---- addresses above 16 MiB --------------------------------------------------------------------------------

const ENTER_4BYTE = plain(Opcode.enter4ByteMode)
const EXIT_4BYTE = plain(Opcode.exit4ByteMode)

/** B7. Some chips need `writeEnable()` just before (JESD216 BFPT DWORD 16 bit 25). */
export const enter4ByteMode = (): SpiOp => ENTER_4BYTE
/** E9. Some chips need `writeEnable()` just before (JESD216 BFPT DWORD 16 bit 15). */
export const exit4ByteMode = (): SpiOp => EXIT_4BYTE

/** Writes the register that holds address bits 31 to 24 (C5, or 17 on Spansion). Needs `writeEnable()` first. */
export const writeAddressRegister = (opcode: number, value: number): SpiOp => ({
  tx: Uint8Array.of(byteValue(opcode, 'opcode'), byteValue(value, 'address register')),
  rxBytes: 0,
})
/** Reads that register (C8, or 16 on Spansion). */
export const readAddressRegister = (opcode: number): SpiOp => readRegister(opcode)

// ---- waking and resetting a chip ------------------------------------------------------------------------------

const WAKE = plain(Opcode.releasePowerDown)
const ENABLE_RESET = plain(Opcode.enableReset)
const RESET = plain(Opcode.reset)
const EXIT_QPI = plain(Opcode.exitQpi)

/** Leaves deep power-down (AB); the chip needs up to 30 us afterwards (tRES1). */
export const wake = (): SpiOp => WAKE
/** First half of the software reset (66). */
export const enableReset = (): SpiOp => ENABLE_RESET
/** Second half (99), in the very next window; the chip needs up to 30 us afterwards, longer after an erase. */
export const reset = (): SpiOp => RESET
/** Leaves QPI (FF) with a single data line: enough for chips that count eight clocks with DI high. */
export const exitQpi = (): SpiOp => EXIT_QPI
