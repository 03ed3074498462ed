// SPDX-License-Identifier: GPL-3.0-or-later
import { Check, Circle, LoaderCircle, TriangleAlert } from 'lucide-react'
import { useId, useState } from 'react'
import type { FaultRecord } from '../../shared/fault.ts'
import type { CallName } from '../../shared/contract.ts'
import type { Snapshot } from '../../shared/model/snapshot.ts'
import { bridgeProgrammer, hostProblem, remoteCommands, userProblem } from '../../shared/remote.ts'
import type { RemoteChoice } from '../../shared/remote.ts'
import { remedyFor } from '../../shared/text/remedies.ts'
import { setupText } from '../text/setup.ts'
import { Button } from './Button.tsx'
import { Command } from './Command.tsx'
import { Tick } from './Tick.tsx'
import { MoreWays } from './MoreWays.tsx'
import { TextField } from './Field.tsx'
import { RowActs } from './RowActs.tsx'
import { Status } from './Status.tsx'
import css from './SetupSteps.module.css'
import remoteProgrammerCss from './RemoteProgrammer.module.css'

/** The connection to a programmer on another computer, and its state. */
export interface TunnelDoor {
  /** The current request to the app. */
  readonly pending: CallName | null
  readonly lastFault: FaultRecord | null
  /** `programmerId` is `null` if the programmer was refused; `refused` then says why. */
  readonly open: (to: {
    readonly host: string
    readonly user: string
    readonly node: string
  }) => Promise<{ readonly programmerId: string | null; readonly refused: FaultRecord | null }>
  readonly close: () => void
}

interface RemoteProgrammerProps {
  readonly snapshot: Snapshot
  readonly door: TunnelDoor
  /** Called when the programmer can be opened. */
  readonly onConnect: (programmerId: string) => void
  /** Level of its heading; 2 by default. */
  readonly level?: 2 | 3
}

/**
 * A programmer on another computer: how Pin One reaches it, through a tunnel that Pin One opens itself or that the user
 * opens with two commands. The result is shown below the button.
 */
export function RemoteProgrammer({ snapshot, door, onConnect, level = 2 }: RemoteProgrammerProps) {
  const { app } = snapshot
  const [choice, setChoice] = useState<RemoteChoice>({
    host: '',
    user: '',
    kind: 'bridge',
    node: '/dev/spidev0.0',
  })
  const change = (part: Partial<RemoteChoice>) => setChoice((before) => ({ ...before, ...part }))
  const kinds = useId()
  const commands = remoteCommands(choice, app.version)
  const Title = level === 2 ? 'h2' : 'h3'
  return (
    <section className={css['setup']} data-remote="">
      <Title>{setupText.remote.title}</Title>
      <p className="sub">{setupText.remote.lead}</p>
      <div className={remoteProgrammerCss['remote-form']}>
        <Field
          label={setupText.remote.host}
          example={setupText.remote.hostExample}
          value={choice.host}
          onChange={(host) => change({ host: host.trim() })}
          problem={hostProblem(choice.host) ? setupText.remote.badHost : null}
        />
        <Field
          label={setupText.remote.user}
          example={setupText.remote.userExample}
          value={choice.user}
          onChange={(user) => change({ user: user.trim() })}
          problem={userProblem(choice.user) ? setupText.remote.badUser : null}
        />
      </div>
      <fieldset className={remoteProgrammerCss['remote-kind']}>
        <legend className="label">{setupText.remote.kind}</legend>
        {(['bridge', 'serve'] as const).map((kind) => (
          <Tick key={kind}>
            <input
              type="radio"
              name={kinds}
              checked={choice.kind === kind}
              onChange={() => change({ kind })}
            />
            <span>{kind === 'bridge' ? setupText.remote.spidev : setupText.remote.serprog}</span>
          </Tick>
        ))}
      </fieldset>
      {choice.kind === 'bridge' ? (
        <div className={remoteProgrammerCss['remote-form']}>
          <Field
            label={setupText.remote.node}
            value={choice.node}
            onChange={(node) => change({ node: node.trim() })}
            problem={null}
          />
        </div>
      ) : null}
      {commands === null ? (
        <p className="sub">{setupText.remote.missing}</p>
      ) : (
        <ol className={remoteProgrammerCss['remote-commands']}>
          <li>
            <Labelled
              title={setupText.remote.install}
              runs={setupText.remote.runsHere}
              line={commands.install}
            />
            <p className="sub">{setupText.remote.installHint}</p>
          </li>
          {choice.kind === 'serve' ? (
            <>
              <li>
                <Labelled
                  title={setupText.remote.firstServe}
                  runs={setupText.remote.runsFirst}
                  line={commands.there}
                />
              </li>
              <li>
                <Labelled
                  title={setupText.remote.second}
                  runs={setupText.remote.runsSecond}
                  line={commands.tunnel}
                />
              </li>
              <li>
                <b>{setupText.remote.third}</b>
              </li>
            </>
          ) : (
            <li>
              <OwnTunnel choice={choice} snapshot={snapshot} door={door} onConnect={onConnect} />
              <MoreWays>
                <summary>{setupText.remote.byHand}</summary>
                <Labelled
                  title={setupText.remote.first}
                  runs={setupText.remote.runsFirst}
                  line={commands.there}
                />
                <Labelled
                  title={setupText.remote.second}
                  runs={setupText.remote.runsSecond}
                  line={commands.tunnel}
                />
                <HandTunnel snapshot={snapshot} door={door} onConnect={onConnect} />
              </MoreWays>
            </li>
          )}
        </ol>
      )}
    </section>
  )
}

