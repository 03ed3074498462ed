// SPDX-License-Identifier: GPL-3.0-or-later
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { accessText, chipPlace, toldBy } from '../../shared/text/guide-boards.ts'
import { Note } from '../parts/Note.tsx'
import css from './Board.module.css'
import { Button } from '../parts/Button.tsx'
import { Cautions } from './pieces/Cautions.tsx'
import { BoardFacts } from '../parts/BoardFacts.tsx'
import { MachineDrawing } from '../parts/MachineDrawing.tsx'
import { Screen } from '../parts/Screen.tsx'
import { useView } from '../store/selectors.ts'
import { boards } from '../../shared/data/guide.ts'
import type { Board as BoardFactsOf } from '../../shared/data/guide.ts'
import { machineOf, machineViewOf } from '../../shared/data/machines.ts'
import type { Choices } from '../../shared/model/work.ts'
import { blockerAct } from '../../shared/text/blockers.ts'
import { boardText as words } from '../text/board.ts'
import { sentence } from '../text/sentence.ts'
import { chipText, configurationText } from '../text/board-chips.ts'
import { blockersOf } from '../wizard/stages.ts'
import { wizardView } from '../wizard/view.ts'

/** What the user has chosen and read so far, before it is accepted as a whole. */
export type Draft = { readonly choices: Choices; readonly acks: readonly string[] }

interface KnownProps {
  readonly draft: Draft
  readonly onChange: (part: Partial<Choices>) => void
  readonly onRead: (ack: string, read: boolean) => void
  readonly onGoOn: () => void
  readonly onAnother: () => void
}

/** Questions about this computer that only its owner can answer, and warnings to read. */
export function Known({ draft, onChange, onRead, onGoOn, onAnother }: KnownProps) {
  const view = wizardView(useView().snapshot, draft.choices, draft.acks)
  const board = boards.find(({ id }) => id === draft.choices.board)
  if (board === undefined) return null
  const [blocker] = blockersOf('board', view)
  const why = blocker === undefined ? null : blockerAct(blocker)
  const { configuration, choices } = view
  const name = board.names[0] ?? ''
  const chips = configuration?.chips ?? []
  return (
    <Screen
      title={name}
      back={
        <Button look="quiet" onPress={onAnother}>
          <ChevronLeft aria-hidden="true" />
          {words.another}
        </Button>
      }
      why={why}
      commit={
        <Button look="go" blocked={why} onPress={onGoOn}>
          {words.commit(name)}
        </Button>
      }
    >
      <div className={css['known']}>
        <Figure board={board} />
        <div className={css['asks']}>
          {board.covered_by_guide ? null : <Note level="danger">{words.notCovered}</Note>}
          {board.configurations.length > 1 ? (
            <Options
              title={words.configuration}
              options={board.configurations.map((each) => ({
                key: each.id,
                name: configurationText(each),
                hint: toldBy(each.how_to_tell),
                on: configuration?.id === each.id,
                press: () =>
                  onChange({
                    configuration: each.id,
                    chipIndex: (each.chips?.length ?? 0) > 1 ? 0 : null,
                  }),
              }))}
            />
          ) : null}
          {chips.length > 1 ? (
            <Options
              title={words.whichChip}
              options={chips.map((chip, index) => ({
                key: String(index),
                name: chipText(chip, index),
                hint: choices.doneChips.includes(index)
                  ? words.chipDone
                  : chip.where === null
                    ? null
                    : sentence(chipPlace(chip.where)),
                on: choices.chipIndex === index,
                press: () => onChange({ chipIndex: index }),
              }))}
            />
          ) : null}
          <Cautions stage="board" view={view} onRead={onRead} />
          <BoardFacts view={view} board={board} />
        </div>
      </div>
    </Screen>
  )
}

function Figure({ board }: { readonly board: BoardFactsOf }) {
  const zone = machineOf(board.id)?.zone ?? null
  return (
    <figure className={css['figure']}>
      <MachineDrawing view={machineViewOf(board)} zone={zone?.at ?? null} />
      <figcaption>{accessText(board.access) ?? words.lookFor}</figcaption>
    </figure>
  )
}

interface Option {
  readonly key: string
  readonly name: string
  readonly hint: string | null
  readonly on: boolean
  readonly press: () => void
}

function Options({
  title,
  options,
}: {
  readonly title: string
  readonly options: readonly Option[]
}) {
  return (
    <div role="group" aria-label={title}>
      <h2>{title}</h2>
      {options.map(({ key, name, hint, on, press }) => (
        <button key={key} type="button" className={css['option']} aria-pressed={on} onClick={press}>
          <span>
            <b>{name}</b>
            {hint === null ? null : <span className="sub">{hint}</span>}
          </span>
          <ChevronRight aria-hidden="true" />
        </button>
      ))}
    </div>
  )
}
