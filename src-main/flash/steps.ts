/** Small steps that several jobs share: asking whether to stop, the same chip as before, progress of a part. */
import { Fault } from '../../shared/fault.ts'
import type { FlashDevice } from './device.ts'
import { hex, noData } from './diagnose.ts'
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

/** A run whose reports count as one part of a longer phase: `baseBytes` were done before, of `totalBytes`. */
export function partOf(run: Run, baseBytes: number, totalBytes: number): Run {
  return {
    signal: run.signal,
    clock: run.clock,
    progress: (phase, doneBytes) => run.progress(phase, baseBytes + doneBytes, totalBytes),
    slow: (notice) => run.slow(notice),
    changing: () => run.changing(),
  }
}

/** A run that reports nothing and cannot be stopped, for what must be finished or would count twice. */
export function quietly(run: Run, stoppable: boolean): Run {
  return {
    signal: stoppable ? run.signal : new AbortController().signal,
    clock: run.clock,
    progress: () => undefined,
    slow: (notice) => run.slow(notice),
    changing: () => run.changing(),
  }
}

/** A run whose `changing` reaches the journal once, however many steps announce a change. */
export function changingOnce(run: Run): Run {
  let announced: Promise<void> | null = null
  return {
    signal: run.signal,
    clock: run.clock,
    progress: (phase, doneBytes, totalBytes) => run.progress(phase, doneBytes, totalBytes),
    slow: (notice) => run.slow(notice),
    changing: () => (announced ??= run.changing()),
  }
}
