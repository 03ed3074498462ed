// SPDX-License-Identifier: GPL-3.0-or-later
import css from './BoardTiles.module.css'
import { MachineDrawing } from './MachineDrawing.tsx'
import type { Board } from '../../shared/data/guide.ts'
import { machineOf, machineViewOf } from '../../shared/data/machines.ts'
import { boardText as words } from '../text/board.ts'
import { nameFor } from '../wizard/boards.ts'

const mostTiles = 12

interface BoardTilesProps {
  readonly boards: readonly Board[]
  /** The typed search text: shows the name that it matched. */
  readonly text: string
  readonly onBoard: (id: string) => void
}

/** Computers to choose from; the arrow keys follow their layout on the page. */
export function BoardTiles({ boards, text, onBoard }: BoardTilesProps) {
  const shown = boards.slice(0, mostTiles)
  return (
    <>
      <div
        className={css['tiles']}
        role="group"
        aria-label={words.machines}
        onKeyDown={({ key, currentTarget }) => walk(key, currentTarget)}
      >
        {shown.map((board) => (
          <button
            key={board.id}
            type="button"
            className={css['tile']}
            data-board={board.id}
            onClick={() => onBoard(board.id)}
          >
            <span className={css['picture']}>
              <MachineDrawing
                view={machineViewOf(board)}
                zone={machineOf(board.id)?.zone?.at ?? null}
              />
            </span>
            {nameFor(board, text)}
          </button>
        ))}
      </div>
      {boards.length > mostTiles ? (
        <p className={css['more']}>{words.more(boards.length - mostTiles)}</p>
      ) : null}
    </>
  )
}

/** To the next tile, or to the one above or below. */
function walk(key: string, group: HTMLElement): void {
  const tiles = [...group.querySelectorAll('button')]
  const at = tiles.findIndex((tile) => tile === document.activeElement)
  const here = tiles[at]
  if (here === undefined) return
  const columns = tiles.filter(({ offsetTop }) => offsetTop === tiles[0]?.offsetTop).length
  const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns }[key]
  if (step !== undefined) tiles[at + step]?.focus()
}
