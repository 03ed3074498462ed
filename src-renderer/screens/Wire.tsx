// SPDX-License-Identifier: GPL-3.0-or-later
import { powerNote } from '../../shared/text/guide-boards.ts'
import { programmerName } from '../../shared/text/guide-programmers.ts'
import { ChevronLeft, List, Printer } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { programmerKinds } from '../../shared/programmer/kinds.ts'
import { reachOf } from '../../shared/programmer/reach.ts'
import { chipMoment, handsOf, legOneKey, powerOffAck } from '../../shared/wire-moments.ts'
import type { Hands, WireMoment } from '../../shared/wire-moments.ts'
import { usualProgrammerMv } from '../../shared/gate/supply.ts'
import { AdapterFigure } from '../parts/AdapterFigure.tsx'
import { BackButton } from './pieces/BackButton.tsx'
import { Button } from '../parts/Button.tsx'
import { wiringSentences } from '../parts/drawing/WiringDrawing.tsx'
import { MomentTitle, Pips, PlainTitle, WireNotes } from '../parts/MomentPanel.tsx'
import { printCard } from '../parts/printing.ts'
import { Screen, Lead } from '../parts/Screen.tsx'
import { useStepKeys } from '../parts/useStepKeys.ts'
import { WireTable } from '../parts/WireTable.tsx'
import { WiringCard } from '../parts/WiringCard.tsx'
import { WiresPicture } from '../parts/WiresPicture.tsx'
import { ask } from '../store/actions.ts'
import { askChip } from '../store/flows.ts'
import { useView } from '../store/selectors.ts'
import { acknowledge, acknowledgeAll, choose, goOn } from '../store/wizard.ts'
import { blockerAct } from '../../shared/text/blockers.ts'
import { drawingText } from '../text/drawing.ts'
import { frame } from '../text/frame.ts'
import { voltText } from '../text/size.ts'
import { momentText, wireText as words } from '../text/wire.ts'
import { momentWords } from '../text/moment.ts'
import { shortTitle } from '../wizard/programmers.ts'
import { cautionAck, powerSeen, wireAck } from '../wizard/stages.ts'
import type { WizardView } from '../wizard/view.ts'
import { unreadNotes, wireNotes } from '../wizard/wire-notes.ts'
import { Pick, PickRow } from '../parts/Pick.tsx'
import styles from './Wire.module.css'

/** Step 3: the wires of exactly these choices, one at a time, power last. */
export function Wire() {
  const view = useView()
  if (view.wiringBlock === 'ask-who-feeds-the-chip') return <WhoFeeds view={view} />
  return <Wires view={view} />
}

function Wires({ view }: { readonly view: WizardView }) {
  const hands = handsOf(view.choices, view.wiring, view.acks)
  const { moments, done } = hands
  const [chosen, setChosen] = useState<string | null>(null)
  const byKey = (key: string | null) => moments.find((moment) => moment.key === key)
  const at = byKey(chosen) ?? moments.find(({ key }) => !done.has(key)) ?? chipMoment
  const power = usePower(view, at.kind === 'chip' && hands.carried.size === 0)
  const index = moments.findIndex(({ key }) => key === at.key)
  const wiresOpen = moments.some(({ kind, key }) => kind !== 'chip' && !done.has(key))
  const asList = view.choices.wiresAsList && wiresOpen && power.state === 'off'
  const first = moments.findIndex(({ key }) => !hands.carried.has(key))
  const notes = asList
    ? unreadNotes(view, hands)
    : power.state !== 'off'
      ? wireNotes(view, hands, 'power')
      : wireNotes(view, hands, at, power.seen && index === first)
  const read = notes.flatMap(({ covers }) => covers.map(cautionAck))

  const blocked = power.blocked ?? (asList ? null : chipBlocked(at, hands))
  const next = () => {
    if (blocked !== null) return
    if (power.state !== 'off') acknowledgeAll([powerOffAck, ...read])
    else if (asList) {
      acknowledgeAll([
        ...moments.flatMap(({ kind, key }) => (kind === 'chip' ? [] : [wireAck(key)])),
        ...read,
      ])
      setChosen(null)
    } else {
      acknowledgeAll([
        ...(at.kind === 'chip' && hands.carried.size > 0 ? [] : [wireAck(at.key)]),
        ...read,
      ])
      if (at.kind === 'chip') connectPower(view)
      else setChosen(moments[index + 1]?.key ?? null)
    }
  }
  const before = power.state === 'off' && !asList ? moments[index - 1] : undefined
  const back = () => {
    if (before !== undefined) setChosen(before.key)
  }
  const toggleList = () => choose({ wiresAsList: !view.choices.wiresAsList })
  useStepKeys({ next, back, list: toggleList })
  usePluggedIn(power.pluggedIn && at.kind === 'chip', next)

  return (
    <Screen
      title={null}
      back={
        before === undefined ? (
          <BackButton to="package" />
        ) : (
          <Button look="quiet" onPress={back}>
            <ChevronLeft aria-hidden="true" />
            {frame.back}
          </Button>
        )
      }
      why={blocked}
      commit={
        <Button look="go" blocked={blocked} onPress={next}>
          {power.state !== 'off'
            ? power.blocked === null
              ? momentText.offDone
              : momentText.waiting
            : asList
              ? momentText.allConnected
              : at.kind === 'chip'
                ? words.commit
                : at.kind === 'leave-free'
                  ? momentText.nextFree
                  : momentText.next}
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
            <PlainTitle says={power.title}>{power.lead}</PlainTitle>
          ) : asList ? (
            <AllWires view={view} hands={hands} />
          ) : (
            <AtMoment view={view} hands={hands} at={at} />
          )}
          {power.state !== 'off' && view.practice ? (
            <p>
              <Button small onPress={() => void ask('session.close', undefined)}>
                {momentText.unplugPractice}
              </Button>
            </p>
          ) : null}
          <WireNotes notes={notes} />
          {view.choices.programmerMv === null ? null : <Adapter mv={view.choices.programmerMv} />}
          {view.wiring === null ? null : (
            <div className={styles['tools']}>
              {wiresOpen ? (
                <Button small onPress={toggleList}>
                  <List aria-hidden="true" />
                  {view.choices.wiresAsList
                    ? momentText.oneByOne
                    : momentText.all(moments.length - 1)}
                </Button>
              ) : null}
              <Button small onPress={printCard}>
                <Printer aria-hidden="true" />
                {words.print}
              </Button>
            </div>
          )}
        </div>
      </div>
      <WiringCard view={view} />
    </Screen>
  )
}

