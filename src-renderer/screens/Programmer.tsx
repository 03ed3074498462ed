// SPDX-License-Identifier: GPL-3.0-or-later
import { pinVariantName, programmerName } from '../../shared/text/guide-programmers.ts'
import { Info, OctagonX } from 'lucide-react'
import { useEffect, useState } from 'react'
import { programmers as guideProgrammers } from '../../shared/data/guide.ts'
import type { FoundProgrammer } from '../../shared/model/programmer.ts'
import { isSimulated, programmerKinds } from '../../shared/programmer/kinds.ts'
import { typedProgrammer } from '../../shared/programmer/reach.ts'
import { busChoices } from '../../shared/programmer-pins.ts'
import { spiOffWords, spiSteps } from '../../shared/text/spi-bus.ts'
import { BackButton } from './pieces/BackButton.tsx'
import { Button } from '../parts/Button.tsx'
import type { Device } from '../parts/DeviceDrawing.tsx'
import { FaultPanel } from './pieces/FaultPanel.tsx'
import { FirmwareDrives } from './pieces/FirmwareDrives.tsx'
import { FoundCard } from '../parts/FoundCard.tsx'
import { NetworkProgrammer } from './pieces/NetworkProgrammer.tsx'
import { PracticeChoice } from './pieces/PracticeChoice.tsx'
import css from '../parts/ProgrammerCards.module.css'
import { ProgrammerTable } from '../parts/ProgrammerTable.tsx'
import { Screen } from '../parts/Screen.tsx'
import { NothingCard, SetupCard } from '../parts/SetupCard.tsx'
import { SetupSteps } from '../parts/SetupSteps.tsx'
import { useLookingForProgrammers } from '../store/looking.ts'
import { takePractice } from '../store/flows.ts'
import { handshake } from '../store/handshake.ts'
import type { Answer } from '../wizard/programmers.ts'
import { useLastFault, useSnapshot, useView } from '../store/selectors.ts'
import { choose, goOn, goTo } from '../store/wizard.ts'
import { clockText } from '../text/size.ts'
import { programmerText as words } from '../text/programmer.ts'
import {
  pinsBehind,
  programmersToShow,
  recognise,
  shortTitle,
  usualPractice,
} from '../wizard/programmers.ts'
import type { Practice } from '../wizard/programmers.ts'

/** The one that was pressed last, and what came of it. */
interface Tried {
  readonly found: FoundProgrammer
  readonly answer: Answer | 'asking' | 'none'
}

/** How a programmer is to be used; what the port does not say is the user's to say. */
interface Wish {
  readonly guideProgrammer: string | null
  readonly pinVariant: string | null
  readonly clockHz: number | null
}

const defaultClock = (guideProgrammer: string | null): number | null =>
  guideProgrammers.find(({ id }) => id === guideProgrammer)?.speed?.default_hz ?? null

/** The two that are suggested where they are not plugged in, and what is drawn of any. */
const suggested = ['pico', 'rpi-40'] as const

function deviceOf(guideProgrammer: string | null): Device {
  if (guideProgrammer === null) return 'adapter'
  if (guideProgrammer.startsWith('pico')) return 'pico'
  return guideProgrammer === 'ch341a' ? 'adapter' : 'pi'
}

/** Set-up opens below the cards, where it would not be seen. */
const intoView = (shown: HTMLElement | null) => shown?.scrollIntoView({ block: 'start' })

