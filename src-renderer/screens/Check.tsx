import '../styles/check.css'
import { Fragment, useState } from 'react'
import { remedyFor } from '../../shared/data/remedies.ts'
import type { FaultRecord } from '../../shared/fault.ts'
import type { FlashChip } from '../../shared/model.ts'
import { partName, spokenName } from '../../shared/part-name.ts'
import { spelledHex } from '../../shared/spelling.ts'
import { BackButton } from '../parts/BackButton.tsx'
import { Button } from '../parts/Button.tsx'
import { Causes } from '../parts/Causes.tsx'
import { Cautions } from '../parts/Cautions.tsx'
import { FaultPanel } from '../parts/FaultPanel.tsx'
import { Screen } from '../parts/Screen.tsx'
import { useLookingForProgrammers } from '../parts/useLooking.ts'
import { VoltageScale } from '../parts/VoltageScale.tsx'
import { WireTable } from '../parts/WireTable.tsx'
import { shortTitle, WiringView } from '../parts/WiringView.tsx'
import { ask } from '../store/actions.ts'
import { isRunning, powerOnAndAsk, runJob } from '../store/flows.ts'
import { useLastFault, useView } from '../store/selectors.ts'
import { acknowledge, choose, goOn } from '../store/wizard.ts'
import { checkText as words } from '../text/check.ts'
import { blockerText } from '../text/frame.ts'
import { packageText } from '../text/package.ts'
import { clockText, sizeText, voltText } from '../text/size.ts'
import { differencesOf, namesApart, printedCandidate } from '../wizard/candidates.ts'
import type { NamePiece } from '../wizard/candidates.ts'
import { idText } from '../wizard/chip-words.ts'
import { otherChipAck, unexpectedChip } from '../wizard/expected.ts'
import { blockersOf, programmerMv } from '../wizard/stages.ts'
import { causesSeen, slowerClock } from '../wizard/suspects.ts'
import type { WizardView } from '../wizard/view.ts'

/** Step 3, second half: power once, ask the chip, and say what answers or which wire to look at. */
export function Check() {
  const view = useView()
  const refused = useLastFault()
  const { session, job } = view.snapshot
  if (isRunning(job)) return <Asking view={view} />
  const failed = job?.request.kind === 'identify' ? job.fault : null
  // A cable that came off ends the session, whatever was being done over it.
  const lost = job?.fault?.code.startsWith('link.') === true ? job.fault : null
  if (session === null) return <PowerOn view={view} fault={refused ?? failed ?? lost} />
  if (session.chip !== null) {
    const supply = session.chip.supplyMv ?? session.answeredSupplyMv
    if (supply !== null && supply[1] < programmerMv) return <Stop view={view} supplyMv={supply} />
    return <Found view={view} chip={session.chip} />
  }
  if (session.candidates.length > 1) return <Choose view={view} />
  if (failed !== null) return <Silent view={view} fault={failed} />
  return <PowerOn view={view} fault={refused} />
}

const askChip = (view: WizardView, clockHz = view.askHz) => {
  const { programmerId } = view.choices
  if (programmerId !== null) void powerOnAndAsk(programmerId, clockHz)
}

function PowerOn({
  view,
  fault,
}: {
  readonly view: WizardView
  readonly fault: FaultRecord | null
}) {
  useLookingForProgrammers()
  const { programmer, choices, wiring, practice, snapshot } = view
  const name = shortTitle(programmer?.name ?? '')
  const typed = practice || choices.programmerId?.includes('ip=') === true
  const there =
    typed ||
    snapshot.programmers.some(({ id, access }) => id === choices.programmerId && access === 'ok')
  const reason = there ? null : words.waiting(name)
  return (
    <Screen
      title={words.off}
      lead={
        wiring?.vccFrom === 'board'
          ? words.offBoard
          : programmer?.driver === 'linux_spi'
            ? words.offSelf
            : words.offProgrammer(name)
      }
      back={<BackButton to="wire" />}
      why={reason}
      commit={
        <Button look="go" blocked={reason} onPress={() => askChip(view)}>
          {words.ask}
        </Button>
      }
    >
      {fault === null ? null : <FaultPanel fault={fault} />}
      <div className="drawing-left">
        <WiringView view={view} />
        <div>
          {wiring === null ? null : <WireTable plan={wiring} />}
          {view.askHz === null || view.askHz === choices.clockHz ? null : (
            <p className="sub">{words.boardClock(clockText(view.askHz))}</p>
          )}
          <Cautions stage="check" view={view} only="dangers" />
        </div>
      </div>
    </Screen>
  )
}

function Asking({ view }: { readonly view: WizardView }) {
  return (
    <Screen title={words.asking} lead={words.askingLead}>
      <div className="drawing-left">
        <WiringView view={view} />
        <div>{view.wiring === null ? null : <WireTable plan={view.wiring} />}</div>
      </div>
    </Screen>
  )
}

