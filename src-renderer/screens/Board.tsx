// SPDX-License-Identifier: GPL-3.0-or-later
import { useState } from 'react'
import css from './Board.module.css'
import { MachineDoor } from '../parts/MachineDoor.tsx'
import { BoardTiles } from '../parts/BoardTiles.tsx'
import { PracticeStart } from './pieces/PracticeStart.tsx'
import { PluggedIn } from './pieces/PluggedIn.tsx'
import { Screen } from '../parts/Screen.tsx'
import { useTypeToSearch } from '../parts/useTypeToSearch.ts'
import { useView } from '../store/selectors.ts'
import { acknowledgeAll, choose, goOn } from '../store/wizard.ts'
import { commonBoards } from '../../shared/data/machines.ts'
import { looseChip, unlistedBoard, withAck, withChoices } from '../../shared/work.ts'
import type { Choices } from '../../shared/model/work.ts'
import { boardText as words } from '../text/board.ts'
import { findBoards } from '../search/boards.ts'
import { usualChoices } from '../wizard/boards.ts'
import { blockersOf } from '../wizard/stages.ts'
import { wizardView } from '../wizard/view.ts'
import { Known } from './BoardKnown.tsx'
import type { Draft } from './BoardKnown.tsx'
import { Lost } from './BoardLost.tsx'
import { BoardFind } from './pieces/BoardFind.tsx'

/**
 * Before the four steps: the user chooses the computer. One press continues, unless only the owner can answer more
 * questions.
 */
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
  /** Continues if no question is left. */
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
  const pressOnly = () => {
    const [only] = found
    if (found.length === 1 && only !== undefined) onBoard(only.id)
  }
  return (
    <Screen title={words.title} back={<PracticeStart />} commit={<Legend />}>
      <div className={css['row']}>
        <BoardFind field={field} text={text} onType={setText} onEnter={pressOnly} />
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
