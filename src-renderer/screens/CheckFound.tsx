// SPDX-License-Identifier: GPL-3.0-or-later
import { TriangleAlert } from 'lucide-react'
import { Fragment, useEffect, useRef, useState } from 'react'
import type { SignalQuality } from '../../shared/signal-quality.ts'
import { guideStepsOf } from '../wizard/guide-steps.ts'
import { SignalChart } from '../parts/SignalChart.tsx'
import { cautionsAt } from '../wizard/view.ts'
import type { FlashChip } from '../../shared/model/chip.ts'
import { partName } from '../../shared/part-name.ts'
import { BackButton } from './pieces/BackButton.tsx'
import { Button } from '../parts/Button.tsx'
import { Cautions } from './pieces/Cautions.tsx'
import { FaultPanel } from './pieces/FaultPanel.tsx'
import { Screen } from '../parts/Screen.tsx'
import { VoltageScale } from '../parts/VoltageScale.tsx'
import { WiresPicture } from '../parts/WiresPicture.tsx'
import { handsOf } from '../../shared/wire-moments.ts'
import { resumeText } from '../../shared/text/work.ts'
import { ask, askQuietly } from '../store/actions.ts'
import { askChip, runJob } from '../store/flows.ts'
import { useLastFault, useLoweredClock } from '../store/selectors.ts'
import { acknowledge, choose, goOn, lowerClock } from '../store/wizard.ts'
import { checkText as words } from '../text/check.ts'
import { blockerAct } from '../../shared/text/blockers.ts'
import { packageText } from '../text/package.ts'
import { clockText, sizeText, supplyText, voltText } from '../text/size.ts'
import { supplyVerdict } from '../../shared/gate/supply.ts'
import { differencesOf } from '../text/chip-differences.ts'
import { namesApart, printedCandidate } from '../wizard/candidates.ts'
import type { NamePiece } from '../wizard/candidates.ts'
import { idText, partCalled } from '../text/chip-names.ts'
import { otherChipLead, ratherCalled } from '../text/other-chip.ts'
import { otherChipAck, unexpectedChip } from '../wizard/expected.ts'
import { blockersOf, cautionAck } from '../wizard/stages.ts'
import { signalClock } from '../wizard/signal-clock.ts'
import type { LoweredClock } from '../wizard/signal-clock.ts'
import type { WizardView } from '../wizard/view.ts'
import { protectionText } from '../../shared/text/protection.ts'
import css from './CheckFound.module.css'
import beside from '../parts/BesideDrawing.module.css'

