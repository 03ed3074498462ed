// SPDX-License-Identifier: GPL-3.0-or-later
import { memo } from 'react'
import { blockColumns } from './block-cells.ts'
import { cellStates } from './chip-cells.ts'
import type { CellState } from './chip-cells.ts'
import { Key } from './Key.tsx'
import css from './ChipMap.module.css'

interface ChipMapProps {
  readonly cells: readonly CellState[]
  /** Text alternative for screen readers. */
  readonly label: string
  /** Names of the states that this job can show, in the order of the key. */
  readonly states: readonly { readonly state: CellState; readonly name: string }[]
}

const pitch = [16.2, 19.8] as const
const first = [31, 43] as const
const body = { x: 1, y: 20, width: 1098, height: 362 }
const legs = [194, 414, 634, 854] as const

/**
 * Shape, not colour alone, distinguishes the states: dim, outline, half full, full with a rim, full, struck through.
 */
const square: Readonly<Record<CellState, string>> = {
  stays: 'h14v17h-14z',
  'to-come': 'm.8 .8h12.4v15.4h-12.4z',
  erased: 'm.8 .8h12.4v15.4h-12.4zm0 7.7h12.4',
  read: 'm0 8.5h14v8.5h-14z',
  written: 'm1.5 1.5h11v14h-11z',
  proved: 'h14v17h-14z',
  differs: 'm1.5 1.5l11 14m0-14l-11 14',
}

/**
 * The chip as it lies on the table, its contents as 64 x 16 blocks. Each state is one path, so that updates stay fast.
 */
export const ChipMap = memo(function ChipMap({ cells, label, states }: ChipMapProps) {
  const path = (state: CellState) =>
    cells
      .flatMap((each, index) => {
        if (each !== state) return []
        const x = first[0] + (index % blockColumns) * pitch[0]
        const y = first[1] + Math.floor(index / blockColumns) * pitch[1]
        return [`M${x.toFixed(1)} ${y.toFixed(1)}${square[state]}`]
      })
      .join('')
  return (
    <figure className={css['map']}>
      <svg className={css['chip']} viewBox="0 0 1100 402" role="img" aria-label={label}>
        {legs.map((x) => (
          <g key={x} className={css['leg']}>
            <rect x={x} y="0" width="52" height="22" />
            <rect x={x} y="380" width="52" height="22" />
          </g>
        ))}
        <rect className={css['body']} {...body} rx="7" />
        <circle className={css['mark']} cx="15" cy="367" r="6" />
        {cellStates.map((state) => (
          <path key={state} className={css[state]} d={path(state)} />
        ))}
      </svg>
      <Key
        as="figcaption"
        size={[22, 24]}
        entries={states.map(({ state, name }) => ({
          id: state,
          square: <path className={css[state]} d={`M4 3.5${square[state]}`} />,
          name,
        }))}
      />
    </figure>
  )
})
