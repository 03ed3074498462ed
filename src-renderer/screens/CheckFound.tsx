// SPDX-License-Identifier: GPL-3.0-or-later
import type { FlashChip } from '../../shared/model/chip.ts'
import type { SessionInfo } from '../../shared/model/snapshot.ts'
import { blockerAct } from '../../shared/text/blockers.ts'
import { resumeText } from '../../shared/text/work.ts'
import { handsOf } from '../../shared/wire-moments.ts'
import { Button } from '../parts/Button.tsx'
import { Screen } from '../parts/Screen.tsx'
import { SignalChart } from '../parts/SignalChart.tsx'
import { WiresPicture } from '../parts/WiresPicture.tsx'
import { ask } from '../store/actions.ts'
import { useLastFault } from '../store/selectors.ts'
import { acknowledge, choose, goOn } from '../store/wizard.ts'
import { checkText as words } from '../text/check.ts'
import { otherChipLead, ratherCalled } from '../text/other-chip.ts'
import { packageText } from '../text/package.ts'
import { clockText } from '../text/size.ts'
import { otherChipAck, unexpectedChip } from '../wizard/expected.ts'
import { guideStepsOf } from '../wizard/guide-steps.ts'
import { blockersOf, cautionAck } from '../wizard/stages.ts'
import { cautionsAt } from '../wizard/view.ts'
import type { WizardView } from '../wizard/view.ts'
import { BackButton } from './pieces/BackButton.tsx'
import { Cautions } from './pieces/Cautions.tsx'
import { ChipFacts } from './pieces/ChipFacts.tsx'
import { FaultPanel } from './pieces/FaultPanel.tsx'
import { useGoingOn } from './pieces/useGoingOn.ts'
import { useSignalClock } from './pieces/useSignalClock.ts'
import type { MeasuredClock } from './pieces/useSignalClock.ts'
import { RowActs } from '../parts/RowActs.tsx'
import { Tick } from '../parts/Tick.tsx'
import { Asks, Choice } from '../parts/Asks.tsx'
import beside from '../parts/BesideDrawing.module.css'

interface FoundProps {
  readonly view: WizardView
  readonly chip: FlashChip
  /** The chip responded while this page was open. */
  readonly arrived: boolean
}

/**
 * The chip is identified and responds steadily. Two doubts may be left: its supply voltage, and whether it is the
 * expected chip.
 */
export function Found({ view, chip, arrived }: FoundProps) {
  const { session } = view.snapshot
  const fault = useLastFault()
  const other = unexpectedChip(view)
  const clock = useSignalClock(view, chip.id)
  const reason = reasonOf(view, chip)
  const asksSupply = chip.supplyMv === null
  // Not read on this connection, but read before: one comparison is enough, so the app does not read the chip twice
  // again.
  const compares = view.backup !== null && session?.backup == null
  const reads = session?.backup === null && !compares
  const inDoubt = reason !== null || other !== null || asksSupply || fault !== null
  const sure = !inDoubt && !hasUnread(view) && clock.sure
  const press = () => {
    if (reads) readTwice(view)
    goOn()
  }
  const goesOn = useGoingOn(arrived && sure && reads, press)
  return (
    <Screen
      title={other !== null ? words.otherTitle : asksSupply ? words.supplyTitle : words.found}
      lead={other !== null ? otherChipLead(other) : asksSupply ? words.supplyLead : words.foundLead}
      back={<BackButton to="wire" />}
      why={reason ?? (goesOn ? words.goesOn : null)}
      commit={
        <>
          <Slower clock={clock} />
          <Button look="go" blocked={reason} onPress={press}>
            {compares ? resumeText.start : words.foundCommit}
          </Button>
        </>
      }
    >
      {fault === null ? null : <FaultPanel fault={fault} />}
      <div className={`${beside['pair']} ${beside['on-stage']}`}>
        <WiresPicture
          view={view}
          hands={handsOf(view.choices, view.wiring, view.acks)}
          onChoose={choose}
          at={null}
          all
          low
        />
        <div>
          <ChipFacts view={view} />
          <Signal clock={clock} />
          <OtherChip view={view} chip={chip} />
          {asksSupply ? <AskSupply session={session} /> : null}
          <Cautions stage="check" view={view} />
        </div>
      </div>
    </Screen>
  )
}