/** The ID belongs to several parts that must not be mixed up, or to one that contradicts itself. */
export function Choose({ view }: { readonly view: WizardView }) {
  const { candidates = [], differences = [] } = view.snapshot.session ?? {}
  const printed = printedCandidate(candidates, view.choices.chipEntry)
  const [id, setId] = useState<string | null>(printed?.id ?? null)
  const rows = differencesOf(candidates)
  const names = namesApart(candidates)
  const marked = names.flat(2).some(({ apart }) => apart)
  const chosen = candidates.find((chip) => chip.id === id)
  const one = candidates.length === 1
  const low = candidates.some(
    ({ supplyMv }) => supplyVerdict(supplyMv, view.programmerMv) === 'too-high',
  )
  return (
    <Screen
      title={one ? words.chooseOneTitle : words.chooseTitle}
      lead={one ? words.chooseOneLead(differences) : words.chooseLead(differences)}
      back={<BackButton to="wire" />}
      why={chosen === undefined ? words.chooseBlocked : ''}
      commit={
        <Button
          look="go"
          blocked={chosen === undefined ? words.chooseBlocked : null}
          onPress={() => {
            if (chosen !== undefined) void takeCandidate(chosen)
          }}
        >
          {words.chooseCommit}
        </Button>
      }
    >
      <table className={`t ${css['candidates']}`}>
        <thead>
          <tr>
            <th scope="col">{words.choosePart}</th>
            {rows.map(({ key }) => (
              <th key={key} scope="col">
                {words.differ[key]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {candidates.map((chip, index) => (
            <tr key={chip.id} className={id === chip.id ? 'on' : ''}>
              <td>
                <label className="choice">
                  <input
                    type="radio"
                    name="candidate"
                    checked={id === chip.id}
                    onChange={() => setId(chip.id)}
                  />
                  {chip.names.length === 0 ? (
                    <b>{partCalled(chip)}</b>
                  ) : (
                    <PartNames names={names[index] ?? []} />
                  )}
                </label>
              </td>
              {rows.map(({ key, values }) => (
                <td key={key} className="tabular">
                  {values[index] ?? words.unknown}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {low ? (
        <p data-note="care" className="note care">
          <TriangleAlert className="i" aria-hidden="true" />
          <span>{words.chooseLow(voltText(view.programmerMv ?? 0))}</span>
        </p>
      ) : null}
      <p className="sub">
        {marked ? `${words.chooseMarked} ` : ''}
        {printed !== null
          ? words.choosePrinted(partName(printed))
          : view.chipEntry === null
            ? ''
            : words.chooseNotPrinted(partName(view.chipEntry))}
      </p>
    </Screen>
  )
}

/** Each name with the letters underlined that no other candidate has there. */
function PartNames({ names }: { readonly names: readonly (readonly NamePiece[])[] }) {
  return (
    <b>
      {names.map((pieces, at) => (
        <Fragment key={pieces.map(({ text }) => text).join('')}>
          {at === 0 ? '' : ', '}
          {pieces.map(({ at: from, text, apart }) =>
            apart ? <u key={from}>{text}</u> : <Fragment key={from}>{text}</Fragment>,
          )}
        </Fragment>
      ))}
    </b>
  )
}

async function takeCandidate(chip: FlashChip): Promise<void> {
  if ((await ask('session.choose-chip', { name: chip.id })) !== null)
    await runJob({ kind: 'identify' })
}

export function Stop({ view }: { readonly view: WizardView }) {
  const { session } = view.snapshot
  return (
    <Screen
      urgent
      title={words.stopTitle}
      lead={words.stopLead}
      back={<BackButton to="package" />}
      commit={
        <Button look="go" onPress={() => void ask('session.close', undefined)}>
          {words.powerOff}
        </Button>
      }
    >
      <ChipFacts view={view} />
      <MoreFacts view={view} />
      <VoltageScale
        supplyMv={session?.chip?.supplyMv ?? session?.answeredSupplyMv ?? null}
        programmerMv={view.programmerMv}
      />
    </Screen>
  )
}

/** The chip is known and steady. Two doubts may be left: its supply, and whether it is the right one. */
export function Found({
  view,
  chip,
  arrived,
}: {
  readonly view: WizardView
  readonly chip: FlashChip
  /** It has answered while this page was on screen. */
  readonly arrived: boolean
}) {
  const { snapshot, acks, choices } = view
  const fault = useLastFault()
  const other = unexpectedChip(view)
  const otherKey = otherChipAck(chip.id)
  const [blocker] = blockersOf('check', view)
  const reason =
    blocker !== undefined
      ? blockerAct(blocker)
      : other !== null && !acks.has(otherKey)
        ? words.otherBlocked
        : null
  const asksSupply = chip.supplyMv === null
  const passes = choices.guideProgrammer === 'bbb' ? 3 : 2
  // Not read on this connection, but read before: one comparison leads on, and nothing is read twice again.
  const compares = view.backup !== null && snapshot.session?.backup == null
  const reads = snapshot.session?.backup === null && !compares
  const lowered = useLoweredClock()
  // What the programmer grants, which can be less than what is asked for.
  const clockHz = snapshot.session?.clockHz ?? 0
  const quality = useSignal(chip.id, clockHz)
  const clock = signalClock(quality, {
    chipId: chip.id,
    clockHz,
    chosenHz: choices.clockHz,
    lowered,
  })
  const { told: slowed, slowerHz } = clock
  useSlowerByItself(clock.take, (taken) => {
    lowerClock(taken)
    askChip(view, taken.toHz)
  })
  const unread = cautionsAt(view, ...guideStepsOf.check).some(
    ({ id, must_acknowledge: must }) => must && !acks.has(cautionAck(id)),
  )
  const sure =
    reason === null && other === null && !asksSupply && fault === null && !unread && clock.sure
  const goesOn = useGoingOn(arrived && sure && reads, () => {
    void ask('job.start', { kind: 'backup', passes, board: view.board?.names[0] ?? null })
    goOn()
  })
  return (
    <Screen
      title={other !== null ? words.otherTitle : asksSupply ? words.supplyTitle : words.found}
      lead={other !== null ? otherChipLead(other) : asksSupply ? words.supplyLead : words.foundLead}
      back={<BackButton to="wire" />}
      why={reason ?? (goesOn ? words.goesOn : null)}
      commit={
        <>
          {slowerHz === null ? null : (
            <Button
              onPress={() => {
                choose({ clockHz: slowerHz })
                askChip(view, slowerHz)
              }}
            >
              {words.useClock(clockText(slowerHz))}
            </Button>
          )}
          <Button
            look="go"
            blocked={reason}
            onPress={() => {
              if (reads)
                void ask('job.start', {
                  kind: 'backup',
                  passes,
                  board: view.board?.names[0] ?? null,
                })
              goOn()
            }}
          >
            {compares ? resumeText.start : words.foundCommit}
          </Button>
        </>
      }
    >
      {fault === null ? null : <FaultPanel fault={fault} />}
      <div className={`${beside['pair']} ${beside['on-stage']}`}>
        <WiresPicture
          view={view}
          hands={handsOf(view.choices, view.wiring, acks)}
          onChoose={choose}
          at={null}
          all
          low
        />
        <div>
          <ChipFacts view={view} />
          <MoreFacts view={view} />
          {quality === null ? null : <SignalChart quality={slowed?.quality ?? quality} />}
          {slowed === null ? null : (
            <p className="row-acts" data-slowed={clockHz}>
              <span>{words.slowed(clockText(clockHz))}</span>
              <Button
                onPress={() => {
                  choose({ clockHz: slowed.fromHz })
                  askChip(view, slowed.fromHz)
                }}
              >
                {words.useClock(clockText(slowed.fromHz))}
              </Button>
            </p>
          )}
          {other?.rather == null ? null : (
            <p className="row-acts">
              <Button onPress={() => void takeOther(other.rather?.index ?? null)}>
                {words.otherTake(ratherCalled(other) ?? '')}
              </Button>
            </p>
          )}
          {other === null ? null : (
            <label className="tick">
              <input
                type="checkbox"
                checked={acks.has(otherKey)}
                onChange={({ target }) => acknowledge(otherKey, target.checked)}
              />
              <span>{words.otherAck}</span>
            </label>
          )}
          {asksSupply ? (
            <fieldset className="asks">
              <legend>{packageText.supply}</legend>
              {(
                [
                  ['3v3', [2700, 3600], packageText.supply3],
                  ['1v8', [1650, 1950], packageText.supply1],
                ] as const
              ).map(([supply, supplyMv, text]) => (
                <label key={supply} className="choice">
                  <input
                    type="radio"
                    name="supply"
                    checked={snapshot.session?.answeredSupplyMv?.[0] === supplyMv[0]}
                    onChange={() => void answerSupply(supply, supplyMv)}
                  />
                  <span>{text}</span>
                </label>
              ))}
            </fieldset>
          ) : null}
          <Cautions stage="check" view={view} />
        </div>
      </div>
    </Screen>
  )
}

/** Acts once for each recommendation. */
function useSlowerByItself(taken: LoweredClock | null, act: (taken: LoweredClock) => void): void {
  const latest = useRef<() => void>(() => undefined)
  useEffect(() => {
    latest.current = () => {
      if (taken !== null) act(taken)
    }
  })
  const toHz = taken?.toHz ?? null
  useEffect(() => {
    if (toHz !== null) latest.current()
  }, [toHz])
}

/** Measured once for each chip and clock that this page shows; `null` until it is known. */
function useSignal(chipId: string, clockHz: number): SignalQuality | null {
  const [quality, setQuality] = useState<SignalQuality | null>(null)
  useEffect(() => {
    let current = true
    setQuality(null)
    const measure = async (): Promise<void> => {
      const measured = await askQuietly('check.signal', undefined)
      if (current) setQuality(measured)
    }
    void measure()
    return () => {
      current = false
    }
  }, [chipId, clockHz])
  return quality
}

/** Long enough to see which chip was found. */
const SHOWN_MS = 2000

/**
 * Goes on without a press where nothing is in doubt. After a key, a touch of the page or a visit to another page it waits
 * for the button: the reader wants to look at something. True while it is about to go on.
 */
function useGoingOn(sure: boolean, act: () => void): boolean {
  const [held, setHeld] = useState(false)
  const latest = useRef(act)
  useEffect(() => {
    latest.current = act
  })
  const goes = sure && !held
  useEffect(() => {
    if (!goes) return undefined
    const hold = (): void => setHeld(true)
    const timer = setTimeout(() => {
      if (document.visibilityState === 'visible') latest.current()
      else hold()
    }, SHOWN_MS)
    document.addEventListener('keydown', hold)
    document.addEventListener('pointerdown', hold)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('keydown', hold)
      document.removeEventListener('pointerdown', hold)
    }
  }, [goes])
  return goes
}

/** The programmer is let go first: the wires are about to be moved. */
async function takeOther(chipIndex: number | null): Promise<void> {
  await ask('session.close', undefined)
  choose({ chipIndex })
}

/** Main first: a chip that has power now must not be asked about its print again. */
async function answerSupply(
  supply: '3v3' | '1v8',
  supplyMv: readonly [number, number],
): Promise<void> {
  await ask('session.answer-supply', { supplyMv })
  choose({ supply })
}

function ChipFacts({ view }: { readonly view: WizardView }) {
  const { session } = view.snapshot
  const chip = session?.chip ?? null
  if (session === null || chip === null) return null
  const { supplyMv } = chip
  return (
    <dl className="facts">
      <dt>{words.facts.part}</dt>
      <dd>
        {chip.names.length === 0 ? words.facts.nameless : `${chip.vendor} ${chip.names.join(', ')}`}
      </dd>
      <dt>{words.facts.size}</dt>
      <dd>{sizeText(chip.sizeBytes)}</dd>
      <dt>{words.facts.supply}</dt>
      <dd>{supplyMv === null ? words.unknown : supplyText(supplyMv)}</dd>
    </dl>
  )
}

/** What nobody has to act on here. */
function MoreFacts({ view }: { readonly view: WizardView }) {
  const { session } = view.snapshot
  if (session === null || session.chip === null) return null
  return (
    <details className="more-ways">
      <summary>{words.facts.details}</summary>
      <dl className="facts">
        <dt>{words.facts.id}</dt>
        <dd className="data">{idText(session.chip)}</dd>
        <dt>{words.facts.protection}</dt>
        <dd>{session.protection === null ? words.unknown : protectionText(session.protection)}</dd>
        <dt>{words.facts.clock}</dt>
        <dd>{clockText(session.clockHz)}</dd>
        <dt>{words.facts.programmer}</dt>
        <dd>{session.about.name}</dd>
      </dl>
    </details>
  )
}
