// SPDX-License-Identifier: GPL-3.0-or-later
import { ChevronLeft, List, Printer } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { powerNote } from '../../shared/text/guide-boards.ts'
import { legOneKey } from '../../shared/wire-moments.ts'
import type { Hands, WireMoment } from '../../shared/wire-moments.ts'
import { usualProgrammerMv } from '../../shared/gate/supply.ts'
import { AdapterFigure } from '../parts/AdapterFigure.tsx'
import { BackButton } from './pieces/BackButton.tsx'
import { Button } from '../parts/Button.tsx'
import { wiringSentences } from '../parts/drawing/WiringDrawing.tsx'
import { DangersBeside, MomentTitle, Pips, PlainTitle, WireNotes } from '../parts/MomentPanel.tsx'
import { printCard } from '../parts/printing.ts'
import { Screen, Lead } from '../parts/Screen.tsx'
import { WireTable } from '../parts/WireTable.tsx'
import { WiringCard } from '../parts/WiringCard.tsx'
import { WiresPicture } from '../parts/WiresPicture.tsx'
import { ask } from '../store/actions.ts'
import { useView } from '../store/selectors.ts'
import { acknowledge, choose } from '../store/wizard.ts'
import { blockerAct } from '../../shared/text/blockers.ts'
import { drawingText } from '../text/drawing.ts'
import { frame } from '../text/frame.ts'
import { voltText } from '../text/size.ts'
import { momentText, wireText as words } from '../text/wire.ts'
import { momentWords } from '../text/moment.ts'
import { wireAck } from '../wizard/stages.ts'
import type { WizardView } from '../wizard/view.ts'
import { Pick, PickRow } from '../parts/Pick.tsx'
import styles from './Wire.module.css'
import { useWireStep } from './pieces/useWireStep.ts'
import type { WireStep } from './pieces/useWireStep.ts'

/** Step 3: the wires for exactly these choices, one at a time, power last. */
export function Wire() {
  const view = useView()
  if (view.wiringBlock === 'ask-who-feeds-the-chip') return <WhoFeeds view={view} />
  return <Wires view={view} />
}

function Wires({ view }: { readonly view: WizardView }) {
  const step = useWireStep(view)
  const { hands, at, index, power, asList, blocked, before } = step
  const { moments, done } = hands
  return (
    <Screen
      title={null}
      back={
        before === null ? (
          <BackButton to="package" />
        ) : (
          <Button look="quiet" onPress={step.back}>
            <ChevronLeft aria-hidden="true" />
            {frame.back}
          </Button>
        )
      }
      why={blocked ?? <DangersBeside notes={step.notes} />}
      commit={
        <Button look="go" blocked={blocked} onPress={step.next}>
          {commitWord(step)}
        </Button>
      }
    >
      <div className={styles['one']}>
        <WiresPicture
          view={view}
          hands={hands}
          onChoose={choose}
          at={power.state === 'off' ? at.key : null}
          all={asList}
        />
        <div className={styles['say']}>
          <Pips done={asList ? done.size : power.state === 'off' ? index : 0} of={moments.length} />
          {power.state !== 'off' ? (
            <PowerOff view={view} power={power} />
          ) : asList ? (
            <AllWires view={view} hands={hands} />
          ) : (
            <AtMoment view={view} hands={hands} at={at} />
          )}
          <WireNotes notes={step.notes} />
          {view.choices.programmerMv === null ? null : <Adapter mv={view.choices.programmerMv} />}
          {view.wiring === null ? null : <Tools view={view} step={step} />}
        </div>
      </div>
      <WiringCard view={view} />
    </Screen>
  )
}

function commitWord({ power, asList, at }: WireStep): string {
  if (power.state !== 'off') return power.blocked === null ? momentText.offDone : momentText.waiting
  if (asList) return momentText.allConnected
  if (at.kind === 'chip') return words.commit
  return at.kind === 'leave-free' ? momentText.nextFree : momentText.next
}

interface PowerOffProps {
  readonly view: WizardView
  readonly power: WireStep['power']
}

/** The wires have power, so the user must turn it off before moving any wire. */
function PowerOff({ view, power }: PowerOffProps) {
  return (
    <>
      <PlainTitle says={power.title}>{power.lead}</PlainTitle>
      {view.practice ? (
        <p>
          <Button small onPress={() => void ask('session.close', undefined)}>
            {momentText.unplugPractice}
          </Button>
        </p>
      ) : null}
    </>
  )
}

/** Other ways to follow the wires: the list, and the card to print. */
function Tools({ view, step }: { readonly view: WizardView; readonly step: WireStep }) {
  return (
    <div className={styles['tools']}>
      {step.wiresOpen ? (
        <Button small onPress={step.toggleList}>
          <List aria-hidden="true" />
          {view.choices.wiresAsList
            ? momentText.oneByOne
            : momentText.all(step.hands.moments.length - 1)}
        </Button>
      ) : null}
      <Button small onPress={printCard}>
        <Printer aria-hidden="true" />
        {words.print}
      </Button>
    </div>
  )
}

interface AtMomentProps {
  readonly view: WizardView
  readonly hands: Hands
  readonly at: WireMoment
}

