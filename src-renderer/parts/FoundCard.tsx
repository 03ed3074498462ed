// SPDX-License-Identifier: GPL-3.0-or-later
import { Check, LoaderCircle, Lock, OctagonX, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import { Status } from './Status.tsx'
import css from './ProgrammerCards.module.css'
import { Command } from './Command.tsx'
import { DeviceDrawing } from './DeviceDrawing.tsx'
import type { Device } from './DeviceDrawing.tsx'
import type { FoundProgrammer } from '../../shared/model/programmer.ts'
import { placeOf } from '../../shared/programmer/address.ts'
import { portText } from '../../shared/text/ports.ts'
import type { Answer } from '../wizard/programmers.ts'
import { programmerText as words } from '../text/programmer.ts'
import { clockText } from '../text/size.ts'
import { foundName, foundNameAndPlace } from '../../shared/text/found-programmer.ts'

interface FoundCardProps {
  readonly found: FoundProgrammer
  readonly device: Device
  /** This is the programmer currently in use. */
  readonly chosen: boolean
  /** `null`: not tested yet. */
  readonly answer: Answer | 'asking' | 'none' | null
  /** Why the programmer cannot be used although it could be opened. */
  readonly blocked: string | null
  readonly use: string
  readonly onUse: () => void
  /** Further options for it, folded away. */
  readonly details?: ReactNode
  /** The error, shown near the button; `null`: no error. */
  readonly trouble: ReactNode
  /** Questions that the user must answer first. */
  readonly children?: ReactNode
}

/** The one command that gives this user account access to the port immediately. */
const accessCommand = (found: FoundProgrammer) => `sudo setfacl -m u:$USER:rw ${placeOf(found.id)}`

/** Error texts of the system have no full stop. */
const sentence = (said: string) => said.replace(/[^.]$/u, '$&.')

/** A programmer that is plugged in: one press tests it, and the page continues when it responds. */
export function FoundCard(props: FoundCardProps) {
  const { found, device, chosen, answer, blocked, use, onUse, details, trouble, children } = props
  const { access } = found
  const can = access === 'ok'
  const why = can ? blocked : words.whyAccess
  const card = useRef<HTMLElement>(null)
  const [focused, setFocused] = useState(false)
  // The focus stays in place, even if another program takes the port meanwhile.
  const button = can || answer !== null || focused
  const answered = answer !== null && answer !== 'asking'
  useEffect(() => {
    // The press may have come from further down the page.
    if (answered) card.current?.scrollIntoView({ block: 'nearest' })
  }, [answered])
  return (
    <section
      ref={card}
      className={`${css['card']} ${can ? css['on'] : ''}`}
      data-programmer={found.id}
      aria-label={foundNameAndPlace(found)}
    >
      <Access access={access} answer={answer} chosen={chosen} />
      {trouble === null ? <DeviceDrawing device={device} cable /> : null}
      <h2>{foundName(found)}</h2>
      <p className={css['place']}>
        <code>{placeOf(found.id)}</code>
        {answer !== null && typeof answer === 'object' ? (
          <span>{words.answered(answer.name, clockText(answer.clockHz))}</span>
        ) : null}
      </p>
      {can ? null : (
        <div className="sub">
          {found.accessDetail === null ? null : sentence(portText(found.accessDetail))}{' '}
          {words.fix[access]}
          {access === 'denied' ? <Command line={accessCommand(found)} /> : null}
        </div>
      )}
      {children}
      {button && access !== 'refused' ? (
        <span
          className={css['act']}
          onFocus={() => setFocused(true)}
          onBlur={() => setFocused(false)}
        >
          <Button look="go" blocked={why} onPress={onUse}>
            {use}
          </Button>
          {why === null ? null : <span className="sub">{why}</span>}
        </span>
      ) : null}
      {trouble}
      {can ? details : null}
    </section>
  )
}

function Access({
  access,
  answer,
  chosen,
}: Pick<FoundCardProps, 'answer' | 'chosen'> & Pick<FoundProgrammer, 'access'>) {
  const [tone, Mark, text] =
    access === 'refused'
      ? (['danger', OctagonX, words.access.refused] as const)
      : access !== 'ok'
        ? (['care', Lock, words.access[access]] as const)
        : answer === 'asking'
          ? (['plain', LoaderCircle, words.asking] as const)
          : answer === 'none'
            ? (['danger', X, words.noAnswer] as const)
            : answer !== null
              ? (['proved', Check, words.answers] as const)
              : (['act', Check, chosen ? words.chosen : words.plugged] as const)
  return (
    <Status tone={tone} role="status">
      <Mark aria-hidden="true" />
      {text}
    </Status>
  )
}
