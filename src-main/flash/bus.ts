// SPDX-License-Identifier: GPL-3.0-or-later
/** The few things that every conversation with a chip is made of. */
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

/** Status bytes asked in one poll: a chip that becomes ready within the window is noticed by its last byte. */
const POLL_BYTES = 4
/** Nothing on the other end: an undriven line reads like this, and no chip sets every bit of SR1 for long. */
const NOTHING = 0xff

/** Queues a window whose reply nobody waits for; its failure shows in the windows behind it. */
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

/** What is being waited for, for the fault. */
export interface Waiting {
  readonly what: SlowChip['what']
  readonly offset: number
  /** The chip's own maximum time for it, ms. */
  readonly maxMs: number
  /** Pause before the next look, ms, when `waitedMs` have passed; 0 for none. */
  readonly pollMs: (waitedMs: number) => number
}

/** Late by this much is not yet worth a word: clocks differ, and the last poll itself takes time. */
const GRACE_MS = 20
/**
 * A chip that shows its busy bit is alive. Worn, cold or remarked ones take many times their maximum, and giving up in
 * the middle of an erase is what damages. So long is waited at least, and so many times the maximum.
 */
const PATIENCE_MS = 5000
const PATIENCE_TIMES = 25
/** Who was waited for once to the end of patience is given its own maximum from then on, so that a job can end. */
const givenUp = new WeakSet<SpiTransport>()
/** Pause between looks at a chip that is late. */
const LATE_POLL_MS = 50

/**
 * Looks at SR1 until the chip is ready and returns it. Past the chip's maximum time it goes on for as long as the chip
 * shows that it is busy, tells `run.slow`, and listens to the user's wish to stop. A line that reads FF shows nothing.
 * Faults: `chip.timeout` when patience ends; `chip.operation-failed` when it has fail flags and set one;
 * `gate.cancelled` when the user stopped a late chip.
 */
export async function waitReady(bus: Bus, run: Run, waiting: Waiting): Promise<number> {
  const startMs = run.clock.nowMs()
  const count = Math.min(POLL_BYTES, bus.transport.limits.maxRxBytes)
  for (;;) {
    // Counts from when the chip was asked: a host that dozed over the answer says nothing about the chip.
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
 * Reads the chip's fail flags, if it has any; a set flag is cleared and becomes `chip.operation-failed`.
 * A register of all ones is not a register and is left to the comparison of contents.
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

/** Throws `gate.cancelled` when the run was cancelled; the write enable latch is cleared first. */
export async function stopIfCancelled(
  bus: Bus,
  run: Run,
  contents: 'untouched' | 'changed',
): Promise<void> {
  if (!run.signal.aborted) return
  if (contents === 'changed') await bus.transport.transfer(writeDisable())
  throw new Fault('gate.cancelled', { contents })
}
