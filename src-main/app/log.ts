/** The journal's entries as lines that a person may see: no names or paths of the user. Pure. */
import { remedyFor } from '../../shared/text/remedies.ts'
import { assertNever } from '../../shared/fault.ts'
import type { FaultRecord } from '../../shared/fault.ts'
import type { JobRequest } from '../../shared/model/job.ts'
import type { LogLine } from '../../shared/model/snapshot.ts'
import { nobody, sayContents } from '../../shared/text/chip-contents.ts'
import { spelledBytes, spelledHex, spelledHz } from '../../shared/spelling.ts'
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

const begun: Readonly<Record<JobRequest['kind'], string>> = {
  identify: 'reading the chip ID',
  read: 'reading the chip',
  backup: 'reading the chip for a backup',
  write: 'writing: comparing the chip with the image first',
  erase: 'erasing the chip',
  verify: 'comparing the chip with the image',
  settings: 'setting the registers of the chip',
  adopt: 'comparing the chip with its backup',
}

/** One sentence, or `null` for what another entry says better: a call is told by what came of it. */
export function logText(entry: JournalEntry): string | null {
  switch (entry.kind) {
    case 'start':
      return `Pin One ${entry.version} started (${entry.host}, ${entry.system})`
    case 'call':
      return entry.name === 'job.cancel' ? 'stop chosen' : null
    case 'refused':
      return `refused: ${faultText(entry.fault)}`
    case 'session':
      return `${entry.about} is open, SPI clock ${spelledHz(entry.clockHz)}`
    case 'closed':
      return 'programmer closed, its pins released where it can do that'
    case 'chip':
      return entry.names.length === 0
        ? `chip ID ${spelledHex(entry.idBytes)}: no chip model that Pin One knows`
        : `chip ID ${spelledHex(entry.idBytes)}: ${entry.names.join(', ')}${entry.chipId === null ? ' (not chosen yet)' : ''}`
    case 'job':
      return begun[entry.request.kind]
    case 'backup':
      return `backup of ${entry.backup.chipName} saved, read back from disk and compared: ${spelledBytes(entry.backup.sizeBytes)}, SHA-256 ${entry.backup.sha256}`
    case 'changed':
      return `from here on the chip is being changed (${entry.operation} of ${entry.chipName})`
    case 'ended':
      return `${entry.state === 'cancelled' ? 'stopped' : entry.state}${entry.fault === null || entry.state === 'cancelled' ? '' : `: ${faultText(entry.fault)}`}. ${sayContents('log.ended', { ...nobody, contents: entry.contents })}`
    case 'settled':
      return entry.how === 'verified'
        ? 'nothing is left unfinished on this chip'
        : 'the unfinished write was left as it is, on request'
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
