// SPDX-License-Identifier: GPL-3.0-or-later
/** Turns journal entries into the log that users see, without user names or paths. Pure. */
import { assertNever } from '../../shared/fault.ts'
import type { FaultRecord } from '../../shared/fault.ts'
import type { LogEvent, LoggedFault, LogLine } from '../../shared/model/log.ts'
import type { JournalEntry } from './journal.ts'

/** Lines that a snapshot carries. */
const logLines = 200

/**
 * Adds a line to the log and drops the oldest when the log is full. Entries without interest for the user add no line.
 */
export function logWith(
  log: readonly LogLine[],
  at: string,
  entry: JournalEntry,
): readonly LogLine[] {
  const event = logEvent(entry)
  if (event === null) return log
  const seq = (log.at(-1)?.seq ?? 0) + 1
  return [...log.slice(1 - logLines), { seq, at, ...event }]
}

/** `null` when another entry says more: most calls show in the log by their results. */
export function logEvent(entry: JournalEntry): LogEvent | null {
  switch (entry.kind) {
    case 'start': {
      const { version, host, system } = entry
      return { kind: 'started', version, host, system }
    }
    case 'call':
      return entry.name === 'job.cancel' ? { kind: 'stop-chosen' } : null
    case 'refused':
      return { kind: 'refused', fault: loggedFault(entry.fault) }
    case 'session':
      return { kind: 'opened', name: entry.about, clockHz: entry.clockHz }
    case 'closed':
      return { kind: 'closed' }
    case 'chip': {
      const { idBytes, names, chipId } = entry
      return { kind: 'chip', idBytes, names, chosen: chipId !== null }
    }
    case 'job':
      return { kind: 'begun', job: entry.request.kind }
    case 'backup': {
      const { chipName, sizeBytes, sha256 } = entry.backup
      return { kind: 'backed-up', chipName, sizeBytes, sha256 }
    }
    case 'changed':
      return { kind: 'changing', operation: entry.operation, chipName: entry.chipName }
    case 'ended':
      return {
        kind: 'ended',
        how: howEnded(entry),
        fault: entry.fault && loggedFault(entry.fault),
        contents: entry.contents,
      }
    case 'settled':
      return { kind: 'settled', left: entry.how === 'dismissed' }
    case 'note':
      return { kind: 'note', note: entry.note }
    default:
      return assertNever(entry)
  }
}

function howEnded({
  state,
  fault,
}: Extract<JournalEntry, { readonly kind: 'ended' }>): 'done' | 'stopped' | 'failed' {
  if (state === 'cancelled') return 'stopped'
  return fault === null && state === 'done' ? 'done' : 'failed'
}

/** Faults about files and folders keep only their code, because their facts hold paths. */
function loggedFault(fault: FaultRecord): LoggedFault {
  const { code } = fault
  return code.startsWith('image.') ||
    code.startsWith('data.vault') ||
    code.startsWith('data.backup')
    ? { code, facts: null }
    : fault
}
