// SPDX-License-Identifier: GPL-3.0-or-later
import type { ReactNode } from 'react'
import type { HandFigure } from '../../wizard/hands.ts'
import css from './HandDrawing.module.css'

/** One action of the user's hands, on 300 x 128. The text beside it explains it. */
export function HandDrawing({ figure }: { readonly figure: HandFigure }) {
  return (
    <svg className={css['drawing']} viewBox="0 0 300 128" aria-hidden="true">
      {figures[figure]}
    </svg>
  )
}

const cable = (
  <>
    <path className={css['cord']} d="M0 64H70" />
    <rect className={css['dark']} x="68" y="44" width="56" height="40" rx="4" />
    <rect className={css['plug']} x="124" y="52" width="22" height="24" />
  </>
)
const programmer = (
  <>
    <rect className={css['board']} x="206" y="20" width="91" height="88" rx="5" />
    <rect className={css['plug']} x="198" y="46" width="28" height="36" rx="3" />
    {[30, 98].map((y) => (
      <g key={y} className={css['gold']}>
        {[242, 256, 270, 284].map((x) => (
          <circle key={x} cx={x} cy={y} r="3.4" />
        ))}
      </g>
    ))}
  </>
)
const away = <path className={css['arrow']} d="M190 64h-18M180 55l-9 9 9 9" />
const towards = <path className={css['arrow']} d="M160 64h20M172 55l9 9-9 9" />
const up = <path className={css['arrow']} d="M240 84V30M229 42l11-13 11 13" />
const down = <path className={css['arrow']} d="M240 30v54M229 72l11 13 11-13" />

/** A chip lying on its mainboard, seen from the side. */
const chipOnBoard = (
  <>
    <rect className={css['board']} x="24" y="104" width="252" height="12" rx="2" />
    <rect className={css['chip']} x="112" y="82" width="76" height="18" rx="2" />
    <path className={css['legs']} d="M112 92h-8l-6 11h-8M188 92h8l6 11h8" />
  </>
)
const socket = (
  <>
    <rect className={css['board']} x="24" y="108" width="252" height="10" rx="2" />
    <path className={css['dark']} d="M94 108v-22h14v10h84v-10h14v22z" />
  </>
)
const chipAbove = (
  <>
    <rect className={css['chip']} x="112" y="40" width="76" height="20" rx="2" />
    <path className={css['legs']} d="M118 60v18M136 60v18M164 60v18M182 60v18" />
  </>
)
const chipFromAbove = (y: number, proved: boolean) => (
  <>
    <path
      className={css['legs']}
      d={[7, 17, 27].map((step) => `M74 ${y + step}h-9M118 ${y + step}h9`).join('')}
    />
    <rect
      className={proved ? css['proved'] : css['chip']}
      x="74"
      y={y}
      width="44"
      height="34"
      rx="2"
    />
    {proved ? <path className={css['tick']} d={`M87 ${y + 18}l6 6 11-12`} /> : null}
  </>
)

const figures: Readonly<Record<HandFigure, ReactNode>> = {
  unplug: (
    <>
      {cable}
      {programmer}
      {away}
    </>
  ),
  'plug-in': (
    <>
      {cable}
      {programmer}
      {towards}
    </>
  ),
  'board-off': (
    <>
      {cable}
      <rect className={css['board']} x="206" y="14" width="91" height="100" rx="5" />
      <circle className={css['outline']} cx="226" cy="64" r="13" />
      <circle className={css['dark']} cx="226" cy="64" r="4" />
      {away}
    </>
  ),
  'shut-down': (
    <>
      <rect className={css['board']} x="70" y="20" width="160" height="92" rx="6" />
      <g className={css['gold']}>
        {[90, 104, 118, 132, 146, 160, 174, 188].map((x) => (
          <circle key={x} cx={x} cy="34" r="3.4" />
        ))}
      </g>
      <path className={css['arrow']} d="M137 60a20 20 0 1 0 26 0M150 50v22" />
    </>
  ),
  lift: (
    <>
      {chipOnBoard}
      <path className={css['dark']} d="M94 68l4-40q1-8 9-8h86q8 0 9 8l4 40h-14l-4-26h-72l-4 26z" />
      <path className={css['cord']} d="M130 20V0M150 20V0M170 20V0" />
      {up}
    </>
  ),
  'take-out': (
    <>
      {socket}
      {chipAbove}
      {up}
    </>
  ),
  'put-back': (
    <>
      {socket}
      {chipAbove}
      {down}
    </>
  ),
  'move-clip': (
    <>
      <rect className={css['board']} x="20" y="8" width="260" height="112" rx="5" />
      {chipFromAbove(73, true)}
      {chipFromAbove(19, false)}
      <rect className={css['clip']} x="58" y="12" width="76" height="48" rx="4" />
      <path className={css['arrow']} d="M150 92c36 0 36-54 4-56M164 27l-10 9 10 9" />
    </>
  ),
  close: (
    <>
      <rect className={css['case']} x="60" y="78" width="180" height="34" rx="5" />
      <path className={css['case']} d="M76 76l28-62h150l-14 62z" />
      <path className={css['dark']} d="M92 70l20-48h128l-10 48z" />
      <path className={css['keys']} d="M72 88h156M72 98h156" />
    </>
  ),
}
