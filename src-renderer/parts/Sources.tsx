// SPDX-License-Identifier: GPL-3.0-or-later OR CC-BY-SA-4.0
import { sourceKeys, sourceWords } from '../../shared/data/guide-pages.ts'
import { referenceText as words } from '../text/reference/words.ts'
import styles from './Sources.module.css'

/** The source of an entry; folded, since most readers do not need it. */
export function Sources({ of }: { readonly of: string | readonly string[] }) {
  const keys = sourceKeys(of)
  return (
    <details className={styles['source']}>
      <summary>{words.sources(keys.length)}</summary>
      <ul>
        {keys.map((key) => (
          <li key={key}>{sourceWords(key)}</li>
        ))}
      </ul>
    </details>
  )
}
