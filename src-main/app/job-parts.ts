// SPDX-License-Identifier: GPL-3.0-or-later
/** Types of the parts that all jobs share, and of what one job receives. */
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
  /** Its `changing` rejects. A job that may change the chip replaces it with its own. */
  readonly run: Run
  /** Aborted when the app is closing: work that can wait is left for the next start. */
  readonly closing: AbortSignal
}

/** A job on the chip that has been identified. */
export interface ChipJob<R extends JobRequest = JobRequest> extends AnyJob {
  readonly request: R
  readonly session: OpenSession
  readonly device: FlashDevice
}

/** The request of one kind, or of several kinds. */
export type RequestOf<K extends JobRequest['kind']> = Extract<JobRequest, { readonly kind: K }>
