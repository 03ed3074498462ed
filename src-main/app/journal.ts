// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * What happened, one JSON object per line, append-only. It survives a crash: at the next start, it shows writes that
 * were begun and neither verified nor dismissed.
 */
import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Fault } from '../../shared/fault.ts'
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
import { OpenWrites } from './open-writes.ts'
import type { EndedWrite } from './open-writes.ts'
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
  /** These writes need no recovery any more. */
  | {
      readonly kind: 'settled'
      readonly how: 'verified' | 'compared-equal' | 'dismissed'
      readonly writes: readonly string[]
    }
  | { readonly kind: 'note'; readonly note: LogNote }

export interface Journal {
  /** All lines for the report, oldest first: those found when the journal was opened, and those added since. */
  readonly lines: readonly string[]
  /** Unfinished writes, oldest first, as found when the journal was opened. */
  readonly openWrites: readonly EndedWrite[]
  /** Number of lines that could not be read and were skipped; a line cut off by a crash counts. */
  readonly damagedLines: number
  /**
   * Resolves when the line has been handed to the system; with `durable`, when it is on disk. Lines keep their order.
   * After `close`, a durable line rejects and any other is dropped.
   */
  append(entry: JournalEntry, options?: { readonly durable: boolean }): Promise<void>
  /**
   * Reads the file again, and starts a new file when it has grown large. Call only while holding the lock: the lock
   * keeps other processes from writing during the exchange.
   */
  refresh(): Promise<void>
  /** Reads the file again without changing it. For when another process holds the lock, or has just released it. */
  look(): Promise<void>
  close(): Promise<void>
}

/** Above this size the old lines move to `.1`; lines of unfinished writes are copied to the new file. */
const maxBytes = 4 * 1024 * 1024
/** Far more than two processes write before a new file is started. A larger file is not a journal. */
const mostBytes = 64 * 1024 * 1024
/** Enough lines for a report, and few enough for memory. */
const keptLines = 2000

export async function openJournal(
  path: string,
  now: () => Date,
  appended: (at: string, entry: JournalEntry) => void = () => undefined,
): Promise<Journal> {
  return await orUnwritable(path, async () => {
    const memory = new JournalMemory()
    memory.take(await bytesOf(path))
    return new JournalFile(path, now, appended, memory, await openFile(path))
  })
}

/** Writes the file, one line after another. `JournalMemory` holds what the lines say. */
class JournalFile implements Journal {
  readonly #path: string
  readonly #now: () => Date
  readonly #appended: (at: string, entry: JournalEntry) => void
  readonly #memory: JournalMemory
  #handle: FileHandle
  #last: Promise<void> = Promise.resolve()
  #closed = false

  constructor(
    path: string,
    now: () => Date,
    appended: (at: string, entry: JournalEntry) => void,
    memory: JournalMemory,
    handle: FileHandle,
  ) {
    this.#path = path
    this.#now = now
    this.#appended = appended
    this.#memory = memory
    this.#handle = handle
  }

  get lines() {
    return this.#memory.lines
  }

  get openWrites() {
    return this.#memory.openWrites.all
  }

  get damagedLines() {
    return this.#memory.damagedLines
  }

  append(entry: JournalEntry, options?: { readonly durable: boolean }): Promise<void> {
    const at = this.#now().toISOString()
    const line = JSON.stringify({ at, ...entry })
    const durable = options?.durable === true
    return this.#inTurn(async () => {
      if (this.#closed && durable) throw new Error('the journal is closed')
      if (this.#closed) return
      const start = this.#memory.torn ? '\n' : ''
      this.#memory.torn = true
      await this.#handle.appendFile(`${start}${line}\n`)
      this.#memory.torn = false
      if (durable) await this.#handle.sync()
      this.#memory.add(line)
      this.#appended(at, entry)
    })
  }

  refresh(): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#closed) return
      const bytes = await bytesOf(this.#path)
      this.#memory.take(bytes)
      if (bytes.length > maxBytes) await this.#startAnew()
      const before = this.#handle
      this.#handle = await openFile(this.#path)
      await before.close()
    })
  }

  look(): Promise<void> {
    return this.#inTurn(async () => {
      if (!this.#closed) this.#memory.take(await bytesOf(this.#path))
    })
  }

  async close(): Promise<void> {
    await this.#last
    if (this.#closed) return
    this.#closed = true
    await this.#handle.close()
  }

  /** At every moment one of the two files holds the unfinished writes, so a power cut cannot lose them. */
  async #startAnew(): Promise<void> {
    const whole = { mode: privateFileMode, replace: true }
    await writeWhole(`${this.#path}.1`, await bytesOf(this.#path), whole)
    const lines = carriedOver(this.#memory.openWrites.all, this.#now().toISOString())
    await writeWhole(this.#path, lines, whole)
    this.#memory.torn = false
  }

  #inTurn(act: () => Promise<void>): Promise<void> {
    const mine = this.#last.then(() => orUnwritable(this.#path, act))
    this.#last = mine.catch(() => undefined)
    return mine
  }
}

/** What the lines of the file say. */
class JournalMemory {
  readonly lines: string[] = []
  openWrites = new OpenWrites()
  damagedLines = 0
  /** The file does not end with a line break, so the next line must begin with one. */
  torn = false

  /** Replaces everything that was known by the contents of the whole file. */
  take(bytes: Uint8Array): void {
    const text = new TextDecoder().decode(bytes)
    this.openWrites = new OpenWrites()
    this.damagedLines = 0
    this.lines.length = 0
    for (const line of text.split('\n')) {
      if (line === '') continue
      if (!this.openWrites.follow(line)) this.damagedLines += 1
      this.lines.push(line)
    }
    this.lines.splice(0, Math.max(0, this.lines.length - keptLines))
    this.torn = text !== '' && !text.endsWith('\n')
  }

  /** Adds a line that was appended. */
  add(line: string): void {
    this.lines.push(line)
    if (this.lines.length > keptLines * 2) this.lines.splice(0, keptLines)
    this.openWrites.follow(line)
  }
}

async function orUnwritable<T>(path: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    throw new Fault(
      'data.vault-unwritable',
      { directory: path, detail: troubleOf(error) },
      { cause: error },
    )
  }
}

async function bytesOf(path: string): Promise<Uint8Array> {
  return (await readIfThere(path, mostBytes)) ?? new Uint8Array()
}

async function openFile(path: string): Promise<FileHandle> {
  await mustHaveOneName(path, mostBytes)
  // Windows lacks O_NONBLOCK and O_NOFOLLOW.
  const flags =
    constants.O_WRONLY |
    constants.O_APPEND |
    constants.O_CREAT |
    (constants.O_NONBLOCK ?? 0) |
    (constants.O_NOFOLLOW ?? 0)
  const opened = await open(path, flags, privateFileMode)
  // A line on disk is lost if the name of its file is not on disk as well.
  await syncDirectory(dirname(path))
  return opened
}

/** The first lines of a new file. */
function carriedOver(openWrites: readonly EndedWrite[], at: string): string {
  const entries = openWrites.flatMap(({ ended, ...write }): JournalEntry[] => [
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
