import { Ban, Check, CircleSlash, LoaderCircle, Lock, X } from 'lucide-react'
import { useId, useState } from 'react'
import type { ReactNode } from 'react'
import type { FoundProgrammer } from '../../shared/model/programmer.ts'
import { placeOf } from '../../shared/programmer/address.ts'
import type { Answer } from '../store/handshake.ts'
import { programmerText as words } from '../text/programmer.ts'
import { clockText } from '../text/size.ts'
import { Command } from './Command.tsx'
import { portText } from '../../shared/text/ports.ts'

interface FoundRowProps {
  readonly found: FoundProgrammer
  readonly chosen: boolean
  /** `null`: not asked yet. */
  readonly answer: Answer | 'asking' | 'none' | null
  readonly onChoose: () => void
  readonly children?: ReactNode
}

/** The one command that gives this account the right to open the port, now. */
export const accessCommand = (found: FoundProgrammer) =>
  `sudo setfacl -m u:$USER:rw ${placeOf(found.id)}`

/** What the system says comes without a full stop. */
const sentence = (said: string) => said.replace(/[^.]$/u, '$&.')

/** One programmer of the list. A row that cannot be opened has no radio, but a status word and its fix. */
export function FoundRow({ found, chosen, answer, onChoose, children }: FoundRowProps) {
  const id = useId()
  const { access } = found
  const can = access === 'ok'
  const [focused, setFocused] = useState(false)
  // Where the user is stays where it is, also when the port is taken away meanwhile.
  const radio = can || chosen || focused
  return (
    <li className={chosen ? 'on' : ''} aria-disabled={!can} data-programmer={found.id}>
      <div className="row">
        {radio ? (
          <input
            type="radio"
            id={id}
            name="programmer"
            aria-disabled={!can}
            checked={chosen}
            onChange={() => {
              if (can) onChoose()
            }}
            onFocus={() => setFocused(true)}
            onBlur={() => setFocused(false)}
          />
        ) : (
          <span />
        )}
        <label htmlFor={radio ? id : undefined}>
          <b>{found.label}</b>
        </label>
        <Status access={access} answer={answer} />
        <div className="sub">
          {can ? <code>{placeOf(found.id)}</code> : null}
          {typeof answer === 'object' && answer !== null
            ? ` ${words.answered(answer.name, clockText(answer.clockHz))}`
            : null}
          {access === 'ok' ? null : (
            <>
              {found.accessDetail === null ? null : sentence(portText(found.accessDetail))}{' '}
              {words.fix[access]}
              {access === 'denied' ? <Command line={accessCommand(found)} /> : null}
            </>
          )}
          {children}
        </div>
      </div>
    </li>
  )
}

function Status({
  access,
  answer,
}: Pick<FoundRowProps, 'answer'> & Pick<FoundProgrammer, 'access'>) {
  if (access === 'refused')
    return (
      <span className="status danger">
        <Ban className="i" aria-hidden="true" />
        {words.access.refused}
      </span>
    )
  if (access !== 'ok')
    return (
      <span className="status care">
        <Lock className="i" aria-hidden="true" />
        {words.access[access]}
      </span>
    )
  if (answer === 'asking')
    return (
      <span className="status" role="status">
        <LoaderCircle className="i" aria-hidden="true" />
        {words.asking}
      </span>
    )
  if (answer === 'none')
    return (
      <span className="status danger" role="status">
        <X className="i" aria-hidden="true" />
        {words.noAnswer}
      </span>
    )
  if (answer === null)
    return (
      <span className="status label">
        <CircleSlash className="i" aria-hidden="true" />
        {words.access.ok}
      </span>
    )
  return (
    <span className="status proved" role="status">
      <Check className="i" aria-hidden="true" />
      {words.answers}
    </span>
  )
}
