// SPDX-License-Identifier: GPL-3.0-or-later
/** Test support: one app with its own folder, its events, and a small practice chip. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect } from 'vitest'
import type { AppEvent } from '../../shared/contract.ts'
import type { FaultRecord } from '../../shared/fault.ts'
import type { JobInfo, JobRequest } from '../../shared/model/job.ts'
import type { Snapshot } from '../../shared/model/snapshot.ts'
import { drivers } from '../transport/drivers.ts'
import { forgetPracticeChips } from '../transport/practice/driver.ts'
import type { Clock, ProgrammerDriver } from '../transport/spi.ts'
import type { App } from '../app/app.ts'
import { runJob, snapshotOf, startTestApp } from './app.ts'

export const smallChip = 'practice:chip=MX25L512E'

export const backup = { kind: 'backup', passes: 2, board: 'bench' } as const
export const write = (imageId: string) =>
  ({ kind: 'write', imageId, backup: 'session', unprotect: 'no' }) as const

export interface Desk {
  readonly app: App
  /** Events of the current app, in order. */
  readonly events: readonly AppEvent[]
  readonly dataDir: string
  /** Starts another app on the same folder; does not stop the previous one. */
  readonly start: (using?: readonly ProgrammerDriver[], clock?: Clock) => Promise<void>
  /** A session with the chip identified. */
  readonly open: (programmerId?: string) => Promise<void>
  readonly snapshot: () => Promise<Snapshot>
  readonly run: (request: JobRequest) => Promise<JobInfo>
  /** An image that differs from the backed up chip in a few places, so that erasing is needed. */
  readonly nextImage: () => Promise<{ readonly id: string; readonly bytes: Uint8Array }>
}

/** A fresh app and folder before each test of the file, both gone after it. */
export function useDesk(): Desk {
  let dataDir = ''
  let app: App
  let events: AppEvent[] = []
  const start = async (
    using: readonly ProgrammerDriver[] = drivers,
    clock?: Clock,
  ): Promise<void> => {
    app = await startTestApp(dataDir, using, clock)
    events = []
    app.api.subscribe((event) => events.push(event))
  }
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'pin-one-app-'))
    await start()
  })
  afterEach(async () => {
    await app.close()
    forgetPracticeChips()
    await rm(dataDir, { recursive: true, force: true })
  })
  return {
    get app() {
      return app
    },
    get events() {
      return events
    },
    get dataDir() {
      return dataDir
    },
    start,
    async open(programmerId = smallChip) {
      await app.api.call('session.open', { programmerId, clockHz: null })
      await runJob(app.api, { kind: 'identify' })
    },
    snapshot: () => snapshotOf(app.api),
    run: (request) => runJob(app.api, request),
    async nextImage() {
      const saved = (await snapshotOf(app.api)).session?.backup
      const bytes = await app.api.call('backup.get', { backupId: saved?.id ?? '' })
      for (let offset = 0; offset < bytes.length; offset += 5000)
        bytes[offset] = (bytes[offset] ?? 0) ^ 0xa5
      const { id } = await app.api.call('image.put', { name: 'next.rom', bytes })
      return { id, bytes }
    },
  }
}

/** The fault with which a call was refused; fails if it was not refused. */
export async function refused(promise: Promise<unknown>): Promise<FaultRecord> {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(error).not.toBeNull()
  return error as FaultRecord
}
