// SPDX-License-Identifier: GPL-3.0-or-later
import css from './DeviceDrawing.module.css'

export type Device = 'pico' | 'pi' | 'adapter'

const line = { fill: 'none', stroke: 'var(--ink-3)', strokeWidth: 1.6 } as const
const board = { fill: 'var(--board)', stroke: 'var(--board-edge)', strokeWidth: 1.6 } as const
const black = { fill: 'var(--body)', stroke: 'var(--edge)', strokeWidth: 1 } as const
const metal = { fill: 'var(--sheet)', stroke: 'var(--ink-3)', strokeWidth: 1.6 } as const

const dots = (count: number, x: number, step: number, ys: readonly number[], r: number) =>
  Array.from({ length: count }, (_, index) =>
    ys.map((y) => (
      <circle key={`${index} ${y}`} cx={x + index * step} cy={y} r={r} fill="var(--gold)" />
    )),
  )

function Picture({ device }: { readonly device: Device }) {
  switch (device) {
    case 'pico':
      return (
        <>
          <rect x="0" y="0" width="204" height="84" rx="4" {...board} />
          <rect x="186" y="27" width="30" height="30" rx="3" {...metal} />
          <rect x="82" y="27" width="30" height="30" rx="2" {...black} />
          <rect x="136" y="34" width="16" height="11" rx="2" {...metal} />
          {dots(20, 8, 9.4, [7, 77], 2.8)}
        </>
      )
    case 'pi':
      return (
        <g transform="translate(20 -14)">
          <rect width="170" height="112" rx="7" {...board} />
          {[10, 42, 75].map((y) => (
            <rect key={y} x="142" y={y} width="38" height="27" rx="2" {...metal} />
          ))}
          <rect x="44" y="38" width="34" height="34" rx="2" {...black} />
          <rect x="92" y="44" width="24" height="26" rx="2" {...black} />
          <rect x="10" y="98" width="18" height="16" rx="2" {...metal} />
          <rect x="8" y="4" width="126" height="18" rx="2" {...black} />
          {dots(20, 13, 6.1, [9, 17], 1.9)}
        </g>
      )
    default:
      return (
        <>
          <rect x="30" y="12" width="130" height="60" rx="4" {...board} />
          <rect x="160" y="26" width="42" height="32" rx="2" {...metal} />
          <path d="M176 36h14M176 48h14" {...line} />
          <rect x="76" y="28" width="34" height="28" rx="2" {...black} />
          {dots(5, 42, 9.4, [20, 64], 2.8)}
        </>
      )
  }
}

/** A programmer as it lies on the table; drawn with its cable while plugged in. */
export function DeviceDrawing({
  device,
  cable = false,
}: {
  readonly device: Device
  readonly cable?: boolean
}) {
  return (
    <svg className={css['device']} viewBox="-6 -18 272 122" aria-hidden="true">
      <Picture device={device} />
      {cable && device !== 'pi' ? (
        <g transform={device === 'pico' ? 'translate(10)' : 'translate(-4)'}>
          <rect x="206" y="31" width="26" height="22" rx="3" fill="var(--ink-2)" />
          <path d="M232 42h40" stroke="var(--ink-2)" strokeWidth="6" />
        </g>
      ) : null}
    </svg>
  )
}
