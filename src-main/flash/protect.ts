// SPDX-License-Identifier: GPL-3.0-or-later
/** Block protection of a connected chip: reads it, turns it off on request, and restores it. */
import { Fault } from '../../shared/fault.ts'
import type { FaultFacts } from '../../shared/fault.ts'
import type { FlashChip } from '../../shared/model/chip.ts'
import type { UnprotectChoice } from '../../shared/model/job.ts'
import type {
  ProtectionState,
  ProtectionView,
  SettingsWanted,
} from '../../shared/model/protection.ts'
import type { ByteRange } from '../../shared/model/range.ts'
import { decodeAfterUnprotect, decodeProtection, steadyRegisters } from '../chip/status.ts'
import {
  hiddenUnlockWrites,
  protectedAs,
  restoreWrites,
  unprotectWrites,
} from '../chip/protection.ts'
import { registerWritesTo } from '../chip/register-plans.ts'
import type { RegisterWrite } from '../chip/register-plans.ts'
import type { Registers } from '../chip/status.ts'
import { hasSettings, protectionRanges, settingsWrites } from '../chip/protection-settings.ts'
import type { FlashDevice } from './device.ts'
import { toTheEnd } from './run.ts'
import type { Run } from './run.ts'
import { registersInHex } from './registers.ts'
import { stopWhenAsked } from './steps.ts'

export interface Unprotected<T> {
  readonly value: T
  readonly before: ProtectionState
  /** As read back at the end, restored or left off. */
  readonly after: ProtectionState
}

/** Reads the status registers twice and decodes them; `wiring.unstable` when the two differ. */
export async function readProtection(device: FlashDevice, run: Run): Promise<ProtectionState> {
  stopWhenAsked(run)
  const first = await device.readRegisters()
  const second = await device.readRegisters()
  const steady = steadyRegisters(device.chip, first, second)
  if (steady === null)
    throw new Fault('wiring.unstable', { samples: [first, second].map(registersInHex) })
  return decodeProtection(device.chip, steady)
}

/** Without the registers, for display and storage. */
export function viewOf({ registers: _read, ...view }: ProtectionState): ProtectionView {
  return view
}

/** Every range that the chip's bits can protect; `null`: the table does not say, or no register was read. */
export const settableRanges = (
  chip: FlashChip,
  now: ProtectionState | null,
): readonly ByteRange[] | null => (now === null ? null : protectionRanges(chip, now.registers))

export interface Lifting {
  readonly choice: Exclude<UnprotectChoice, 'no'>
  /** Called just before `run.changing()`, so that the journal entry can include it. */
  readonly onLifting?: (before: ProtectionState) => void
}

/**
 * Turns protection off, runs `act`, and restores protection when `choice` says so, also when `act` fails or the user
 * stops. Every register write is read back. Awaits `run.changing()` before the first of them. Faults:
 * `chip.protection-locked`, before anything is sent if the registers already show it; `chip.protection-not-restored`
 * after `act` succeeded; those of `act`, which take precedence over a failed restore.
 */
export async function withUnprotected<T>(
  device: FlashDevice,
  before: ProtectionState,
  { choice, onLifting }: Lifting,
  run: Run,
  act: (during: ProtectionState) => Promise<T>,
): Promise<Unprotected<T>> {
  const plan = unprotectWrites(device.chip, before.registers)
  if (!plan.can)
    throw new Fault('chip.protection-locked', {
      protection: viewOf(before),
      by: plan.by,
      registers: registersInHex(before.registers),
    })
  stopWhenAsked(run)
  onLifting?.(before)
  await run.changing()
  // Half-written registers are worse than either state, so a stop takes effect before or after this, not during it.
  const through = toTheEnd(run)
  let value: T
  let during: ProtectionState
  try {
    run.progress('unprotect', 0, 1)
    during = await lift(device, before, plan.writes, through)
    run.progress('unprotect', 1, 1)
    value = await act(during)
  } catch (error) {
    // The user must learn the first failure; a restore that fails afterwards does not replace it.
    if (choice === 'restore-afterwards')
      await restore(device, before, through).catch(() => undefined)
    throw error
  }
  if (choice === 'leave-off') return { value, before, after: during }
  return { value, before, after: await restore(device, before, through) }
}

/**
 * Sets the protection bits that the user asked for, and checks them with two equal reads. Awaits `run.changing()`
 * before the first write. Faults: `chip.setting-refused`, before anything is sent if the table or the registers already
 * rule it out, and afterwards if they do not read as asked; then the registers are set back as far as the chip allows.
 */
export async function setSettings(
  device: FlashDevice,
  wanted: SettingsWanted,
  run: Run,
): Promise<ProtectionState> {
  const { chip } = device
  const before = await readProtection(device, run)
  const refused = (by: FaultFacts['chip.setting-refused']['by'], now: ProtectionState): Fault =>
    new Fault('chip.setting-refused', {
      by,
      protection: viewOf(now),
      registers: registersInHex(now.registers),
    })
  const plan = settingsWrites(chip, before.registers, wanted)
  if (!plan.can) throw refused(plan.by, before)
  if (plan.writes.length === 0) return before
  stopWhenAsked(run)
  await run.changing()
  const through = toTheEnd(run)
  for (const write of plan.writes) if (!(await carriedOut(device, write, through))) break
  const after = await readProtection(device, through)
  if (hasSettings(chip, after.registers, wanted)) return after
  if (sameRegisters(before, after)) throw refused('not-taken', after)
  const back = registerWritesTo(chip, after.registers, before.registers)
  if (back.can) for (const write of back.writes) await carriedOut(device, write, through)
  const now = await readProtection(device, through)
  throw refused(sameRegisters(before, now) ? 'not-taken' : 'half-taken', now)
}

