// SPDX-License-Identifier: GPL-3.0-or-later
import type { Snapshot } from '../../shared/model/snapshot.ts'
import { noWatch } from '../../shared/model/watch.ts'
import { noSettings } from '../../shared/settings-checks.ts'
import { noWork } from '../../shared/work.ts'

/** The state before the first snapshot has arrived. */
export const emptySnapshot: Snapshot = {
  app: { version: '', host: 'web' },
  settings: noSettings,
  programmers: [],
  firmwareDrives: [],
  setup: null,
  session: null,
  work: noWork,
  images: [],
  incoming: null,
  backups: [],
  lostBackups: [],
  job: null,
  recovery: null,
  vaultNotes: [],
  writeMap: null,
  tunnel: null,
  watch: noWatch,
  log: [],
}
