import { useConnected, useSnapshot } from './store/selectors.ts'
import { frame } from './text/frame.ts'

/** The least a page can show: that it is connected, to which version, and what programmers the app sees. */
export function StartPage() {
  const connected = useConnected()
  const { app, programmers } = useSnapshot()
  if (!connected) return <p className="connecting">{frame.connecting}</p>
  return (
    <main id="main">
      <h1>{frame.product}</h1>
      <p data-testid="version">{app.version}</p>
      <p data-testid="host">{app.host}</p>
      <ul data-testid="programmers">
        {programmers.map(({ id, label }) => (
          <li key={id}>{label}</li>
        ))}
      </ul>
    </main>
  )
}
