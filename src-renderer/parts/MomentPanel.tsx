// SPDX-License-Identifier: GPL-3.0-or-later
import { ArrowDown, CircleAlert, OctagonX, TriangleAlert } from 'lucide-react'
import type { CSSProperties, ReactNode } from 'react'
import type { SignalKey } from '../../shared/data/guide.ts'
import { momentText as words } from '../text/wire.ts'
import type { MomentEnd, MomentWords } from '../text/moment.ts'
import { wireNoteWords } from '../text/wire-notes.ts'
import type { WireNote } from '../wizard/wire-notes.ts'
import styles from './MomentPanel.module.css'
import { signalLooks } from './drawing/signals.ts'
import { Title } from './Screen.tsx'
import { Swatch } from './WireTable.tsx'

/** How many wires are connected, as a row of marks. */
export function Pips({ done, of }: { readonly done: number; readonly of: number }) {
  return (
    <p className={styles['pips']}>
      <span className={styles['marks']} aria-hidden="true">
        {Array.from({ length: of }, (_, at) => (
          <i key={at} className={at < done ? styles['done'] : at === done ? styles['now'] : ''} />
        ))}
      </span>
      <span aria-hidden="true">{words.progress(Math.min(done + 1, of), of)}</span>
      <span className="visually-hidden">{words.progressSaid(done, of)}</span>
    </p>
  )
}

/** Which wire it is, and the title: both ends, each with its number in the drawing. */
export function MomentTitle({ said }: { readonly said: MomentWords }) {
  const [from, to] = said.ends
  return (
    <>
      <p className={styles['name']}>
        <Swatch signal={said.signal} />
        <span>
          <b>{said.signal}</b> {said.name}
        </span>
      </p>
      <Title says={said.says} className={styles['ends']}>
        <End end={from} />
        {to === null ? (
          <span className={styles['free']}>{words.free}</span>
        ) : (
          <>
            <ArrowDown className={styles['arrow']} />
            <End end={to} />
          </>
        )}
      </Title>
      <p className={styles['place']}>{said.place}</p>
    </>
  )
}

function End({ end: { word, badge, signal } }: { readonly end: MomentEnd }) {
  return (
    <span className={styles['end']}>
      {word}
      <span className={styles['badge']} style={badgeLook(signal)}>
        {badge}
      </span>
    </span>
  )
}

const badgeLook = (signal: SignalKey) =>
  ({
    '--wire': signalLooks[signal].colour,
    '--on-wire': signal === 'CS' ? 'var(--on-w-cs)' : 'var(--on-w)',
  }) as CSSProperties

/** A moment that is not a wire: power, or the chip itself. */
export function PlainTitle({
  says,
  children,
}: {
  readonly says: string
  readonly children?: ReactNode
}) {
  return (
    <>
      <Title says={says} className={styles['plain']} />
      {children === undefined ? null : <p className={styles['place']}>{children}</p>}
    </>
  )
}

const marks = { danger: OctagonX, caution: TriangleAlert, info: CircleAlert } as const

/** Facts needed now. A danger has a background; a plain note is a sentence. */
export function WireNotes({ notes }: { readonly notes: readonly WireNote[] }) {
  if (notes.length === 0) return null
  return (
    <ul className={styles['notes']}>
      {notes.map(({ covers, tone, says }) => {
        const Mark = marks[tone]
        const { title, text } = wireNoteWords(says)
        return (
          <li
            key={title}
            className={styles[tone]}
            data-cautions={covers.join(' ')}
            data-severity={tone}
          >
            {tone === 'info' ? null : <Mark aria-hidden="true" />}
            <span>
              <b>{title}</b> {text}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

/**
 * The dangers in a few words beside the button, because a small window has their full text below the fold: the user
 * must see a danger before pressing the button. Screen readers get them only from the list.
 */
export function DangersBeside({ notes }: { readonly notes: readonly WireNote[] }) {
  const dangers = notes.filter(({ tone }) => tone === 'danger')
  if (dangers.length === 0) return null
  return (
    <span className={styles['beside']} data-testid="dangers" aria-hidden="true">
      <OctagonX />
      {dangers.map(({ says }) => wireNoteWords(says).title).join(' ')}
    </span>
  )
}
