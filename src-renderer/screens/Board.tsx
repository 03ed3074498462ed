// SPDX-License-Identifier: GPL-3.0-or-later
import { accessText, chipPlace, toldBy } from '../../shared/text/guide-boards.ts'
import { ChevronLeft, ChevronRight, Search } from 'lucide-react'
import { useState } from 'react'
import { Note } from '../parts/Note.tsx'
import css from './Board.module.css'
import { Button } from '../parts/Button.tsx'
import { Cautions } from './pieces/Cautions.tsx'
import { BoardFacts } from '../parts/BoardFacts.tsx'
import { MachineDoor } from '../parts/MachineDoor.tsx'
import { MachineDrawing } from '../parts/MachineDrawing.tsx'
import { BoardTiles } from '../parts/BoardTiles.tsx'
import { PracticeStart } from './pieces/PracticeStart.tsx'
import { PluggedIn } from './pieces/PluggedIn.tsx'
import { Screen } from '../parts/Screen.tsx'
import { useTypeToSearch } from '../parts/useTypeToSearch.ts'
import { useView } from '../store/selectors.ts'
import { acknowledgeAll, choose, goOn } from '../store/wizard.ts'
import { boards } from '../../shared/data/guide.ts'
import type { Board as BoardFactsOf } from '../../shared/data/guide.ts'
import { commonBoards, machineOf, machineViewOf } from '../../shared/data/machines.ts'
import { looseChip, unlistedBoard, withAck, withChoices } from '../../shared/work.ts'
import type { Choices } from '../../shared/model/work.ts'
import { blockerAct } from '../../shared/text/blockers.ts'
import { boardText as words } from '../text/board.ts'
import { sentence } from '../text/sentence.ts'
import { chipText, configurationText } from '../text/board-chips.ts'
import { findBoards } from '../search/boards.ts'
import { seenBoards, usualChoices } from '../wizard/boards.ts'
import type { MachineKind, SeenChips } from '../wizard/boards.ts'
import { blockersOf } from '../wizard/stages.ts'
import { wizardView } from '../wizard/view.ts'

type Draft = { readonly choices: Choices; readonly acks: readonly string[] }

/** Before the four steps: which machine it is. A press on it goes on, unless only its owner can say more. */
export function Board() {
  const view = useView()
  const { snapshot, choices } = view
  const [lost, setLost] = useState(false)
  const [draft, setDraft] = useState<Draft | null>(
    view.board === null ? null : { choices, acks: [...view.acks] },
  )
  const finish = (done: Draft) => {
    const { board, configuration, chipIndex } = done.choices
    choose({ board, configuration, chipIndex })
    acknowledgeAll(done.acks)
    goOn()
  }
  /** Goes on where nothing is left to ask. */
  const take = (before: Draft, part: Partial<Choices>) => {
    const next = withChoices(before.choices, before.acks, part)
    if (blockersOf('board', wizardView(snapshot, next.choices, next.acks)).length === 0)
      finish(next)
    else setDraft(next)
  }
  const press = (board: string) =>
    take({ choices, acks: [...view.acks] }, usualChoices(board, choices))

  if (draft !== null)
    return (
      <Known
        draft={draft}
        onChange={(part) => take(draft, part)}
        onRead={(ack, on) => setDraft({ ...draft, acks: withAck(draft.acks, ack, on) })}
        onGoOn={() => finish(draft)}
        onAnother={() => setDraft(null)}
      />
    )
  return lost ? (
    <Lost onBoard={press} onBack={() => setLost(false)} />
  ) : (
    <Start onBoard={press} onLost={() => setLost(true)} />
  )
}

interface StartProps {
  readonly onBoard: (board: string) => void
  readonly onLost: () => void
}

function Start({ onBoard, onLost }: StartProps) {
  const [text, setText] = useState('')
  const field = useTypeToSearch()
  const found = findBoards(text)
  const searched = text.trim() !== ''
  return (
    <Screen title={words.title} back={<PracticeStart />} commit={<Legend />}>
      <div className={css['row']}>
        <label className={css['find']}>
          <Search aria-hidden="true" />
          <input
            ref={field}
            type="search"
            aria-label={words.search}
            placeholder={words.placeholder}
            value={text}
            autoComplete="off"
            spellCheck={false}
            onChange={({ target }) => setText(target.value)}
            onKeyDown={({ key }) => {
              const [only] = found
              if (key === 'Enter' && found.length === 1 && only !== undefined) onBoard(only.id)
            }}
          />
        </label>
        <PluggedIn />
      </div>
      <p className={searched ? css['count'] : 'visually-hidden'} role="status">
        {!searched ? '' : found.length === 0 ? words.none : words.found(found.length)}
      </p>
      <BoardTiles boards={searched ? found : commonBoards} text={text} onBoard={onBoard} />
      <div className={css['doors']}>
        <MachineDoor look="board" onPress={() => onBoard(unlistedBoard)}>
          {words.unlisted}
        </MachineDoor>
        <MachineDoor look="chip" onPress={() => onBoard(looseChip)}>
          {words.loose}
        </MachineDoor>
        <MachineDoor look="unknown" onPress={onLost}>
          {words.dontKnow}
        </MachineDoor>
      </div>
    </Screen>
  )
}

