// SPDX-License-Identifier: GPL-3.0-or-later
import { datasheetHex } from '../../shared/hex.ts'
import { Equal, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import { bytesText } from '../../shared/text/figures.ts'
import { remedyFor } from '../../shared/text/remedies.ts'
import type { FaultRecord } from '../../shared/fault.ts'
import type { BackupInfo } from '../../shared/model/image.ts'
import type { JobInfo } from '../../shared/model/job.ts'
import { leftText } from '../../shared/text/progress.ts'
import { believedNote } from '../../shared/text/plausible.ts'
import { BackButton } from './pieces/BackButton.tsx'
import { Button, Link } from '../parts/Button.tsx'
import { Causes } from '../parts/Causes.tsx'
import { Cautions } from './pieces/Cautions.tsx'
import { FaultPanel } from './pieces/FaultPanel.tsx'
import { FilePick } from '../parts/FilePick.tsx'
import { Hash } from '../parts/Hash.tsx'
import { MismatchMap } from '../parts/MismatchMap.tsx'
import { Screen } from '../parts/Screen.tsx'
import { WorkBar } from '../parts/WorkBar.tsx'
import { WasItChanged } from '../parts/WasItChanged.tsx'
import { actionState, ask } from '../store/actions.ts'
import { resumeText as resume } from '../../shared/text/work.ts'
import { download, isRunning, readAgainAt, runJob } from '../store/flows.ts'
import { useLastFault, useView } from '../store/selectors.ts'
import { handOver } from '../store/transfer.ts'
import type { Handed } from '../store/transfer.ts'
import { choose, goOn, lookAt } from '../store/wizard.ts'
import { backupText as words } from '../text/backup.ts'
import { imageText } from '../text/image.ts'
import { progressText } from '../text/progress.ts'
import { clockText } from '../text/size.ts'
import { AtWork } from './AtWork.tsx'
import { cutFor, listed } from '../wizard/images.ts'
import { causesOf, slowerClock } from '../wizard/suspects.ts'
import type { WizardView } from '../wizard/view.ts'
import { Tick } from '../parts/Tick.tsx'
import { Facts } from '../parts/Facts.tsx'
import { MoreWays } from '../parts/MoreWays.tsx'
import { NextStep } from '../parts/NextStep.tsx'
import { Numbered } from '../parts/Numbered.tsx'
import { Note } from '../parts/Note.tsx'
import css from './Backup.module.css'

/** Step 4, first half: two reads, compared, checked for plausibility and saved; or where they differ and what to do. */
export function Backup() {
  const view = useView()
  const [anew, setAnew] = useState(false)
  const starting = useStore(actionState, ({ pending }) => pending === 'job.start')
  const { job, session } = view.snapshot
  if (job !== null && isRunning(job))
    return job.request.kind === 'adopt' ? <Comparing job={job} /> : <Reading job={job} />
  const backup = session?.backup ?? null
  if (backup !== null) return <Saved backup={backup} />
  const fault = job?.request.kind === 'backup' ? job.fault : null
  if (view.backup !== null && fault === null && !anew)
    return <Resume view={view} backup={view.backup} onNew={() => setAnew(true)} />
  if (fault?.code === 'wiring.reads-differ') return <Differ view={view} fault={fault} />
  if (fault !== null && fault.code !== 'gate.cancelled') return <Failed view={view} fault={fault} />
  // Until the app reports the start of the job, this shows the reading page, not the page with the start button.
  return starting ? <Reading job={null} /> : <Start view={view} stopped={fault !== null} />
}

const boardName = ({ board }: WizardView) => board?.names[0] ?? null

interface ResumeProps {
  readonly view: WizardView
  readonly backup: BackupInfo
  readonly onNew: () => void
}

/** A backup from an earlier connection: one read shows whether this is still the same chip. */
function Resume({ view, backup, onNew }: ResumeProps) {
  const refused = useLastFault()
  const { job } = view.snapshot
  const ended = job?.request.kind === 'adopt' ? job.fault : null
  const differs = ended?.code === 'data.verify-mismatch'
  const fault = refused ?? (ended?.code === 'gate.cancelled' || differs ? null : ended)
  const compare = async () => {
    const done = await runJob({ kind: 'adopt', backupId: backup.id })
    if (done?.state === 'done') goOn()
  }
  return (
    <Screen
      title={resume.title}
      lead={resume.lead(backup.fileName)}
      back={<BackButton to="check" />}
      why={words.readingChangesNothing}
      commit={
        <>
          <Button onPress={onNew}>{resume.instead}</Button>
          <Button look="go" onPress={() => void compare()}>
            {resume.start}
          </Button>
        </>
      }
    >
      {fault === null ? null : <FaultPanel fault={fault} />}
      {differs ? (
        <Note level="care" role="alert">
          <span />
          <span>{resume.differs(backup.fileName)}</span>
        </Note>
      ) : null}
    </Screen>
  )
}

function Comparing({ job }: { readonly job: JobInfo }) {
  return (
    <Screen
      title={resume.running}
      lead={resume.runningLead}
      why={resume.stopLeaves}
      commit={
        <Button look="stop" onPress={() => void ask('job.cancel', { jobId: job.id })}>
          {resume.stop}
        </Button>
      }
    >
      <AtWork job={job} />
    </Screen>
  )
}

function Start({ view, stopped }: { readonly view: WizardView; readonly stopped: boolean }) {
  const fault = useLastFault()
  const mustThree = view.choices.guideProgrammer === 'bbb'
  const [three, setThree] = useState(mustThree)
  return (
    <Screen
      title={words.title}
      lead={words.lead}
      back={<BackButton to="check" />}
      why={stopped ? words.stopped : words.readingChangesNothing}
      commit={
        <Button
          look="go"
          onPress={() =>
            void ask('job.start', { kind: 'backup', passes: three ? 3 : 2, board: boardName(view) })
          }
        >
          {three ? words.startThree : words.start}
        </Button>
      }
    >
      {fault === null ? null : <FaultPanel fault={fault} />}
      {mustThree ? null : (
        <Tick>
          <input
            type="checkbox"
            checked={three}
            onChange={({ target }) => setThree(target.checked)}
          />
          <span>{words.three}</span>
        </Tick>
      )}
      <Cautions stage="backup" view={view} />
    </Screen>
  )
}

/** `job`: `null` until the job has started. */
function Reading({ job }: { readonly job: JobInfo | null }) {
  return (
    <Screen
      title={words.running}
      lead={words.runningLead}
      why={words.stopLeaves}
      commit={
        job === null ? null : (
          <Button look="stop" onPress={() => void ask('job.cancel', { jobId: job.id })}>
            {words.stop}
          </Button>
        )
      }
    >
      {job === null ? null : <AtWork job={job} />}
    </Screen>
  )
}

function Saved({ backup }: { readonly backup: BackupInfo }) {
  const fault = useLastFault()
  const view = useView()
  const { job } = view.snapshot
  const result = job?.result
  const unusual = result?.kind === 'backup' ? believedNote(result.believed) : null
  const save = async () => {
    const bytes = await ask('backup.get', { backupId: backup.id })
    if (bytes !== null) download(backup.fileName, bytes)
  }
  return (
    <Screen
      title={backup.reads === 3 ? words.doneThree : words.done}
      lead={words.doneLead}
      back={<BackButton to="check" />}
      why={words.nextWhy}
      commit={<ToImage view={view} />}
    >
      {fault === null ? null : <FaultPanel fault={fault} />}
      {job?.progress == null || job.progress.waitsFor === null ? null : (
        <WorkBar
          progress={job.progress}
          label={progressText.bar}
          doing={progressText.waits[job.progress.waitsFor]}
          detail=""
          left={leftText(job.progress)}
          names={progressText.segments}
        />
      )}
      <div className={css['two-reads']}>
        <ReadHashes n={1} backup={backup} />
        <p className={css['equal']}>
          <Equal aria-hidden="true" />
          {words.equal}
        </p>
        <ReadHashes n={backup.reads} backup={backup} />
      </div>
      {unusual === null ? null : (
        <Note level="care">
          <TriangleAlert aria-hidden="true" />
          <span>{unusual}</span>
        </Note>
      )}
      <Facts>
        <dt>{words.file}</dt>
        <dd>
          <code>{backup.fileName}</code> <Link onClick={() => void save()}>{words.save}</Link>
        </dd>
      </Facts>
      <p>
        <Link onClick={goOn}>{words.otherWays}</Link>
      </p>
      <MoreWays>
        <summary>{words.looksRight}</summary>
        <p className="sub">{words.explain}</p>
        <Facts>
          <dt>{words.length}</dt>
          <dd>{words.lengthText(bytesText(backup.sizeBytes))}</dd>
          <dt>{words.content}</dt>
          <dd>
            {backup.oneByte === null
              ? words.contentText
              : words.contentBlank(datasheetHex(backup.oneByte))}
          </dd>
          <dt>{words.repeats}</dt>
          <dd>{words.repeatsText}</dd>
          <dt>{words.kept}</dt>
          <dd>{words.keptText}</dd>
        </Facts>
      </MoreWays>
    </Screen>
  )
}

/** The user chooses the image here, the next page checks it. Images already in the app, or for practice, come first. */
function ToImage({ view }: { readonly view: WizardView }) {
  const { snapshot, practice, choices } = view
  const go = (chosen: Handed) => {
    handOver(chosen)
    goOn()
  }
  const chosen = snapshot.images.find(({ id }) => id === choices.imageId)
  // For the next chip, the image is the one from which the first part was taken.
  const whole = listed(snapshot.images).findLast((each) => cutFor(view, each) !== null)
  const known = chosen ?? whole
  const isFirst = known === undefined && !practice
  return (
    <>
      <FilePick
        {...(isFirst ? { look: 'go' as const } : {})}
        onPick={(file) => go({ kind: 'file', file })}
      >
        {isFirst ? words.next : words.nextOther}
      </FilePick>
      {known !== undefined ? (
        <Button
          look="go"
          onPress={() => (chosen === undefined ? go({ kind: 'image', imageId: known.id }) : goOn())}
        >
          {imageText.useBackup(known.name)}
        </Button>
      ) : practice ? (
        <Button look="go" onPress={() => go({ kind: 'practice' })}>
          {imageText.practice}
        </Button>
      ) : null}
    </>
  )
}

/** The two numbers that the guide shows, computed from this read. */
function ReadHashes({ n, backup }: { readonly n: number; readonly backup: BackupInfo }) {
  return (
    <div>
      <h2>{words.read(n)}</h2>
      <Hash name={words.sha256} value={backup.sha256} />
      <Hash name={words.sha1} value={backup.sha1} />
    </div>
  )
}

interface DifferProps {
  readonly view: WizardView
  readonly fault: Extract<FaultRecord, { readonly code: 'wiring.reads-differ' }>
}

function Differ({ view, fault }: DifferProps) {
  const { facts } = fault
  const slower = slowerClock(facts.clockHz, view.programmer?.speed?.fallback_hz ?? [])
  return (
    <Screen
      urgent
      title={words.differTitle}
      lead={words.differLead}
      back={<WiresButton />}
      why={words.readingChangesNothing}
      commit={<Again view={view} slower={slower} />}
    >
      <MismatchMap
        mismatch={facts}
        sizeBytes={view.snapshot.session?.chip?.sizeBytes ?? facts.firstOffset + 1}
      />
      <NextStep className={css['advice']}>
        <h2>{words.doNext}</h2>
        <p>{slower === null ? words.noSlower : words.slowerAdvice(clockText(slower))}</p>
      </NextStep>
      <Causes
        causes={causesOf(fault)}
        loose={view.mounting === 'loose'}
        chipPackage={view.choices.chipPackage}
      />
    </Screen>
  )
}

function Failed({ view, fault }: { readonly view: WizardView; readonly fault: FaultRecord }) {
  const remedy = remedyFor(fault, view.choices.chipPackage)
  const slower = slowerClock(
    view.snapshot.session?.clockHz ?? null,
    view.programmer?.speed?.fallback_hz ?? [],
  )
  return (
    <Screen
      urgent
      title={remedy.title}
      lead={remedy.meaning}
      back={<WiresButton />}
      why={words.readingChangesNothing}
      commit={<Again view={view} slower={fault.code.startsWith('wiring.') ? slower : null} />}
    >
      <WasItChanged fault={fault} snapshot={view.snapshot} />
      <NextStep className={css['advice']} data-fault={fault.code}>
        <h2>{words.doNext}</h2>
        <Numbered>
          {remedy.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </Numbered>
      </NextStep>
      <Causes
        causes={causesOf(fault)}
        loose={view.mounting === 'loose'}
        chipPackage={view.choices.chipPackage}
      />
    </Screen>
  )
}

const WiresButton = () => (
  <Button look="quiet" onPress={() => lookAt('wire')}>
    {words.wires}
  </Button>
)

/** Reads again, at a slower clock if there is one. */
function Again({ view, slower }: { readonly view: WizardView; readonly slower: number | null }) {
  const { programmerId } = view
  const { askHz } = view
  const again = (hz: number | null) => {
    choose({ clockHz: hz })
    if (programmerId !== null)
      void readAgainAt(
        view,
        programmerId,
        hz,
        boardName(view),
        view.choices.guideProgrammer === 'bbb' ? 3 : 2,
      )
  }
  return slower === null ? (
    <Button look="go" onPress={() => again(askHz)}>
      {words.readAgain}
    </Button>
  ) : (
    <>
      <Button onPress={() => again(askHz)}>{words.readAgain}</Button>
      <Button look="go" onPress={() => again(slower)}>
        {words.readAt(clockText(slower))}
      </Button>
    </>
  )
}
