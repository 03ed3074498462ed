// SPDX-License-Identifier: GPL-3.0-or-later
import { useEffect } from 'react'
import type { JobInfo } from '../../shared/model/job.ts'
import { standingOf } from '../../shared/standing.ts'
import { nobody, sayContents } from '../../shared/text/chip-contents.ts'
import { BackButton } from './pieces/BackButton.tsx'
import { Button } from '../parts/Button.tsx'
import { FaultPanel } from './pieces/FaultPanel.tsx'
import { Screen } from '../parts/Screen.tsx'
import { useWriteOffer } from './pieces/useWriteOffer.ts'
import { WasItChanged } from '../parts/WasItChanged.tsx'
import { WriteProtection } from './pieces/WriteProtection.tsx'
import { ask } from '../store/actions.ts'
import { isRunning } from '../store/flows.ts'
import { useLastFault, useView } from '../store/selectors.ts'
import { goOn } from '../store/wizard.ts'
import { progressText } from '../text/progress.ts'
import { reviewText as review } from '../text/review.ts'
import { writeText as words } from '../text/write.ts'
import { blockersOf } from '../wizard/stages.ts'
import { AtWork } from './AtWork.tsx'
import type { WizardView } from '../wizard/view.ts'

/** Step 4: the running write, and the result of a write that ended with nothing written. */
export function Write() {
  const view = useView()
  const { job } = view.snapshot
  // The chip is verified a moment before its job ends; until then, this page stays open.
  const verified = blockersOf('write', view).length === 0 && !(job !== null && isRunning(job))
  useEffect(() => {
    if (verified) goOn()
  }, [verified])
  if (job !== null && isRunning(job)) return <Writing view={view} job={job} />
  return <NotWritten view={view} job={job} />
}

/** Stopped or failed, and the chip is not changed: start again with the same press, or choose another image. */
function NotWritten({ view, job }: { readonly view: WizardView; readonly job: JobInfo | null }) {
  const refused = useLastFault()
  const offer = useWriteOffer(view)
  const ended = job?.request.kind === 'write' ? job : null
  const stopped = ended?.state === 'cancelled' ? ended.fault : null
  const fault = refused ?? (ended?.state === 'failed' ? ended.fault : null)
  return (
    <Screen
      title={words.notFinished}
      back={<BackButton to="image" />}
      why={offer.reason}
      commit={
        <Button look="go" blocked={offer.reason} onPress={offer.start}>
          {review.commit(view.boardChip?.name ?? null)}
        </Button>
      }
    >
      {stopped === null ? null : <WasItChanged fault={stopped} snapshot={view.snapshot} />}
      {fault === null ? null : <FaultPanel fault={fault} />}
      <WriteProtection offer={offer} now={view.snapshot.session?.protection ?? null} />
    </Screen>
  )
}

function Writing({ view, job }: { readonly view: WizardView; readonly job: JobInfo }) {
  return (
    <Screen
      title={words.writing(view.boardChip?.name ?? null)}
      lead={words.writingLead}
      why={
        job.state === 'stopping'
          ? progressText.stopping
          : sayContents(
              job.phase === 'verify' ? 'write.stop-comparing' : 'write.stop',
              standingOf(view.snapshot) ?? nobody,
            )
      }
      commit={<StopButton job={job} />}
    >
      <AtWork job={job} />
    </Screen>
  )
}

export function StopButton({ job }: { readonly job: JobInfo }) {
  return (
    <Button
      look="stop"
      blocked={job.state === 'stopping' ? progressText.stopping : null}
      onPress={() => void ask('job.cancel', { jobId: job.id })}
    >
      {words.stop}
    </Button>
  )
}
