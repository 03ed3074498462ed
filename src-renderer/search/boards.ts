// SPDX-License-Identifier: GPL-3.0-or-later
/** Pure: finding machines by what people call them. */
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
      // `230` and `thinkpadx230` are typed too.
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
 * Boards that have every word that says something in a name, an id, a target or a type number; where none has all, those
 * that have the number that was typed (`my x230 laptop`). All of them where nothing is typed.
 */
export function findBoards(typed: string): readonly Board[] {
  const words = tokens(typed)
  if (words.length === 0) return boards
  const ofType = words.map((word) => boardsOfType(word))
  const rest = words.filter((_, at) => ofType[at]?.length === 0)
  const types = ofType.filter((ids) => ids.length > 0)
  const named = rest.length === 0 ? boards : namedBoards(rest)
  // Behind the type on the label stands what names nothing else: `2325-AB3`.
  const among = named.length === 0 && types.length > 0 ? boards : named
  return among.filter(({ id }) => types.every((ids) => ids.includes(id)))
}

function namedBoards(words: readonly string[]): readonly Board[] {
  const { found, whole } = index().search(words.join(' '))
  if (whole > 0) return found.slice(0, whole).map(({ board }) => board)
  const numbers = words.filter((word) => /\p{L}/u.test(word) && /\d/u.test(word))
  return numbers.length === 0 || numbers.length === words.length ? [] : namedBoards(numbers)
}
