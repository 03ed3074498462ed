// SPDX-License-Identifier: GPL-3.0-or-later
/** Carries out the erases of a plan one after another; each is waited for and checked. */
import { datasheetHex } from '../../shared/hex.ts'
import { Fault, isFault } from '../../shared/fault.ts'
import type { FlashChip } from '../../shared/model/chip.ts'
import { chipErase, eraseBlock, readStatus, writeDisable, writeEnable } from '../chip/commands.ts'
import { decodeProtection } from '../chip/status.ts'
import type { Registers } from '../chip/status.ts'
import { eraseAddressBytes } from './address-form.ts'
import type { AddressKeeper } from './address-mode.ts'
import { checkFailFlags, isWriteEnabled, lastOf, queue, stopIfCancelled, waitReady } from './bus.ts'
import type { Bus } from './bus.ts'
import type { PlannedErase } from './plan-types.ts'
import { registersInHex } from './registers.ts'
import type { Run } from './run.ts'

/** After this part of the expected time the chip is polled often; before it, seldom. */
const SOON = 0.7
/** Polls before that part: seldom, but often enough for a chip much faster than its datasheet. */
const SELDOM_MS = 25
const OFTEN_MS = 1
const OFTEN_MAX_MS = 20
/** Around the expected end of a short erase the chip is polled without pause, so that no time is lost. */
const ABOUT_NOW = { from: 0.9, to: 1.2, longestMs: 500 } as const
/** Bytes of the first erased block that are read back at once, to see that erasing works. */
const BLANK_CHECK_BYTES = 65_536

export interface EraseHooks {
  /** Reads bytes of the chip, without progress. */
  readonly look: (offset: number, length: number) => Promise<Uint8Array>
  /** What the whole chip held before the job; `null` when it was not read. */
  readonly before: Uint8Array | null
  /** Reads the chip's registers, for the fault. */
  readonly registers: () => Promise<Registers>
}

/**
 * Faults: `chip.no-write-enable`, `chip.timeout`, `chip.operation-failed`, `chip.operation-ignored`,
 * `data.erase-incomplete`.
 */
export async function eraseBlocks(
  bus: Bus,
  address: AddressKeeper,
  erases: readonly PlannedErase[],
  run: Run,
  hooks: EraseHooks,
): Promise<void> {
  const total = erases.reduce((sum, erase) => sum + erase.length, 0)
  const expected = new Map<number, number>()
  let done = 0
  for (const [index, erase] of erases.entries()) {
    await stopIfCancelled(bus, run, 'changed')
    await address.select(erase.offset)
    let latched: boolean
    try {
      latched = await eraseOne(bus, address, erase, run, expected)
    } catch (error) {
      if (!isFault(error, 'chip.no-write-enable')) throw error
      throw await withObservation(error, erase, hooks)
    }
    // An accepted erase clears the latch, so a latch that is still set needs a check (W25Q64JV 7.1.2).
    if (latched || index === 0)
      await checkTaken(bus.chip, erase, { hooks, latched, first: index === 0 })
    done += erase.length
    run.progress('erase', done, total)
  }
}

/** True when the chip was ready again and its write enable latch was still set. */
async function eraseOne(
  bus: Bus,
  address: AddressKeeper,
  erase: PlannedErase,
  run: Run,
  expected: Map<number, number>,
): Promise<boolean> {
  const { opcode, typicalMs, maxMs } = erase.type
  const op =
    erase.kind === 'chip'
      ? chipErase(opcode)
      : eraseBlock(
          opcode,
          eraseAddressBytes(erase.type, address.scheme),
          eraseAddressBytes(erase.type, address.scheme) === 4
            ? erase.offset
            : address.sent(erase.offset),
        )
  void queue(bus, writeEnable())
  const enabled = queue(bus, readStatus('sr1'))
  const startMs = run.clock.nowMs()
  void queue(bus, op)
  const status = lastOf(await enabled)
  if (!isWriteEnabled(status)) {
    await bus.transport.transfer(writeDisable())
    throw new Fault('chip.no-write-enable', { status: datasheetHex(status), unchanged: null })
  }
  const expectMs = expected.get(opcode) ?? typicalMs
  const soonMs = SOON * expectMs
  const oftenMs = Math.min(OFTEN_MAX_MS, Math.max(OFTEN_MS, expectMs / 150))
  const after = await waitReady(bus, run, {
    what: 'erase',
    offset: erase.offset,
    maxMs,
    pollMs: (waitedMs) => {
      const part = waitedMs / expectMs
      const now = part >= ABOUT_NOW.from && part <= ABOUT_NOW.to
      if (now && expectMs <= ABOUT_NOW.longestMs) return 0
      return waitedMs < soonMs
        ? Math.max(OFTEN_MS, Math.min(SELDOM_MS, soonMs - waitedMs))
        : oftenMs
    },
  })
  // The next wait starts from this measured time: chips differ from their datasheets more than from themselves.
  expected.set(opcode, (expectMs + run.clock.nowMs() - startMs) / 2)
  await checkFailFlags(bus, 'erase', erase.offset)
  if (!isWriteEnabled(after)) return false
  await bus.transport.transfer(writeDisable())
  return true
}

/**
 * Checks that the block is blank. If it still holds its old contents, the chip ignored the command, which hidden
 * protection causes.
 */
async function checkTaken(
  chip: FlashChip,
  erase: PlannedErase,
  { hooks, latched, first }: { hooks: EraseHooks; latched: boolean; first: boolean },
): Promise<void> {
  const seen = await beginningOf(erase, hooks)
  const at = seen.findIndex((byte) => byte !== 0xff)
  if (at < 0) return
  const unchanged = holdsAsBefore(seen, erase, hooks.before) === true
  if (!unchanged && !latched)
    throw new Fault('data.erase-incomplete', {
      offset: erase.offset + at,
      blockBytes: erase.length,
    })
  const registers = await hooks.registers()
  throw new Fault('chip.operation-ignored', {
    what: 'erase',
    offset: erase.offset,
    comparedBytes: seen.length,
    unchanged,
    first,
    registers: registersInHex(registers),
    lock: decodeProtection(chip, registers).lock,
    unlockTried: false,
  })
}

const beginningOf = (erase: PlannedErase, hooks: EraseHooks): Promise<Uint8Array> =>
  hooks.look(erase.offset, Math.min(erase.length, BLANK_CHECK_BYTES))

/** `null` when the earlier contents are not known. */
function holdsAsBefore(
  seen: Uint8Array,
  { offset }: PlannedErase,
  before: Uint8Array | null,
): boolean | null {
  if (before === null) return null
  const held = before.subarray(offset, offset + seen.length)
  return held.length === seen.length && held.every((byte, index) => byte === seen[index])
}

/** Reports a latch that was not set together with the contents of the block, if they can be read. */
async function withObservation(
  error: Fault<'chip.no-write-enable'>,
  erase: PlannedErase,
  hooks: EraseHooks,
): Promise<Fault> {
  try {
    const unchanged = holdsAsBefore(await beginningOf(erase, hooks), erase, hooks.before)
    return new Fault('chip.no-write-enable', { ...error.facts, unchanged })
  } catch {
    return error
  }
}
