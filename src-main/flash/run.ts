// SPDX-License-Identifier: GPL-3.0-or-later
import type { Phase, SlowChip } from '../../shared/model/job.ts'
import type { Clock } from '../transport/spi.ts'

/** What every long operation receives: a signal to stop, callbacks for reports, and a clock. */
export interface Run {
  /** Checked between steps only; an erase or page that is under way is always waited for. */
  readonly signal: AbortSignal
  readonly clock: Clock
  /** Bytes done of bytes total in this phase; never goes backwards within a phase. */
  progress(phase: Phase, doneBytes: number, totalBytes: number): void
  /** The first byte that differs in a comparison; called before the progress that counts this byte as compared. */
  differs?(offset: number): void
  /** Called repeatedly while the chip takes longer than its own maximum and still shows that it is busy. */
  slow(notice: SlowChip): void
  /**
   * Awaited before every erase, program and status-register write. The first call makes the journal note the change and
   * resolves when the note is stored; later calls resolve at once. If it rejects, every later call rejects too, and
   * nothing is sent. Whoever makes a run ensures this with `onlyOnce`.
   */
  changing(): Promise<void>
}

/** Runs `act` on the first call; every call gets its result. */
export function onlyOnce(act: () => Promise<void>): () => Promise<void> {
  let outcome: Promise<void> | null = null
  return () => (outcome ??= act())
}

/** A run whose reports count as part of a longer phase: `baseBytes` of `totalBytes` were done before. */
export const partOf = (run: Run, baseBytes: number, totalBytes: number): Run => ({
  ...run,
  progress: (phase, doneBytes) => run.progress(phase, baseBytes + doneBytes, totalBytes),
})

/** A run that reports nothing, for work that would be counted twice. */
export const silently = (run: Run): Run => ({ ...run, progress: () => undefined })

/** A run that reports nothing and cannot be stopped, for work that must be finished. */
export const toTheEnd = (run: Run): Run => ({
  ...silently(run),
  signal: new AbortController().signal,
})
