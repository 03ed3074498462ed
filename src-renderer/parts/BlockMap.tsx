import '../styles/progress.css'
import type { ByteRange } from '../../shared/model.ts'
import { sizeText } from '../text/size.ts'
import { blockColumns, blockShares } from './block-cells.ts'

interface BlockMapProps {
  readonly sizeBytes: number
  readonly ranges: readonly ByteRange[]
  /** What the picture says, for those who do not see it. */
  readonly label: string
  readonly look: 'some' | 'act-cell'
}

const cell = 12
const left = 54

/** A chip as 64 x 16 blocks; how much of each is touched shows as height, not as shade. */
export function BlockMap({ sizeBytes, ranges, label, look }: BlockMapProps) {
  const shares = blockShares(sizeBytes, ranges)
  const rows = shares.length / blockColumns
  return (
    <svg
      className="blocks"
      viewBox={`0 0 ${left + blockColumns * cell} ${rows * cell}`}
      role="img"
      aria-label={label}
    >
      {[0, 4, 8, 12].map((row) => (
        <text key={row} x="0" y={row * cell + 10} className="block-labels">
          {row === 0 ? 'start' : sizeText((sizeBytes * row) / rows)}
        </text>
      ))}
      {shares.map((share, index) => {
        const x = left + (index % blockColumns) * cell
        const y = Math.floor(index / blockColumns) * cell
        const height = share === 0 ? 0 : share < 0.01 ? 4 : share < 0.2 ? 7 : 10
        return (
          <g key={index}>
            <rect x={x} y={y} width="10" height="10" />
            {height === 0 ? null : (
              <rect x={x} y={y + 10 - height} width="10" height={height} className={look} />
            )}
          </g>
        )
      })}
    </svg>
  )
}
