// SPDX-License-Identifier: GPL-3.0-or-later
import { X } from 'lucide-react'
import { useState } from 'react'
import { fits, helpFacts } from '../../shared/data/guide-pages.ts'
import { helpSections } from '../../shared/text/guide-pages.ts'
import { HelpTopics } from '../reference/HelpTopics.tsx'
import { SearchField, SearchResults } from '../reference/SearchResults.tsx'
import { useHelpOpen, useView } from '../store/selectors.ts'
import { goTo, toggleHelp } from '../store/wizard.ts'
import { frame } from '../text/frame.ts'
import { help, helpAnywhere, helpAt } from '../text/help.ts'
import type { HelpTopic } from '../text/help.ts'
import type { StageId } from '../wizard/stages.ts'
import { Link, Button } from '../parts/Button.tsx'
import { useFocusWhileOpen } from './useFocusWhileOpen.ts'
import styles from './HelpPane.module.css'

/** The pane is narrow, and a more exact search word finds the rest. */
const mostInHelp = 8

/** Help for the current stage; covers the reading area only. Escape closes it and returns the focus. */
export function HelpPane({ stage }: { readonly stage: StageId | null }) {
  const open = useHelpOpen()
  const view = useView()
  const pane = useFocusWhileOpen(open)
  const [typed, setTyped] = useState('')
  if (!open) return null
  const { guideProgrammer, chipPackage, board, configuration } = view.choices
  const choices = {
    guideProgrammer,
    packageId: chipPackage,
    boardId: board,
    mounting: view.mounting,
    facts: helpFacts(board, configuration),
  }
  const topics = (stage === null ? [] : helpAt(stage)).filter((topic) => fits(topic.for, choices))
  const sections = stage === null ? [] : helpSections(stage, choices)
  return (
    <aside
      className={styles['pane']}
      data-help-pane
      aria-label={frame.help}
      ref={pane}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape') toggleHelp()
      }}
    >
      <div className={styles['head']}>
        <h2>{frame.help}</h2>
        <Button look="quiet" small label={help.close} onPress={toggleHelp}>
          <X aria-hidden="true" />
        </Button>
      </div>
      <SearchField label={help.search} typed={typed} onType={setTyped} />
      {typed.trim() !== '' ? (
        <SearchResults typed={typed} most={mostInHelp} />
      ) : (
        <>
          {topics.map((topic) => (
            <Topic key={topic.id} topic={topic} />
          ))}
          <HelpTopics topics={sections} />
          {helpAnywhere().map((topic) => (
            <Topic key={topic.id} topic={topic} />
          ))}
        </>
      )}
    </aside>
  )
}

function Topic({ topic: { question, answer, page } }: { readonly topic: HelpTopic }) {
  return (
    <section>
      <h3>{question}</h3>
      <p>{answer}</p>
      {page === undefined ? null : (
        <Link onClick={() => goTo({ kind: 'reference', page })}>{help.more}</Link>
      )}
    </section>
  )
}
