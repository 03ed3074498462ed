// SPDX-License-Identifier: GPL-3.0-or-later
import { Search } from 'lucide-react'
import type { Ref } from 'react'
import css from '../Board.module.css'
import { boardText as words } from '../../text/board.ts'

interface BoardFindProps {
  readonly text: string
  readonly onType: (text: string) => void
  readonly onEnter?: () => void
  readonly field?: Ref<HTMLInputElement>
}

/** The field in which the user types the name of a mainboard. */
export function BoardFind({ text, onType, onEnter, field }: BoardFindProps) {
  return (
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
        onChange={({ target }) => onType(target.value)}
        onKeyDown={({ key }) => {
          if (key === 'Enter') onEnter?.()
        }}
      />
    </label>
  )
}
