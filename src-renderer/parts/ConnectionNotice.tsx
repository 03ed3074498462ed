import { useSyncExternalStore } from 'react'
import type { Connection } from '../client/connection.ts'
import { connectionText } from '../text/connection.ts'

/** Says what to do when the page is not connected; nothing while it is, or while a lost link is just being renewed. */
export function ConnectionNotice({ connection }: { readonly connection: Connection }) {
  const state = useSyncExternalStore(
    (listener) => connection.subscribe(listener),
    () => connection.state,
  )
  if (state === 'open' || state === 'connecting') return null
  const { title, text, steps } = connectionText[state]
  return (
    <section className="connection-notice" role="alert" data-testid={`connection-${state}`}>
      <h1>{title}</h1>
      <p>{text}</p>
      <ol>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </section>
  )
}
