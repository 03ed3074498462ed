// SPDX-License-Identifier: GPL-3.0-or-later
/** Small steps that several jobs share: whether to stop, and whether the same chip is still connected. */
import { hex } from '../../shared/hex.ts'
import { Fault } from '../../shared/fault.ts'
import type { FlashDevice } from './device.ts'
import { noData } from './diagnose.ts'
import { SFDP_SIGNATURE } from './registers.ts'
import type { Run } from './run.ts'

/** Rejects with `gate.cancelled` when the user asked to stop; `contents` says what the job has changed so far. */
export function stopWhenAsked(run: Run, contents: 'untouched' | 'changed' = 'untouched'): void {
  if (run.signal.aborted) throw new Fault('gate.cancelled', { contents })
}

/**
 * The chip's present ID, hex. Rejects with `chip.changed-underway` when it differs from the ID that the chip was
 * identified by: after a slipped clip everything reads as FF, and so does an erased chip.
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
