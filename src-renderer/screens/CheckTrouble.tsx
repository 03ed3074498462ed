// SPDX-License-Identifier: GPL-3.0-or-later
import { hex } from '../../shared/hex.ts'
import { programmerName } from '../../shared/text/guide-programmers.ts'
import { Check, OctagonMinus, Power } from 'lucide-react'
import { Fragment } from 'react'
import { spellLegs } from '../../shared/data/legs.ts'
import { remedyFor } from '../../shared/text/remedies.ts'
import type { SignalKey } from '../../shared/data/guide.ts'
import type { FaultRecord } from '../../shared/fault.ts'
import type { JobInfo } from '../../shared/model/job.ts'
import type { WiringLook } from '../../shared/model/wiring.ts'
import { partName, partSaid } from '../../shared/part-name.ts'
import { programmerKinds } from '../../shared/programmer/kinds.ts'
import { spelledHex } from '../../shared/spelling.ts'
import { nobody, sayContents } from '../../shared/text/chip-contents.ts'
import { lookParts, lookTitle } from '../../shared/text/wiring.ts'
import { lookAck, movedAck } from '../../shared/work.ts'
import { BackButton } from './pieces/BackButton.tsx'
import { Button } from '../parts/Button.tsx'
import { Causes } from '../parts/Causes.tsx'
import { FaultPanel } from './pieces/FaultPanel.tsx'
import { LookDrawing } from '../parts/LookDrawing.tsx'
import { Screen } from '../parts/Screen.tsx'
import { useTone } from '../parts/tone.ts'
import { useLookingForProgrammers } from '../store/looking.ts'
import { WatchLine } from '../parts/WatchLine.tsx'
import { WireTable } from '../parts/WireTable.tsx'
import { lieOf, WiringView } from '../parts/WiringView.tsx'
import { shortTitle } from '../wizard/programmers.ts'
import { ask } from '../store/actions.ts'
import { askChip } from '../store/flows.ts'
import { usePlayTone } from '../store/selectors.ts'
import { acknowledgeEach, choose, playTone } from '../store/wizard.ts'
import { checkText as words } from '../text/check.ts'
import { clockText } from '../text/size.ts'
import { makersOf } from '../wizard/makers.ts'
import { lookList } from '../wizard/next-look.ts'
import type { LookList } from '../wizard/next-look.ts'
import { causesSeen, slowerClock } from '../wizard/suspects.ts'
import { isUnplugged } from '../wizard/stages.ts'
import type { WizardView } from '../wizard/view.ts'
import { NextStep } from '../parts/NextStep.tsx'
import { Numbered } from '../parts/Numbered.tsx'
import { Facts } from '../parts/Facts.tsx'
import styles from './CheckTrouble.module.css'

/**
 * No reply, an unsteady reply or an unknown chip: says what is safe, then suggests one check at a time, and shows live
 * replies.
 */
export function Trouble({
  view,
  fault,
  reading = null,
}: {
  readonly view: WizardView
  readonly fault: FaultRecord
  /** The app is reading the chip ID now. */
  readonly reading?: JobInfo | null
}) {
  const { snapshot, programmer } = view
  const open = snapshot.session !== null
  useLookingForProgrammers(!open)
  const tone = usePlayTone()
  useTone(tone, { answers: snapshot.watch.seen !== 'none', change: snapshot.watch.change })
  const { title, lead, steps } = saying(view, fault)
  const list = lookList(view, fault)
  const { next } = list
  const finding = snapshot.session?.wiring ?? view.work.trouble?.wiring
  const slower = slowerClock(
    snapshot.session?.clockHz ?? view.work.trouble?.clockHz ?? null,
    programmer?.speed?.fallback_hz ?? [],
  )
  const suspect = next?.wire ?? null
  return (
    <Screen
      urgent
      title={title}
      lead={lead}
      back={<BackButton to="wire" />}
      commit={
        <>
          {slower === null ? null : (
            <Button
              onPress={() => {
                choose({ clockHz: slower })
                askChip(view, slower)
              }}
            >
              {words.slower(clockText(slower))}
            </Button>
          )}
          {reading === null ? (
            <Button look={next === null ? 'go' : 'plain'} onPress={() => askChip(view)}>
              {words.again}
            </Button>
          ) : (
            <Button look="stop" onPress={() => void ask('job.cancel', { jobId: reading.id })}>
              {words.stop}
            </Button>
          )}
          {next === null ? null : (
            <Button look="go" onPress={() => takeLook(view, list, next)}>
              {words.lookNext}
            </Button>
          )}
        </>
      }
    >
      {snapshot.watch.fault === null ? null : <FaultPanel fault={snapshot.watch.fault} />}
      <div className={styles['looks']} data-fault={fault.code}>
        <div>
          {next === null ? (
            <WiringView view={view} onChoose={choose} />
          ) : (
            <Picture view={view} look={next} />
          )}
        </div>
        <div>
          <Safety view={view} />
          {next === null ? (
            <Steps steps={steps} every={list.taken.length > 0} />
          ) : (
            <NextLook view={view} list={list} look={next} />
          )}
          <WatchLine
            watch={snapshot.watch}
            programmer={shortTitle(programmerName(programmer))}
            tone={tone}
            onTone={playTone}
          />
          {finding === null || finding === undefined ? null : (
            <p className={styles['heard']} data-testid="heard">
              <span className="label">{words.heard}</span>
              <code>{spelledHex(finding.idBytes)}</code>
              <span className="sub">{words.tries(finding.equalTries, finding.tries)}</span>
            </p>
          )}
          {fault.code === 'chip.unknown' ? <Clues view={view} /> : null}
          <Everything view={view} fault={fault} list={list} suspect={suspect} />
          {fault.code === 'chip.unknown' ? (
            <p className={`sub ${styles['unknown-report']}`}>{words.unknownReport}</p>
          ) : null}
        </div>
      </div>
    </Screen>
  )
}

