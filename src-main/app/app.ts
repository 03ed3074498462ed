// SPDX-License-Identifier: GPL-3.0-or-later
/** The one service behind every front end: it owns the snapshot, decides what may be done, and starts the engine. */
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
  /** Tried in this order; the first driver that accepts an id opens the programmer. */
  readonly drivers: readonly ProgrammerDriver[]
  /** Backups, journal and the image being written live here; created with mode 0700. See `dataDirectory`. */
  readonly dataDir: string
  /** Monotonic time of the engine, for deadlines and progress. */
  readonly clock: Clock
  /** Wall time, for the names of backups and the lines of the journal. */
  readonly now: () => Date
  readonly host: Snapshot['app']['host']
  readonly version: string
  /** Language chosen when this process was started; overrides the kept setting. Absent or `null`: none was chosen. */
  readonly language?: Spoken | null
  /** Where boards that wait for firmware are looked for; absent: where this system mounts drives. */
  readonly drives?: DrivePlaces
  /** Root of the system's files: `/`, or PIN_ONE_SYSROOT. */
  readonly systemRoot?: string
  /** How to reach programmers on another computer; absent: they cannot be reached. */
  readonly openTunnel?: OpenTunnel
  /**
   * Programmers given on the command line of this process. They may be opened even where a page may not give
   * such an id.
   */
  readonly named?: readonly string[]
}

export interface App {
  readonly api: AppApi
  /** Idempotent, never rejects: cancels a running job, releases the pins, closes the journal. */
  close(): Promise<void>
}

/** Rejects with `data.vault-unwritable` when the data directory cannot be created or written. */
export async function createApp(options: AppOptions): Promise<App> {
  const { drivers, dataDir, clock, now, host, version } = options
  const systemRoot = options.systemRoot ?? process.env['PIN_ONE_SYSROOT'] ?? '/'
  const drives = options.drives ?? systemDrivePlaces(process.platform, systemRoot)
  const vault = await openVault(dataDir, now)
  // A command line does one thing and ends, so no page will continue its work.
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

/** The parts of the snapshot that are empty at the start. */
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

/** Checks that the programmer may be opened, opens it, and then publishes any unfinished write. */
function openThrough({
  door,
  jobs,
  sessions,
  recovery,
}: Pick<HandlerParts, 'door' | 'jobs' | 'sessions' | 'recovery'>): HandlerParts['open'] {
  return async (input) => {
    await door.mayOpen(input.programmerId)
    // The check above takes time. A job may have started during it, and must not lose its programmer.
    jobs.mustBeIdle()
    // Refresh after a refusal too: another process may hold the programmer, with an unfinished write of its own.
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
  // A look may be waiting for a silent programmer. It ends only when the session closes, so `quiet` is awaited later.
  const quiet = watch.stop()
  await sessions.close().catch(() => undefined)
  await quiet
  await tunnels.close()
  await work.close()
  await journal.close().catch(() => undefined)
}