function Legend() {
  return (
    <span className={css['legend']}>
      <span aria-hidden="true" />
      {words.legend}
    </span>
  )
}

/** Questions about what can be seen, for who does not know the name; each answer leads somewhere. */
function Lost({
  onBoard,
  onBack,
}: {
  readonly onBoard: (board: string) => void
  readonly onBack: () => void
}) {
  const [kind, setKind] = useState<MachineKind | null>(null)
  const [chips, setChips] = useState<SeenChips>('unknown')
  const [text, setText] = useState('')
  const found = kind === null ? [] : seenBoards(kind, chips, findBoards(text))
  return (
    <Screen
      title={words.lost.title}
      back={
        <Button look="quiet" onPress={onBack}>
          <ChevronLeft aria-hidden="true" />
          {words.back}
        </Button>
      }
    >
      <div className={css['kinds']} role="group" aria-label={words.lost.title}>
        {(['laptop', 'desktop'] as const).map((each) => (
          <button
            key={each}
            type="button"
            className={css['tile']}
            aria-pressed={kind === each}
            onClick={() => setKind(each)}
          >
            <span className={css['picture']}>
              <MachineDrawing view={each} zone={null} />
            </span>
            {words.lost.kinds[each]}
          </button>
        ))}
        <MachineDoor look="chip" onPress={() => onBoard(looseChip)}>
          {words.lost.onlyChip}
        </MachineDoor>
        <MachineDoor look="board" onPress={() => onBoard(unlistedBoard)}>
          {words.lost.noName}
        </MachineDoor>
      </div>
      {kind === null ? null : (
        <>
          <h2 className={css['look']}>{words.lost.look[kind]}</h2>
          <div className={css['row']}>
            <label className={css['find']}>
              <Search aria-hidden="true" />
              <input
                type="search"
                aria-label={words.search}
                placeholder={words.placeholder}
                value={text}
                autoComplete="off"
                spellCheck={false}
                onChange={({ target }) => setText(target.value)}
              />
            </label>
            <div className={css['segments']} role="group" aria-label={words.lost.chips}>
              <span>{words.lost.chips}</span>
              {(['1', '2', 'unknown'] as const).map((each) => (
                <Pressed key={each} on={chips === each} onPress={() => setChips(each)}>
                  {words.lost.counts[each]}
                </Pressed>
              ))}
            </div>
          </div>
          <p className={css['count']} role="status">
            {found.length === 0 ? words.none : words.found(found.length)}
          </p>
          <BoardTiles boards={found} text={text} onBoard={onBoard} />
        </>
      )}
    </Screen>
  )
}

function Pressed({
  on,
  onPress,
  children,
}: {
  readonly on: boolean
  readonly onPress: () => void
  readonly children: string
}) {
  return (
    <Button small pressed={on} onPress={onPress}>
      {children}
    </Button>
  )
}

interface KnownProps {
  readonly draft: Draft
  readonly onChange: (part: Partial<Choices>) => void
  readonly onRead: (ack: string, read: boolean) => void
  readonly onGoOn: () => void
  readonly onAnother: () => void
}

/** What only the owner of this machine can say, and what has to be read about it. */
function Known({ draft, onChange, onRead, onGoOn, onAnother }: KnownProps) {
  const view = wizardView(useView().snapshot, draft.choices, draft.acks)
  const board = boards.find(({ id }) => id === draft.choices.board)
  if (board === undefined) return null
  const [blocker] = blockersOf('board', view)
  const why = blocker === undefined ? null : blockerAct(blocker)
  const { configuration, choices } = view
  const name = board.names[0] ?? ''
  const chips = configuration?.chips ?? []
  const answered = (part: Partial<Choices>) => onChange(part)
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
                  answered({
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
                press: () => answered({ chipIndex: index }),
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
