// SPDX-License-Identifier: GPL-3.0-or-later
/** Wie weit eine Arbeit ist, in Worten für Seite und Kommandozeile. */
import type { JobInfo } from '../../model/job.ts'
import type { WorkProgress } from '../../model/progress.ts'
import { readsOf, roundedTime } from '../progress-steps.ts'
import { minutesAndSeconds } from '../rules.ts'

/** `1. von 2 Lesevorgängen` while a chip is read more than once; `null` at any other time. */
export function readsText(job: Pick<JobInfo, 'phase' | 'progress'>): string | null {
  const reads = readsOf(job)
  return reads === null ? null : `Lesen ${reads.begun} von ${reads.all}`
}

/** An estimate of milliseconds: `1 min 10 s`. */
export const aboutTime = (ms: number): string => minutesAndSeconds(roundedTime(ms))

/** For the whole job. Until the image is known, this is the longest possible time. */
export const leftText = ({ leftMs, planned }: Pick<WorkProgress, 'leftMs' | 'planned'>): string =>
  `noch ${planned ? 'etwa' : 'höchstens'} ${aboutTime(leftMs)}`
