// SPDX-License-Identifier: GPL-3.0-or-later
import { Check } from 'lucide-react'
import type { SegmentId, WorkProgress } from '../../shared/model/progress.ts'
import { percentOf } from '../../shared/progress.ts'
import css from './WorkBar.module.css'

interface WorkBarProps {
  readonly progress: WorkProgress
  /** The current phase: `Read 1 of 2`, `Writing`. */
  readonly doing: string
  /** After the phase, smaller: how many bytes, how fast. */
  readonly detail: string
  /** `about 1 min 10 s left`, or why it is not known. */
  readonly left: string
  /** The label of the bar, without the current phase. */
  readonly label: string
  /** Empty if the segment is too short for a name. */
  readonly names: Readonly<Record<SegmentId, string>>
}

/** A segment narrower than this share of the bar has no room for its name. */
const namedFrom = 0.07

/** One percentage, one time left, one bar; the width of each segment is its share of the expected time. */
export function WorkBar({ progress, doing, detail, left, label, names }: WorkBarProps) {
  const percent = percentOf(progress)
  const { segments, share } = progress
  return (
    <div className={css['work']}>
      <div className={css['head']}>
        <p className={css['percent']} aria-hidden="true">
          {percent} %
        </p>
        <p className={css['left']}>
          <b>{left}</b>
          <span>{doing}</span>
          <span className={css['detail']}>{detail}</span>
        </p>
      </div>
      <div
        className={css['bar']}
        role="progressbar"
        aria-label={`${label}: ${doing}`}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={`${percent} %, ${left}`}
      >
        {segments.map(({ id, end, state }, index) => {
          const from = segments[index - 1]?.end ?? 0
          const width = end - from
          if (state === 'closed' || width <= 0) return null
          const filled = Math.min(1, Math.max(0, (share - from) / width))
          return (
            <div
              key={id}
              className={[css['segment'], css[state]].join(' ')}
              data-segment={id}
              data-state={state}
              style={{ flexGrow: width * 1000 }}
            >
              <span className={css['trough']}>
                <i style={{ width: `${100 * filled}%` }} />
              </span>
              {width < namedFrom || names[id] === '' ? null : (
                <span className={css['name']}>
                  {state === 'done' ? <Check aria-hidden="true" /> : null}
                  {names[id]}
                </span>
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}
