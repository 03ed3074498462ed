// SPDX-License-Identifier: GPL-3.0-or-later
/** The journal's entries as what a person may see of them: no names or paths of the user. Pure. */
import { assertNever } from '../../shared/fault.ts'
import type { FaultRecord } from '../../shared/fault.ts'
import type { LogEvent, LoggedFault, LogLine } from '../../shared/model/log.ts'
import type { JournalEntry } from './journal.ts'

/** As many lines as a snapshot carries. */
const logLines = 200

/** The log with one more line; the oldest goes when it is full. Entries that nobody would miss add none. */
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

/** `null` for what another entry says better: a call is recognised by what came of it. */
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

/** Faults about files and folders are named by their code alone. */
function loggedFault(fault: FaultRecord): LoggedFault {
  const { code } = fault
  return code.startsWith('image.') ||
    code.startsWith('data.vault') ||
    code.startsWith('data.backup')
    ? { code, facts: null }
    : fault
}
