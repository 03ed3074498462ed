// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * What happened, one JSON object per line, only ever appended. It is the memory that survives a crash: a write that
 * was begun and neither verified nor dismissed is found here by the next start.
 */
import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Fault } from '../../shared/fault.ts'
import { jobStateOf, openWriteOf } from '../../shared/journal-checks.ts'
import type { OpenWrite } from '../../shared/journal-checks.ts'
import type { FaultRecord } from '../../shared/fault.ts'
import type { BackupInfo } from '../../shared/model/image.ts'
import type { Contents } from '../../shared/model/chip-contents.ts'
import type { JobInfo, JobRequest } from '../../shared/model/job.ts'
import {
  mustHaveOneName,
  privateFileMode,
  readIfThere,
  syncDirectory,
  troubleOf,
  writeWhole,
} from './files.ts'
import type { ChipFact } from '../../shared/model/chip.ts'
import type { LogNote } from '../../shared/model/log.ts'
import type { TransportNote } from '../../shared/model/transport-note.ts'
import type { LookNote } from '../flash/identify.ts'

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
      readonly notes: readonly TransportNote[]
    }
  | { readonly kind: 'closed' }
  | {
      readonly kind: 'chip'
      readonly chipId: string | null
      readonly names: readonly string[]
      readonly idBytes: string
      readonly notes: readonly LookNote[]
      readonly facts: readonly ChipFact[]
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
      readonly how: 'verified' | 'compared-equal' | 'dismissed'
      readonly writes: readonly string[]
    }
  | { readonly kind: 'note'; readonly note: LogNote }

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
  /**
   * Resolves when the line is handed to the system; with `durable`, when it is on disk. Lines keep their order.
   * Once closed, a durable line is refused and any other forgotten.
   */
  append(entry: JournalEntry, options?: { readonly durable: boolean }): Promise<void>
  /**
   * Reads the file again, and starts a new one when it has grown large. For the holder of the lock: what another
   * process wrote since counts from here on, and nobody else writes while the file is exchanged.
   */
  refresh(): Promise<void>
  /** Reads the file again and changes nothing in it: another process holds it, or did until now. */
  look(): Promise<void>
  close(): Promise<void>
}

/** Above this the old lines move to `.1`; open writes are carried over. */
const maxBytes = 4 * 1024 * 1024
/** Far above what two processes write before one starts anew; more is no journal of ours. */
const mostBytes = 64 * 1024 * 1024
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
      { directory: path, detail: troubleOf(error) },
      { cause: error },
    )
  const guarded = async <T>(act: () => Promise<T>): Promise<T> => {
    try {
      return await act()
    } catch (error) {
      throw unwritable(error)
    }
  }
  const lines: string[] = []
  let openWrites: OpenWrites = new Map()
  let damagedLines = 0
  /** The file does not end with a line: the next one must not be glued to it. */
  let torn = false

  async function load(): Promise<number> {
    const bytes = (await readIfThere(path, mostBytes)) ?? new Uint8Array()
    const text = new TextDecoder().decode(bytes)
    openWrites = new Map()
    damagedLines = 0
    lines.length = 0
    for (const line of text.split('\n')) {
      if (line === '') continue
      if (!follow(openWrites, line)) damagedLines += 1
      lines.push(line)
    }
    lines.splice(0, Math.max(0, lines.length - keptLines))
    torn = text !== '' && !text.endsWith('\n')
    return bytes.length
  }
  async function openFile() {
    await mustHaveOneName(path, mostBytes)
    // Windows has neither of the last two.
    const flags =
      constants.O_WRONLY |
      constants.O_APPEND |
      constants.O_CREAT |
      (constants.O_NONBLOCK ?? 0) |
      (constants.O_NOFOLLOW ?? 0)
    const opened = await open(path, flags, privateFileMode)
    // A line is no safer than the name of the file that holds it.
    await syncDirectory(dirname(path))
    return opened
  }

  await guarded(load)
  let handle = await guarded(openFile)
  let last: Promise<void> = Promise.resolve()
  let closed = false
  const inTurn = (act: () => Promise<void>): Promise<void> => {
    const mine = last.then(() => guarded(act))
    last = mine.catch(() => undefined)
    return mine
  }

  return {
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
      const durable = options?.durable === true
      return inTurn(async () => {
        if (closed && durable) throw new Error('the journal is closed')
        if (closed) return
        const start = torn ? '\n' : ''
        torn = true
        await handle.appendFile(`${start}${line}\n`)
        torn = false
        if (durable) await handle.sync()
        lines.push(line)
        if (lines.length > keptLines * 2) lines.splice(0, keptLines)
        follow(openWrites, line)
        appended(at, entry)
      })
    },
    refresh: () =>
      inTurn(async () => {
        if (closed) return
        if ((await load()) > maxBytes) {
          // The open writes are in one of the two files at every moment, whenever the power goes.
          const old = (await readIfThere(path, mostBytes)) ?? new Uint8Array()
          const whole = { mode: privateFileMode, replace: true }
          await writeWhole(`${path}.1`, old, whole)
          await writeWhole(path, carriedOver(openWrites, now().toISOString()), whole)
          torn = false
        }
        const before = handle
        handle = await openFile()
        await before.close()
      }),
    look: () =>
      inTurn(async () => {
        if (!closed) await load()
      }),
    async close() {
      await last
      if (closed) return
      closed = true
      await handle.close()
    },
  }
}

type OpenWrites = Map<string, OpenWrite & { ended: JobInfo['state'] | null }>

/** The lines that a new file begins with. */
function carriedOver(openWrites: OpenWrites, at: string): string {
  const entries = [...openWrites.values()].flatMap(({ ended, ...write }): JournalEntry[] => [
    { kind: 'changed', ...write },
    ...(ended === null
      ? []
      : [
          {
            kind: 'ended',
            job: write.job,
            state: ended,
            contents: { state: 'tried-unknown', why: 'process-ended' },
            sha256: null,
            fault: null,
          } as const,
        ]),
  ])
  return entries.map((entry) => `${JSON.stringify({ at, ...entry })}\n`).join('')
}

/** Updates the open writes by one line; `false` when the line cannot be read. */
function follow(openWrites: OpenWrites, line: string): boolean {
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
    const state = jobStateOf(value.state)
    if (state === null) return false
    const write = openWrites.get(String(value.job))
    if (write !== undefined) write.ended = state
  } else if (value.kind === 'settled' && 'writes' in value && Array.isArray(value.writes)) {
    for (const job of value.writes) openWrites.delete(String(job))
  }
  return true
}
