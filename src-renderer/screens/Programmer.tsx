// SPDX-License-Identifier: GPL-3.0-or-later
import { Info, OctagonX } from 'lucide-react'
import { useState } from 'react'
import { programmers as guideProgrammers } from '../../shared/data/guide.ts'
import type { GuideProgrammer } from '../../shared/data/guide.ts'
import type { FoundProgrammer } from '../../shared/model/programmer.ts'
import type { Snapshot } from '../../shared/model/snapshot.ts'
import { typedProgrammer } from '../../shared/programmer/reach.ts'
import { programmerName } from '../../shared/text/guide-programmers.ts'
import { spiOffWords, spiSteps } from '../../shared/text/spi-bus.ts'
import { Button, Link } from '../parts/Button.tsx'
import type { Device } from '../parts/DeviceDrawing.tsx'
import { FoundCard } from '../parts/FoundCard.tsx'
import { Pick } from '../parts/Pick.tsx'
import { MoreWays } from '../parts/MoreWays.tsx'
import { Note } from '../parts/Note.tsx'
import css from '../parts/ProgrammerCards.module.css'
import { ProgrammerTable } from '../parts/ProgrammerTable.tsx'
import { Screen } from '../parts/Screen.tsx'
import { NothingCard, SetupCard } from '../parts/SetupCard.tsx'
import { SetupSteps } from '../parts/SetupSteps.tsx'
import { takePractice } from '../store/flows.ts'
import { useLookingForProgrammers } from '../store/looking.ts'
import { useLastFault, useView } from '../store/selectors.ts'
import { goOn, goTo } from '../store/wizard.ts'
import { programmerText as words } from '../text/programmer.ts'
import { needsModel, recognise, shortTitle, usualPractice } from '../wizard/programmers.ts'
import type { Practice } from '../wizard/programmers.ts'
import type { WizardView } from '../wizard/view.ts'
import { BackButton } from './pieces/BackButton.tsx'
import { FaultPanel } from './pieces/FaultPanel.tsx'
import { FirmwareDrives } from './pieces/FirmwareDrives.tsx'
import { NetworkProgrammer } from './pieces/NetworkProgrammer.tsx'
import { PracticeChoice } from './pieces/PracticeChoice.tsx'
import { ProgrammerQuestions } from './pieces/ProgrammerQuestions.tsx'
import { isAnswer, useProgrammerTrial } from './pieces/useProgrammerTrial.ts'
import type { ProgrammerTrial } from './pieces/useProgrammerTrial.ts'

/** The two programmers suggested while they are not plugged in, and the drawing for each. */
const suggested = ['pico', 'rpi-40'] as const

function deviceOf(guideProgrammer: string | null): Device {
  if (guideProgrammer === null) return 'adapter'
  if (guideProgrammer.startsWith('pico')) return 'pico'
  return guideProgrammer === 'ch341a' ? 'adapter' : 'pi'
}

/** The set-up opens below the cards, where the user might not see it. */
const intoView = (shown: HTMLElement | null) => shown?.scrollIntoView({ block: 'start' })

/**
 * Step 1: the programmers that are plugged in, one press each; what to buy; why a CH341A is refused; the rest is folded
 * away.
 */
export function Programmer() {
  const view = useView()
  const { snapshot } = view
  const trial = useProgrammerTrial(snapshot)
  const [setUp, setSetUp] = useState<string | null>(null)
  useLookingForProgrammers()
  const here = trial.shown.map((found) => recognise(found, snapshot).guideProgrammer)
  // A programmer that is plugged in needs no card: the table also has its set-up.
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
      <SpiOff setup={snapshot.setup} />
      <Pick>
        <FirmwareDrives />
      </Pick>
      <div className={css['cards']}>
        {trial.shown.length === 0 && snapshot.firmwareDrives.length === 0 ? <NothingCard /> : null}
        {trial.shown.map((found) => (
          <Found key={found.id} view={view} found={found} trial={trial} />
        ))}
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
        <Refused refused={refused} open={setUp === refused.id} onOpen={() => toggle(refused.id)} />
      )}
      {setUp === null ? null : (
        <div key={setUp} ref={intoView}>
          <SetupSteps guideId={setUp} snapshot={snapshot} level={2} />
        </div>
      )}
      <MoreWays>
        <summary>{words.others}</summary>
        <ProgrammerTable
          snapshot={snapshot}
          leaveOut={[...cards, ...(refused === undefined ? [] : [refused.id])]}
        />
      </MoreWays>
      <NetworkProgrammer onAsk={(id) => trial.use(typedProgrammer(id, 'serprog'))} />
      <PracticeChoice onPractise={(practice) => void practise(practice)} />
    </Screen>
  )
}

async function practise(practice: Practice): Promise<void> {
  if (await takePractice(practice)) goOn()
}

/** This computer has SPI pins that are not turned on. */
function SpiOff({ setup }: Pick<Snapshot, 'setup'>) {
  const spiOff = setup === null ? null : spiOffWords(setup)
  if (spiOff === null) return null
  return (
    <Note level="care" ground>
      <Info aria-hidden="true" />
      <span>
        {spiOff}{' '}
        <Link
          onClick={() =>
            goTo({
              kind: 'reference',
              page: `programmer/${setup?.linuxBoard?.guideProgrammer ?? ''}`,
            })
          }
        >
          {spiSteps()}
        </Link>
      </span>
    </Note>
  )
}

interface FoundProps {
  readonly view: WizardView
  readonly found: FoundProgrammer
  readonly trial: ProgrammerTrial
}

/** A programmer that is plugged in, with the questions about it. */
function Found({ view, found, trial }: FoundProps) {
  const { snapshot, choices } = view
  const fault = useLastFault()
  const how = trial.wishOf(found)
  const answer = trial.answerOf(found)
  const asks = answer !== null && isAnswer(answer) && needsModel(found, snapshot)
  const guide = guideProgrammers.find(({ id }) => id === how.guideProgrammer)
  const chosen = choices.programmerAnswered && choices.programmerId === found.id
  const questions = (
    <ProgrammerQuestions
      found={found}
      answer={answer}
      wish={how}
      onChange={(part) => trial.wish(found, part)}
    />
  )
  return (
    <FoundCard
      found={found}
      device={found.access === 'refused' ? 'adapter' : deviceOf(how.guideProgrammer)}
      chosen={chosen}
      answer={answer}
      blocked={
        answer === 'asking'
          ? words.whyAsking
          : asks && how.guideProgrammer === null
            ? words.whyWhich
            : null
      }
      use={guide === undefined ? words.useNone : words.use(shortTitle(programmerName(guide)))}
      onUse={() => trial.use(found)}
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
}

interface RefusedProps {
  readonly refused: GuideProgrammer
  readonly open: boolean
  readonly onOpen: () => void
}

function Refused({ refused, open, onOpen }: RefusedProps) {
  return (
    <p className={css['line']}>
      <b className="danger">
        <OctagonX aria-hidden="true" />
        {words.rows[refused.id]?.name ?? programmerName(refused)}
      </b>
      <span>{words.refusedShort}</span>
      <Link aria-expanded={open} onClick={onOpen}>
        {open ? words.closeSetup : words.whyNot}
        <span className="visually-hidden">: {programmerName(refused)}</span>
      </Link>
    </p>
  )
}
