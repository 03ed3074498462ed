// SPDX-License-Identifier: GPL-3.0-or-later
/** How much of this computer's memory images may use. */
import { readFileSync } from 'node:fs'
import { totalmem } from 'node:os'

export interface Memory {
  /** Memory of the computer, bytes. */
  readonly totalBytes: number
  /** Memory that a container allows this process, bytes; `null` without a limit. */
  readonly allowedBytes: number | null
}

const MIB = 1024 * 1024
/** Room for two of the largest chips with their backups. Stops a front end that never drops an image. */
const mostBytes = 1024 * MIB
/** Room for a chip of 16 MiB, its backup and the next image, on the smallest computer that runs Node. */
const leastBytes = 64 * MIB

/** A quarter of the memory, because an arriving image is held up to three times. */
export function roomForImages({ totalBytes, allowedBytes }: Memory): number {
  const there = Math.min(totalBytes, allowedBytes ?? totalBytes)
  return Math.min(mostBytes, Math.max(leastBytes, Math.floor(there / 4)))
}

/** cgroup v2, then v1. Containers and systemd services limit memory there, and `totalmem` does not see that limit. */
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
      // This system does not have this version of cgroups.
    }
  }
  return { totalBytes: totalmem(), allowedBytes: null }
}

/** `max`, or a number of bytes; v1 says "no limit" with a number near 2^63. */
export function limitOf(text: string): number | null {
  const bytes = /^\d+$/u.test(text.trim()) ? Number(text.trim()) : 0
  return bytes > 0 && bytes < 2 ** 50 ? bytes : null
}
