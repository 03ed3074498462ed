// SPDX-License-Identifier: GPL-3.0-or-later
/** How much of this machine's memory images may fill. */
import { readFileSync } from 'node:fs'
import { totalmem } from 'node:os'

export interface Memory {
  /** Of the machine, bytes. */
  readonly totalBytes: number
  /** What a container allows this process, bytes; `null` where nothing limits it. */
  readonly allowedBytes: number | null
}

const MIB = 1024 * 1024
/** Two of the largest chips and their backups fit; a front that never drops anything is stopped here. */
const mostBytes = 1024 * MIB
/** A chip of 16 MiB, its backup and the next image, on the smallest machine that runs Node. */
const leastBytes = 64 * MIB

/** A quarter of what there is: while an image arrives, it is held up to three times. */
export function roomForImages({ totalBytes, allowedBytes }: Memory): number {
  const there = Math.min(totalBytes, allowedBytes ?? totalBytes)
  return Math.min(mostBytes, Math.max(leastBytes, Math.floor(there / 4)))
}

/** cgroup v2, then v1. Containers and services of systemd limit memory there, and `totalmem` does not know. */
const limitFiles = [
  '/sys/fs/cgroup/memory.max',
  '/sys/fs/cgroup/memory/memory.limit_in_bytes',
] as const

export function systemMemory(): Memory {
  for (const path of limitFiles) {
    try {
      const allowed = limitOf(readFileSync(path, 'utf8'))
      if (allowed !== null) return { totalBytes: totalmem(), allowedBytes: allowed }
    } catch {
      // Not this kind of system.
    }
  }
  return { totalBytes: totalmem(), allowedBytes: null }
}

/** `max`, or a number of bytes; v1 says "no limit" with a number near 2^63. */
export function limitOf(text: string): number | null {
  const bytes = /^\d+$/u.test(text.trim()) ? Number(text.trim()) : 0
  return bytes > 0 && bytes < 2 ** 50 ? bytes : null
}
