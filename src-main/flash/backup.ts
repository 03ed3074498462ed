/** Reading the whole chip so that the bytes can be believed. Never changes the chip. */
import { Fault } from '../../shared/fault.ts'
import type { FlashDevice } from './device.ts'
import type { Run } from './run.ts'

export interface BackupReads {
  /** Exactly the chip's size; equal in every pass. */
  readonly bytes: Uint8Array
  readonly passes: number
  /** Why equal reads may be believed, one sentence for the log. */
  readonly plausibleBecause: string
}

/**
 * Reads the whole chip once; the ID must be the same before and after.
 * Faults: `chip.changed-underway`, `gate.cancelled`, `link.*`.
 */
export function readChip(device: FlashDevice, run: Run): Promise<Uint8Array> {
  throw new Fault('bug.unexpected', { detail: `${device.chip.id} ${run.clock.nowMs()}` })
}

/**
 * Reads the whole chip `passes` times (2 to 3) and compares every byte.
 * Faults: `wiring.reads-differ`, `wiring.implausible`, and those of `readChip`.
 */
export function backupReads(device: FlashDevice, passes: number, run: Run): Promise<BackupReads> {
  throw new Fault('bug.unexpected', { detail: `${device.chip.id} ${passes} ${run.clock.nowMs()}` })
}