/** Step 1: what is plugged in, one press each; what to get; why a CH341A is refused; the rest folded away. */
export function Programmer() {
  const view = useView()
  const { snapshot, choices } = view
  const fault = useLastFault()
  const [tried, setTried] = useState<Tried | null>(null)
  const [wishes, setWishes] = useState<Readonly<Record<string, Partial<Wish>>>>({})
  const [setUp, setSetUp] = useState<string | null>(null)
  useLookingForProgrammers()

  const wishOf = (found: FoundProgrammer): Wish => {
    const known = recognise(found, snapshot)
    return { ...known, clockHz: defaultClock(known.guideProgrammer), ...wishes[found.id] }
  }
  const wish = (found: FoundProgrammer, part: Partial<Wish>) =>
    setWishes((before) => ({ ...before, [found.id]: { ...before[found.id], ...part } }))
  const take = (found: FoundProgrammer, { guideProgrammer, pinVariant, clockHz }: Wish) => {
    choose({
      guideProgrammer,
      programmerId: found.id,
      pinVariant,
      clockHz,
      programmerAnswered: true,
    })
    goOn()
  }
  /** Asks it whether it is one; goes on at once where nothing is left to ask the user. */
  const use = async (found: FoundProgrammer) => {
    const how = wishOf(found)
    if (tried?.found.id === found.id && isAnswer(tried.answer) && how.guideProgrammer !== null) {
      take(found, how)
      return
    }
    setTried({ found, answer: 'asking' })
    const answer = await handshake(found.id, how.clockHz)
    if (answer !== null && how.guideProgrammer !== null) take(found, how)
    else setTried((now) => (now?.found.id === found.id ? { found, answer: answer ?? 'none' } : now))
  }
  const practise = async (practice: Practice) => {
    if (await takePractice(practice)) goOn()
  }

  const spiOff = snapshot.setup === null ? null : spiOffWords(snapshot.setup)
  const shown = programmersToShow(snapshot.programmers, tried?.found ?? null).toSorted(
    (a, b) => Number(b.access === 'refused') - Number(a.access === 'refused'),
  )
  const gone =
    tried !== null && !isSimulated(tried.found.id) && shown.every(({ id }) => id !== tried.found.id)
  useEffect(() => {
    // What was unplugged has to answer again: it may come back as something else.
    if (gone) setTried(null)
  }, [gone])
  const here = shown.map((found) => recognise(found, snapshot).guideProgrammer)
  // What is plugged in has its set-up in the table, as all others have.
  const cards = suggested.filter((id) => !here.includes(id))
  const toggle = (id: string) => setSetUp((before) => (before === id ? null : id))
  const refused = guideProgrammers.find(({ status }) => status === 'refused')
  return (
    <Screen
      title={words.title}
      back={
        <>
          <BackButton to="board" />
          <Button onPress={() => void practise(usualPractice)}>{words.practise}</Button>
        </>
      }
    >
      {spiOff === null ? null : (
        <p data-note="care" className="note ground care">
          <Info className="i" aria-hidden="true" />
          <span>
            {spiOff}{' '}
            <button
              type="button"
              className="link"
              onClick={() =>
                goTo({
                  kind: 'reference',
                  page: `programmer/${snapshot.setup?.linuxBoard?.guideProgrammer ?? ''}`,
                })
              }
            >
              {spiSteps()}
            </button>
          </span>
        </p>
      )}
      <ul className="pick">
        <FirmwareDrives />
      </ul>
      <div className={css['cards']}>
        {shown.length === 0 && snapshot.firmwareDrives.length === 0 ? <NothingCard /> : null}
        {shown.map((found) => {
          const how = wishOf(found)
          const answer = tried?.found.id === found.id ? tried.answer : null
          const asks = answer !== null && isAnswer(answer) && needsModel(found, snapshot)
          const guide = guideProgrammers.find(({ id }) => id === how.guideProgrammer)
          const questions = (
            <Questions
              found={found}
              answer={answer}
              wish={how}
              onChange={(part) => wish(found, part)}
            />
          )
          return (
            <FoundCard
              key={found.id}
              found={found}
              device={found.access === 'refused' ? 'adapter' : deviceOf(how.guideProgrammer)}
              chosen={choices.programmerAnswered && choices.programmerId === found.id}
              answer={answer}
              blocked={
                answer === 'asking'
                  ? words.whyAsking
                  : asks && how.guideProgrammer === null
                    ? words.whyWhich
                    : null
              }
              use={
                guide === undefined ? words.useNone : words.use(shortTitle(programmerName(guide)))
              }
              onUse={() => void use(found)}
              trouble={answer === 'none' && fault !== null ? <FaultPanel fault={fault} /> : null}
              details={
                asks || how.guideProgrammer === null ? null : (
                  <details className={css['details']}>
                    <summary>{words.details}</summary>
                    {questions}
                  </details>
                )
              }
            >
              {asks ? questions : null}
            </FoundCard>
          )
        })}
        {cards.map((id) => (
          <SetupCard
            key={id}
            device={deviceOf(id)}
            {...words.suggest[id]}
            full={programmerName({ id })}
            open={setUp === id}
            onOpen={() => toggle(id)}
          />
        ))}
      </div>
      {refused === undefined ? null : (
        <p className={css['line']}>
          <b className="danger">
            <OctagonX className="i" aria-hidden="true" />
            {words.rows[refused.id]?.name ?? programmerName(refused)}
          </b>
          <span>{words.refusedShort}</span>
          <button
            type="button"
            className="link"
            aria-expanded={setUp === refused.id}
            onClick={() => toggle(refused.id)}
          >
            {setUp === refused.id ? words.closeSetup : words.whyNot}
            <span className="visually-hidden">: {programmerName(refused)}</span>
          </button>
        </p>
      )}
      {setUp === null ? null : (
        <div key={setUp} ref={intoView}>
          <SetupSteps guideId={setUp} snapshot={snapshot} level={2} />
        </div>
      )}
      <details className="more-ways">
        <summary>{words.others}</summary>
        <ProgrammerTable
          snapshot={snapshot}
          leaveOut={[...cards, ...(refused === undefined ? [] : [refused.id])]}
        />
      </details>
      <NetworkProgrammer onAsk={(id) => void use(typedProgrammer(id, 'serprog'))} />
      <PracticeChoice onPractise={(practice) => void practise(practice)} />
    </Screen>
  )
}

