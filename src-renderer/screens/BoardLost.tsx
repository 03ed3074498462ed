// SPDX-License-Identifier: GPL-3.0-or-later
import { ChevronLeft } from 'lucide-react'
import { useState } from 'react'
import css from './Board.module.css'
import { Button } from '../parts/Button.tsx'
import { MachineDoor } from '../parts/MachineDoor.tsx'
import { MachineDrawing } from '../parts/MachineDrawing.tsx'
import { BoardTiles } from '../parts/BoardTiles.tsx'
import { Screen } from '../parts/Screen.tsx'
import { looseChip, unlistedBoard } from '../../shared/work.ts'
import { boardText as words } from '../text/board.ts'
import { findBoards } from '../search/boards.ts'
import { seenBoards } from '../wizard/boards.ts'
import type { MachineKind, SeenChips } from '../wizard/boards.ts'
import { BoardFind } from './pieces/BoardFind.tsx'

interface LostProps {
  readonly onBoard: (board: string) => void
  readonly onBack: () => void
}

/** Questions about visible features, for users who do not know the name; each answer leads to a next step. */
export function Lost({ onBoard, onBack }: LostProps) {
  const [kind, setKind] = useState<MachineKind | null>(null)
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
      {kind === null ? null : <SeenBoards kind={kind} onBoard={onBoard} />}
    </Screen>
  )
}

interface SeenBoardsProps {
  readonly kind: MachineKind
  readonly onBoard: LostProps['onBoard']
}

/** The mainboards that fit the user's answers. */
function SeenBoards({ kind, onBoard }: SeenBoardsProps) {
  const [chips, setChips] = useState<SeenChips>('unknown')
  const [text, setText] = useState('')
  const found = seenBoards(kind, chips, findBoards(text))
  return (
    <>
      <h2 className={css['look']}>{words.lost.look[kind]}</h2>
      <div className={css['row']}>
        <BoardFind text={text} onType={setText} />
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
