/** How far a job is, in words that page and command line share. */
import type { JobInfo } from '../../model/job.ts'
import type { WorkProgress } from '../../model/progress.ts'

const readIds: readonly string[] = ['read', 'read-again', 'read-third']

/** `Read 1 of 2` while a chip is read more than once; `null` at any other time. */
export function readsText({ phase, progress }: Pick<JobInfo, 'phase' | 'progress'>): string | null {
  if (phase !== 'read') return null
  const reads = (progress?.segments ?? []).filter(({ id }) => readIds.includes(id))
  const begun = reads.filter(({ state }) => state === 'now' || state === 'done').length
  return reads.length < 2 ? null : `Read ${Math.max(1, begun)} of ${reads.length}`
}

/** Ever coarser, so that a number that is only estimated does not flicker. */
const steps = [
  [20_000, 1000],
  [60_000, 5000],
  [300_000, 10_000],
  [Infinity, 60_000],
] as const

/** An estimate of milliseconds: `about 1 min 10 s`. Rounded up, since it is better to be done early. */
export function aboutTime(ms: number): string {
  const [, step] = steps.find(([below]) => ms <= below) ?? [0, 60_000]
  const seconds = Math.max(1, (Math.ceil(ms / step) * step) / 1000)
  const rest = seconds % 60
  const minutes = Math.floor(seconds / 60)
  if (minutes === 0) return `${seconds} s`
  return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`
}

/** Of the whole work. Until the image is known it is the most that it can take. */
export const leftText = ({ leftMs, planned }: Pick<WorkProgress, 'leftMs' | 'planned'>): string =>
  `${planned ? 'about' : 'up to'} ${aboutTime(leftMs)} left`
