// SPDX-License-Identifier: GPL-3.0-or-later
import { Info, OctagonX, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { FindingLevel } from '../../shared/model/image.ts'
import { verdictText as words } from '../text/verdict.ts'
import { Tick } from './Tick.tsx'
import styles from './Verdicts.module.css'

export interface Verdict {
  readonly id: string
  readonly level: FindingLevel
  readonly text: string
  /** The words of the checkbox that accepts it, and whether it is ticked. */
  readonly tick?: { readonly label: string; readonly on: boolean }
  /** The possible action, at the end of its row. */
  readonly act?: ReactNode
}

interface VerdictsProps {
  readonly label: string
  /** In reading order: worst first. */
  readonly verdicts: readonly Verdict[]
  readonly onTick: (id: string, on: boolean) => void
}

const marks = { stop: OctagonX, caution: TriangleAlert, note: Info } as const

/** One column, worst first. Empty entries have no line. */
export function Verdicts({ label, verdicts, onTick }: VerdictsProps) {
  return verdicts.length === 0 ? null : (
    <ul className={styles['list']} aria-label={label}>
      {verdicts.map((verdict) => (
        <Row key={verdict.id} verdict={verdict} onTick={(on) => onTick(verdict.id, on)} />
      ))}
    </ul>
  )
}

interface RowProps {
  readonly verdict: Verdict
  readonly onTick: (on: boolean) => void
}

function Row({ verdict: { id, level, text, tick, act }, onTick }: RowProps) {
  const Mark = marks[level]
  return (
    <li
      className={`${styles['row']} ${styles[level]}`}
      data-finding={id}
      data-level={level}
      role={level === 'stop' ? 'alert' : undefined}
    >
      <span className={styles['level']}>
        <Mark aria-hidden="true" />
        {words.levels[level]}
      </span>
      <div className={styles['text']}>
        {text}
        {tick === undefined ? null : (
          <Tick>
            <input
              type="checkbox"
              checked={tick.on}
              onChange={({ target }) => onTick(target.checked)}
            />
            <span>{tick.label}</span>
          </Tick>
        )}
      </div>
      {act === undefined ? null : <div className={styles['act']}>{act}</div>}
    </li>
  )
}
