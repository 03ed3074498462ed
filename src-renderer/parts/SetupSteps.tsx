// SPDX-License-Identifier: GPL-3.0-or-later
import { driveWords, refusalText, refusalWords } from '../../shared/text/guide-programmers.ts'
import { Check, Circle, TriangleAlert } from 'lucide-react'
import { useId } from 'react'
import { warnings } from '../../shared/data/guide.ts'
import type { GuideProgrammer, GuideWarning } from '../../shared/data/guide.ts'
import { wordsOfCaution } from '../../shared/text/cautions.ts'
import { linuxBoardSpeed, guideProgrammer, linuxBoardIds } from '../../shared/linux-boards.ts'
import { decimal } from '../../shared/text/numbers.ts'
import type { Snapshot } from '../../shared/model/snapshot.ts'
import { setupText } from '../text/setup.ts'
import { commandNote, seenText, setupStepExpects, setupStepText } from '../text/setup-steps.ts'
import { portsOf, runsHere, setupSteps } from '../wizard/setup-steps.ts'
import type { SetupStep } from '../wizard/setup-steps.ts'
import { Command } from './Command.tsx'
import { DataTable } from './DataTable.tsx'
import { Facts } from './Facts.tsx'
import { Note } from './Note.tsx'
import css from './SetupSteps.module.css'

interface SetupStepsProps {
  /** Id of the guide's programmer: `pico`, `rpi-40`, `ch341a`. */
  readonly guideId: string
  /** While the app looks for it repeatedly, the ticks follow what is plugged in. */
  readonly snapshot: Snapshot
  /** Level of the headings below the page's own; 2 by default. */
  readonly level?: 2 | 3
}

/** The guide's set-up of one programmer, in order, with commands to copy and ticks for completed steps. */
export function SetupSteps({ guideId, snapshot, level = 2 }: SetupStepsProps) {
  const programmer = guideProgrammer(guideId)
  const refused = programmer?.status === 'refused'
  if (programmer === null) return null
  if (refused) return <WhyNot programmer={programmer} level={level} />
  const steps = setupSteps(programmer, snapshot)
  return (
    <section className={css['setup']} data-testid="setup">
      <Title level={level}>{setupText.steps}</Title>
      {cautionsOf(programmer).map((warning) => (
        <Caution key={warning.id} warning={warning} />
      ))}
      {steps.length === 0 ? <p className="sub">{setupText.noSteps}</p> : null}
      <ol className={css['setup-list']}>
        {steps.map((step, index) => (
          <Step key={step.id} step={step} runOnBefore={steps[index - 1]?.runOn ?? null} />
        ))}
      </ol>
      <Ports programmer={programmer} snapshot={snapshot} level={level} />
      <Clock programmer={programmer} />
      <Drive programmer={programmer} snapshot={snapshot} />
    </section>
  )
}

/** The guide's warnings for this programmer; dangers of the wires are shown at the wires. */
export const cautionsOf = ({ id }: GuideProgrammer): readonly GuideWarning[] =>
  warnings.filter(
    ({ severity, applies: { steps, programmers } }) =>
      severity === 'caution' &&
      steps.includes('programmer') &&
      programmers !== '*' &&
      programmers.includes(id),
  )

function Caution({ warning }: { readonly warning: GuideWarning }) {
  const { title, text } = wordsOfCaution(warning)
  return (
    <Note level="care" ground block>
      <TriangleAlert aria-hidden="true" />
      <p>
        <b>{title}.</b> {text}
      </p>
    </Note>
  )
}

function Title({ level, children }: { readonly level: 2 | 3; readonly children: string }) {
  return level === 2 ? <h2>{children}</h2> : <h3>{children}</h3>
}

interface StepProps {
  readonly step: SetupStep
  readonly runOnBefore: string | null
}

function Step({ step, runOnBefore }: StepProps) {
  const { sight, instead } = step
  const expects = setupStepExpects(step)
  const runOn = step.runOn === null || step.runOn === runOnBefore ? null : step.runOn
  const state = instead === null ? (sight?.state ?? 'none') : 'not'
  return (
    <li className={css['setup-step']} data-step={step.id} data-state={state}>
      <span className={css['setup-mark']} aria-hidden="true">
        {state === 'done' || state === 'proved' ? <Check /> : state === 'open' ? <Circle /> : null}
      </span>
      <div>
        {runOn === null ? null : <p className="label">{setupText.runOn[runOn] ?? runOn}</p>}
        <p>
          {step.option ? <b>{setupText.or} </b> : null}
          {setupStepText(step)}
        </p>
        {step.commands.map((command) => {
          const note = commandNote(command)
          return (
            <div key={command.line}>
              {note === null ? null : <p className="sub">{note}</p>}
              <Command line={command.line} />
            </div>
          )
        })}
        {expects === null ? null : <p className="sub">{setupText.expect(expects)}</p>}
        {instead === null ? null : (
          <p className="sub">
            <b>{setupText.not}.</b> {setupText[instead]}
          </p>
        )}
        {sight === null || instead !== null ? null : (
          <div className={css['setup-sight']} role="status">
            <p>
              <b>{sight.state === 'open' ? setupText.open : setupText.done}.</b>{' '}
              {seenText(sight.seen)}
            </p>
            {sight.fixes.map((line) => (
              <Command key={line} line={line} />
            ))}
          </div>
        )}
      </div>
    </li>
  )
}

