import '../styles/programmer.css'
import { Info } from 'lucide-react'
import { useEffect, useState } from 'react'
import { programmers as guideProgrammers } from '../../shared/data/guide.ts'
import type { FoundProgrammer } from '../../shared/model/programmer.ts'
import { isSimulated, programmerKinds } from '../../shared/programmer/kinds.ts'
import { typedProgrammer } from '../../shared/programmer/reach.ts'
import { busChoices } from '../../shared/programmer-pins.ts'
import { spiOffWords, spiSteps } from '../../shared/text/spi-bus.ts'
import { BackButton } from '../parts/BackButton.tsx'
import { Button } from '../parts/Button.tsx'
import { FaultPanel } from '../parts/FaultPanel.tsx'
import { FirmwareDrives } from '../parts/FirmwareDrives.tsx'
import { FoundRow } from '../parts/FoundRow.tsx'
import { NetworkProgrammer } from '../parts/NetworkProgrammer.tsx'
import { PracticeChoice } from '../parts/PracticeChoice.tsx'
import { ProgrammerTable } from '../parts/ProgrammerTable.tsx'
import { Screen } from '../parts/Screen.tsx'
import { useLookingForProgrammers } from '../parts/useLooking.ts'
import { takePractice } from '../store/flows.ts'
import { handshake } from '../store/handshake.ts'
import type { Answer } from '../store/handshake.ts'
import { useLastFault, useSnapshot, useView } from '../store/selectors.ts'
import { choose, goOn, goTo } from '../store/wizard.ts'
import { clockText } from '../text/size.ts'
import { programmerText as words } from '../text/programmer.ts'
import { pinsBehind, programmersToShow, recognise, usualPractice } from '../wizard/programmers.ts'
import type { Practice } from '../wizard/programmers.ts'

/** What is selected but not yet taken: the wizard moves on only when the button is pressed. */
interface Selected {
  readonly found: FoundProgrammer
  readonly guideProgrammer: string | null
  readonly pinVariant: string | null
  readonly clockHz: number | null
  readonly answer: Answer | 'asking' | 'none'
}

const defaultClock = (guideProgrammer: string | null): number | null =>
  guideProgrammers.find(({ id }) => id === guideProgrammer)?.speed?.default_hz ?? null

/** Step 1: what is plugged in, asked by a handshake; what cannot be opened and why; what to get; practice. */
export function Programmer() {
  const view = useView()
  const { snapshot, choices } = view
  const fault = useLastFault()
  const [selected, setSelected] = useState<Selected | null>(null)
  useLookingForProgrammers()

  const take = (each: Selected) => {
    choose({ guideProgrammer: each.guideProgrammer })
    choose({
      programmerId: each.found.id,
      pinVariant: each.pinVariant,
      clockHz: each.clockHz,
    })
    choose({ programmerAnswered: true })
    goOn()
  }
  const select = async (found: FoundProgrammer, clockHz?: number | null) => {
    const { guideProgrammer, pinVariant } = recognise(found, snapshot)
    const hz = clockHz === undefined ? defaultClock(guideProgrammer) : clockHz
    const each = { found, guideProgrammer, pinVariant, clockHz: hz }
    setSelected({ ...each, answer: 'asking' })
    const answer: Selected['answer'] = (await handshake(found.id, hz)) ?? 'none'
    setSelected((now) => (now?.found.id === found.id ? { ...now, answer } : now))
    return { ...each, answer }
  }
  const practise = async (practice: Practice) => {
    if (await takePractice(practice)) goOn()
  }

  const spiOff = snapshot.setup === null ? null : spiOffWords(snapshot.setup)
  const shown = programmersToShow(snapshot.programmers, selected?.found ?? null)
  const here = shown.find(({ id }) => id === selected?.found.id)
  const gone = selected !== null && !isSimulated(selected.found.id) && here === undefined
  useEffect(() => {
    // What was unplugged has to answer again: it may come back as something else.
    if (gone) setSelected(null)
  }, [gone])
  const name = guideProgrammers.find(({ id }) => id === selected?.guideProgrammer)?.name
  const why = whyNot(selected, here?.access ?? 'ok')
  return (
    <Screen
      title={words.title}
      lead={words.lead}
      back={
        <>
          <BackButton to="board" />
          <Button onPress={() => void practise(usualPractice)}>{words.practise}</Button>
        </>
      }
      why={why ?? answeredText(selected)}
      commit={
        <Button
          look="go"
          blocked={why}
          onPress={() => {
            if (selected !== null) take(selected)
          }}
        >
          {name === undefined ? words.useNone : words.use(name)}
        </Button>
      }
    >
      <h2 className="section">{words.plugged}</h2>
      {shown.length === 0 && snapshot.firmwareDrives.length === 0 ? (
        <p className="sub">{words.nothing}</p>
      ) : null}
      {spiOff === null ? null : (
        <p className="note ground care">
          <Info className="i" aria-hidden="true" />
          <span>
            {spiOff}{' '}
            <button
              type="button"
              className="link"
              onClick={() =>
                goTo({
                  kind: 'reference',
                  page: `programmer/${snapshot.setup?.board?.guideProgrammer ?? ''}`,
                })
              }
            >
              {spiSteps()}
            </button>
          </span>
        </p>
      )}
      <ul className="pick">
        {shown.map((found) => (
          <FoundRow
            key={found.id}
            found={found}
            chosen={(selected?.found.id ?? choices.programmerId) === found.id}
            answer={selected?.found.id === found.id ? selected.answer : null}
            onChoose={() => void select(found)}
          >
            {selected !== null && selected.found.id === found.id && isAnswer(selected.answer) ? (
              <Questions
                selected={selected}
                onChange={(part) => setSelected({ ...selected, ...part })}
                onClock={(hz) => void select(found, hz)}
              />
            ) : null}
          </FoundRow>
        ))}
        <FirmwareDrives />
      </ul>
      {fault !== null && selected?.answer === 'none' ? <FaultPanel fault={fault} /> : null}
      <ProgrammerTable />
      <PracticeChoice onPractise={(practice) => void practise(practice)} />
      <NetworkProgrammer onAsk={(id) => void select(typedProgrammer(id, 'serprog'))} />
    </Screen>
  )
}

