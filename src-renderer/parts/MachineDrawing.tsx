// SPDX-License-Identifier: GPL-3.0-or-later
import type { ReactNode } from 'react'
import css from './MachineDrawing.module.css'
import type { MachineView, MachineZone } from '../../shared/data/machines.ts'

const line = { fill: 'none', stroke: 'var(--ink-3)', strokeWidth: 1.4 } as const
const sheet = { fill: 'var(--paper)', stroke: 'var(--ink-3)', strokeWidth: 1.4 } as const
const board = { fill: 'var(--board)', stroke: 'var(--board-edge)', strokeWidth: 1.4 } as const

const keys = [30, 40.4, 50.8, 61.2, 71.6]

const screws = [
  [17, 21],
  [183, 21],
  [17, 119],
  [183, 119],
  [100, 119],
] as const

const views: Readonly<Record<MachineView, ReactNode>> = {
  laptop: (
    <>
      <path d="M20 12h160" stroke="var(--ink-3)" strokeWidth="3.5" strokeLinecap="round" />
      <rect x="12" y="16" width="176" height="112" rx="7" {...sheet} />
      {keys.map((y) => (
        <path
          key={y}
          d={`M24 ${y}h152`}
          stroke="var(--edge)"
          strokeWidth="7"
          strokeDasharray="8.857 2"
          opacity=".42"
        />
      ))}
    </>
  ),
  base: (
    <>
      <rect x="8" y="12" width="184" height="116" rx="7" {...sheet} />
      <rect x="34" y="17" width="132" height="22" rx="3" {...line} />
      {screws.map(([x, y]) => (
        <circle key={`${x} ${y}`} cx={x} cy={y} r="2.6" {...line} />
      ))}
    </>
  ),
  inside: (
    <>
      <path
        d="M18 20h150a6 6 0 0 1 6 6v36h-44v58a6 6 0 0 1-6 6H18a6 6 0 0 1-6-6V26a6 6 0 0 1 6-6z"
        {...board}
      />
      <circle cx="44" cy="50" r="17" {...line} />
      <circle cx="44" cy="50" r="5" {...line} />
      <rect x="84" y="34" width="26" height="26" rx="2" {...line} />
      <path d="M26 96h60M26 104h60" {...line} />
      <path d="M150 122c26 0 34-22 24-40m-9 5 8-7 6 9" {...line} strokeWidth="2" />
    </>
  ),
  desktop: (
    <>
      <rect x="16" y="12" width="168" height="116" rx="4" {...sheet} />
      <rect x="24" y="20" width="44" height="44" rx="2" {...line} />
      <circle cx="46" cy="42" r="14" {...line} />
      <rect x="24" y="72" width="44" height="48" rx="2" {...line} />
      <rect x="76" y="20" width="100" height="100" rx="2" {...board} />
      <rect x="86" y="30" width="28" height="28" rx="2" {...line} />
      <path d="M134 30v44M142 30v44M150 30v44M158 30v44" {...line} />
      <path d="M86 92h60M86 102h60M86 112h40" {...line} />
    </>
  ),
  board: (
    <>
      <rect x="34" y="14" width="132" height="112" rx="4" {...board} />
      <rect x="48" y="26" width="34" height="34" rx="2" {...line} />
      <path d="M104 26v44M112 26v44M120 26v44M128 26v44" {...line} />
      <path d="M48 82h66M48 94h66M48 106h44" {...line} />
    </>
  ),
}

/** Never smaller than the region that the data states: the exact position is not known. */
const zones: Readonly<Record<MachineZone, ReactNode>> = {
  'palm-rest': <rect x="18" y="82" width="164" height="41" rx="4" className={css['zone']} />,
  base: <rect x="26" y="46" width="148" height="68" rx="4" className={css['zone']} />,
  middle: <rect x="66" y="54" width="68" height="48" rx="4" className={css['zone']} />,
  underside: (
    <path
      d="M24 28h138v28h-44v60H24z"
      className={`${css['zone']} ${css['far']}`}
      strokeLinejoin="round"
    />
  ),
  'beside-memory': <rect x="124" y="25" width="44" height="58" rx="4" className={css['zone']} />,
}

interface MachineDrawingProps {
  readonly view: MachineView
  readonly zone: MachineZone | null
}

/** A computer as its owner sees it, with the region of its chip, if that is known. */
export function MachineDrawing({ view, zone }: MachineDrawingProps) {
  return (
    <svg className={css['machine']} viewBox="6 8 188 124" aria-hidden="true" data-zone={zone ?? ''}>
      {views[view]}
      {zone === null ? null : zones[zone]}
      {view === 'laptop' ? <rect x="78" y="88" width="44" height="28" rx="3" {...line} /> : null}
    </svg>
  )
}
