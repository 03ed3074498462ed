// SPDX-License-Identifier: GPL-3.0-or-later
/** The one service behind every front: it owns the snapshot, decides, and lets the engine act. */
import { join } from 'node:path'
import type { AppApi } from '../../shared/contract.ts'
import type { Settings } from '../../shared/model/settings.ts'
import type { Snapshot } from '../../shared/model/snapshot.ts'
import type { Spoken } from '../../shared/text/language.ts'
import { noWatch } from '../../shared/model/watch.ts'
import { noWork } from '../../shared/work.ts'
import type { Clock, OpenTunnel, ProgrammerDriver } from '../transport/spi.ts'
import { createApi } from './api.ts'
import type { HandlerParts } from './calls.ts'
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
import type { Vault } from './vault.ts'
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
  const store = createStore({
    ...nothingYet,
    app: { version, host },
    settings: await settingsOf(options),
    work: keepsWork ? await readWork(dataDir) : noWork,
    ...shownOf(vault),
  })
  const journal = await openJournal(join(dataDir, 'journal.jsonl'), now, (at, entry) =>
    store.publish({ log: logWith(store.snapshot.log, at, entry) }),
  )
  const locked = async () => {
    await journal.refresh()
    await vault.refresh()
    store.publish(shownOf(vault))
  }
  const images = createImages((infos) => store.publish({ images: infos }))
  const incoming = createIncoming(images, (file) => store.publish({ incoming: file }))
  const work = createWork(store, keepsWork ? dataDir : null)
  const sessions = new Sessions({ drivers, dataDir, now, store, journal, work, locked })
  const recovery = createRecovery({ dataDir, store, journal, vault, images })
  const jobParts = { clock, now, store, journal, vault, images, sessions, recovery, work }
  const jobs = new Jobs(jobParts)
  const door = createDoor(options.named ?? [])
  const open = openThrough({ door, jobs, sessions, recovery })
  const watch = createWatch({ clock, store, sessions, jobs, open })
  const tunnels = createTunnels(store, options.openTunnel)
  const own = { ...jobParts, jobs, door, incoming, open, watch, tunnels }
  const handlers = createHandlers({ ...own, drivers, drives, dataDir, systemRoot })

  await journal.append({ kind: 'start', version, host, system: process.platform })
  await recovery.refresh()

  let closing: Promise<void> | null = null
  return {
    api: createApi({ store, journal, handlers }),
    close: () => (closing ??= closeInOrder(own)),
  }
}

/** Of the snapshot, what begins empty. */
const nothingYet = {
  programmers: [],
  firmwareDrives: [],
  setup: null,
  session: null,
  images: [],
  incoming: null,
  job: null,
  recovery: null,
  writeMap: null,
  tunnel: null,
  watch: noWatch,
  log: [],
} as const satisfies Partial<Snapshot>

async function settingsOf({ dataDir, language }: AppOptions): Promise<Settings> {
  const kept = await readSettings(dataDir)
  return { ...kept, language: language ?? kept.language }
}

const shownOf = ({ backups, lost, notes }: Vault) => ({
  backups,
  lostBackups: lost,
  vaultNotes: notes,
})

/** Through the door, with what is known of an unfinished write told afterwards. */
function openThrough({
  door,
  jobs,
  sessions,
  recovery,
}: Pick<HandlerParts, 'door' | 'jobs' | 'sessions' | 'recovery'>): HandlerParts['open'] {
  return async (input) => {
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
}

async function closeInOrder({
  jobs,
  watch,
  sessions,
  tunnels,
  work,
  journal,
}: Pick<
  HandlerParts,
  'jobs' | 'watch' | 'sessions' | 'tunnels' | 'work' | 'journal'
>): Promise<void> {
  await jobs.stop().catch(() => undefined)
  // A look that waits for a programmer that is silent ends with the session.
  const quiet = watch.stop()
  await sessions.close().catch(() => undefined)
  await quiet
  await tunnels.close()
  await work.close()
  await journal.close().catch(() => undefined)
}
