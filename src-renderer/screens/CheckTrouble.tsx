import { Fragment, useEffect, useState } from 'react'
import { remedyFor } from '../../shared/data/remedies.ts'
import type { FaultRecord } from '../../shared/fault.ts'
import { partName } from '../../shared/part-name.ts'
import { spelledHex } from '../../shared/spelling.ts'
import { BackButton } from '../parts/BackButton.tsx'
import { Button } from '../parts/Button.tsx'
import { Causes } from '../parts/Causes.tsx'
import { Screen } from '../parts/Screen.tsx'
import { WireTable } from '../parts/WireTable.tsx'
import { WiringView } from '../parts/WiringView.tsx'
import { useLookingForProgrammers } from '../parts/useLooking.ts'
import { resumeText as resume } from '../../shared/text/en/work.ts'
import { askChip, isRunning } from '../store/flows.ts'
import { choose } from '../store/wizard.ts'
import { checkText as words } from '../text/check.ts'
import { clockText } from '../text/size.ts'
import { makersOf } from '../wizard/makers.ts'
import { causesSeen, slowerClock } from '../wizard/suspects.ts'
import { isUnplugged } from '../wizard/stages.ts'
import type { WizardView } from '../wizard/view.ts'

/** Nobody answers, not steadily, or nobody known: what was heard, what fits it, and what to try first. */
export function Trouble({
  view,
  fault,
}: {
  readonly view: WizardView
  readonly fault: FaultRecord
}) {
  const { wiring, snapshot, programmer, mounting } = view
  const { title, lead, steps } = saying(view, fault)
  const open = snapshot.session !== null
  const finding = snapshot.session?.wiring ?? view.work.trouble?.wiring
  const away = useAskingAgain(view, open)
  const causes = causesSeen(fault, finding, {
    mounting,
    programmer,
    pinVariant: view.choices.pinVariant,
  })
  const suspect = causes[0]?.wire ?? null
  const shown = wiring?.wires.some(({ signal }) => signal === suspect) === true ? suspect : null
  const slower = slowerClock(
    snapshot.session?.clockHz ?? view.work.trouble?.clockHz ?? null,
    programmer?.speed?.fallback_hz ?? [],
  )
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
          <Button look="go" onPress={() => askChip(view)}>
            {words.again}
          </Button>
        </>
      }
    >
      <div className="drawing-left" data-fault={fault.code}>
        <div>
          <WiringView view={view} suspect={shown} />
          {shown === null ? null : <p className="sub under-drawing">{words.marked(shown)}</p>}
        </div>
        <div>
          {finding === null || finding === undefined ? null : (
            <p className="heard">
              <span className="label">{words.heard}</span>
              <b className="data">{spelledHex(finding.idBytes)}</b>
              <span className="sub">{words.tries(finding.equalTries, finding.tries)}</span>
            </p>
          )}
          <div className="next">
            <h2>{words.next}</h2>
            {away ? (
              <p role="status">
                {resume.unplugged} {resume.asksAgain}
              </p>
            ) : null}
            {causes[0]?.id === 'two-chips' ? (
              <p>{words.holdOther}</p>
            ) : (
              <>
                <p>{words.fromTheTop}</p>
                <ol className="numbered looks">
                  {steps.map((step) => (
                    <li key={step}>{step}</li>
                  ))}
                </ol>
              </>
            )}
          </div>
          {fault.code === 'chip.unknown' ? <Clues view={view} /> : null}
          <Causes causes={causes} loose={mounting === 'loose'} ticks />
          {fault.code === 'chip.unknown' ? (
            <p className="sub unknown-report">{words.unknownReport}</p>
          ) : null}
          {wiring === null || shown === null ? null : <WireTable plan={wiring} suspect={shown} />}
        </div>
      </div>
    </Screen>
  )
}

/**
 * Whether the programmer is seen to be gone. When it comes back, the chip is looked for again without a press; by the
 * page that is looked at, should there be several.
 */
function useAskingAgain(view: WizardView, open: boolean): boolean {
  useLookingForProgrammers(!open)
  const { programmers, job } = view.snapshot
  const away = isUnplugged(view) && !view.practice
  const [wasAway, setWasAway] = useState(false)
  const back = programmers.some(
    ({ id, access }) => id === view.choices.programmerId && access === 'ok',
  )
  useEffect(() => {
    if (away) setWasAway(true)
    if (away || !wasAway || !back || open) return
    setWasAway(false)
    if (document.visibilityState === 'visible' && !isRunning(job)) askChip(view)
  }, [away, wasAway, back, open, job, view])
  return away
}

/** Three bytes: what follows is the same again, or nothing. */
const idHexDigits = 6

const hasTwoChips = ({ configuration }: WizardView) => (configuration?.chips?.length ?? 0) > 1

/** Title, lead and steps: the fault's own, but for a name that nobody has. */
function saying(view: WizardView, fault: FaultRecord) {
  const { title, meaning, steps } = remedyFor(
    fault,
    view.choices.chipPackage,
    view.mounting === 'loose',
  )
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

/** What speaks for one chip or another behind a name that no table has. */
function Clues({ view }: { readonly view: WizardView }) {
  const { chipEntry, snapshot } = view
  const finding = snapshot.session?.wiring ?? view.work.trouble?.wiring
  if (finding === null || finding === undefined) return null
  const makers = makersOf(finding.idBytes)
  const [near] = finding.oneBitAway
  return (
    <dl className="facts clues">
      {makers.length === 0 ? null : (
        <>
          <dt>{words.clues.maker}</dt>
          <dd>{words.makerSays(spelledHex(finding.idBytes.slice(0, 2)), makers.join(', '))}</dd>
        </>
      )}
      {near === undefined ? null : (
        <>
          <dt>{words.clues.near}</dt>
          <dd>{words.nearSays(near.name, spelledHex(near.idBytes))}</dd>
        </>
      )}
      {chipEntry === null ? null : (
        <>
          <dt>{words.printed}</dt>
          <dd>{words.printSays(partName(chipEntry), spelledHex(hexOf(chipEntry.idBytes)))}</dd>
        </>
      )}
      {finding.otherAnswers.map(({ question, bytes }) => (
        <Fragment key={question}>
          <dt>{words.clues.asked(question)}</dt>
          <dd className="data">{spelledHex(bytes)}</dd>
        </Fragment>
      ))}
    </dl>
  )
}

const hexOf = (bytes: readonly number[]) =>
  bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')
