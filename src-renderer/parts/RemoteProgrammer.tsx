import '../styles/setup.css'
import { Check, Circle } from 'lucide-react'
import { useId, useState } from 'react'
import { useStore } from 'zustand'
import { remedyFor } from '../../shared/text/remedies.ts'
import { actionState, ask } from '../store/actions.ts'
import { useSnapshot } from '../store/selectors.ts'
import { choose } from '../store/wizard.ts'
import { setupText } from '../text/setup.ts'
import { bridgeProgrammer, hostProblem, remoteCommands, userProblem } from '../wizard/remote.ts'
import type { RemoteChoice } from '../wizard/remote.ts'
import { Button } from './Button.tsx'
import { Command } from './Command.tsx'

const words = setupText.remote

interface RemoteProgrammerProps {
  /** What happens when the user connects; left out: the programmer is chosen and opened. */
  readonly onConnect?: (programmerId: string) => void
  /** Level of its heading; 2 when left out. */
  readonly level?: 2 | 3
}

const connect = (programmerId: string): void => void connectTo(programmerId)

async function connectTo(programmerId: string): Promise<void> {
  choose({ programmerId })
  await ask('session.open', { programmerId, clockHz: null })
  if (actionState.getState().lastFault === null) choose({ programmerAnswered: true })
}

/** Asks where the programmer is, gives the two commands to copy, and watches the connection that comes of them. */
export function RemoteProgrammer({ onConnect = connect, level = 2 }: RemoteProgrammerProps) {
  const [choice, setChoice] = useState<RemoteChoice>({
    host: '',
    user: '',
    kind: 'bridge',
    node: '/dev/spidev0.0',
  })
  const change = (part: Partial<RemoteChoice>) => setChoice((before) => ({ ...before, ...part }))
  const kinds = useId()
  const commands = remoteCommands(choice)
  const Title = level === 2 ? 'h2' : 'h3'
  return (
    <section className="setup">
      <Title>{words.title}</Title>
      <p className="sub">{words.lead}</p>
      <div className="remote-form">
        <Field
          label={words.host}
          value={choice.host}
          onChange={(host) => change({ host: host.trim() })}
          problem={hostProblem(choice.host) ? words.badHost : null}
        />
        <Field
          label={words.user}
          value={choice.user}
          onChange={(user) => change({ user: user.trim() })}
          problem={userProblem(choice.user) ? words.badUser : null}
        />
      </div>
      <fieldset className="remote-kind">
        <legend className="label">{words.kind}</legend>
        {(['bridge', 'serve'] as const).map((kind) => (
          <label key={kind} className="tick">
            <input
              type="radio"
              name={kinds}
              checked={choice.kind === kind}
              onChange={() => change({ kind })}
            />
            <span>{kind === 'bridge' ? words.spidev : words.serprog}</span>
          </label>
        ))}
      </fieldset>
      {choice.kind === 'bridge' ? (
        <div className="remote-form">
          <Field
            label={words.node}
            value={choice.node}
            onChange={(node) => change({ node: node.trim() })}
            problem={null}
          />
        </div>
      ) : null}
      {commands === null ? (
        <p className="sub">{words.missing}</p>
      ) : (
        <ol className="remote-commands">
          <li>
            <b>{choice.kind === 'bridge' ? words.first : words.firstServe}</b>
            <Command line={commands.there} />
          </li>
          <li>
            <b>{words.second}</b>
            <Command line={commands.tunnel} />
          </li>
          {choice.kind === 'serve' ? (
            <li>
              <b>{words.third}</b>
            </li>
          ) : (
            <li>
              <Connection onConnect={onConnect} />
            </li>
          )}
        </ol>
      )}
      <p className="sub">{words.needs}</p>
    </section>
  )
}

interface FieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly problem: string | null
}

function Field({ label, value, onChange, problem }: FieldProps) {
  const said = useId()
  return (
    <label>
      <span className="label">{label}</span>
      <input
        className="field"
        type="text"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        value={value}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : said}
        onChange={(event) => onChange(event.target.value)}
      />
      {problem === null ? null : (
        <span id={said} className="problem">
          {problem}
        </span>
      )}
    </label>
  )
}

/** Whether the tunnel's programmer answers; what went wrong, when it was tried. */
function Connection({ onConnect }: { readonly onConnect: (programmerId: string) => void }) {
  const { session } = useSnapshot()
  const { pending, lastFault } = useStore(actionState)
  const [tried, setTried] = useState(false)
  /** What answered last; asking may open it for a moment only. */
  const [name, setName] = useState<string | null>(null)
  const ours = session?.programmer.id === bridgeProgrammer ? session.about.name : null
  if (ours !== null && ours !== name) setName(ours)
  const asking = pending === 'session.open' || pending === 'session.close'
  const fault = tried && !asking && ours === null ? lastFault : null
  const remedy = fault === null ? null : remedyFor(fault)
  const proved = ours !== null || (name !== null && fault === null && session === null)
  const text =
    ours !== null
      ? words.connected(ours)
      : pending === 'session.open'
        ? words.connecting
        : session !== null
          ? words.other
          : name === null
            ? words.waiting
            : fault === null
              ? words.answered(name)
              : words.lost
  const Mark = proved ? Check : Circle
  return (
    <div className="setup-sight" role="status">
      <p className={proved ? 'status proved' : 'status'}>
        <Mark className="i" aria-hidden="true" /> {text}
      </p>
      {remedy === null ? null : (
        <>
          <p>
            <b>{remedy.title}.</b> {remedy.meaning}
          </p>
          <ul className="setup-reasons">
            {remedy.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ul>
        </>
      )}
      {ours !== null ? null : (
        <p>
          <Button
            onPress={() => {
              setTried(true)
              onConnect(bridgeProgrammer)
            }}
          >
            {words.connect}
          </Button>
        </p>
      )}
    </div>
  )
}
