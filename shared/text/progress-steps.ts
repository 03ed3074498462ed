// SPDX-License-Identifier: GPL-3.0-or-later
/** Numbers behind the words about progress; the words are each language's. */
import type { JobInfo } from '../model/job.ts'

const readIds: readonly string[] = ['read', 'read-again', 'read-third']

/** Which read of how many, while a chip is read more than once; `null` at any other time. */
export function readsOf({ phase, progress }: Pick<JobInfo, 'phase' | 'progress'>): {
  readonly begun: number
  readonly all: number
} | null {
  if (phase !== 'read') return null
  const reads = (progress?.segments ?? []).filter(({ id }) => readIds.includes(id))
  const begun = reads.filter(({ state }) => state === 'now' || state === 'done').length
  // A write starts after these reads; its own first read is not counted among them.
  if (reads.every(({ state }) => state === 'done')) return null
  return reads.length < 2 ? null : { begun: Math.max(1, begun), all: reads.length }
}

/** Ever coarser, so that a number that is only estimated does not flicker. */
const steps = [
  [20_000, 1000],
  [60_000, 5000],
  [300_000, 10_000],
  [Infinity, 60_000],
] as const

/** An estimate of milliseconds, rounded up, since it is better to be done early. */
export function roundedTime(ms: number): { readonly minutes: number; readonly seconds: number } {
  const [, step] = steps.find(([below]) => ms <= below) ?? [0, 60_000]
  const seconds = Math.max(1, (Math.ceil(ms / step) * step) / 1000)
  return { minutes: Math.floor(seconds / 60), seconds: seconds % 60 }
}
