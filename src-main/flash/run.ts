import type { Phase, SlowChip } from '../../shared/model/job.ts'
import type { Clock } from '../transport/spi.ts'

/** What every long operation is given: when to stop, where to report, which clock to wait by. */
export interface Run {
  /** Looked at between steps only; an erase or page in flight is always waited for. */
  readonly signal: AbortSignal
  readonly clock: Clock
  /** Bytes done of bytes total in this phase; never goes backwards within a phase. */
  progress(phase: Phase, doneBytes: number, totalBytes: number): void
  /** Called again and again while the chip takes longer than its own maximum and still shows that it is busy. */
  slow(notice: SlowChip): void
  /**
   * Called, and awaited, just before the first erase, program or status-register write is sent.
   * When it returns, the journal says `changed`; it may reject, and then nothing was sent.
   */
  changing(): Promise<void>
}