/** Nobody answers, or not steadily: what was seen, the causes, and the wire to look at first. */
function Silent({ view, fault }: { readonly view: WizardView; readonly fault: FaultRecord }) {
  const { wiring, snapshot, programmer } = view
  const remedy = remedyFor(fault)
  const finding = snapshot.session?.wiring
  const { mounting } = view
  const causes = causesSeen(fault, finding, {
    mounting,
    programmer,
    pinVariant: view.choices.pinVariant,
  })
  const suspect = causes[0]?.wire ?? null
  const shown = wiring?.wires.some(({ signal }) => signal === suspect) === true ? suspect : null
  const slower = slowerClock(
    snapshot.session?.clockHz ?? null,
    programmer?.speed?.fallback_hz ?? [],
  )
  return (
    <Screen
      urgent
      title={remedy.title}
      lead={remedy.meaning}
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
          {shown === null ? null : (
            <p className="sub under-drawing">
              {causes[0]?.likely === 'alike' ? words.markedFirst(shown) : words.marked(shown)}
            </p>
          )}
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
            {causes.length > 0 ? (
              <p>{words.fromTheTop}</p>
            ) : (
              <>
                <p>{words.unplugFirst}</p>
                <ol className="numbered">
                  {remedy.steps.map((step) => (
                    <li key={step}>{step}</li>
                  ))}
                </ol>
              </>
            )}
          </div>
          <Causes causes={causes} loose={mounting === 'loose'} />
          {wiring === null || shown === null ? null : <WireTable plan={wiring} suspect={shown} />}
        </div>
      </div>
    </Screen>
  )
}

/** The ID belongs to several parts that must not be mixed up. */
function Choose({ view }: { readonly view: WizardView }) {
  const { candidates = [], differences = [] } = view.snapshot.session ?? {}
  const printed = printedCandidate(candidates, view.choices.chipEntry)
  const [id, setId] = useState<string | null>(printed?.id ?? null)
  const rows = differencesOf(candidates)
  const names = namesApart(candidates)
  const marked = names.flat(2).some(({ apart }) => apart)
  const chosen = candidates.find((chip) => chip.id === id)
  return (
    <Screen
      title={words.chooseTitle}
      lead={words.chooseLead(differences.join(', '))}
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
      <table className="t candidates">
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
                  <PartNames names={names[index] ?? []} />
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
      <p className="sub">
        {marked ? `${words.chooseMarked} ` : ''}
        {printed !== null
          ? words.choosePrinted(partName(printed))
          : view.chipEntry === null
            ? ''
            : words.chooseNotPrinted(spokenName(view.chipEntry.name))}
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

function Stop({
  view,
  supplyMv,
}: {
  readonly view: WizardView
  readonly supplyMv: readonly [number, number]
}) {
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
      <VoltageScale supplyMv={supplyMv} programmerMv={programmerMv} />
    </Screen>
  )
}

/** The chip is known and steady. Two doubts may be left: its supply, and whether it is the right one. */
function Found({ view, chip }: { readonly view: WizardView; readonly chip: FlashChip }) {
  const { snapshot, acks, choices } = view
  const fault = useLastFault()
  const other = unexpectedChip(view, sizeText)
  const otherKey = otherChipAck(chip.id)
  const [blocker] = blockersOf('check', view)
  const reason =
    blocker !== undefined
      ? blockerText[blocker.code](blocker.detail)
      : other !== null && !acks.has(otherKey)
        ? words.otherBlocked
        : null
  const asksSupply = chip.supplyMv === null
  const passes = choices.guideProgrammer === 'bbb' ? 3 : 2
  return (
    <Screen
      title={other !== null ? words.otherTitle : asksSupply ? words.supplyTitle : words.found}
      lead={
        other !== null
          ? words.otherLead(other.found, other.expected)
          : asksSupply
            ? words.supplyLead
            : words.foundLead
      }
      back={<BackButton to="wire" />}
      why={reason}
      commit={
        <Button
          look="go"
          blocked={reason}
          onPress={() => {
            if (snapshot.session?.backup === null)
              void ask('job.start', {
                kind: 'backup',
                passes,
                board: view.board?.names[0] ?? null,
              })
            goOn()
          }}
        >
          {words.foundCommit}
        </Button>
      }
    >
      {fault === null ? null : <FaultPanel fault={fault} />}
      <div className="drawing-left">
        <WiringView view={view} />
        <div>
          <ChipFacts view={view} />
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
          <Cautions stage="check" view={view} />
        </div>
      </div>
    </Screen>
  )
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
        {chip.vendor} {chip.names.map(spokenName).join(', ')}
      </dd>
      <dt>{words.facts.id}</dt>
      <dd className="data">{idText(chip)}</dd>
      <dt>{words.facts.size}</dt>
      <dd>{sizeText(chip.sizeBytes)}</dd>
      <dt>{words.facts.supply}</dt>
      <dd>
        {supplyMv === null ? words.unknown : `${voltText(supplyMv[0])} to ${voltText(supplyMv[1])}`}
      </dd>
      <dt>{words.facts.protection}</dt>
      <dd>{session.protection?.inWords ?? words.unknown}</dd>
      <dt>{words.facts.clock}</dt>
      <dd>{clockText(session.clockHz)}</dd>
      <dt>{words.facts.programmer}</dt>
      <dd>{session.about.name}</dd>
    </dl>
  )
}
