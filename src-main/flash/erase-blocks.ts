/** Carries out the erases of a plan, one after another, each waited for and believed only when seen. */
import { Fault } from '../../shared/fault.ts'
import { chipErase, eraseBlock, readStatus, writeDisable, writeEnable } from '../chip/commands.ts'
import { eraseAddressBytes } from './address-form.ts'
import type { AddressKeeper } from './address-mode.ts'
import {
  checkFailFlags,
  hex,
  isWriteEnabled,
  lastOf,
  queue,
  stopIfCancelled,
  waitReady,
} from './bus.ts'
import type { Bus } from './bus.ts'
import type { PlannedErase } from './plan.ts'
import type { Run } from './run.ts'

/** From this part of the expected time on the chip is asked often; before, seldom. */
const SOON = 0.7
/** Looks before that: rare, and frequent enough for a chip that is much faster than its datasheet. */
const SELDOM_MS = 25
const OFTEN_MS = 1
const OFTEN_MAX_MS = 20
/** How much of the first erased block is read at once to see that erasing works at all. */
const BLANK_CHECK_BYTES = 65_536

export interface EraseHooks {
  /** Reads bytes of the chip, without progress. */
  readonly look: (offset: number, length: number) => Promise<Uint8Array>
}

/** Faults: `chip.no-write-enable`, `chip.timeout`, `chip.operation-failed`, `data.erase-incomplete`. */
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
    const latched = await eraseOne(bus, address, erase, run, expected)
    if (latched !== null) await checkTaken(erase, latched, hooks)
    else if (index === 0) await checkBlank(erase, hooks)
    done += erase.length
    run.progress('erase', done, total)
  }
}

/** SR1 as it was when the chip was ready again and its write enable latch was still set; `null` in the usual case. */
async function eraseOne(
  bus: Bus,
  address: AddressKeeper,
  erase: PlannedErase,
  run: Run,
  expected: Map<number, number>,
): Promise<number | null> {
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
    throw new Fault('chip.no-write-enable', { status: hex(status) })
  }
  const expectMs = expected.get(opcode) ?? typicalMs
  const soonMs = SOON * expectMs
  const oftenMs = Math.min(OFTEN_MAX_MS, Math.max(OFTEN_MS, expectMs / 150))
  const after = await waitReady(bus, run, {
    what: 'erase',
    offset: erase.offset,
    maxMs,
    pollMs: (waitedMs) =>
      waitedMs < soonMs ? Math.max(OFTEN_MS, Math.min(SELDOM_MS, soonMs - waitedMs)) : oftenMs,
  })
  // The next wait is as long as this one was: parts differ from their datasheet, but hardly from themselves.
  expected.set(opcode, (expectMs + run.clock.nowMs() - startMs) / 2)
  await checkFailFlags(bus, 'erase', erase.offset)
  if (!isWriteEnabled(after)) return null
  await bus.transport.transfer(writeDisable())
  return after
}

/**
 * A chip uses its write enable latch up with every erase it takes (W25Q64JV 7.1.2). One that is still set means that
 * the erase was ignored, or a chip that only WRDI clears; what the block holds tells which.
 */
async function checkTaken(erase: PlannedErase, status: number, hooks: EraseHooks): Promise<void> {
  if ((await firstNotBlank(erase, hooks)) === null) return
  throw new Fault('chip.operation-failed', {
    what: 'erase',
    offset: erase.offset,
    flags: `SR1 reads ${hex(status)}: the erase was not taken`,
  })
}

async function checkBlank(erase: PlannedErase, hooks: EraseHooks): Promise<void> {
  const at = await firstNotBlank(erase, hooks)
  if (at === null) return
  throw new Fault('data.erase-incomplete', { offset: at, blockBytes: erase.length })
}

/** Offset in the chip of the first byte that is not FF, looking at the beginning of the block. */
async function firstNotBlank(erase: PlannedErase, hooks: EraseHooks): Promise<number | null> {
  const seen = await hooks.look(erase.offset, Math.min(erase.length, BLANK_CHECK_BYTES))
  const at = seen.findIndex((byte) => byte !== 0xff)
  return at < 0 ? null : erase.offset + at
}
