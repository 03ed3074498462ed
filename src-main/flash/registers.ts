// SPDX-License-Identifier: GPL-3.0-or-later
/** Identity, latch and status registers of a chip. */
import { datasheetHex, hexByte } from '../../shared/hex.ts'
import { Fault } from '../../shared/fault.ts'
import type { FlashChip } from '../../shared/model/chip.ts'
import {
  at25fId,
  enableWriteStatus,
  rdid,
  readStatus,
  rems,
  res,
  sfdp,
  st95Id,
  writeDisable,
  writeEnable,
} from '../chip/commands.ts'
import { registersToRead } from '../chip/status.ts'
import type { RegisterWrite } from '../chip/register-plans.ts'
import type { Registers } from '../chip/status.ts'
import type { SpiOp } from '../transport/spi.ts'
import { isWriteEnabled, lastOf, queue, waitReady } from './bus.ts'
import type { Bus } from './bus.ts'
import type { Run } from './run.ts'

/**
 * The longest register write of any chip in the data is that of S25FL128S: 2 s (tW, section 11.3); most take 10 to 40
 * ms. The chip facts do not state it, so this is the limit for all.
 */
const REGISTER_WRITE_MAX_MS = 2000

export async function readRegisters(bus: Bus): Promise<Registers> {
  const names = registersToRead(bus.chip)
  const replies = await Promise.all(names.map((name) => queue(bus, readStatus(name))))
  return Object.fromEntries(names.map((name, index) => [name, lastOf(replies[index]!)]))
}

/**
 * Sends one planned register write, waits, and returns all registers read afterwards. The caller has called
 * `run.changing()`. The latch is checked only after 06, because 50 sets no visible latch (SST25VF040B 4.4.10, W25Q128JV
 * 8.2.2).
 */
export async function writeRegister(bus: Bus, write: RegisterWrite, run: Run): Promise<Registers> {
  const latched = write.enable === 0x06
  void queue(bus, latched ? writeEnable() : enableWriteStatus())
  const enabled = queue(bus, readStatus('sr1'))
  void queue(bus, { tx: write.tx, rxBytes: 0 })
  const status = lastOf(await enabled)
  if (latched && !isWriteEnabled(status)) {
    await bus.transport.transfer(writeDisable())
    throw new Fault('chip.no-write-enable', { status: datasheetHex(status), unchanged: null })
  }
  await waitReady(bus, run, {
    what: 'register-write',
    offset: 0,
    maxMs: REGISTER_WRITE_MAX_MS,
    pollMs: () => 1,
  })
  // A refused write leaves the latch set, and a stray command could then take effect.
  await bus.transport.transfer(writeDisable())
  return readRegisters(bus)
}

/** What a chip without an ID is recognised by (JESD216 6.2.1): `SFDP`. */
export const SFDP_SIGNATURE = Uint8Array.of(0x53, 0x46, 0x44, 0x50)

/** The ID command of the chip's facts, or RDID when that command cannot be repeated as one window. */
export function idOp(chip: FlashChip): SpiOp {
  // This chip is known only by its SFDP table. Reading the table again tells the chip from an open line.
  if (chip.idBytes.length === 0) return sfdp(0, SFDP_SIGNATURE.length)
  switch (chip.probe) {
    case 'rems':
      return rems()
    case 'res1':
      return res(1)
    case 'res2':
      return res(2)
    case 'at25f':
      return at25fId()
    case 'st95':
      return st95Id(3)
    case 'rdid':
    case 'rdid-extended':
    case 'sfdp':
    case 'none':
      return rdid(Math.min(20, Math.max(3, chip.idBytes.length)))
    default:
      return rdid()
  }
}

/** `sr1=3c sr2=00`, for faults and logs. */
export const registersInHex = (registers: Registers): string =>
  Object.entries(registers)
    .map(([name, value]) => `${name}=${hexByte(value)}`)
    .join(' ')