/** Why the chip cannot be read yet; `null`: it can be read. */
function reasonOf(view: WizardView, chip: FlashChip): string | null {
  const [blocker] = blockersOf('check', view)
  if (blocker !== undefined) return blockerAct(blocker)
  const isOther = unexpectedChip(view) !== null
  return isOther && !view.acks.has(otherChipAck(chip.id)) ? words.otherBlocked : null
}

const hasUnread = (view: WizardView): boolean =>
  cautionsAt(view, ...guideStepsOf.check).some(
    ({ id, must_acknowledge: must }) => must && !view.acks.has(cautionAck(id)),
  )

function readTwice({ board, choices }: WizardView): void {
  const passes = choices.guideProgrammer === 'bbb' ? 3 : 2
  void ask('job.start', { kind: 'backup', passes, board: board?.names[0] ?? null })
}

function Slower({ clock: { slowerHz, use } }: { readonly clock: MeasuredClock }) {
  if (slowerHz === null) return null
  return <Button onPress={() => use(slowerHz)}>{words.useClock(clockText(slowerHz))}</Button>
}

/** How reliable the replies are, and the clock that was chosen because of it. */
function Signal({ clock }: { readonly clock: MeasuredClock }) {
  const { quality, told, clockHz } = clock
  return (
    <>
      {quality === null ? null : <SignalChart quality={told?.quality ?? quality} />}
      {told === null ? null : (
        <RowActs data-slowed={clockHz}>
          <span>{words.slowed(clockText(clockHz))}</span>
          <Button onPress={() => clock.use(told.fromHz)}>
            {words.useClock(clockText(told.fromHz))}
          </Button>
        </RowActs>
      )}
    </>
  )
}

/** The chip that responds is not the chip that the mainboard has at this position. */
function OtherChip({ view, chip }: Pick<FoundProps, 'view' | 'chip'>) {
  const other = unexpectedChip(view)
  const key = otherChipAck(chip.id)
  if (other === null) return null
  return (
    <>
      {other.rather == null ? null : (
        <RowActs>
          <Button onPress={() => void takeOther(other.rather?.index ?? null)}>
            {words.otherTake(ratherCalled(other) ?? '')}
          </Button>
        </RowActs>
      )}
      <Tick>
        <input
          type="checkbox"
          checked={view.acks.has(key)}
          onChange={({ target }) => acknowledge(key, target.checked)}
        />
        <span>{words.otherAck}</span>
      </Tick>
    </>
  )
}

function AskSupply({ session }: { readonly session: SessionInfo | null }) {
  return (
    <Asks>
      <legend>{packageText.supply}</legend>
      {(
        [
          ['3v3', [2700, 3600], packageText.supply3],
          ['1v8', [1650, 1950], packageText.supply1],
        ] as const
      ).map(([supply, supplyMv, text]) => (
        <Choice key={supply}>
          <input
            type="radio"
            name="supply"
            checked={session?.answeredSupplyMv?.[0] === supplyMv[0]}
            onChange={() => void answerSupply(supply, supplyMv)}
          />
          <span>{text}</span>
        </Choice>
      ))}
    </Asks>
  )
}

/** Closes the programmer first, because the user is about to move the wires. */
async function takeOther(chipIndex: number | null): Promise<void> {
  await ask('session.close', undefined)
  choose({ chipIndex })
}

/** Asks the main process first: it must not ask again for the marking of a chip that has power now. */
async function answerSupply(
  supply: '3v3' | '1v8',
  supplyMv: readonly [number, number],
): Promise<void> {
  await ask('session.answer-supply', { supplyMv })
  choose({ supply })
}