const isLoose = ({ mounting }: WizardView) => mounting === 'loose'

/** The checkbox of this check, and whether the replies changed while the user did it. */
function takeLook(
  { snapshot: { watch } }: WizardView,
  { again }: LookList,
  look: WiringLook,
): void {
  const moved = watch.moved || watch.change !== 'none'
  // A repeated check without a new change counts as unchanged: the first change was accidental.
  acknowledgeEach({ [lookAck(look)]: true, [movedAck(look)]: moved && !again })
}

function Picture({ view, look }: { readonly view: WizardView; readonly look: WiringLook }) {
  const { chipPackage, wiring, mounting, choices } = view
  if (chipPackage === null) return null
  const pins = new Map<SignalKey, string>(
    (wiring?.wires ?? []).map(({ signal, headerPin }) => [signal, words.pin(headerPin)]),
  )
  return (
    <LookDrawing
      chipPackage={chipPackage}
      lie={lieOf(choices)}
      look={look}
      pins={pins}
      clip={mounting === 'on-board' && chipPackage.clip_works}
      label={words.lookDrawn(lookTitle(look, isLoose(view)))}
    />
  )
}

/** Whether the user may touch the wires; comes before any advice about them. */
function Safety({ view }: { readonly view: WizardView }) {
  const { programmer, wiring } = view
  const name = shortTitle(programmerName(programmer))
  const safe = isUnplugged(view) && !view.practice
  const powered =
    wiring?.vccFrom === 'board'
      ? words.powered.board
      : programmer !== null && programmerKinds[programmer.kind].endsBy === 'shut-down'
        ? words.powered.linux(name)
        : words.powered.programmer(name)
  const Mark = safe ? Power : OctagonMinus
  return (
    <p className={styles['safety']} data-safe={safe} role="status">
      <Mark className={safe ? '' : 'care'} aria-hidden="true" />
      <span>{safe ? words.safe(name) : powered}</span>
    </p>
  )
}

function NextLook({
  view,
  list,
  look,
}: {
  readonly view: WizardView
  readonly list: LookList
  readonly look: WiringLook
}) {
  const loose = isLoose(view)
  const [act, change] = lookParts(look, loose).map((text) =>
    spellLegs(text, view.choices.chipPackage),
  )
  return (
    <NextStep data-look={look.wire === null ? look.id : `${look.id} ${look.wire}`}>
      <h2 aria-live="polite">{act}</h2>
      <p>{list.again ? words.lookAgain : change}</p>
      <ol className={styles['list']} aria-label={words.lookAll}>
        {list.taken.map((each) => (
          <li key={lookAck(each)} data-taken="true">
            <Check aria-hidden="true" />
            <span className="visually-hidden">{words.lookTaken}: </span>
            {lookTitle(each, loose)}
          </li>
        ))}
        <li aria-current="step">{lookTitle(look, loose)}</li>
        {list.later.slice(0, shownLater).map((each) => (
          <li key={lookAck(each)} className="sub">
            {lookTitle(each, loose)}
          </li>
        ))}
      </ol>
    </NextStep>
  )
}

