// SPDX-License-Identifier: GPL-3.0-or-later OR CC-BY-SA-4.0
import { useEffect, useState } from 'react'
import { referenceText as words } from '../text/reference/words.ts'
import styles from './Licences.module.css'

/** The build writes this file beside the page: the licence texts of all software in this package. */
const file = '/licences.txt'

async function textOf(path: string): Promise<string | null> {
  try {
    const answer = await fetch(path)
    return answer.ok ? await answer.text() : null
  } catch {
    return null
  }
}

export function Licences() {
  const [text, setText] = useState<string | null>(null)
  const [missing, setMissing] = useState(false)
  useEffect(() => {
    let shown = true
    void textOf(file).then((all) => {
      if (!shown) return null
      if (all === null) setMissing(true)
      else setText(all)
      return null
    })
    return () => {
      shown = false
    }
  }, [])
  if (missing) return <p role="status">{words.licences.missing}</p>
  return (
    <pre className={styles['text']} tabIndex={0} aria-label={words.licences.title}>
      {text ?? words.licences.loading}
    </pre>
  )
}
