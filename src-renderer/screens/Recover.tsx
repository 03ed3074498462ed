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
import { isRunning, powerOnAndAsk, runJob } from '../store/flows.ts'
import { mirror } from '../store/mirror.ts'
import { useLastFault, useView } from '../store/selectors.ts'
import { choose, goOn } from '../store/wizard.ts'
import { progressText } from '../text/progress.ts'
import { recoverText as words } from '../text/recover.ts'
import { dateText, sizeText } from '../text/size.ts'
import { chipCalled } from '../text/chip-names.ts'
import { programmersForRecovery } from '../wizard/programmers.ts'
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

/** After a write that did not end verified: what the chip is, where the backup is, and the two ways back. */
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

function Ways({ view, recovery }: { readonly view: WizardView; readonly recovery: RecoveryInfo }) {
  useLookingForProgrammers()
  const { snapshot, programmerId: chosen } = view
  const refused = useLastFault()
  const [leaving, setLeaving] = useState(false)
  const [other, setOther] = useState<string | null>(null)
  const open = snapshot.session?.programmer.id ?? null
  const { rows, meant } = programmersForRecovery(
    snapshot.programmers,
    chosen ?? recovery.programmerId,
  )
  const known = open ?? meant
  const { heldBy } = recovery
  const noProgrammer =
    heldBy !== null
      ? words.heldBy(heldBy.pid, dateText(heldBy.since))
      : known === null
        ? words.needProgrammer
        : null
  const lead =
    heldBy !== null
      ? words.heldBy(heldBy.pid, dateText(heldBy.since))
      : sayContents('recover.lead', {
          contents: recovery.contents,
          backup: recovery.backup?.fileName ?? null,
          unfinished: true,
          ...lostIn(recovery),
        })
  const { backup, image, operation } = recovery

  /** Opens, asks who the chip is, and goes on only when it is the one that was being written. */
  const withChip = async (act: () => Promise<unknown>) => {
    setOther(null)
    if (known === null) return
    if (known !== chosen) choose({ programmerId: known })
    const asked = await powerOnAndAsk(view, known, view.askHz)
    if (asked?.state !== 'done') return
    const now = mirror.getState().snapshot
    const chip = now?.session?.chip ?? null
    if (chip === null) {
      goOn()
      return
    }
    // The comparison that follows an identification has shown that nothing is left to put right.
    if (now?.recovery === null) {
      goOn()
      return
    }
    if (now?.recovery?.chipId !== chip.id) {
      setOther(words.otherChip(chipCalled(chip), partSaid(recovery.chipName)))
      return
    }
    await act()
    goOn()
  }
  const write = async (imageId: string) => {
    choose({ imageId })
    await runJob({
      kind: 'write',
      imageId,
      backup: backup === null ? 'skip' : 'recovery',
      unprotect: 'no',
    })
  }
  const again = () =>
    withChip(async () => {
      if (operation === 'erase')
        await runJob({ kind: 'erase', backup: 'recovery', unprotect: 'no' })
      else if (image !== null) await write(image.id)
    })
  const restore = () =>
    withChip(async () => {
      if (backup === null) return
      const before = await ask('backup.use', { backupId: backup.id })
      if (before !== null) await write(before.id)
    })
  // What was cut off was a restore: there are no two ways then.
  const restoring = operation === 'write' && backup !== null && image?.sha256 === backup.sha256
  const fault = refused ?? (snapshot.job?.state === 'failed' ? snapshot.job.fault : null)
  const noAgain =
    noProgrammer ?? (operation === 'write' && image === null ? words.noImageReason : null)
  const noRestore = noProgrammer ?? (backup === null ? words.noBackupReason : null)
  return (
    <Screen
      urgent
      title={operation === 'erase' ? words.eraseTitle : words.title[recovery.cause]}
      lead={lead}
      back={
        leaving ? (
          <>
            <Button onPress={() => setLeaving(false)}>{words.keep}</Button>
            <Button look="stop" onPress={() => void ask('recovery.dismiss', undefined).then(goOn)}>
              {words.leaveSure}
            </Button>
          </>
        ) : (
          <Button
            look="quiet"
            blocked={heldBy === null ? null : noProgrammer}
            onPress={() => setLeaving(true)}
          >
            {words.leave}
          </Button>
        )
      }
      why={leaving ? words.leaveHint : (noRestore ?? noAgain ?? '')}
      commit={
        leaving ? null : (
          <>
            <Button
              look={restoring ? 'go' : 'plain'}
              blocked={noRestore}
              onPress={() => void restore()}
            >
              {words.restore}
            </Button>
            {restoring ? null : (
              <Button look="go" blocked={noAgain} onPress={() => void again()}>
                {operation === 'erase' ? words.eraseAgain : words.again}
              </Button>
            )}
          </>
        )
      }
    >
      {other === null ? null : (
        <Note level="danger" ground role="alert">
          <span />
          <span>{other}</span>
        </Note>
      )}
      <Facts className={css['review']}>
        <dt>{words.facts.chip}</dt>
        <dd>{partSaid(recovery.chipName)}</dd>
        <dt>{words.facts.when}</dt>
        <dd>{dateText(recovery.startedAt)}</dd>
        {restoring ? null : (
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
      {open !== null ? null : (
        <>
          <SectionTitle>{words.programmer}</SectionTitle>
          {rows.length === 0 ? <p className="sub">{words.none}</p> : null}
          <Pick>
            {rows.map((each) => (
              <PickRow key={each.id} chosen={known === each.id}>
                <input
                  type="radio"
                  name="programmer"
                  checked={known === each.id}
                  onChange={() => choose({ programmerId: each.id })}
                />
                <b>{'unlisted' in each ? unlistedName(each) : foundNameAndPlace(each)}</b>
              </PickRow>
            ))}
          </Pick>
          {isSimulated(known) ? null : <PracticeAgain view={view} />}
        </>
      )}
      {fault === null ? null : <FaultPanel fault={fault} />}
    </Screen>
  )
}

const unlistedName = ({
  id,
  unlisted,
}: {
  readonly id: string
  readonly unlisted: 'practice' | 'address'
}) => (unlisted === 'practice' ? words.samePractice : id)

/** A practice chip lives in the app: after a restart it is a new one, and only its own id leads back to it. */
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