/** Which ports this board has, and their header pins. */
function Ports({
  programmer,
  snapshot,
  level,
}: {
  readonly programmer: GuideProgrammer
  readonly snapshot: Snapshot
  readonly level: 2 | 3
}) {
  const ports = runsHere(programmer, snapshot) ? (snapshot.setup?.ports ?? []) : []
  if (ports.length === 0) return null
  const found = portsOf(programmer, snapshot)
  return (
    <>
      <Title level={level}>{setupText.ports}</Title>
      <DataTable className={css['setup-ports']}>
        <thead>
          <tr>
            <th scope="col">{setupText.port}</th>
            <th scope="col">{setupText.selectPin}</th>
            <th scope="col">{setupText.use}</th>
          </tr>
        </thead>
        <tbody>
          {ports.map(({ id, path, selectPin }) => (
            <tr key={path}>
              <td>
                <code>{path}</code>
              </td>
              <td>{setupText.pin(selectPin)}</td>
              <td>{setupText.access[found.find((each) => each.id === id)?.access ?? 'missing']}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </>
  )
}

/** Rounded to 1 kHz, as flashprog's spispeed for these boards. */
const clockText = (hz: number): string =>
  hz >= 1e6 ? `${decimal(hz / 1e6, 3)} MHz` : `${decimal(hz / 1e3, 3)} kHz`

function Clock({ programmer }: { readonly programmer: GuideProgrammer }) {
  const board = linuxBoardIds.find((id) => id === programmer.id)
  if (board === undefined) return null
  const { defaultHz, maxHz, ladderHz, equalReads } = linuxBoardSpeed(board)
  const sentences = [
    setupText.clockFrom(clockText(defaultHz)),
    ladderHz.length === 0 ? null : setupText.clockSteps(ladderHz.map(clockText).join(', ')),
    board === 'bbb' && maxHz !== null ? setupText.clockMost(clockText(maxHz)) : null,
    equalReads === 3 ? setupText.equalReads : null,
  ]
  return (
    <Facts className={css['setup-facts']}>
      <dt>{setupText.clock}</dt>
      <dd>{sentences.filter(Boolean).join(' ')}</dd>
    </Facts>
  )
}

/** Only if the user can change it, and always with its warning. */
function Drive({
  programmer,
  snapshot: { setup },
}: {
  readonly programmer: GuideProgrammer
  readonly snapshot: Snapshot
}) {
  const { drive } = programmer
  if (drive.adjustable !== true || drive.default_ma === null || drive.max_ma === null) return null
  const model = setup?.linuxBoard?.guideProgrammer === programmer.id ? setup.linuxBoard.model : ''
  const notHere = /Raspberry Pi (5|500|Compute Module 5)\b/u.test(model)
  const half = /Raspberry Pi (4|400|Compute Module 4)\b/u.test(model)
  const warning = warnings.find(({ id }) => id === 'W-DRIVE-LIMIT')
  return (
    <details className={css['setup-drive']}>
      <summary>{setupText.drive}</summary>
      <p>
        {setupText.driveNow(drive.default_ma, drive.max_ma)} {driveWords.when}
      </p>
      {warning === undefined ? null : <Caution warning={warning} />}
      {notHere ? (
        <p>{setupText.driveNotHere(model)}</p>
      ) : (
        (drive.setup ?? []).map(({ command }) => <Command key={command} line={command} />)
      )}
      {half ? <p>{setupText.driveHalf(model)}</p> : null}
      <p className="sub">{driveWords.limits}</p>
    </details>
  )
}

function WhyNot({ programmer, level }: { programmer: GuideProgrammer; level: 2 | 3 }) {
  const title = useId()
  return (
    <section className={css['setup']} data-testid="setup" aria-labelledby={title}>
      <Note level="danger" ground block>
        <TriangleAlert aria-hidden="true" />
        <div>
          <div id={title}>
            <Title level={level}>{setupText.whyNot}</Title>
          </div>
          <ul className={css['setup-reasons']}>
            {(programmer.reasons ?? []).map((reason) => (
              <li key={reason.id}>{refusalText(reason)}</li>
            ))}
          </ul>
        </div>
      </Note>
      <p className="sub">{refusalWords.instead}</p>
      <p className="sub">
        <b>{setupText.onlyCase}.</b> {refusalWords.onlyCase}
      </p>
    </section>
  )
}
