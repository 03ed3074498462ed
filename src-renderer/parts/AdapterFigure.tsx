// SPDX-License-Identifier: GPL-3.0-or-later
import { adapterText as words } from '../text/wire.ts'
import styles from './AdapterFigure.module.css'
import ink from './drawing/ink.module.css'

interface AdapterFigureProps {
  /** The voltage that the adapter supplies to the chip: `1.8 V`. */
  readonly volts: string
  readonly programmerVolts: string
}

const box = { width: 84, height: 46, top: 8 }
const boxes = [6, 138, 270]

/**
 * Where an adapter for another voltage belongs: all wires end at the adapter, and no wire from the programmer goes
 * directly to the chip.
 */
export function AdapterFigure({ volts, programmerVolts }: AdapterFigureProps) {
  const labels = [
    [words.programmer, programmerVolts],
    [words.adapter, words.gives(volts)],
    [words.chip, volts],
  ]
  const middle = box.top + box.height / 2
  return (
    <svg
      className={`${ink['drawing']} ${styles['figure']}`}
      viewBox="0 0 360 82"
      role="img"
      data-adapter=""
      aria-label={words.label(volts)}
    >
      {[0, 1, 2, 3, 4, 5].map((wire) => (
        <path
          key={wire}
          d={`M${6 + box.width} ${middle - 15 + wire * 6}H138`}
          stroke="var(--ink-2)"
          strokeWidth="1.6"
        />
      ))}
      <path d={`M${138 + box.width} ${middle}H270`} className={styles['clip']} />
      {boxes.map((x, at) => (
        <g key={x}>
          <rect
            x={x}
            y={box.top}
            width={box.width}
            height={box.height}
            rx="5"
            className={at === 1 ? styles['adapter'] : at === 2 ? ink['body'] : ink['board']}
          />
          <text
            x={x + box.width / 2}
            y={middle - 4}
            className={
              at === 2 ? `${ink['mid']} ${ink['on-body']}` : `${ink['mid']} ${ink['strong']}`
            }
            fill="var(--ink)"
          >
            {labels[at]?.[0]}
          </text>
          <text
            x={x + box.width / 2}
            y={middle + 13}
            className={
              at === 2
                ? `${ink['mid']} ${ink['on-body']} ${ink['soft']}`
                : `${ink['mid']} ${ink['small']}`
            }
          >
            {labels[at]?.[1]}
          </text>
        </g>
      ))}
      <text x="114" y={box.top + box.height + 17} className={`${ink['mid']} ${ink['small']}`}>
        {words.wires}
      </text>
      <text x="246" y={box.top + box.height + 17} className={`${ink['mid']} ${ink['small']}`}>
        {words.clip}
      </text>
    </svg>
  )
}