/** A practice programmer cannot be plugged in: the press stands for it. A real one is seen to come on the next page. */
function connectPower(view: WizardView): void {
  goOn()
  if (view.practice) askChip(view)
}

/** The chip of a mainboard that is reached with wires from before: two looks, and both are ticked. */
function chipBlocked(at: WireMoment, { carried, open }: Hands): string | null {
  if (at.kind !== 'chip') return null
  const missing = carried.size === 0 ? open.filter((key) => key !== 'chip') : open
  return missing.length === 0 ? null : blockerAct({ code: 'wires-open', signals: missing })
}

interface PowerState {
  /** `off`: the wires may be touched. */
  readonly state: 'off' | 'wait'
  /** It was seen, and nobody was asked. */
  readonly seen: boolean
  /** The programmer was seen to be plugged in while the chip was being connected. */
  readonly pluggedIn: boolean
  readonly blocked: string | null
  readonly title: string
  readonly lead: string
}

/** Whether the wires may be touched now: seen where it can be, else asked. `last`: all wires are on, and power comes next. */
function usePower(view: WizardView, last: boolean): PowerState {
  const seen = powerSeen(view)
  const wasOff = useRef(false)
  useEffect(() => {
    if (seen === 'off') wasOff.current = true
  }, [seen])
  const [off, setOff] = useState(seen === 'off')
  if (seen === 'off' && !off) setOff(true)
  const pluggedIn = last && off && seen === 'on'
  const touchable = seen === 'off' || pluggedIn || (seen === 'unseen' && view.acks.has(powerOffAck))
  const said = powerWords(view, seen)
  return {
    ...said,
    state: touchable ? 'off' : 'wait',
    seen: seen === 'off',
    pluggedIn,
    blocked: touchable ? null : said.blocked,
  }
}

function powerWords(
  { programmer, choices, wiring }: WizardView,
  seen: ReturnType<typeof powerSeen>,
): Pick<PowerState, 'blocked' | 'title' | 'lead'> {
  const name = shortTitle(programmerName(programmer))
  const { off, offAsk } = momentText
  if (seen === 'on')
    return { blocked: momentText.stillThere(name), title: off.unplug(name), lead: '' }
  if (wiring?.vccFrom === 'board')
    return { blocked: null, title: off.board, lead: offAsk.board(name) }
  if (programmer !== null && programmerKinds[programmer.kind].endsBy === 'shut-down')
    return { blocked: null, title: off.shutDown(name), lead: offAsk.shutDown(name) }
  if (programmer !== null && reachOf(choices.programmerId ?? '', programmer.kind) === 'network')
    return { blocked: null, title: off.network, lead: offAsk.network }
  return { blocked: null, title: off.unplug(name), lead: offAsk.unplug(name) }
}

/** To plug the programmer in is the last act of the wiring: nothing else need be pressed. */
function usePluggedIn(pluggedIn: boolean, next: () => void): void {
  const act = useRef(next)
  useEffect(() => {
    act.current = next
  })
  useEffect(() => {
    if (pluggedIn) act.current()
  }, [pluggedIn])
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

/** Last of all the clip goes on, or the chip in. On to the next chip only this is done, and both looks are ticked. */
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

/** Everything to connect as a list with ticks, for who knows it. */
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

/** Asked only where the sources leave it open. */
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