const isAnswer = (answer: Selected['answer']): answer is Answer => typeof answer === 'object'

function answeredText(selected: Selected | null): string {
  if (selected === null || !isAnswer(selected.answer)) return ''
  const { name, clockHz } = selected.answer
  return words.answered(name, clockText(clockHz))
}

function whyNot(selected: Selected | null, access: FoundProgrammer['access']): string | null {
  if (selected === null) return words.whyNone
  if (access !== 'ok') return words.whyAccess
  if (selected.answer === 'asking') return words.whyAsking
  if (selected.answer === 'none') return words.whyNoAnswer
  return selected.guideProgrammer === null ? words.whyWhich : null
}

interface QuestionsProps {
  readonly selected: Selected
  readonly onChange: (part: Partial<Selected>) => void
  readonly onClock: (hz: number | null) => void
}

/** What the port itself does not say: which board, which firmware's pins; and the clock to ask for. */
function Questions({ selected, onChange, onClock }: QuestionsProps) {
  const snapshot = useSnapshot()
  const guide = guideProgrammers.find(({ id }) => id === selected.guideProgrammer)
  const asksWhich = recognise(selected.found, snapshot).guideProgrammer === null
  // Behind the bridge are the pins of a board, behind any other address a programmer of its own.
  const wantedKind = isAnswer(selected.answer)
    ? pinsBehind(selected.answer.firmware, selected.found.kind)
    : selected.found.kind
  // A port of this computer tells its pins itself.
  const ports =
    guide === undefined || programmerKinds[selected.found.kind].setup === 'board'
      ? []
      : busChoices(guide)
  const asksPort = ports.length > 0
  const speeds = [guide?.speed?.default_hz ?? null, ...(guide?.speed?.fallback_hz ?? [])]
  return (
    <div className="questions">
      {asksWhich ? (
        <label>
          <span>{words.which}</span>
          <select
            value={selected.guideProgrammer ?? ''}
            onChange={({ target }) =>
              onChange({
                guideProgrammer: target.value === '' ? null : target.value,
                pinVariant: null,
              })
            }
          >
            <option value="">{words.whichHint}</option>
            {guideProgrammers
              .filter(({ kind, status }) => kind === wantedKind && status !== 'refused')
              .map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
          </select>
        </label>
      ) : null}
      {guide?.pin_variants === undefined ? null : (
        <label>
          <span>{words.firmware}</span>
          <select
            value={selected.pinVariant ?? ''}
            onChange={({ target }) => onChange({ pinVariant: target.value })}
          >
            {guide.pin_variants.map(({ id, name, pins }) => (
              <option key={id} value={id}>
                {`${name}: CS on pin ${pins.CS.pin}, ${pins.CS.gpio ?? ''}`}
              </option>
            ))}
          </select>
          <span className="sub">{words.firmwareHint}</span>
        </label>
      )}
      {asksPort ? (
        <label>
          <span>{words.spiPort}</span>
          <select
            value={selected.pinVariant ?? ports[0]?.id ?? ''}
            onChange={({ target }) => onChange({ pinVariant: target.value })}
          >
            {ports.map((port) => (
              <option key={port.id} value={port.id}>
                {words.spiPortChoice(port)}
              </option>
            ))}
          </select>
          <span className="sub">{words.spiPortHint}</span>
        </label>
      ) : null}
      <label>
        <span>{words.clock}</span>
        <select
          value={selected.clockHz ?? ''}
          onChange={({ target }) => onClock(target.value === '' ? null : Number(target.value))}
        >
          {[...new Set(speeds)].map((hz) => (
            <option key={hz ?? 'own'} value={hz ?? ''}>
              {hz === null ? words.ownClock : clockText(hz)}
            </option>
          ))}
        </select>
        <span className="sub">{words.clockHint}</span>
      </label>
    </div>
  )
}
