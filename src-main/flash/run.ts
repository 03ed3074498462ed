// SPDX-License-Identifier: GPL-3.0-or-later
import type { Phase, SlowChip } from '../../shared/model/job.ts'
import type { Clock } from '../transport/spi.ts'

/** What every long operation is given: when to stop, where to report, which clock to wait by. */
export interface Run {
  /** Looked at between steps only; an erase or page in flight is always waited for. */
  readonly signal: AbortSignal
  readonly clock: Clock
  /** Bytes done of bytes total in this phase; never goes backwards within a phase. */
  progress(phase: Phase, doneBytes: number, totalBytes: number): void
  /** The first byte of a comparison that is not as it should be; told before the progress that counts it as compared. */
  differs?(offset: number): void
  /** Called again and again while the chip takes longer than its own maximum and still shows that it is busy. */
  slow(notice: SlowChip): void
  /**
   * Called, and awaited, before every erase, program and status-register write. The first call lets the journal know
   * and resolves when it says `changed`; later ones resolve at once. Where it rejects it rejects ever after, and
   * nothing is sent. The maker of a run ensures this by `onlyOnce`; the engine need not count.
   */
  changing(): Promise<void>
}

/** `act`, carried out by the first call; every call has its outcome. */
export function onlyOnce(act: () => Promise<void>): () => Promise<void> {
  let outcome: Promise<void> | null = null
  return () => (outcome ??= act())
}

/** A run whose reports count as one part of a longer phase: `baseBytes` were done before, of `totalBytes`. */
export const partOf = (run: Run, baseBytes: number, totalBytes: number): Run => ({
  ...run,
  progress: (phase, doneBytes) => run.progress(phase, baseBytes + doneBytes, totalBytes),
})

/** A run that reports nothing, for what would count twice. */
export const silently = (run: Run): Run => ({ ...run, progress: () => undefined })

/** A run that reports nothing and cannot be stopped, for what must be finished. */
export const toTheEnd = (run: Run): Run => ({
  ...silently(run),
  signal: new AbortController().signal,
})
