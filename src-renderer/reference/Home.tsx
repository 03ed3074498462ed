// SPDX-License-Identifier: GPL-3.0-or-later OR CC-BY-SA-4.0
import {
  BookA,
  Cable,
  CircleQuestionMark,
  CircuitBoard,
  GripVertical,
  Microchip,
  SquareTerminal,
  TriangleAlert,
} from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { useState } from 'react'
import { boards, headers, packages, programmers, warnings } from '../../shared/data/guide.ts'
import { glossary } from '../../shared/data/guide-words.ts'
import { referenceText as words } from '../text/reference/words.ts'
import { chosenOf, pageOf } from './finder-choice.ts'
import { PageRows } from './lists.tsx'
import { listPages } from '../search/pages.ts'
import type { ListPage } from '../search/pages.ts'
import { RefButton, RefLink } from './RefLink.tsx'
import { SearchField, SearchResults } from './SearchResults.tsx'
import { WireSentence } from './WireSentence.tsx'
import rows from './Rows.module.css'
import styles from './Home.module.css'

const counts: Readonly<Partial<Record<ListPage, number>>> = {
  packages: packages.length,
  headers: headers.length,
  boards: boards.length,
  programmers: programmers.length,
  warnings: warnings.length,
  glossary: glossary.length,
}

const icons: Readonly<Record<ListPage, LucideIcon>> = {
  wiring: Cable,
  packages: Microchip,
  headers: GripVertical,
  boards: CircuitBoard,
  programmers: SquareTerminal,
  warnings: TriangleAlert,
  glossary: BookA,
  steps: CircleQuestionMark,
}

export const deeperPages = [
  'start',
  'safety',
  'packages-guide',
  'wiring-guide',
  'pull-ups',
  'isp-diode',
  'wson8-to-soic8',
  'sockets',
  'larger-chips',
  'two-chips',
  'vendor-files',
  'reading',
  'macronix-x200',
  'differences',
  'credits',
] as const

/** The last choices, kept so that going back from the wires shows them again. */
let lastChosen: readonly string[] = ['pico']

/** The shortest way to the drawing: three choices and a press. */
function ToTheWires() {
  const [rest, setRest] = useState(lastChosen)
  const chosen = chosenOf(rest)
  if (chosen === null) return null
  return (
    <div className={styles['to-wires']}>
      <WireSentence
        chosen={chosen}
        onChoose={(next) => {
          lastChosen = next
          setRest(next)
        }}
      />
      <RefButton page={pageOf(chosen)}>{words.finder.showWires}</RefButton>
    </div>
  )
}

/** The last search, kept so that going back from a result shows the results again. */
let lastTyped = ''

function ListIcon({ id }: { readonly id: ListPage }) {
  const Icon = icons[id]
  return <Icon className={rows['icon']} data-list={id} aria-hidden="true" />
}

export function Home() {
  const [typed, setTyped] = useState(lastTyped)
  return (
    <>
      <SearchField
        label={words.search}
        typed={typed}
        onType={(next) => {
          lastTyped = next
          setTyped(next)
        }}
      />
      <SearchResults typed={typed} toWires />
      {typed.trim() !== '' ? null : (
        <>
          <ToTheWires />
          <ul className={rows['columns']}>
            {listPages.map((id) => (
              <li key={id} className={rows['with-icon']}>
                <ListIcon id={id} />
                <span className={rows['row']}>
                  <RefLink page={id}>{words.lists[id][0]}</RefLink>
                  {counts[id] === undefined ? null : <span className="label">{counts[id]}</span>}
                </span>
                <span className="sub">{words.lists[id][1]}</span>
              </li>
            ))}
          </ul>
          <h2>{words.deeper}</h2>
          <PageRows ids={deeperPages} wide />
          <p className="sub">
            {words.credit} <RefLink page="licences">{words.licences.title}</RefLink>
          </p>
        </>
      )}
    </>
  )
}
