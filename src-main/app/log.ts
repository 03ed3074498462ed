/** The journal's entries as lines that a person may see: no names or paths of the user. Pure. */
import { remedyFor } from '../../shared/data/remedies.ts'
import { assertNever } from '../../shared/fault.ts'
import type { FaultRecord } from '../../shared/fault.ts'
import type { LogLine } from '../../shared/model.ts'
import { spelledBytes, spelledHz } from '../../shared/spelling.ts'
import type { JournalEntry } from './journal.ts'

/** As many lines as a snapshot carries. */
export const logLines = 200

/** The log with one more line; the oldest goes when it is full. */
export function logWith(
  log: readonly LogLine[],
  at: string,
  entry: JournalEntry,
): readonly LogLine[] {
  const seq = (log.at(-1)?.seq ?? 0) + 1
  return [...log.slice(1 - logLines), { seq, at, text: logText(entry) }]
}

export function logText(entry: JournalEntry): string {
  switch (entry.kind) {
    case 'start':
      return `Pin One ${entry.version} started (${entry.host}, ${entry.system})`
    case 'call':
      return entry.name
    case 'refused':
      return `${entry.name} refused: ${faultText(entry.fault)}`
    case 'session':
      return `programmer open: ${entry.about}, clock ${spelledHz(entry.clockHz)}`
    case 'closed':
      return 'programmer closed, pins released where it can'
    case 'chip':
      return `chip says ${entry.idBytes}: ${entry.names.join(', ')}${entry.chipId === null ? ' (not settled)' : ''}`
    case 'job':
      return `job begun: ${entry.request.kind}`
    case 'backup':
      return `backup of ${entry.backup.chipName} saved and read back: ${spelledBytes(entry.backup.sizeBytes)}, SHA-256 ${entry.backup.sha256}`
    case 'changed':
      return `contents of ${entry.chipName} change from here on (${entry.operation})`
    case 'ended':
      return `job ended: ${entry.state}, contents ${entry.contents}${entry.fault === null ? '' : `: ${faultText(entry.fault)}`}`
    case 'settled':
      return `unfinished write settled: ${entry.how}`
    case 'note':
      return entry.text
    default:
      return assertNever(entry)
  }
}

/** Titles about files and folders hold their names, so those faults are told by their code alone. */
function faultText(fault: FaultRecord): string {
  const { code } = fault
  if (code.startsWith('image.') || code.startsWith('data.vault') || code.startsWith('data.backup'))
    return code
  return `${remedyFor(fault).title} (${code})`
}