interface LabelledProps {
  readonly title: string
  /** The command for one computer, with the terminal in which to run it. */
  readonly runs: string
  readonly line: string
}

function Labelled({ title, runs, line }: LabelledProps) {
  return (
    <>
      <p>
        <b>{title}</b> <span className="sub">{runs}</span>
      </p>
      <Command line={line} />
    </>
  )
}

interface FieldProps {
  readonly label: string
  readonly example?: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly problem: string | null
}

function Field({ label, example, value, onChange, problem }: FieldProps) {
  const said = useId()
  return (
    <label>
      <span className="label">{label}</span>
      <TextField
        data
        type="text"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        placeholder={example}
        value={value}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : said}
        onChange={(event) => onChange(event.target.value)}
      />
      {problem === null ? null : (
        <span id={said} className={remoteProgrammerCss['problem']}>
          {problem}
        </span>
      )}
    </label>
  )
}

type TunnelProps = Omit<RemoteProgrammerProps, 'level'>

/** Pin One runs ssh itself: one button, with the result below it. */
function OwnTunnel({
  choice: { host, user, node },
  snapshot,
  door,
  onConnect,
}: TunnelProps & { readonly choice: RemoteChoice }) {
  const { tunnel } = snapshot
  const { pending } = door
  const [refused, setRefused] = useState<FaultRecord | null>(null)
  const isOpening = pending === 'tunnel.open' || tunnel?.state === 'opening'
  const open = async () => {
    setRefused(null)
    const opened = await door.open({ host, user, node })
    setRefused(opened.refused)
    if (opened.programmerId !== null) onConnect(opened.programmerId)
  }
  return (
    <>
      <p>
        <b>{setupText.remote.own}</b> <span className="sub">{setupText.remote.ownHint}</span>
      </p>
      <RowActs>
        <Button blocked={isOpening ? setupText.remote.opening : null} onPress={() => void open()}>
          {setupText.remote.connectOwn}
        </Button>
        {tunnel?.state === 'open' ? (
          <Button onPress={door.close}>{setupText.remote.close}</Button>
        ) : null}
      </RowActs>
      <div className={css['setup-sight']} role="status" data-tunnel={tunnel?.state ?? 'none'}>
        {isOpening ? (
          <Status>
            <LoaderCircle aria-hidden="true" />
            {setupText.remote.opening}
          </Status>
        ) : tunnel !== null ? (
          <Answered snapshot={snapshot} />
        ) : refused === null ? null : (
          <Reasons fault={refused} />
        )}
      </div>
    </>
  )
}

/** What the programmer behind an open tunnel reports about itself. */
function Answered({ snapshot: { session } }: { readonly snapshot: Snapshot }) {
  const name = session?.programmer.id === bridgeProgrammer ? session.about.name : null
  return (
    <Status tone="proved">
      <Check aria-hidden="true" />
      {name === null ? setupText.remote.isOpen : setupText.remote.connected(name)}
    </Status>
  )
}

function Reasons({ fault }: { readonly fault: FaultRecord }) {
  const remedy = remedyFor(fault)
  return (
    <div data-fault={fault.code}>
      <p>
        <TriangleAlert className="care" aria-hidden="true" /> <b>{remedy.title}.</b>{' '}
        {remedy.meaning}
      </p>
      <ul className={css['setup-reasons']}>
        {remedy.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ul>
    </div>
  )
}

/** Whether the programmer behind the user's own tunnel responds; the error, if a test failed. */
function HandTunnel({ snapshot: { session }, door, onConnect }: TunnelProps) {
  const { pending, lastFault } = door
  const [tried, setTried] = useState(false)
  /** The programmer that responded last; testing may open it only briefly. */
  const [name, setName] = useState<string | null>(null)
  const ours = session?.programmer.id === bridgeProgrammer ? session.about.name : null
  if (ours !== null && ours !== name) setName(ours)
  const asking = pending === 'session.open' || pending === 'session.close'
  const fault = tried && !asking && ours === null ? lastFault : null
  const proved = ours !== null || (name !== null && fault === null && session === null)
  const text =
    ours !== null
      ? setupText.remote.connected(ours)
      : pending === 'session.open'
        ? setupText.remote.connecting
        : session !== null
          ? setupText.remote.other
          : name === null
            ? setupText.remote.waiting
            : fault === null
              ? setupText.remote.answered(name)
              : setupText.remote.lost
  const Mark = proved ? Check : Circle
  return (
    <>
      {ours !== null ? null : (
        <p>
          <Button
            onPress={() => {
              setTried(true)
              onConnect(bridgeProgrammer)
            }}
          >
            {setupText.remote.connect}
          </Button>
        </p>
      )}
      <div className={css['setup-sight']} role="status">
        <Status tone={proved ? 'proved' : 'plain'}>
          <Mark aria-hidden="true" />
          {text}
        </Status>
        {fault === null ? null : <Reasons fault={fault} />}
      </div>
    </>
  )
}
