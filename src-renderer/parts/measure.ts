/** Pure: speed and time left of the phase that runs, from what was measured; no promise before that. */
import type { JobInfo } from '../../shared/model/job.ts'

export interface Measured {
  readonly percent: number
  /** Bytes per millisecond are kB per second; `null` until enough was seen. */
  readonly kBperS: number | null
  readonly leftMs: number | null
}

/** Less than this says little. */
const enoughMs = 1500
const enoughShare = 0.03

export function measured({
  doneBytes,
  totalBytes,
  phaseMs,
}: Pick<JobInfo, 'doneBytes' | 'totalBytes' | 'phaseMs'>): Measured {
  const share = totalBytes === 0 ? 0 : Math.min(1, doneBytes / totalBytes)
  const percent = Math.floor(100 * share)
  if (phaseMs < enoughMs || share < enoughShare) return { percent, kBperS: null, leftMs: null }
  const kBperS = doneBytes / phaseMs
  return { percent, kBperS, leftMs: (totalBytes - doneBytes) / kBperS }
}