const sameRegisters = (a: ProtectionState, b: ProtectionState): boolean =>
  registersInHex(a.registers) === registersInHex(b.registers)

/**
 * Unlocks single blocks whose locks no register shows, after an erase had no effect. The locks return by themselves
 * when the chip loses power, so nothing has to be restored. Returns false when this chip must not be sent a command for
 * it.
 */
export async function undoHiddenLocks(device: FlashDevice, run: Run): Promise<boolean> {
  const writes = hiddenUnlockWrites(device.chip)
  await run.changing()
  for (const write of writes) await device.writeRegister(write, toTheEnd(run))
  return writes.length > 0
}

/** The protection that remains of `before` after hidden block locks were undone and an erase worked. */
export const withoutHiddenLocks = (before: ProtectionState): ProtectionState => ({
  ...before,
  unlockedByCommand: true,
})

/**
 * Restores the protection that an earlier write turned off and could not restore; `kept` are the registers from before
 * that write. Returns `null`, and writes nothing, when the chip already has it. Throws `chip.protection-not-restored`
 * as above.
 */
export async function bringBack(
  device: FlashDevice,
  kept: Registers,
  run: Run,
): Promise<Omit<Unprotected<never>, 'value'> | null> {
  const wanted = await missing(device, kept, run)
  if (wanted === null) return null
  await run.changing()
  return { before: wanted, after: await restore(device, wanted, toTheEnd(run)) }
}

/** Whether the chip has the protection bits of `kept`, the registers from before a write turned protection off. */
export async function isProtectedAs(
  device: FlashDevice,
  kept: Registers,
  run: Run,
): Promise<boolean> {
  return (await missing(device, kept, run)) === null
}

/** The protection of `kept` when the chip does not have it; `null` when it has. */
async function missing(
  device: FlashDevice,
  kept: Registers,
  run: Run,
): Promise<ProtectionState | null> {
  const now = (await readProtection(device, run)).registers
  const wanted = protectedAs(device.chip, now, kept)
  return registersInHex(wanted) === registersInHex(now)
    ? null
    : decodeProtection(device.chip, wanted)
}

async function lift(
  device: FlashDevice,
  before: ProtectionState,
  writes: readonly RegisterWrite[],
  through: Run,
): Promise<ProtectionState> {
  for (const write of writes) {
    if (!(await carriedOut(device, write, through))) throw locked(before)
  }
  const { registers } = await readProtection(device, through)
  const during = decodeAfterUnprotect(device.chip, registers)
  if (during.protectedRange !== 'none' || during.perBlockLocks) throw locked(before)
  return during
}

/** Rejects with `chip.protection-not-restored` when the protection does not read as it was before. */
async function restore(
  device: FlashDevice,
  before: ProtectionState,
  through: Run,
): Promise<ProtectionState> {
  const notRestored = (now: FaultFacts['chip.protection-not-restored']['now']): Fault =>
    new Fault('chip.protection-not-restored', { was: viewOf(before), now })
  const plan = restoreWrites(device.chip, before.registers)
  if (!plan.can) throw notRestored({ refused: plan.by })
  let taken = true
  for (const write of plan.writes) taken = (await carriedOut(device, write, through)) && taken
  const after = await readProtection(device, through)
  if (!taken || !sameProtection(before, after)) throw notRestored(viewOf(after))
  // Blocks that a command unlocked stay unlocked until the chip loses power, whatever the registers say.
  return decodeAfterUnprotect(device.chip, after.registers)
}

/** Sends one write, and then its alternatives as long as the registers do not read as expected. */
async function carriedOut(
  device: FlashDevice,
  write: RegisterWrite,
  through: Run,
): Promise<boolean> {
  if (cameTrue(write, await device.writeRegister(write, through))) return true
  for (const way of write.otherwise ?? []) {
    const now = await device.writeRegister({ ...way, expect: write.expect }, through)
    if (cameTrue(write, now)) return true
  }
  return false
}

const cameTrue = (write: RegisterWrite, now: Registers): boolean =>
  write.expect.every(({ register, mask, value }) => ((now[register] ?? -1) & mask) === value)

function sameProtection(a: ProtectionState, b: ProtectionState): boolean {
  const range = ({ protectedRange }: ProtectionState): string =>
    typeof protectedRange === 'string'
      ? protectedRange
      : `${protectedRange.offset}+${protectedRange.length}`
  return range(a) === range(b) && a.lock === b.lock && a.perBlockLocks === b.perBlockLocks
}

/** What the registers show; if they show nothing, only that the chip did not accept the write. */
const lockedBy = {
  off: 'not-taken',
  'wp-pin': 'wp-pin',
  'until-power-cycle': 'power-cycle',
  permanent: 'permanent',
  unknown: 'not-taken',
} as const satisfies Record<ProtectionState['lock'], string>

const locked = (before: ProtectionState): Fault =>
  new Fault('chip.protection-locked', {
    protection: viewOf(before),
    by: lockedBy[before.lock],
    registers: registersInHex(before.registers),
  })
