// SPDX-License-Identifier: GPL-3.0-or-later
/** One short handler per call; its input has already been checked. Larger subjects have files of their own. */
import type { CallName } from '../../shared/contract.ts'
import { usualProgrammerMv } from '../../shared/gate/supply.ts'
import type { Settings } from '../../shared/model/settings.ts'
import type { Work } from '../../shared/model/work.ts'
import { changedWork, newWork, positionOf } from '../../shared/work.ts'
import { settableRanges } from '../flash/protect.ts'
import { backupHandlers } from './backup-calls.ts'
import { undisturbed } from './calls.ts'
import type { HandlerParts, HandlersOf } from './calls.ts'
import { troubleOf } from './files.ts'
import { imageHandlers } from './image-calls.ts'
import { reportText } from './report.ts'
import { sessionHandlers } from './session-calls.ts'
import { keepSettings } from './settings.ts'

export function createHandlers(parts: HandlerParts): HandlersOf<CallName> {
  const { store, jobs, recovery, work, watch } = parts
  return {
    'app.snapshot': () => store.sequenced(),
    'app.report': () => reportText(parts),
    'app.settings': (change) => changeSettings(parts, { ...store.snapshot.settings, ...change }),
    'work.update': (change) =>
      turnedTo(parts, changedWork(store.snapshot.work, change), () => work.update(change)),
    'work.reset': ({ keep }) =>
      turnedTo(parts, newWork(store.snapshot.work, keep), () => work.reset(keep)),
    ...sessionHandlers(parts),
    ...imageHandlers(parts),
    ...backupHandlers(parts),
    'protection.ranges': () => {
      const { session } = store.snapshot
      return session?.chip == null ? null : settableRanges(session.chip, session.protection)
    },
    'job.start': (request) =>
      undisturbed(watch, async () => ({ jobId: await jobs.start(request) })),
    'job.cancel': ({ jobId }) => jobs.cancel(jobId),
    'recovery.dismiss': async () => {
      jobs.mustBeIdle()
      await recovery.dismiss()
    },
  }
}

/** The settings take effect at once, even if they cannot be stored for the next start. */
async function changeSettings(
  { store, journal, dataDir }: HandlerParts,
  settings: Settings,
): Promise<void> {
  store.publish({ settings })
  try {
    await keepSettings(dataDir, settings)
  } catch (error) {
    const note = { code: 'settings-not-kept', why: troubleOf(error) } as const
    await journal.append({ kind: 'note', note })
  }
}

/**
 * Keeps session and choices consistent. While a job runs, the chosen chip cannot change, because the results belong to
 * it. Choosing another chip forgets what was known of the connected one. Changing the programmer's voltage updates the
 * open session.
 */
function turnedTo(
  { store, sessions, jobs }: HandlerParts,
  { choices }: Work,
  change: () => number,
): number {
  const was = store.snapshot.work.choices
  const otherChip = positionOf(was) !== positionOf(choices)
  if (otherChip || was.board !== choices.board || was.configuration !== choices.configuration)
    jobs.mustBeIdle()
  const seq = change()
  if (otherChip) sessions.current?.forgetChip()
  if (was.programmerMv !== choices.programmerMv)
    sessions.current?.update({ programmerMv: choices.programmerMv ?? usualProgrammerMv })
  return seq
}
