// SPDX-License-Identifier: GPL-3.0-or-later
/** The segments of the progress that a job has, and the segment that each report of the engine belongs to. */
import type { JobRequest, Phase } from '../../shared/model/job.ts'
import type { SegmentId } from '../../shared/model/progress.ts'

const readIds = ['read', 'read-again', 'read-third'] as const
/** Segments of a write after the chip has been read. */
const writing = ['compare', 'erase', 'program', 'verify'] as const

export interface JobSurroundings {
  /** How often a backup reads the chip, 2 or more. */
  readonly passes: number
  /** True in the wizard, where a write follows the backup; false on the command line, where each job stands alone. */
  readonly followed: boolean
  /** The chip was read on this connection, so a write does not have to read it first. */
  readonly contentsKnown: boolean
}

/** `null` for work too short to be measured. */
export function segmentsOf(
  request: JobRequest,
  { passes, followed, contentsKnown }: JobSurroundings,
): readonly SegmentId[] | null {
  switch (request.kind) {
    case 'backup':
      return [...readIds.slice(0, passes), ...(followed ? writing : [])]
    case 'adopt':
      return ['read', ...(followed ? writing : [])]
    case 'read':
    case 'verify':
      return [request.kind]
    case 'write':
    case 'erase':
      if (request.backup === 'recovery') return ['read', ...writing]
      return contentsKnown ? writing : ['read', 'erase', 'program', 'verify']
    default:
      return null
  }
}

export interface SegmentReport {
  readonly id: SegmentId
  readonly doneBytes: number
  readonly totalBytes: number
}

/** `null` for a phase too short for a segment. A backup reports all its passes as one phase `read`. */
export function segmentAt(
  request: JobRequest | null,
  phase: Phase,
  { doneBytes, totalBytes, passes }: { doneBytes: number; totalBytes: number; passes: number },
): SegmentReport | null {
  if (request?.kind === 'backup')
    return phase === 'read' ? passAt(doneBytes, totalBytes / passes, passes) : null
  if (request?.kind === 'adopt')
    return phase === 'compare' ? { id: 'read', doneBytes, totalBytes } : null
  switch (phase) {
    case 'read':
    case 'compare':
    case 'erase':
    case 'program':
    case 'verify':
    case 'compare-after':
      return { id: phase, doneBytes, totalBytes }
    default:
      return null
  }
}

function passAt(doneBytes: number, passBytes: number, passes: number): SegmentReport | null {
  const pass = Math.min(passes - 1, Math.max(0, Math.ceil(doneBytes / passBytes) - 1))
  const id = readIds[pass]
  return id === undefined
    ? null
    : { id, doneBytes: doneBytes - pass * passBytes, totalBytes: passBytes }
}
