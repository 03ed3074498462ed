// SPDX-License-Identifier: GPL-3.0-or-later
import { programmerName } from '../../shared/text/guide-programmers.ts'
import { useEffect, useRef } from 'react'
import type { FaultRecord } from '../../shared/fault.ts'
import type { JobInfo } from '../../shared/model/job.ts'
import type { LostProgrammer } from '../../shared/model/work.ts'
import { programmerKinds } from '../../shared/programmer/kinds.ts'
import { showsInList } from '../../shared/programmer/reach.ts'
import { handsOf } from '../../shared/wire-moments.ts'
import { lostSentences } from '../../shared/text/work.ts'
import { OctagonAlert } from 'lucide-react'
import { BackButton } from './pieces/BackButton.tsx'
import { Button } from '../parts/Button.tsx'
import { Cautions } from './pieces/Cautions.tsx'
import { FaultPanel } from './pieces/FaultPanel.tsx'
import { Screen } from '../parts/Screen.tsx'
import { useLookingForProgrammers } from '../store/looking.ts'
import { WireTable } from '../parts/WireTable.tsx'
import { WiresPicture } from '../parts/WiresPicture.tsx'
import { ask, tellQuietly } from '../store/actions.ts'
import { shortTitle } from '../wizard/programmers.ts'
import { askChip, isRunning } from '../store/flows.ts'
import { useLastFault, useView } from '../store/selectors.ts'
import { choose } from '../store/wizard.ts'
import { useWatching } from '../store/watching.ts'
import { checkText as words } from '../text/check.ts'
import { clockText } from '../text/size.ts'
import { isOverfed } from '../wizard/stages.ts'
import type { WizardView } from '../wizard/view.ts'
import { Choose } from './CheckChoose.tsx'
import { Found } from './CheckFound.tsx'
import { Stop } from './CheckStop.tsx'
import { Trouble } from './CheckTrouble.tsx'
import { MoreWays } from '../parts/MoreWays.tsx'
import { LongName } from '../parts/LongName.tsx'
import css from './pieces/FaultPanel.module.css'
import beside from '../parts/BesideDrawing.module.css'

/** Step 3, second half: turn the power on once, identify the chip, and show what responds or which wire to check. */
export function Check() {
  const view = useView()
  const refused = useLastFault()
  const { session, job } = view.snapshot
  useWatching()
  useKnownSupply(view)
  // A chip that responds while this page is open leads to the next step; a chip identified earlier has already done so.
  const there = useRef(session !== null && session.chip !== null)
  const { trouble } = view.work
  if (job !== null && isRunning(job))
    // The app identifies the chip again during the checks: the page must not change for that.
    return trouble !== null && job.request.kind === 'identify' ? (
      <Trouble view={view} fault={trouble.fault} reading={job} />
    ) : (
      <Asking view={view} job={job} />
    )
  const failed = job?.request.kind === 'identify' ? job.fault : null
  // A disconnected cable ends the session, whatever job was running.
  const lost = job?.fault?.code.startsWith('link.') === true ? job.fault : null
  if (session === null && trouble !== null && lost === null)
    return <Trouble view={view} fault={trouble.fault} />
  if (session === null) return <PowerOn view={view} fault={refused ?? failed ?? lost} />
  if (session.chip !== null) {
    if (isOverfed(view)) return <Stop view={view} />
    return <Found view={view} chip={session.chip} arrived={!there.current} />
  }
  if (session.candidates.length > 0) return <Choose view={view} />
  if (failed?.code === 'gate.cancelled') return <PowerOn view={view} fault={refused} stopped />
  if (failed !== null) return <Trouble view={view} fault={failed} />
  return <PowerOn view={view} fault={refused} />
}

/** The chip does not report its supply voltage, and the user has already read it. */
function useKnownSupply(view: WizardView): void {
  const { session } = view.snapshot
  const open =
    session !== null &&
    session.chip !== null &&
    session.chip.supplyMv === null &&
    session.answeredSupplyMv === null
  const { supplyMv } = view
  useEffect(() => {
    if (open && supplyMv !== null) tellQuietly('session.answer-supply', { supplyMv })
  }, [open, supplyMv])
}

interface PowerOnProps {
  readonly view: WizardView
  readonly fault: FaultRecord | null
  readonly stopped?: boolean
}

function PowerOn({ view, fault, stopped = false }: PowerOnProps) {
  useLookingForProgrammers()
  const { programmer, choices, wiring, snapshot } = view
  const told = fault ?? snapshot.watch.fault
  const name = shortTitle(programmerName(programmer))
  const there =
    (choices.programmerId !== null && !showsInList(choices.programmerId)) ||
    snapshot.programmers.some(({ id, access }) => id === choices.programmerId && access === 'ok')
  const reason = there ? null : words.waiting(name)
  return (
    <Screen
      title={words.off}
      lead={[
        words.seat[view.mounting ?? 'on-board'],
        wiring?.vccFrom === 'board'
          ? words.offBoard
          : programmer !== null && programmerKinds[programmer.kind].endsBy === 'shut-down'
            ? words.offLinux(name)
            : (choices.programmerMv === null ? words.offProgrammer : words.offAdapter)(name),
        words.handsOff,
      ]
        .filter(Boolean)
        .join(' ')}
      back={<BackButton to="wire" />}
      why={reason ?? (stopped ? words.stopped : null)}
      commit={
        <Button look="go" blocked={reason} onPress={() => askChip(view)}>
          {words.ask}
        </Button>
      }
    >
      {told === null ? null : <FaultPanel fault={told} />}
      {told === null && view.work.lost !== null ? <Lost view={view} lost={view.work.lost} /> : null}
      <div className={`${beside['pair']} ${beside['on-stage']}`}>
        <Wired view={view} />
        <div>
          {view.askHz === null || view.askHz === choices.clockHz ? null : (
            <p className="sub">{words.boardClock(clockText(view.askHz))}</p>
          )}
          <Cautions stage="check" view={view} only="dangers" />
        </div>
      </div>
    </Screen>
  )
}

/** The connected wires as a drawing, and as a list for users who want to count again. */
function Wired({ view }: { readonly view: WizardView }) {
  return (
    <div>
      <WiresPicture
        view={view}
        hands={handsOf(view.choices, view.wiring, view.acks)}
        onChoose={choose}
        at={null}
        all
        low
      />
      {view.wiring === null ? null : (
        <MoreWays>
          <summary>{words.wireList}</summary>
          <WireTable plan={view.wiring} />
        </MoreWays>
      )}
    </div>
  )
}

/** The programmer was disconnected while no job ran: an event, not a fault of a step. */
function Lost({ view, lost }: { readonly view: WizardView; readonly lost: LostProgrammer }) {
  const [title, ...rest] = lostSentences(lost, view.backup?.fileName ?? null)
  return (
    <section className={css['fault']} role="status" data-lost={lost.kind}>
      <OctagonAlert className="care" aria-hidden="true" />
      <div>
        <h2>{title}</h2>
        {rest.map((sentence) => (
          <p key={sentence}>
            <LongName>{sentence}</LongName>
          </p>
        ))}
      </div>
    </section>
  )
}

function Asking({ view, job }: { readonly view: WizardView; readonly job: JobInfo }) {
  return (
    <Screen
      title={words.asking}
      lead={words.askingLead}
      why={words.stopLeaves}
      commit={
        <Button look="stop" onPress={() => void ask('job.cancel', { jobId: job.id })}>
          {words.stop}
        </Button>
      }
    >
      <div className={`${beside['pair']} ${beside['on-stage']}`}>
        <Wired view={view} />
      </div>
    </Screen>
  )
}
