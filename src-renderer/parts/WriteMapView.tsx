import '../styles/progress.css'
import { memo, useMemo } from 'react'
import type { JobInfo } from '../../shared/model/job.ts'
import type { WriteMap } from '../../shared/write-map.ts'
import { progressText as words } from '../text/progress.ts'
import { sizeText } from '../text/size.ts'
import { blockColumns } from './block-cells.ts'
import { writeCells } from './write-cells.ts'
import type { CellState } from './write-cells.ts'

const cell = 12
const left = 54
const steps = 512
const whole = 'h10v10h-10z'
const outline = 'm.75 .75h8.5v8.5h-8.5z'
const half = 'm0 5h10v5h-10z'
/** Told apart by shape: an outline, one that is half full, a full one. */
const squares: Readonly<Record<CellState, readonly (readonly [square: string, look: string])[]>> = {
  stays: [[whole, 'cell-stays']],
  'to-come': [[outline, 'cell-outline']],
  erased: [
    [outline, 'cell-outline'],
    [half, 'cell-full'],
  ],
  written: [[whole, 'cell-full']],
}
const drawn = ['stays', 'to-come', 'erased', 'written'] as const

/** The chip as a map of what the write does where. One path for each state, so that a new byte costs next to nothing. */
export function WriteMapView({ job, map }: { readonly job: JobInfo; readonly map: WriteMap }) {
  const { phase, doneBytes, totalBytes } = job
  // News comes more often than a cell changes; only then is anything drawn.
  const step = totalBytes === 0 ? 0 : Math.floor((steps * doneBytes) / totalBytes)
  const cells = useMemo(
    () => writeCells(map, { phase, doneBytes: step, totalBytes: steps }),
    [map, phase, step],
  )
  return <Cells map={map} cells={cells} />
}

interface CellsProps {
  readonly map: WriteMap
  readonly cells: readonly CellState[]
}

const Cells = memo(function Cells({ map, cells }: CellsProps) {
  const count = (state: CellState) => cells.filter((each) => each === state).length
  const rows = cells.length / blockColumns
  const path = (state: CellState, square: string) =>
    cells
      .flatMap((each, index) => {
        if (each !== state) return []
        const x = left + (index % blockColumns) * cell
        const y = Math.floor(index / blockColumns) * cell
        return [`M${x} ${y}${square}`]
      })
      .join('')
  return (
    <figure className="write-map">
      <figcaption>
        {(['written', 'erased', 'to-come', 'stays'] as const).map((state) => (
          <span key={state}>
            <svg viewBox="0 0 12 12" aria-hidden="true" className="blocks-key">
              {squares[state].map(([square, look]) => (
                <path key={look} d={`M1 1${square}`} className={look} />
              ))}
            </svg>
            {words.cells[state]}
          </span>
        ))}
      </figcaption>
      <svg
        className="blocks"
        viewBox={`0 0 ${left + blockColumns * cell} ${rows * cell}`}
        role="img"
        aria-label={words.map(
          count('written'),
          count('written') + count('erased') + count('to-come'),
        )}
      >
        {[0, 4, 8, 12].map((row) => (
          <text key={row} x="0" y={row * cell + 10} className="block-labels">
            {row === 0 ? words.mapStart : sizeText((map.sizeBytes * row) / rows)}
          </text>
        ))}
        {drawn.map((state) =>
          squares[state].map(([square, look]) => (
            <path key={`${state} ${look}`} d={path(state, square)} className={look} />
          )),
        )}
      </svg>
    </figure>
  )
})