const isAnswer = (answer: Tried['answer']): answer is Answer => typeof answer === 'object'

/** The port does not say which board is behind it. */
const needsModel = (found: FoundProgrammer, snapshot: Parameters<typeof recognise>[1]): boolean =>
  recognise(found, snapshot).guideProgrammer === null

interface QuestionsProps {
  readonly found: FoundProgrammer
  readonly answer: Tried['answer'] | null
  readonly wish: Wish
  readonly onChange: (part: Partial<Wish>) => void
}

/** What the port itself does not say: which board, which firmware's pins; and the clock to ask for. */
function Questions({ found, answer, wish, onChange }: QuestionsProps) {
  const snapshot = useSnapshot()
  const guide = guideProgrammers.find(({ id }) => id === wish.guideProgrammer)
  const asksWhich = needsModel(found, snapshot)
  // Behind the bridge are the pins of a board, behind any other address a programmer of its own.
  const wantedKind =
    answer !== null && isAnswer(answer) ? pinsBehind(answer.firmware, found.kind) : found.kind
  // A port of this computer tells its pins itself.
  const ports =
    guide === undefined || programmerKinds[found.kind].setup === 'board' ? [] : busChoices(guide)
  const asksPort = ports.length > 0
  const speeds = [guide?.speed?.default_hz ?? null, ...(guide?.speed?.fallback_hz ?? [])]
  return (
    <div className="questions">
      {asksWhich ? (
        <label>
          <span>{words.which}</span>
          <select
            value={wish.guideProgrammer ?? ''}
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
              .map(({ id }) => (
                <option key={id} value={id}>
                  {programmerName({ id })}
                </option>
              ))}
          </select>
        </label>
      ) : null}
      {guide?.pin_variants === undefined ? null : (
        <label>
          <span>{words.firmware}</span>
          <select
            value={wish.pinVariant ?? ''}
            onChange={({ target }) => onChange({ pinVariant: target.value })}
          >
            {guide.pin_variants.map(({ id, pins }) => (
              <option key={id} value={id}>
                {`${pinVariantName({ id })}: CS on pin ${pins.CS.pin}, ${pins.CS.gpio ?? ''}`}
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
            value={wish.pinVariant ?? ports[0]?.id ?? ''}
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
          value={wish.clockHz ?? ''}
          onChange={({ target }) =>
            onChange({ clockHz: target.value === '' ? null : Number(target.value) })
          }
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
