// SPDX-License-Identifier: GPL-3.0-or-later
/** The basic operations that every exchange with a chip consists of. */
import { datasheetHex } from '../../shared/hex.ts'
import { Fault } from '../../shared/fault.ts'
import type { SlowChip } from '../../shared/model/job.ts'
import type { FlashChip } from '../../shared/model/chip.ts'
import { readRegister, readStatus, singleByte, writeDisable } from '../chip/commands.ts'
import { BUSY_BIT, FLAG_STATUS_READY_BIT, Opcode, WRITE_ENABLED_BIT } from '../chip/opcodes.ts'
import type { SpiOp, SpiTransport } from '../transport/spi.ts'
import type { Run } from './run.ts'

export interface Bus {
  readonly transport: SpiTransport
  readonly chip: FlashChip
}

/** Status bytes in one poll: the last byte shows a chip that became ready during the poll. */
const POLL_BYTES = 4
/** Nothing answers: an undriven line reads like this, and no chip keeps every bit of SR1 set for long. */
const NOTHING = 0xff

/** Queues a window without waiting for its reply; an error appears in the windows after it. */
export function queue(bus: Bus, op: SpiOp): Promise<Uint8Array> {
  const reply = bus.transport.transfer(op)
  reply.catch(() => {})
  return reply
}

export const isBusy = (status: number): boolean => (status & BUSY_BIT) !== 0
export const isWriteEnabled = (status: number): boolean =>
  status !== NOTHING && (status & WRITE_ENABLED_BIT) !== 0

/** Last byte of a status reply. */
export const lastOf = (reply: Uint8Array): number => reply.at(-1) ?? NOTHING

/** Reads SR1 once. */
export async function statusNow(bus: Bus): Promise<number> {
  return lastOf(await bus.transport.transfer(readStatus('sr1')))
}

/** What the wait is for; goes into the fault. */
export interface Waiting {
  readonly what: SlowChip['what']
  readonly offset: number
  /** The chip's own maximum time for the operation, ms. */
  readonly maxMs: number
  /** Pause before the next poll, ms, after `waitedMs`; 0 for none. */
  readonly pollMs: (waitedMs: number) => number
}

/** Lateness that is not yet reported, ms: clocks differ, and the last poll itself takes time. */
const GRACE_MS = 20
/**
 * A chip that shows its busy bit is alive. Worn, cold or remarked chips take many times their maximum, and stopping in
 * the middle of an erase does damage. These are the shortest extra time, ms, and the multiple of the maximum.
 */
const PATIENCE_MS = 5000
const PATIENCE_TIMES = 25
/** After one wait to the end of this patience, every later wait gets only the chip's maximum, so that a job can end. */
const givenUp = new WeakSet<SpiTransport>()
/** Pause between polls of a chip that is late, ms. */
const LATE_POLL_MS = 50

/**
 * Polls SR1 until the chip is ready and returns it. After the chip's maximum time it continues as long as the chip
 * shows that it is busy, reports `run.slow`, and accepts a stop by the user. A line that reads FF does not count as
 * busy. Faults: `chip.timeout` when patience ends; `chip.operation-failed` when the chip set a fail flag;
 * `gate.cancelled` when the user stopped a late chip.
 */
export async function waitReady(bus: Bus, run: Run, waiting: Waiting): Promise<number> {
  const startMs = run.clock.nowMs()
  const count = Math.min(POLL_BYTES, bus.transport.limits.maxRxBytes)
  for (;;) {
    // Time counts from when the poll was sent: a computer that was slow to receive the reply says nothing about the
    // chip.
    const waitedMs = run.clock.nowMs() - startMs
    const status = lastOf(await bus.transport.transfer(readStatus('sr1', count)))
    if (!isBusy(status)) return status
    if (waitedMs > waiting.maxMs + GRACE_MS) {
      const { what, offset, maxMs } = waiting
      // Some chips stay busy on purpose after a failure, until the flag is cleared (S25FL128S 5.4.2).
      if (what === 'erase' || what === 'program') await checkFailFlags(bus, what, offset)
      const patienceMs = givenUp.has(bus.transport)
        ? maxMs
        : Math.max(PATIENCE_MS, PATIENCE_TIMES * maxMs)
      if (status === NOTHING || waitedMs > patienceMs) {
        givenUp.add(bus.transport)
        throw new Fault('chip.timeout', { what, offset, waitedMs: Math.round(waitedMs) })
      }
      run.slow({ what, waitedMs: Math.round(waitedMs), maxMs })
      if (run.signal.aborted)
        throw new Fault('gate.cancelled', { contents: what === 'ready' ? 'untouched' : 'changed' })
      await run.clock.sleep(Math.max(LATE_POLL_MS, waiting.pollMs(waitedMs)))
      continue
    }
    const pauseMs = waiting.pollMs(waitedMs)
    if (pauseMs > 0) await run.clock.sleep(pauseMs)
  }
}

/**
 * Reads the chip's fail flags, if it has any. A set flag is cleared and thrown as `chip.operation-failed`. A register
 * of all ones does not exist; then only the comparison of the contents can show a failure.
 */
export async function checkFailFlags(
  bus: Bus,
  what: 'erase' | 'program',
  offset: number,
): Promise<void> {
  const facts = bus.chip.failFlags
  if (facts === null) return
  const register = lastOf(await bus.transport.transfer(readRegister(facts.readOpcode)))
  const mask = what === 'erase' ? facts.eraseFailMask : facts.programFailMask
  const ready =
    facts.readOpcode !== Opcode.readFlagStatus || (register & FLAG_STATUS_READY_BIT) !== 0
  if (register === NOTHING || !ready || (register & mask) === 0) return
  if (facts.clearOpcode !== null) await bus.transport.transfer(singleByte(facts.clearOpcode))
  await bus.transport.transfer(writeDisable())
  throw new Fault('chip.operation-failed', {
    what,
    offset,
    register: datasheetHex(facts.readOpcode),
    reads: datasheetHex(register),
  })
}

/** Throws `gate.cancelled` when the run was cancelled, after clearing the write enable latch. */
export async function stopIfCancelled(
  bus: Bus,
  run: Run,
  contents: 'untouched' | 'changed',
): Promise<void> {
  if (!run.signal.aborted) return
  if (contents === 'changed') await bus.transport.transfer(writeDisable())
  throw new Fault('gate.cancelled', { contents })
}
