// SPDX-License-Identifier: GPL-3.0-or-later
/** Small steps that several jobs share: asking whether to stop, and whether it is the same chip as before. */
import { hex } from '../../shared/hex.ts'
import { Fault } from '../../shared/fault.ts'
import type { FlashDevice } from './device.ts'
import { noData } from './diagnose.ts'
import { SFDP_SIGNATURE } from './registers.ts'
import type { Run } from './run.ts'

/** Rejects with `gate.cancelled` when the user has asked to stop; `contents` is what the job has done so far. */
export function stopWhenAsked(run: Run, contents: 'untouched' | 'changed' = 'untouched'): void {
  if (run.signal.aborted) throw new Fault('gate.cancelled', { contents })
}

/**
 * The ID as the chip gives it now, hex. Rejects with `chip.changed-underway` when it is not the one that the chip
 * was identified by: a clip that has slipped reads as FF, and FF is also what an erased chip reads as.
 */
export async function sameChip(device: FlashDevice, was?: string): Promise<string> {
  const reply = await device.readId()
  const now = hex(reply)
  const { idBytes } = device.chip
  const expected = hex(idBytes.length === 0 ? SFDP_SIGNATURE : Uint8Array.from(idBytes))
  const known = Math.min(expected.length, now.length)
  const identified = now.slice(0, known) === expected.slice(0, known)
  if (!identified || noData(reply) !== null)
    throw new Fault('chip.changed-underway', { was: expected, now })
  if (was !== undefined && was !== now) throw new Fault('chip.changed-underway', { was, now })
  return now
}