/** "All steps" shows the others. */
const shownLater = 2

/** If nothing is known of the wires, or all checks are done: the remedy of the fault itself. */
function Steps({ steps, every }: { readonly steps: readonly string[]; readonly every: boolean }) {
  return (
    <NextStep>
      <h2>{words.next}</h2>
      {every ? <p>{words.lookNone}</p> : null}
      <Numbered>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </Numbered>
    </NextStep>
  )
}

/** The whole list, for users who prefer to read it at once. */
function Everything({
  view,
  fault,
  list,
  suspect,
}: {
  readonly view: WizardView
  readonly fault: FaultRecord
  readonly list: LookList
  readonly suspect: WiringLook['wire']
}) {
  const { wiring, mounting, choices } = view
  const loose = isLoose(view)
  const causes = causesSeen(
    fault,
    view.snapshot.session?.wiring ?? view.work.trouble?.wiring,
    { mounting, programmer: view.programmer, pinVariant: choices.pinVariant },
    list.ranking,
  )
  if (causes.length === 0) return null
  const wire = wiring?.wires.find(({ signal }) => signal === suspect)?.signal ?? null
  return (
    <details className={styles['all']}>
      <summary>{words.lookAll}</summary>
      <p>{words.fromTheTop}</p>
      <Numbered data-testid="looks">
        {list.ranking.looks.map((look) => (
          <li key={lookAck(look)}>
            {lookParts(look, loose)
              .map((text) => spellLegs(text, choices.chipPackage))
              .join(' ')}
          </li>
        ))}
      </Numbered>
      <Causes causes={causes} loose={loose} chipPackage={choices.chipPackage} />
      {wiring === null || wire === null ? null : <WireTable plan={wiring} suspect={wire} />}
    </details>
  )
}

/** Three bytes: the bytes after them repeat these or carry no information. */
const idHexDigits = 6

const hasTwoChips = ({ configuration }: WizardView) => (configuration?.chips?.length ?? 0) > 1

/**
 * Title, lead and steps come from the fault, with two exceptions: a silent chip, which the drawing explains, and an
 * unknown chip name.
 */
function saying(view: WizardView, fault: FaultRecord) {
  const { title, meaning, steps } = remedyFor(fault, view.choices.chipPackage, isLoose(view))
  if (fault.code === 'wiring.no-chip')
    return { title, lead: sayContents('identify.done', nobody), steps }
  if (fault.code !== 'chip.unknown') return { title, lead: meaning, steps }
  const { idBytes } = fault.facts
  const id = /^(?:00|ff)*$/i.test(idBytes) ? null : spelledHex(idBytes.slice(0, idHexDigits))
  if (id === null) return { title: words.namelessTitle, lead: words.namelessLead, steps }
  return hasTwoChips(view)
    ? {
        title: words.severalTitle,
        lead: words.severalLead(id, view.board?.names[0] ?? words.theBoard),
        steps,
      }
    : { title: words.unknownTitle, lead: words.unknownLead(id), steps }
}

/** Evidence for particular chips when the marking is not in any table. */
function Clues({ view }: { readonly view: WizardView }) {
  const { chipEntry, snapshot } = view
  const finding = snapshot.session?.wiring ?? view.work.trouble?.wiring
  if (finding === null || finding === undefined) return null
  const makers = makersOf(finding.idBytes)
  const [near] = finding.oneBitAway
  return (
    <Facts className={styles['clues']} data-testid="clues">
      {makers.length === 0 ? null : (
        <>
          <dt>{words.clues.maker}</dt>
          <dd>{words.makerSays(spelledHex(finding.idBytes.slice(0, 2)), makers.join(', '))}</dd>
        </>
      )}
      {near === undefined ? null : (
        <>
          <dt>{words.clues.near}</dt>
          <dd>{words.nearSays(partSaid(near.name), spelledHex(near.idBytes))}</dd>
        </>
      )}
      {chipEntry === null ? null : (
        <>
          <dt>{words.printed}</dt>
          <dd>{words.printSays(partName(chipEntry), spelledHex(hex(chipEntry.idBytes)))}</dd>
        </>
      )}
      {finding.otherAnswers.map(({ question, bytes }) => (
        <Fragment key={question}>
          <dt>{words.clues.asked(question)}</dt>
          <dd>
            <code>{spelledHex(bytes)}</code>
          </dd>
        </Fragment>
      ))}
    </Facts>
  )
}
