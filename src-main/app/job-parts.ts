// SPDX-License-Identifier: GPL-3.0-or-later
/** What jobs are made with, and what one is given. */
import type { JobRequest } from '../../shared/model/job.ts'
import type { FlashDevice } from '../flash/device.ts'
import type { Run } from '../flash/run.ts'
import type { Clock } from '../transport/spi.ts'
import type { Images } from './images.ts'
import type { JobLife } from './job-life.ts'
import type { Journal } from './journal.ts'
import type { OpenSession } from './open-session.ts'
import type { Recovery } from './recovery.ts'
import type { Sessions } from './session.ts'
import type { Store } from './store.ts'
import type { Vault } from './vault.ts'
import type { WorkDesk } from './work.ts'

export interface JobParts {
  readonly clock: Clock
  readonly now: () => Date
  readonly store: Store
  readonly journal: Journal
  readonly vault: Vault
  readonly images: Images
  readonly sessions: Sessions
  readonly recovery: Recovery
  readonly work: WorkDesk
}

/** A job that runs. */
export interface AnyJob {
  readonly parts: JobParts
  readonly life: JobLife
  /** Its `changing` rejects; a job that may change the chip puts its own in place of it. */
  readonly run: Run
  /** Aborted when the app is being closed: what can wait for the next start is left to it. */
  readonly closing: AbortSignal
}

/** A job at the chip that has been identified. */
export interface ChipJob<R extends JobRequest = JobRequest> extends AnyJob {
  readonly request: R
  readonly session: OpenSession
  readonly device: FlashDevice
}

/** The request of one kind, or of several. */
export type RequestOf<K extends JobRequest['kind']> = Extract<JobRequest, { readonly kind: K }>