function AtMoment({ view, hands, at }: AtMomentProps) {
  const said = momentWords(at, view.header, view.choices.programmerMv !== null)
  if (said === null) return <TheChip view={view} hands={hands} />
  return (
    <>
      <MomentTitle said={said} />
      <p className="visually-hidden" role="status">
        {said.signal}, {said.name}, {said.place}
      </p>
    </>
  )
}

/**
 * The last act: attach the clip, or insert the chip. For the next chip this is the only act, and the user ticks both
 * checks.
 */
function TheChip({ view, hands }: Omit<AtMomentProps, 'at'>) {
  const { chipPackage, acks, boardChip, choices, wiring } = view
  const mounting = view.mounting ?? 'on-board'
  const moves = hands.carried.size > 0
  const name = boardChip?.name ?? null
  const clip = chipPackage?.clip_works === true ? 'clip' : 'probe'
  const title = moves
    ? mounting === 'on-board'
      ? momentText.moveTitle(name)
      : momentText.exchangeTitle(name)
    : choices.programmerMv === null
      ? momentText.chipTitle[mounting === 'on-board' ? clip : mounting]
      : momentText.chipTitle.adapter
  return (
    <>
      <PlainTitle says={title}>
        {moves ? momentText.moveLead : momentText.legOne[mounting]}
        {wiring === null ? ` ${momentText.noDrawing}` : ''}
      </PlainTitle>
      {moves ? (
        <div className={styles['ticks']}>
          <Tick on={acks.has(wireAck('chip'))} of="chip">
            {mounting === 'on-board' ? momentText.moved : momentText.exchanged}
          </Tick>
          <Tick on={acks.has(wireAck(legOneKey))} of={legOneKey}>
            {momentText.legOneFound}
          </Tick>
        </div>
      ) : null}
      {wiring === null && chipPackage !== null ? (
        <ul className={styles['more']}>
          {chipPackage.pins.map(({ n, signal }) => (
            <li key={n}>
              {drawingText.leg(n)}: {signal}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}

interface TickProps {
  readonly of: string
  readonly on: boolean
  readonly children: ReactNode
}

function Tick({ of, on, children }: TickProps) {
  return (
    <label>
      <input
        type="checkbox"
        checked={on}
        onChange={({ target }) => acknowledge(wireAck(of), target.checked)}
      />
      {children}
    </label>
  )
}

/** Everything to connect as a list with checkboxes, for experienced users. */
function AllWires({ view, hands }: Omit<AtMomentProps, 'at'>) {
  const { wiring, header, choices } = view
  if (wiring === null) return null
  const ticked = new Set(
    wiring.wires.map(({ signal }) => signal).filter((signal) => hands.done.has(signal)),
  )
  const parts = hands.moments.filter(({ kind }) => kind !== 'wire' && kind !== 'chip')
  return (
    <>
      <PlainTitle says={words.title(wiring.wires.length)} />
      <div className={styles['list']}>
        <WireTable
          plan={wiring}
          ticked={ticked}
          onTick={(signal, on) => acknowledge(wireAck(signal), on)}
        />
        <div className={styles['parts']}>
          {parts.map((moment) => {
            const said = momentWords(moment, header, choices.programmerMv !== null)
            return said === null ? null : (
              <Tick key={moment.key} of={moment.key} on={hands.done.has(moment.key)}>
                {said.says}: {said.place}
              </Tick>
            )
          })}
        </div>
      </div>
      <details className={styles['more']}>
        <summary>{words.also}</summary>
        <ul>
          {wiringSentences(wiring)
            .slice(wiring.wires.length)
            .map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
        </ul>
      </details>
    </>
  )
}

function Adapter({ mv }: { readonly mv: number }) {
  return (
    <>
      <AdapterFigure volts={voltText(mv)} programmerVolts={voltText(usualProgrammerMv)} />
      <p className="sub">{words.throughAdapter(voltText(mv))}</p>
    </>
  )
}

/** Asked only if the sources leave it open. */
function WhoFeeds({ view }: { readonly view: WizardView }) {
  const [board, setBoard] = useState<boolean | null>(null)
  const reason = board === null ? blockerAct({ code: 'ask-who-feeds-the-chip' }) : null
  return (
    <Screen
      title={words.feedsTitle}
      lead={words.feedsLead}
      back={<BackButton to="package" />}
      why={reason}
      commit={
        <Button
          look="go"
          blocked={reason}
          onPress={() => {
            if (board !== null) choose({ boardFeedsChip: board })
          }}
        >
          {words.feedsTake}
        </Button>
      }
    >
      <Lead>{powerNote(view.board?.power.note ?? null)}</Lead>
      <Pick className={styles['feeds']}>
        {([false, true] as const).map((value) => (
          <PickRow key={String(value)} chosen={board === value}>
            <input
              type="radio"
              name="feeds"
              checked={board === value}
              onChange={() => setBoard(value)}
            />
            <b>{value ? words.feedsBoard : words.feedsProgrammer}</b>
          </PickRow>
        ))}
      </Pick>
    </Screen>
  )
}
