/** The one service behind every front: it owns the snapshot, decides, and lets the engine act. */
import { Fault } from '../../shared/fault.ts'
import type { AppApi } from '../../shared/contract.ts'
import type { Snapshot } from '../../shared/model.ts'
import type { Clock, ProgrammerDriver } from '../transport/spi.ts'

export type { AppApi } from '../../shared/contract.ts'
export type { Clock } from '../transport/spi.ts'
export { dataDirectory } from './data-directory.ts'

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
}

export interface App {
  readonly api: AppApi
  /** Idempotent, never rejects: cancels a running job, releases the pins, closes the journal. */
  close(): Promise<void>
}

/** Rejects with `data.vault-unwritable` when the data directory cannot be made or written. */
export async function createApp(_options: AppOptions): Promise<App> {
  throw new Fault('bug.unexpected', { detail: 'not built yet' })
}
