// SPDX-License-Identifier: GPL-3.0-or-later
/** The one service behind every front: it owns the snapshot, decides, and lets the engine act. */
import { join } from 'node:path'
import { inputChecks } from '../../shared/calls-checks.ts'
import type { AppApi, CallName, Calls } from '../../shared/contract.ts'
import { Fault, faultRecord } from '../../shared/fault.ts'
import type { Snapshot } from '../../shared/model/snapshot.ts'
import type { Spoken } from '../../shared/text/language.ts'
import { noWatch } from '../../shared/model/watch.ts'
import { noWork } from '../../shared/work.ts'
import type { Clock, OpenTunnel, ProgrammerDriver } from '../transport/spi.ts'
import { systemDrivePlaces } from './firmware.ts'
import type { DrivePlaces } from './firmware.ts'
import { createHandlers } from './handlers.ts'
import { createDoor } from './programmer-door.ts'
import { createImages } from './images.ts'
import { createIncoming } from './incoming.ts'
import { Jobs } from './jobs.ts'
import { openJournal } from './journal.ts'
import { logWith } from './log.ts'
import { createRecovery } from './recovery.ts'
import { Sessions } from './session.ts'
import { readSettings } from './settings.ts'
import { createStore } from './store.ts'
import { openVault } from './vault.ts'
import { createTunnels } from './tunnels.ts'
import { createWatch } from './watch.ts'
import { createWork, readWork } from './work.ts'

export type { AppApi } from '../../shared/contract.ts'
export type { Clock } from '../transport/spi.ts'
export { backupDirectory, dataDirectory } from './data-directory.ts'
export { writeWhole } from './files.ts'
export { gateFault } from './gate-faults.ts'

export interface AppOptions {
  /** Asked in order; the first that accepts an id opens it. */
  readonly drivers: readonly ProgrammerDriver[]
  /** Backups, journal and the image being written live here; created with mode 0700. See `dataDirectory`. */
  readonly dataDir: string
  /** Monotonic time of the engine; deadlines and progress go by it. */
  readonly clock: Clock
  /** Wall time, for names of backups and lines of the journal. */
  readonly now: () => Date
  readonly host: Snapshot['app']['host']
  readonly version: string
  /** Named when this process was started: goes before what is kept. Absent or `null`: not named. */
  readonly language?: Spoken | null
  /** Where boards that wait for firmware show up; the system's own places when absent. */
  readonly drives?: DrivePlaces
  /** Where the system's files begin: `/`, or PIN_ONE_SYSROOT. */
  readonly systemRoot?: string
  /** How programmers on another computer are reached; absent: not at all. */
  readonly openTunnel?: OpenTunnel
  /** Programmers that the command line of this process named: opened as they are, whatever a page may name. */
  readonly named?: readonly string[]
}

export interface App {
  readonly api: AppApi
  /** Idempotent, never rejects: cancels a running job, releases the pins, closes the journal. */
  close(): Promise<void>
}

/** Rejects with `data.vault-unwritable` when the data directory cannot be made or written. */
export async function createApp(options: AppOptions): Promise<App> {
  const { drivers, dataDir, clock, now, host, version } = options
  const systemRoot = options.systemRoot ?? process.env['PIN_ONE_SYSROOT'] ?? '/'
  const drives = options.drives ?? systemDrivePlaces(process.platform, systemRoot)
  const vault = await openVault(dataDir, now)
  // The command line does one thing and ends; it keeps no work for a page to go on with.
  const keepsWork = host !== 'cli'
  const settings = await readSettings(dataDir)
  const store = createStore({
    app: { version, host },
    settings: { ...settings, language: options.language ?? settings.language },
    programmers: [],
    firmwareDrives: [],
    setup: null,
    session: null,
    work: keepsWork ? await readWork(dataDir) : noWork,
    images: [],
    incoming: null,
    backups: vault.backups,
    lostBackups: vault.lost,
    job: null,
    recovery: null,
    vaultNotes: vault.notes,
    writeMap: null,
    tunnel: null,
    watch: noWatch,
    log: [],
  })
  const journal = await openJournal(join(dataDir, 'journal.jsonl'), now, (at, entry) =>
    store.publish({ log: logWith(store.snapshot.log, at, entry) }),
  )
  const images = createImages((infos) => store.publish({ images: infos }))
  const incoming = createIncoming(images, (file) => store.publish({ incoming: file }))
  const locked = async () => {
    await journal.refresh()
    await vault.refresh()
    store.publish({ backups: vault.backups, lostBackups: vault.lost, vaultNotes: vault.notes })
  }
  const work = createWork(store, keepsWork ? dataDir : null)
  const sessions = new Sessions({ drivers, dataDir, now, store, journal, work, locked })
  const recovery = createRecovery({ dataDir, store, journal, vault, images })
  const parts = { clock, now, store, journal, vault, images, sessions, recovery, work }
  const jobs = new Jobs(parts)
  const door = createDoor(options.named ?? [])
  const open = async (input: Calls['session.open']['input']): Promise<void> => {
    await door.mayOpen(input.programmerId)
    // Looking at the door took a while: a job that was begun meanwhile must not lose its programmer.
    jobs.mustBeIdle()
    // Also when it is refused: another process may hold it, with a write of its own.
    try {
      await sessions.open(input)
    } finally {
      await recovery.refresh()
    }
  }
  const watch = createWatch({ clock, store, sessions, jobs, open })
  const tunnels = createTunnels(store, options.openTunnel)
  const handlers = createHandlers({
    ...parts,
    open,
    watch,
    tunnels,
    drivers,
    drives,
    dataDir,
    jobs,
    systemRoot,
    door,
    incoming,
  })

  await journal.append({ kind: 'start', version, host, system: process.platform })
  await recovery.refresh()

  const api: AppApi = {
    async call<C extends CallName>(name: C, input: Calls[C]['input']): Promise<Calls[C]['output']> {
      try {
        // Also a name that no call has can arrive here, whatever carries the contract.
        if (!Object.hasOwn(inputChecks, name))
          throw new Fault('bug.bad-input', {
            what: `no call is named ${name.slice(0, 80)}`,
          })
        const checked = inputChecks[name](input)
        if (journalled.has(name))
          await journal.append({ kind: 'call', name, about: aboutInput(checked) })
        return await handlers[name](checked)
      } catch (error) {
        // The reply carries the fault; the journal must not hide it by failing itself.
        await journal
          .append({ kind: 'refused', name, fault: faultRecord(error) })
          .catch(() => undefined)
        throw error
      }
    },
    subscribe: (listener) => store.subscribe(listener),
  }

  let closing: Promise<void> | null = null
  return {
    api,
    close() {
      closing ??= (async () => {
        await jobs.stop().catch(() => undefined)
        // A look that waits for a programmer that is silent ends with the session.
        const quiet = watch.stop()
        await sessions.close().catch(() => undefined)
        await quiet
        await tunnels.close()
        await work.close()
        await journal.close().catch(() => undefined)
      })()
      return closing
    },
  }
}

/** Calls that say what the user did; looks at the state are left out. */
const journalled: ReadonlySet<CallName> = new Set<CallName>([
  'session.open',
  'session.choose-chip',
  'session.answer-supply',
  'session.close',
  'image.slice',
  'image.join',
  'backup.use',
  'job.cancel',
  'recovery.dismiss',
])

function aboutInput(input: unknown): string {
  return input === undefined ? '' : JSON.stringify(input)
}
