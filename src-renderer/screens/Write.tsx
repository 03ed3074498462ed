import '../styles/write.css'
import { useEffect, useState } from 'react'
import type { JobInfo, PlanSummary, UnprotectChoice } from '../../shared/model/job.ts'
import { standingOf } from '../../shared/standing.ts'
import { liftChoices } from '../../shared/text/protection.ts'
import { nobody, sayContents } from '../../shared/text/chip-contents.ts'
import { BackButton } from '../parts/BackButton.tsx'
import { Button } from '../parts/Button.tsx'
import { Cautions } from '../parts/Cautions.tsx'
import { FaultPanel } from '../parts/FaultPanel.tsx'
import { Screen } from '../parts/Screen.tsx'
import { WasItChanged } from '../parts/WasItChanged.tsx'
import { ask } from '../store/actions.ts'
import { isRunning } from '../store/flows.ts'
import { useLastFault, useView } from '../store/selectors.ts'
import { goOn } from '../store/wizard.ts'
import { blockerAct } from '../../shared/text/blockers.ts'
import { aboutText, hashText, sizeText } from '../text/size.ts'
import { writeText as words } from '../text/write.ts'
import { chipCalled, chipWord } from '../wizard/chip-words.ts'
import { acceptedCautions, destinationOf, ignoresBoard } from '../wizard/findings.ts'
import { practiceWord } from '../wizard/programmers.ts'
import { blockersOf, writeBlockers } from '../wizard/stages.ts'
import { AtWork } from './AtWork.tsx'
import type { WizardView } from '../wizard/view.ts'

/** Step 4: one page in plain facts, one button, then the write with what a stop would leave behind. */
export function Write() {
  const view = useView()
  const { job } = view.snapshot
  // The chip is proved a moment before its job has ended, and until then this page is the one to be on.
  const verified = blockersOf('write', view).length === 0 && !(job !== null && isRunning(job))
  useEffect(() => {
    if (verified) goOn()
  }, [verified])
  if (job !== null && isRunning(job)) return <Writing view={view} job={job} />
  return <Review view={view} />
}

