// SPDX-License-Identifier: GPL-3.0-or-later
/** The journal's entries as lines that a person may see: no names or paths of the user. Pure. */
import { remedyFor } from '../../shared/text/remedies.ts'
import { assertNever } from '../../shared/fault.ts'
import type { FaultRecord } from '../../shared/fault.ts'
import type { LogLine } from '../../shared/model/snapshot.ts'
import { nobody, sayContents } from '../../shared/text/chip-contents.ts'
import { logWords } from '../../shared/text/log.ts'
import type { JournalEntry } from './journal.ts'

/** As many lines as a snapshot carries. */
const logLines = 200

/** The log with one more line; the oldest goes when it is full. Entries that nobody would miss add none. */
export function logWith(
  log: readonly LogLine[],
  at: string,
  entry: JournalEntry,
): readonly LogLine[] {
  const text = logText(entry)
  if (text === null) return log
  const seq = (log.at(-1)?.seq ?? 0) + 1
  return [...log.slice(1 - logLines), { seq, at, text }]
}

/** One sentence, or `null` for what another entry says better: a call is told by what came of it. */
export function logText(entry: JournalEntry): string | null {
  switch (entry.kind) {
    case 'start':
      return logWords.started(entry.version, entry.host, entry.system)
    case 'call':
      return entry.name === 'job.cancel' ? logWords.stopChosen : null
    case 'refused':
      return logWords.refused(faultText(entry.fault))
    case 'session':
      return logWords.opened(entry.about, entry.clockHz)
    case 'closed':
      return logWords.closed
    case 'chip':
      return entry.names.length === 0
        ? logWords.noModel(entry.idBytes)
        : logWords.models(entry.idBytes, entry.names, entry.chipId !== null)
    case 'job':
      return logWords.begun(entry.request.kind)
    case 'backup':
      return logWords.backedUp(entry.backup.chipName, entry.backup.sizeBytes, entry.backup.sha256)
    case 'changed':
      return logWords.changing(entry.operation, entry.chipName)
    case 'ended':
      return `${endText(entry)}. ${sayContents('log.ended', { ...nobody, contents: entry.contents })}`
    case 'settled':
      return entry.how === 'dismissed' ? logWords.leftAsItIs : logWords.nothingUnfinished
    case 'note':
      return entry.text
    default:
      return assertNever(entry)
  }
}

function endText({ state, fault }: Extract<JournalEntry, { readonly kind: 'ended' }>): string {
  if (state === 'cancelled') return logWords.stopped
  return fault === null && state === 'done'
    ? logWords.done
    : logWords.failed(fault === null ? null : faultText(fault))
}

/** Titles about files and folders hold their names, so those faults are told by their code alone. */
function faultText(fault: FaultRecord): string {
  const { code } = fault
  if (code.startsWith('image.') || code.startsWith('data.vault') || code.startsWith('data.backup'))
    return code
  return `${remedyFor(fault).title} (${code})`
}
