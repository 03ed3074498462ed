// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Whether an opcode may be sent to a chip: on none of the possible chip models, and by no statement of its SFDP table,
 * may it change the chip or its mode. The meanings are data (`shared/data/opcode-meanings.json`, the entries' `qpi`).
 * Code that sends one of these opcodes must ask here first.
 */
import type { FlashChip } from '../../shared/model/chip.ts'
import type { StatusRegisterName } from '../../shared/model/protection.ts'
import { Opcode } from './opcodes.ts'

/** Every opcode that means, or may mean, something else on some chip, by the purpose it is sent for. */
const SENT_AS = {
  'read-sr1': Opcode.readStatus1,
  'read-sr2': Opcode.readStatus2,
  'read-sr3': Opcode.readStatus3,
  'read-configuration': Opcode.readConfiguration,
  'read-security': Opcode.readSecurity,
  'read-flag-status': Opcode.readFlagStatus,
  'clear-flag-status': Opcode.clearFlagStatus,
  'clear-status-flags': Opcode.clearStatusFlags,
  'write-sr1': Opcode.writeStatus1,
  'write-sr2': Opcode.writeStatus2,
  'write-sr3': Opcode.writeStatus3,
  'enable-status-write': Opcode.enableWriteStatus,
  'unlock-blocks': Opcode.globalBlockUnlock,
  'enter-4-byte-mode': Opcode.enter4ByteMode,
  'exit-4-byte-mode': Opcode.exit4ByteMode,
  'write-extended-address': Opcode.writeExtendedAddress,
  'read-extended-address': Opcode.readExtendedAddress,
  'write-bank': Opcode.writeBank,
  'read-bank': Opcode.readBank,
  'read-id': Opcode.readJedecId,
  'read-maker-and-device': Opcode.readMakerAndDevice,
  'read-sfdp': Opcode.readSfdp,
  'read-security-registers': Opcode.readSecurityRegisters,
  'read-unique-id': Opcode.readUniqueId,
  'read-at25f-id': Opcode.readAt25fId,
  'enable-write': Opcode.writeEnable,
  'disable-write': Opcode.writeDisable,
  wake: Opcode.releasePowerDown,
  'exit-qpi': Opcode.exitQpi,
  'enable-reset': Opcode.enableReset,
  reset: Opcode.reset,
} as const

export type SentAs = keyof typeof SENT_AS

type Known = Pick<FlashChip, 'meanings'>

/** Sent while the chip is still unknown, so these must be harmless on every chip of the table. */
export const SENT_BLIND = [
  'disable-write',
  'wake',
  'read-sr1',
  'read-id',
  'read-maker-and-device',
  'read-sfdp',
  'read-at25f-id',
  'enable-write',
  'exit-qpi',
  'enable-reset',
  'reset',
] as const satisfies readonly SentAs[]

export const opcodeOf = (what: SentAs): number => SENT_AS[what]

/** True when on no possible chip model the opcode does something else. Its reply may still be another register. */
export function maySend(chip: Known, what: SentAs): boolean {
  return chip.meanings.every(
    ({ opcode, means, effect }) => opcode !== SENT_AS[what] || means === what || effect === 'read',
  )
}

/** True when it may be sent and every possible chip model gives the expected kind of answer. */
export function answersAs(chip: Known, what: SentAs): boolean {
  return chip.meanings.every(({ opcode, means }) => opcode !== SENT_AS[what] || means === what)
}

const READS = {
  sr1: 'read-sr1',
  sr2: 'read-sr2',
  sr3: 'read-sr3',
  config: 'read-configuration',
  security: 'read-security',
} as const satisfies Record<StatusRegisterName, SentAs>

/** Whether the register can be read and its reply trusted. */
export const mayRead = (chip: Known, register: StatusRegisterName): boolean =>
  answersAs(chip, READS[register])
