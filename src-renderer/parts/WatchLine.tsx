// SPDX-License-Identifier: GPL-3.0-or-later
import type { WatchInfo } from '../../shared/model/watch.ts'
import { checkText as words } from '../text/check.ts'
import { Tick } from './Tick.tsx'
import styles from './WatchLine.module.css'

/** The current live reading, large: the hand that holds the clip need not press a button. */
export function WatchLine({
  watch,
  programmer,
  tone,
  onTone,
}: {
  readonly watch: WatchInfo
  readonly programmer: string
  readonly tone: boolean
  readonly onTone: (on: boolean) => void
}) {
  const { state, seen, change, asked } = watch
  if (state === 'off') return null
  const at = state === 'asking' ? (seen === 'none' && change === 'worse' ? 'worse' : seen) : state
  return (
    <section
      className={`${styles['line']} ${styles[at] ?? ''}`}
      data-watch={at}
      data-change={change}
    >
      {/* One dot for each reading, four groups of five: it does not change while no reading runs. */}
      <svg viewBox="0 0 200 14" aria-hidden="true" className={styles['trace']}>
        {Array.from({ length: dots }, (_, dot) => (
          <circle
            key={dot}
            cx={5 + dot * 10}
            cy="7"
            r={state === 'asking' && dot === asked % dots ? 4.5 : 2}
          />
        ))}
      </svg>
      <p role="status" className={styles['seen']}>
        {words.watch[at](programmer)}
      </p>
      {state === 'asking' && change !== 'none' ? (
        <p className="sub" role="status">
          {words.watchChange[change]}
        </p>
      ) : null}
      <Tick>
        <input type="checkbox" checked={tone} onChange={({ target }) => onTone(target.checked)} />
        <span>{words.tone}</span>
      </Tick>
    </section>
  )
}

const dots = 20
