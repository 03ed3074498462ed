// SPDX-License-Identifier: GPL-3.0-or-later
import { useState } from 'react'
import type { JobInfo, RecoveryInfo } from '../../shared/model/job.ts'
import { isSimulated } from '../../shared/programmer/kinds.ts'
import { lostIn, standingOf } from '../../shared/standing.ts'
import { foundName, foundNameAndPlace } from '../../shared/text/found-programmer.ts'
import { nobody, sayContents } from '../../shared/text/chip-contents.ts'
import { Button } from '../parts/Button.tsx'
import { FaultPanel } from './pieces/FaultPanel.tsx'
import { Screen } from '../parts/Screen.tsx'
import { useLookingForProgrammers } from '../store/looking.ts'
import { ask } from '../store/actions.ts'
import { isRunning } from '../store/flows.ts'
import { useLastFault, useView } from '../store/selectors.ts'
import { choose, goOn } from '../store/wizard.ts'
import { progressText } from '../text/progress.ts'
import { recoverText as words } from '../text/recover.ts'
import { dateText, sizeText } from '../text/size.ts'
import type { WizardView } from '../wizard/view.ts'
import { AtWork } from './AtWork.tsx'
import { StopButton } from './Write.tsx'
import { Facts } from '../parts/Facts.tsx'
import { SectionTitle } from '../parts/SectionTitle.tsx'
import { Pick, PickRow } from '../parts/Pick.tsx'
import { MoreWays } from '../parts/MoreWays.tsx'
import { Note } from '../parts/Note.tsx'
import css from './pieces/review.module.css'
import { partSaid } from '../../shared/part-name.ts'
import { useRecoveryWays } from './pieces/useRecoveryWays.ts'
import type { RecoveryWays } from './pieces/useRecoveryWays.ts'

/** After a write that did not end verified: the state of the chip, where the backup is, and the two ways back. */
export function Recover() {
  const view = useView()
  const { job, recovery } = view.snapshot
  if (job !== null && isRunning(job)) return <PuttingRight view={view} job={job} />
  return recovery === null ? null : <Ways view={view} recovery={recovery} />
}

function PuttingRight({ view, job }: { readonly view: WizardView; readonly job: JobInfo }) {
  return (
    <Screen
      title={job.request.kind === 'identify' ? words.asking : words.running}
      lead={words.runningLead}
      why={
        job.state === 'stopping'
          ? progressText.stopping
          : sayContents('recover.stop', standingOf(view.snapshot) ?? nobody)
      }
      commit={<StopButton job={job} />}
    >
      {job.request.kind !== 'identify' || job.phase === 'compare-after' ? (
        <AtWork job={job} />
      ) : null}
    </Screen>
  )
}

interface WaysProps {
  readonly view: WizardView
  readonly recovery: RecoveryInfo
}

function Ways({ view, recovery }: WaysProps) {
  useLookingForProgrammers()
  const { snapshot } = view
  const refused = useLastFault()
  const [leaving, setLeaving] = useState(false)
  const ways = useRecoveryWays(view, recovery)
  const blocked = blockedWays(recovery, ways)
  const fault = refused ?? (snapshot.job?.state === 'failed' ? snapshot.job.fault : null)
  return (
    <Screen
      urgent
      title={recovery.operation === 'erase' ? words.eraseTitle : words.title[recovery.cause]}
      lead={leadOf(recovery)}
      back={<Leave recovery={recovery} leaving={leaving} onLeaving={setLeaving} />}
      why={leaving ? words.leaveHint : (blocked.restore ?? blocked.again ?? '')}
      commit={leaving ? null : <WayButtons recovery={recovery} ways={ways} blocked={blocked} />}
    >
      {ways.otherChip === null ? null : (
        <Note level="danger" ground role="alert">
          <span />
          <span>{ways.otherChip}</span>
        </Note>
      )}
      <CutOff view={view} recovery={recovery} />
      {snapshot.session === null ? <WhichProgrammer view={view} ways={ways} /> : null}
      {fault === null ? null : <FaultPanel fault={fault} />}
    </Screen>
  )
}

const heldByOther = ({ heldBy }: RecoveryInfo): string | null =>
  heldBy === null ? null : words.heldBy(heldBy.pid, dateText(heldBy.since))

const leadOf = (recovery: RecoveryInfo): string =>
  heldByOther(recovery) ??
  sayContents('recover.lead', {
    contents: recovery.contents,
    backup: recovery.backup?.fileName ?? null,
    unfinished: true,
    ...lostIn(recovery),
  })

/** The interrupted job was a restore, so there is only one way. */
const isRestore = ({ operation, backup, image }: RecoveryInfo): boolean =>
  operation === 'write' && backup !== null && image?.sha256 === backup.sha256

/** Why each way is not possible now; `null`: it is possible. */
interface Blocked {
  readonly again: string | null
  readonly restore: string | null
}