function Review({ view }: { readonly view: WizardView }) {
  const { snapshot, choices, board, boardChip } = view
  const refused = useLastFault()
  const [unprotect, setUnprotect] = useState<UnprotectChoice>('no')
  const { session, job } = snapshot
  const chip = session?.chip ?? null
  const image = snapshot.images.find(({ id }) => id === choices.imageId) ?? null
  const plan = usePlan(choices.imageId)
  const protection = session?.protection ?? null
  const range = protection?.protectedRange ?? 'none'
  const needsChoice = range !== 'none' && unprotect === 'no'
  const failed = job?.request.kind === 'write' && job.state === 'failed' ? job.fault : null
  const fault = refused ?? failed
  // The remedy of such a write names the choice, though nothing shows that there is anything to turn off.
  const hidden =
    range === 'none' && failed?.code === 'chip.operation-ignored' && !failed.facts.unlockTried
  const stopped = job?.request.kind === 'write' && job.state === 'cancelled' ? job.fault : null
  const [blocker] = writeBlockers(view)
  const reason =
    blocker !== undefined && blocker.code !== 'cautions-open'
      ? blockerAct(blocker)
      : plan === null
        ? words.planning
        : needsChoice
          ? words.protectedOpen
          : blocker === undefined
            ? null
            : blockerAct(blocker)
  const readMs =
    session === null || image === null ? 0 : readTimeMs(image.sizeBytes, session.clockHz)
  const start = () => {
    if (image !== null)
      void ask('job.start', {
        kind: 'write',
        imageId: image.id,
        backup: 'session',
        unprotect,
        ...destinationOf(view),
        ignoreBoard: ignoresBoard(view.acks, image),
        accepted: acceptedCautions(view.acks, image),
      })
  }
  return (
    <Screen
      title={words.title}
      lead={sayContents('write.lead', nobody)}
      back={<BackButton to="image" />}
      why={reason}
      commit={
        <Button
          look="go"
          blocked={reason}
          consequence={words.consequence(plan?.erases ?? 1)}
          onPress={start}
        >
          {words.commit(chipWord(view))}
        </Button>
      }
    >
      {stopped === null ? null : <WasItChanged fault={stopped} />}
      {fault === null ? null : <FaultPanel fault={fault} />}
      <dl className="facts review">
        <dt>{words.facts.chip}</dt>
        <dd>
          {words.of(
            chip === null ? '' : `${chipCalled(chip)}, ${sizeText(chip.sizeBytes)}`,
            board?.names[0] ?? null,
            boardChip?.where ?? null,
          )}
        </dd>
        <dt>{words.facts.image}</dt>
        <dd>
          <span className="breaks">{image?.name}</span>
          <span className="hash">{image === null ? '' : hashText(image.sha256)}</span>
        </dd>
        <dt>{words.facts.changes}</dt>
        <dd>{plan === null ? words.planning : planText(plan, image?.sizeBytes ?? 0)}</dd>
        <dt>{words.facts.time}</dt>
        <dd>
          {plan === null
            ? words.planning
            : words.time(aboutText(plan.estimatedMs), aboutText(readMs))}{' '}
          {practiceWord(choices.programmerId, 'timing') === 'off' ? (
            <span className="sub">{words.practiceTime}</span>
          ) : null}
        </dd>
        <dt>{words.facts.backup}</dt>
        <dd className="breaks">
          {session?.backup == null ? words.noBackup : words.backup(session.backup.fileName)}
        </dd>
        {range === 'none' && !hidden ? null : (
          <>
            <dt>{words.facts.protection}</dt>
            <dd>
              <fieldset className="asks">
                <legend>
                  {hidden || protection === null
                    ? words.protectedHidden
                    : words.protectedLead(protection)}
                </legend>
                {(['restore-afterwards', 'leave-off'] as const).map((choice) => (
                  <label key={choice} className="choice">
                    <input
                      type="radio"
                      name="unprotect"
                      checked={unprotect === choice}
                      onChange={() => setUnprotect(choice)}
                    />
                    <span>{liftChoices[choice]}</span>
                  </label>
                ))}
                {protection === null || protection.lock === 'off' ? null : (
                  <p className="sub">{words.lockedBy}</p>
                )}
              </fieldset>
            </dd>
          </>
        )}
        <dt>{words.facts.breaks}</dt>
        <dd>{sayContents('write.breaks', nobody)}</dd>
      </dl>
      <Cautions stage="write" view={view} />
    </Screen>
  )
}

function planText(plan: PlanSummary, sizeBytes: number): string {
  return plan.identical
    ? words.identical
    : words.changes(
        plan.changedBytes.toLocaleString('en'),
        sizeBytes.toLocaleString('en'),
        plan.erases,
      )
}

/** What the wire alone takes: 8 bits a byte at the clock, and a USB full-speed link is no faster than 1 MB/s. */
function readTimeMs(sizeBytes: number, clockHz: number): number {
  const perMs = Math.min(clockHz === 0 ? 1000 : clockHz / 8000, 1000)
  return sizeBytes / perMs
}

function usePlan(imageId: string | null): PlanSummary | null {
  const [plan, setPlan] = useState<PlanSummary | null>(null)
  useEffect(() => {
    if (imageId === null) return undefined
    let wanted = true
    setPlan(null)
    const look = async () => {
      const found = await ask('image.plan', { imageId })
      if (wanted) setPlan(found)
    }
    void look()
    return () => {
      wanted = false
    }
  }, [imageId])
  return plan
}

function Writing({ view, job }: { readonly view: WizardView; readonly job: JobInfo }) {
  return (
    <Screen
      title={words.writing(chipWord(view))}
      lead={words.writingLead}
      back={<BackButton to="image" blocked={words.locked} />}
      why={sayContents('write.stop', standingOf(view.snapshot) ?? nobody)}
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
      blocked={job.state === 'stopping' ? words.locked : null}
      onPress={() => void ask('job.cancel', { jobId: job.id })}
    >
      {words.stop}
    </Button>
  )
}
