// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Names for the instruction bytes of 25xx SPI NOR chips. Sources: JESD216 (SFDP and the tables named below), and the
 * instruction tables of the datasheets named in each line; one datasheet stands for all manufacturers that use the same
 * byte.
 */
export const Opcode = {
  // identity
  /** W25Q128JV 8.2: JEDEC ID; manufacturer, type, capacity. */
  readJedecId: 0x9f,
  /** W25Q128JV 8.2: manufacturer and device after three address bytes ("REMS"). */
  readMakerAndDevice: 0x90,
  /** W25Q128JV 8.2: leaves deep power-down; the electronic signature follows three dummy bytes ("RES"). */
  releasePowerDown: 0xab,
  /** AT25F512/1024: product ID, two bytes. */
  readAt25fId: 0x15,
  /** M95M02: identification page, address 0. */
  readSt95Id: 0x83,
  /** JESD216 section 4: 24-bit address, eight dummy clocks. */
  readSfdp: 0x5a,
  /** W25Q64JV: 24-bit address, eight dummy clocks. */
  readSecurityRegisters: 0x48,
  /** W25Q64JV: four dummy bytes, then 64 bits. */
  readUniqueId: 0x4b,

  // array
  read: 0x03,
  /** JESD216 4-byte address instruction table, bit 0. */
  read4: 0x13,
  pageProgram: 0x02,
  /** JESD216 4-byte address instruction table, bit 6. */
  pageProgram4: 0x12,
  /** SST25VF040B 4.4.5: auto address increment, word. */
  aaiWordProgram: 0xad,
  erase4KiB: 0x20,
  erase4KiB4: 0x21,
  erase32KiB: 0x52,
  erase32KiB4: 0x5c,
  erase64KiB: 0xd8,
  erase64KiB4: 0xdc,
  chipErase: 0xc7,
  chipErase60: 0x60,

  // write enable and status
  writeEnable: 0x06,
  writeDisable: 0x04,
  /** SST25VF040B and W25Q: allows the next status write; W25Q calls it "volatile". */
  enableWriteStatus: 0x50,
  readStatus1: 0x05,
  writeStatus1: 0x01,
  /** W25Q: status register 2. */
  readStatus2: 0x35,
  writeStatus2: 0x31,
  /** W25Q: status register 3; the same byte reads the configuration register of MX25L. */
  readStatus3: 0x15,
  writeStatus3: 0x11,
  /** MX25L12835F 9-11: configuration register. */
  readConfiguration: 0x15,
  /** MX25L12835F 9-31: security register. */
  readSecurity: 0x2b,
  /** N25Q128: flag status register, bit 7 is 1 when ready. */
  readFlagStatus: 0x70,
  /** N25Q128. The byte is shared with `enableWriteStatus`. */
  clearFlagStatus: 0x50,
  /** S25FL128S 10.3.10: clears P_ERR and E_ERR. */
  clearStatusFlags: 0x30,

  // protection
  /** SST26VF, W25Q with WPS, MX25L with WPSEL: clears all block locks until power-off. */
  globalBlockUnlock: 0x98,

  // addresses above 16 MiB (JESD216 BFPT DWORD 16)
  enter4ByteMode: 0xb7,
  exit4ByteMode: 0xe9,
  writeExtendedAddress: 0xc5,
  readExtendedAddress: 0xc8,
  /** S25FL: bank register. */
  writeBank: 0x17,
  readBank: 0x16,

  // waking, resetting and leaving other modes
  /** JESD216 BFPT DWORD 14. */
  enterPowerDown: 0xb9,
  /** JESD216 BFPT DWORD 16: 66 then 99, each in its own window. */
  enableReset: 0x66,
  reset: 0x99,
  /** W25Q: leaves QPI; eight clocks with all lines high in any mode. */
  exitQpi: 0xff,
} as const

/** Registers as the model names them, and the instruction that reads each. */
export const registerReadOpcode = {
  sr1: Opcode.readStatus1,
  sr2: Opcode.readStatus2,
  sr3: Opcode.readStatus3,
  config: Opcode.readConfiguration,
  security: Opcode.readSecurity,
} as const

/** SR1 bit 0: an erase, program or register write is in progress. */
export const BUSY_BIT = 0x01
/** SR1 bit 1: the write enable latch is set. */
export const WRITE_ENABLED_BIT = 0x02
/** Flag status register bit 7: 1 when ready. */
export const FLAG_STATUS_READY_BIT = 0x80
