// SPDX-License-Identifier: GPL-3.0-or-later
/** Pure: finds computers by the names that users type. */
import { boards } from '../../shared/data/guide.ts'
import type { Board } from '../../shared/data/guide.ts'
import { boardsOfType, makerWords } from '../../shared/data/machines.ts'
import { locale } from '../../shared/text/language.ts'
import type { Language } from '../../shared/text/language.ts'
import { textIndex } from './text-index.ts'
import type { Searched, TextIndex } from './text-index.ts'
import { tokens } from './tokens.ts'

interface Entry extends Searched {
  readonly board: Board
}

const entries = (): readonly Entry[] =>
  boards.map((board) => {
    const { id, names, targets } = board
    const words = names.flatMap(tokens)
    return {
      board,
      title: names.join(', '),
      // Users also type `230` and `thinkpadx230`.
      body: [
        id,
        ...targets.map(({ target }) => target),
        ...makerWords(board),
        ...words.flatMap((word) => word.match(/\d{3,}/gu) ?? []),
        ...names.map((name) => name.replaceAll(/[^\p{L}\p{N}]/gu, '')),
        ...names.map((name) => name.replaceAll(/(?<=\p{L})(?=\d)/gu, ' ')),
        ...words.flatMap((word, at) => [word + (words[at + 1] ?? '')]),
      ].join(' '),
      asked: [],
    }
  })

const indexes = new Map<Language, TextIndex<Entry>>()

function index(): TextIndex<Entry> {
  const made = indexes.get(locale()) ?? textIndex(entries(), locale(), { leastPrefix: 1 })
  indexes.set(locale(), made)
  return made
}

/**
 * Mainboards with every meaningful word in a name, an id, a target or a type number; if none has all, those with the
 * typed number (`my x230 laptop`). All mainboards when nothing is typed.
 */
export function findBoards(typed: string): readonly Board[] {
  const words = tokens(typed)
  if (words.length === 0) return boards
  const ofType = words.map((word) => boardsOfType(word))
  const rest = words.filter((_, at) => ofType[at]?.length === 0)
  const types = ofType.filter((ids) => ids.length > 0)
  const named = rest.length === 0 ? boards : namedBoards(rest)
  // After the type, labels print characters that identify nothing else: `2325-AB3`.
  const among = named.length === 0 && types.length > 0 ? boards : named
  return among.filter(({ id }) => types.every((ids) => ids.includes(id)))
}

function namedBoards(words: readonly string[]): readonly Board[] {
  const { found, whole } = index().search(words.join(' '))
  if (whole > 0) return found.slice(0, whole).map(({ board }) => board)
  const numbers = words.filter((word) => /\p{L}/u.test(word) && /\d/u.test(word))
  return numbers.length === 0 || numbers.length === words.length ? [] : namedBoards(numbers)
}