function blockedWays(recovery: RecoveryInfo, { programmerId }: RecoveryWays): Blocked {
  const { operation, image, backup } = recovery
  const both = heldByOther(recovery) ?? (programmerId === null ? words.needProgrammer : null)
  return {
    again: both ?? (operation === 'write' && image === null ? words.noImageReason : null),
    restore: both ?? (backup === null ? words.noBackupReason : null),
  }
}

interface LeaveProps {
  readonly recovery: RecoveryInfo
  readonly leaving: boolean
  readonly onLeaving: (leaving: boolean) => void
}

function Leave({ recovery, leaving, onLeaving }: LeaveProps) {
  return leaving ? (
    <>
      <Button onPress={() => onLeaving(false)}>{words.keep}</Button>
      <Button look="stop" onPress={() => void ask('recovery.dismiss', undefined).then(goOn)}>
        {words.leaveSure}
      </Button>
    </>
  ) : (
    <Button look="quiet" blocked={heldByOther(recovery)} onPress={() => onLeaving(true)}>
      {words.leave}
    </Button>
  )
}

interface WayButtonsProps {
  readonly recovery: RecoveryInfo
  readonly ways: RecoveryWays
  readonly blocked: Blocked
}

function WayButtons({ recovery, ways, blocked }: WayButtonsProps) {
  const restoring = isRestore(recovery)
  return (
    <>
      <Button look={restoring ? 'go' : 'plain'} blocked={blocked.restore} onPress={ways.restore}>
        {words.restore}
      </Button>
      {restoring ? null : (
        <Button look="go" blocked={blocked.again} onPress={ways.again}>
          {recovery.operation === 'erase' ? words.eraseAgain : words.again}
        </Button>
      )}
    </>
  )
}

/** The interrupted job, and the files available to continue. */
function CutOff({ view: { snapshot }, recovery }: WaysProps) {
  const { backup, image } = recovery
  return (
    <Facts className={css['review']}>
      <dt>{words.facts.chip}</dt>
      <dd>{partSaid(recovery.chipName)}</dd>
      <dt>{words.facts.when}</dt>
      <dd>{dateText(recovery.startedAt)}</dd>
      {isRestore(recovery) ? null : (
        <>
          <dt>{words.facts.image}</dt>
          <dd>
            {image === null ? words.noImage : `${image.name}, ${sizeText(image.sizeBytes)}. `}
            <span className="sub">{image === null ? '' : words.againHint}</span>
          </dd>
        </>
      )}
      <dt>{words.facts.backup}</dt>
      <dd>
        {backup === null ? words.noBackup : `${backup.fileName}. `}
        <span className="sub">{backup === null ? '' : words.restoreHint}</span>
      </dd>
      {recovery.lifted === null ? null : (
        <>
          <dt>{words.facts.protection}</dt>
          <dd>{words.lifted[recovery.lifted.choice]}</dd>
        </>
      )}
      {snapshot.session === null ? null : (
        <>
          <dt>{words.facts.programmer}</dt>
          <dd>{snapshot.session.about.name}</dd>
        </>
      )}
    </Facts>
  )
}

interface WhichProgrammerProps {
  readonly view: WizardView
  readonly ways: RecoveryWays
}

function WhichProgrammer({ view, ways: { programmers, programmerId } }: WhichProgrammerProps) {
  return (
    <>
      <SectionTitle>{words.programmer}</SectionTitle>
      {programmers.length === 0 ? <p className="sub">{words.none}</p> : null}
      <Pick>
        {programmers.map((each) => (
          <PickRow key={each.id} chosen={programmerId === each.id}>
            <input
              type="radio"
              name="programmer"
              checked={programmerId === each.id}
              onChange={() => choose({ programmerId: each.id })}
            />
            <b>{'unlisted' in each ? unlistedName(each) : foundNameAndPlace(each)}</b>
          </PickRow>
        ))}
      </Pick>
      {isSimulated(programmerId) ? null : <PracticeAgain view={view} />}
    </>
  )
}

const unlistedName = ({
  id,
  unlisted,
}: {
  readonly id: string
  readonly unlisted: 'practice' | 'address'
}) => (unlisted === 'practice' ? words.samePractice : id)

/** The app simulates a practice chip: after a restart it is a new one, and only its own id selects it again. */
function PracticeAgain({ view }: { readonly view: WizardView }) {
  const practice = view.snapshot.programmers.filter(({ id }) => isSimulated(id))
  if (practice.length === 0) return null
  return (
    <MoreWays>
      <summary>{words.wasPractice}</summary>
      <Pick>
        {practice.map((each) => (
          <PickRow key={each.id} chosen={false}>
            <input
              type="radio"
              name="programmer"
              checked={false}
              onChange={() => choose({ programmerId: each.id })}
            />
            <b>{foundName(each)}</b>
          </PickRow>
        ))}
      </Pick>
    </MoreWays>
  )
}
