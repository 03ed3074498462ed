// SPDX-License-Identifier: GPL-3.0-or-later
/** Numbers for the texts about progress; each language has its own words. */
import type { JobInfo } from '../model/job.ts'

const readIds: readonly string[] = ['read', 'read-again', 'read-third']

/** The number of the current read and of all reads, while a chip is read more than once; otherwise `null`. */
export function readsOf({ phase, progress }: Pick<JobInfo, 'phase' | 'progress'>): {
  readonly begun: number
  readonly all: number
} | null {
  if (phase !== 'read') return null
  const reads = (progress?.segments ?? []).filter(({ id }) => readIds.includes(id))
  const begun = reads.filter(({ state }) => state === 'now' || state === 'done').length
  // A write starts after these reads; they do not include its own first read.
  if (reads.every(({ state }) => state === 'done')) return null
  return reads.length < 2 ? null : { begun: Math.max(1, begun), all: reads.length }
}

/** Coarser for larger values, so that an estimated number does not flicker. */
const steps = [
  [20_000, 1000],
  [60_000, 5000],
  [300_000, 10_000],
  [Infinity, 60_000],
] as const

/** An estimate of milliseconds, rounded up, because finishing early is better than late. */
export function roundedTime(ms: number): { readonly minutes: number; readonly seconds: number } {
  const [, step] = steps.find(([below]) => ms <= below) ?? [0, 60_000]
  const seconds = Math.max(1, (Math.ceil(ms / step) * step) / 1000)
  return { minutes: Math.floor(seconds / 60), seconds: seconds % 60 }
}
