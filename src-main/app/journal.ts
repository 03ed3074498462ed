/**
 * What happened, one JSON object per line, only ever appended. It is the memory that survives a crash: a write that
 * was begun and neither verified nor dismissed is found here by the next start.
 */
import { constants } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { Fault } from '../../shared/fault.ts'
import { openWriteOf } from '../../shared/journal-checks.ts'
import type { OpenWrite } from '../../shared/journal-checks.ts'
import type { FaultRecord } from '../../shared/fault.ts'
import type { BackupInfo, Contents, FlashChip, JobInfo, JobRequest } from '../../shared/model.ts'
import { detailOf, privateFileMode, readIfThere } from './files.ts'

export type { OpenWrite } from '../../shared/journal-checks.ts'

export type JournalEntry =
  | {
      readonly kind: 'start'
      readonly version: string
      readonly host: string
      readonly system: string
    }
  | { readonly kind: 'call'; readonly name: string; readonly about: string }
  | { readonly kind: 'refused'; readonly name: string; readonly fault: FaultRecord }
  | {
      readonly kind: 'session'
      readonly programmer: string
      readonly about: string
      readonly clockHz: number
      readonly notes: readonly string[]
    }
  | { readonly kind: 'closed' }
  | {
      readonly kind: 'chip'
      readonly chipId: string | null
      readonly names: readonly string[]
      readonly idBytes: string
      readonly facts: readonly string[]
    }
  | { readonly kind: 'job'; readonly job: string; readonly request: JobRequest }
  | { readonly kind: 'backup'; readonly backup: Omit<BackupInfo, 'note'> }
  | ({ readonly kind: 'changed' } & OpenWrite)
  | {
      readonly kind: 'ended'
      readonly job: string
      readonly state: JobInfo['state']
      readonly contents: Contents
      readonly sha256: string | null
      readonly fault: FaultRecord | null
    }
  /** The named writes need no recovery any more. */
  | {
      readonly kind: 'settled'
      readonly how: 'verified' | 'dismissed'
      readonly writes: readonly string[]
    }
  | { readonly kind: 'note'; readonly text: string }

export interface Journal {
  /** Lines as they stood when the journal was opened and since, oldest first, for the report. */
  readonly lines: readonly string[]
  /**
   * Writes begun and not settled, oldest first, as found at opening; `ended` says how each stopped, `null` when
   * nobody lived to say it.
   */
  readonly openWrites: readonly (OpenWrite & { readonly ended: JobInfo['state'] | null })[]
  /** Lines that could not be read (a torn last line after a crash counts), skipped. */
  readonly damagedLines: number
  /** Resolves when the line is handed to the system; with `durable`, when it is on disk. Lines keep their order. */
  append(entry: JournalEntry, options?: { readonly durable: boolean }): Promise<void>
  close(): Promise<void>
}

/** Above this the old lines move to `.1`; open writes are carried over. */
const maxBytes = 4 * 1024 * 1024
/** As much as a report needs and memory should hold. */
const keptLines = 2000

export async function openJournal(
  path: string,
  now: () => Date,
  appended: (at: string, entry: JournalEntry) => void = () => undefined,
): Promise<Journal> {
  const unwritable = (error: unknown) =>
    new Fault(
      'data.vault-unwritable',
      { directory: path, detail: detailOf(error) },
      { cause: error },
    )
  const lines: string[] = []
  const openWrites = new Map<string, OpenWrite & { ended: JobInfo['state'] | null }>()
  let damagedLines = 0

  const old = await readIfThere(path).catch((error: unknown) => {
    throw unwritable(error)
  })
  const text = old === null ? '' : new TextDecoder().decode(old)
  for (const line of text.split('\n')) {
    if (line === '') continue
    if (!follow(openWrites, line)) damagedLines += 1
    lines.push(line)
  }
  lines.splice(0, Math.max(0, lines.length - keptLines))

  const rotate = old !== null && old.length > maxBytes
  if (rotate) await rename(path, `${path}.1`)
  const handle = await open(
    path,
    constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT,
    privateFileMode,
  ).catch((error: unknown) => {
    throw unwritable(error)
  })
  // A torn last line must not swallow the first new one.
  if (!rotate && text !== '' && !text.endsWith('\n')) await handle.appendFile('\n')

  let last: Promise<void> = Promise.resolve()
  let closed = false
  const journal: Journal = {
    lines,
    get openWrites() {
      return [...openWrites.values()]
    },
    get damagedLines() {
      return damagedLines
    },
    append(entry, options) {
      const at = now().toISOString()
      const line = JSON.stringify({ at, ...entry })
      const before = last
      const put = async () => {
        await before
        if (closed) return
        try {
          await handle.appendFile(`${line}\n`)
          if (options?.durable === true) await handle.sync()
        } catch (error) {
          throw unwritable(error)
        }
        lines.push(line)
        if (lines.length > keptLines * 2) lines.splice(0, keptLines)
        follow(openWrites, line)
        appended(at, entry)
      }
      const mine = put()
      last = mine.catch(() => undefined)
      return mine
    },
    async close() {
      await last
      if (closed) return
      closed = true
      await handle.close()
    },
  }
  if (rotate)
    for (const { ended, ...write } of openWrites.values()) {
      await journal.append({ kind: 'changed', ...write }, { durable: true })
      if (ended !== null)
        await journal.append({
          kind: 'ended',
          job: write.job,
          state: ended,
          contents: 'changed',
          sha256: null,
          fault: null,
        })
    }
  return journal
}

/** Updates the open writes by one line; `false` when the line cannot be read. */
function follow(
  openWrites: Map<string, OpenWrite & { ended: JobInfo['state'] | null }>,
  line: string,
): boolean {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return false
  }
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false
  if (value.kind === 'changed') {
    const write = openWriteOf(value)
    if (write === null) return false
    openWrites.set(write.job, { ...write, ended: null })
  } else if (value.kind === 'ended' && 'job' in value && 'state' in value) {
    const write = openWrites.get(String(value.job))
    if (write !== undefined) write.ended = value.state as JobInfo['state']
  } else if (value.kind === 'settled' && 'writes' in value && Array.isArray(value.writes)) {
    for (const job of value.writes) openWrites.delete(String(job))
  }
  return true
}

/** The ID bytes as the journal and backups spell them: `ef4018`. */
export function spelledId(chip: Pick<FlashChip, 'idBytes'>): string {
  return chip.idBytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
