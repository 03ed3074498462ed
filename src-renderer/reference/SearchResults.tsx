// SPDX-License-Identifier: GPL-3.0-or-later OR CC-BY-SA-4.0
import { Search } from 'lucide-react'
import { useDeferredValue, useEffect, useReducer } from 'react'
import { isPrepared, mostResults, prepare, searchReference } from '../search/reference.ts'
import type { SearchResult } from '../search/reference.ts'
import { referenceText as words } from '../text/reference/words.ts'
import { RefLink } from './RefLink.tsx'
import { TextField } from '../parts/Field.tsx'
import rows from './Rows.module.css'
import styles from './SearchResults.module.css'

/** The results for `typed`; `null` while the words are still loading, which starts when the first field appears. */
function useSearch(typed: string): SearchResult | null {
  const [, again] = useReducer((count: number) => count + 1, 0)
  const ready = isPrepared()
  useEffect(() => (ready ? undefined : prepare(again)), [ready])
  // The field shows a typed letter before the results update.
  const settled = useDeferredValue(typed)
  return ready ? searchReference(settled) : null
}

interface SearchFieldProps {
  readonly typed: string
  readonly onType: (typed: string) => void
  readonly label: string
}

export function SearchField({ typed, onType, label }: SearchFieldProps) {
  return (
    <div className={styles['search']}>
      <Search aria-hidden="true" />
      <TextField
        type="search"
        aria-label={label}
        placeholder={label}
        value={typed}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => onType(target.value)}
      />
    </div>
  )
}

function status(typed: string, result: SearchResult | null, most: number): string {
  if (typed.trim() === '') return words.searchHint
  if (result === null) return words.searching
  const { found, instead, partly } = result
  return [
    instead === null ? '' : words.instead(instead),
    partly ? words.partly : found.length > most ? words.tooMany(most) : words.results(found.length),
  ].join(' ')
}

/** Suggestions for a search without results: other words, and the lists to look through. */
function NothingFound() {
  return (
    <div>
      <p>{words.nothing.tryThis}</p>
      <ul className={rows['rows']}>
        {(['boards', 'steps', 'glossary', 'wiring'] as const).map((id) => (
          <li key={id}>
            <RefLink page={id}>{words.lists[id][0]}</RefLink>
            <span className="sub">{words.nothing.leads[id]}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

interface SearchResultsProps {
  readonly typed: string
  /** Maximum number of results shown. */
  readonly most?: number
  /** A link to the wires of each mainboard. */
  readonly toWires?: boolean
}

export function SearchResults({ typed, most = mostResults, toWires = false }: SearchResultsProps) {
  const result = useSearch(typed)
  const found = result?.found.slice(0, most) ?? []
  const searching = typed.trim() !== ''
  return (
    <>
      <p className="label" role="status">
        {status(typed, result, most)}
      </p>
      {!searching ? null : result !== null && found.length === 0 ? (
        <NothingFound />
      ) : (
        <ul className={rows['rows']}>
          {found.map(({ title, kind, page, text }) => (
            <li key={`${page}${title}`}>
              <span className={rows['row']}>
                <RefLink page={page}>{title}</RefLink>
                <span className="label">{kind}</span>
                {toWires && page.startsWith('board/') && page !== 'board/kfsn4-dre' ? (
                  <RefLink page={`wiring/pico//${page.slice('board/'.length)}`}>
                    {words.finder.toThis} <span className="visually-hidden">{title}</span>
                  </RefLink>
                ) : null}
              </span>
              <span className={`sub ${rows['cut']}`}>{text}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
