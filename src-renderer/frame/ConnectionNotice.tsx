// SPDX-License-Identifier: GPL-3.0-or-later
import { useStore } from 'zustand'
import { link } from '../store/link.ts'
import { mirror } from '../store/mirror.ts'
import { linkNotice } from '../text/connection.ts'
import css from './ConnectionNotice.module.css'

/**
 * Says what to do when the app does not respond; empty while it responds, or while a lost link is just being renewed.
 */
export function ConnectionNotice() {
  const seen = useStore(link)
  const snapshot = useStore(mirror, (state) => state.snapshot)
  const notice = linkNotice(seen, snapshot)
  if (notice === null) return null
  const { kind, title, since, sentences, steps } = notice
  return (
    <section
      className={css['connection-notice']}
      aria-label={title}
      tabIndex={0}
      data-testid={`connection-${kind}`}
    >
      {/* Screen readers would speak a counter inside the alert every second. */}
      <div role="alert">
        <h1>{title}</h1>
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        <ol>
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </div>
      {since === null ? null : <p role="timer">{since}</p>}
    </section>
  )
}
