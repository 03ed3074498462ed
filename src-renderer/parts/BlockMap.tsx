// SPDX-License-Identifier: GPL-3.0-or-later
import { sizeText } from '../text/size.ts'
import { progressText } from '../text/progress.ts'
import { blockColumns } from './block-cells.ts'
import css from './BlockMap.module.css'

interface BlockMapProps {
  readonly sizeBytes: number
  /** One digit a block: 0 is plain, 1 to 9 is the height of its filling. */
  readonly heights: string
  /** Text alternative for screen readers. */
  readonly label: string
}

const cell = 12
const left = 54
const leastHeight = 4

/** A chip as 64 x 16 blocks; the height of the filling, not its shade, shows how much of a block is changed. */
export function BlockMap({ sizeBytes, heights, label }: BlockMapProps) {
  const rows = heights.length / blockColumns
  return (
    <svg
      className={css['blocks']}
      viewBox={`0 0 ${left + blockColumns * cell} ${rows * cell}`}
      role="img"
      aria-label={label}
    >
      {[0, 4, 8, 12].map((row) => (
        <text key={row} x="0" y={row * cell + 10} className={css['block-labels']}>
          {row === 0 ? progressText.mapStart : sizeText((sizeBytes * row) / rows)}
        </text>
      ))}
      {Array.from(heights, (digit, index) => {
        const x = left + (index % blockColumns) * cell
        const y = Math.floor(index / blockColumns) * cell
        const height = digit === '0' ? 0 : Math.max(leastHeight, Number(digit) + 1)
        return (
          <g key={index}>
            <rect x={x} y={y} width="10" height="10" />
            {height === 0 ? null : (
              <rect x={x} y={y + 10 - height} width="10" height={height} className={css['some']} />
            )}
          </g>
        )
      })}
    </svg>
  )
}
