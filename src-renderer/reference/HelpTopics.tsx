// SPDX-License-Identifier: GPL-3.0-or-later OR CC-BY-SA-4.0
import type { PlacedSection } from '../../shared/text/guide-pages.ts'
import { help } from '../text/help.ts'
import type { HelpTopic } from '../text/help.ts'
import { Blocks } from './Blocks.tsx'
import { Sources } from '../parts/Sources.tsx'
import { RefLink } from './RefLink.tsx'
import styles from './HelpTopics.module.css'

interface HelpTopicsProps {
  readonly topics: readonly PlacedSection[]
  readonly level?: 2 | 3
}

/** Questions of a stage, folded: the user opens only the relevant one. */
export function HelpTopics({ topics, level = 3 }: HelpTopicsProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <div className={styles['topics']}>
      {topics.map(({ key, page, section }) => (
        <details key={key} data-section={key}>
          <summary>
            <Heading>{section.title}</Heading>
          </summary>
          <Blocks blocks={section.blocks} narrow />
          <p className={styles['more']}>
            <RefLink page={`${page.id}#${section.id}`}>{help.more}</RefLink>
          </p>
          <Sources of={section.source} />
        </details>
      ))}
    </div>
  )
}

/** Short answers to questions, as the help of a step shows them. */
export function ShortTopics({ topics }: { readonly topics: readonly HelpTopic[] }) {
  return topics.map(({ id, question, answer, page }) => (
    <section key={id} id={id} className={styles['short']} tabIndex={-1}>
      <h2>{question}</h2>
      <p>{answer}</p>
      {page === undefined ? null : <RefLink page={page}>{help.more}</RefLink>}
    </section>
  ))
}
