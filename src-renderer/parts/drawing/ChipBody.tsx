// SPDX-License-Identifier: GPL-3.0-or-later
import type { ChipPlaces, Point } from './geometry.ts'
import { drawnByEye, px } from './geometry.ts'
import ink from './ink.module.css'
import styles from './ChipBody.module.css'

export type Pin1Mark = 'dimple' | 'dot' | 'notch' | 'bevel' | 'stripe'

interface ChipBodyProps {
  readonly places: ChipPlaces
  /** Middle of the chip on the page. */
  readonly at: Point
  readonly pxPerMm: number
  readonly under: boolean
  readonly mark: Pin1Mark
  readonly isDip: boolean
  /** Lines in the middle of the body. */
  readonly print: readonly string[]
  readonly numbers?: boolean
}

/** Body, legs or lands, the pin 1 mark, and the pin numbers inside; pin 1 inverted. */
export function ChipBody(props: ChipBodyProps) {
  const { places, at, pxPerMm, under, mark, isDip, print, numbers = true } = props
  const page = ([x, y]: Point): Point => [at[0] + x * pxPerMm, at[1] + y * pxPerMm]
  const path = (points: readonly Point[]) =>
    `M${points.map((point) => page(point).map(px).join(' ')).join('L')}Z`
  const leg = (isDip ? drawnByEye.dipLegMm : drawnByEye.legMm) / 2
  const inside = places.hasLegs ? 0.46 : 1
  const half: Point = [sideOf(places).width / 2, sideOf(places).length / 2]
  return (
    <g>
      {places.pins.map(({ n, root, tip, away }) => {
        const across: Point = [Math.abs(away[1]) * leg, Math.abs(away[0]) * leg]
        const from: Point = places.hasLegs
          ? root
          : [
              tip[0] - away[0] * (under ? drawnByEye.padMm[0] : 0.24),
              tip[1] - away[1] * (under ? drawnByEye.padMm[0] : 0.24),
            ]
        return (
          <path
            key={n}
            className={ink['metal']}
            d={path([
              [from[0] - across[0], from[1] - across[1]],
              [tip[0] - across[0], tip[1] - across[1]],
              [tip[0] + across[0], tip[1] + across[1]],
              [from[0] + across[0], from[1] + across[1]],
            ])}
          />
        )
      })}
      <path
        className={under ? `${ink['body']} ${ink['under']}` : ink['body']}
        d={path(places.corners)}
        strokeDasharray={places.sourced ? undefined : '5 3'}
      />
      {under && !places.hasLegs ? (
        <path
          className={ink['metal']}
          d={path(
            (
              [
                [-1.7, -2.15],
                [1.7, -2.15],
                [1.7, 2.15],
                [-1.7, 2.15],
              ] as const
            ).map(places.turned),
          )}
        />
      ) : null}
      {under ? null : (
        <Mark mark={mark} half={half} places={places} page={page} path={path} pxPerMm={pxPerMm} />
      )}
      {numbers
        ? places.pins.map(({ n, root, away }) => {
            const [x, y] = page([root[0] - away[0] * inside, root[1] - away[1] * inside])
            return (
              <g key={n}>
                {n === 1 ? (
                  <rect
                    x={px(x - 8)}
                    y={px(y - 8)}
                    width="16"
                    height="16"
                    rx="2"
                    className={ink['pin1']}
                  />
                ) : null}
                <text
                  x={px(x)}
                  y={px(y + 4.2)}
                  className={n === 1 ? ink['pin1-number'] : styles['number']}
                >
                  {n}
                </text>
              </g>
            )
          })
        : null}
      {print.map((line, index) => (
        <text
          key={line}
          x={px(at[0])}
          y={px(at[1] + 4 + (index - (print.length - 1) / 2) * 15)}
          className={
            under && !places.hasLegs
              ? `${styles['print']} ${styles['dark']}`
              : index === 0
                ? styles['print']
                : `${styles['print']} ${styles['soft']}`
          }
        >
          {line}
        </text>
      ))}
    </g>
  )
}

/** Width and length of the body before rotation. */
function sideOf({ corners }: ChipPlaces): { width: number; length: number } {
  const [a, b, , d] = corners
  if (a === undefined || b === undefined || d === undefined) return { width: 0, length: 0 }
  return {
    width: Math.hypot(a[0] - b[0], a[1] - b[1]),
    length: Math.hypot(a[0] - d[0], a[1] - d[1]),
  }
}

interface MarkProps {
  readonly mark: Pin1Mark
  readonly half: Point
  readonly places: ChipPlaces
  readonly page: (point: Point) => Point
  readonly path: (points: readonly Point[]) => string
  readonly pxPerMm: number
}

function Mark({ mark, half: [hx, hy], places, page, path, pxPerMm }: MarkProps) {
  const { turned } = places
  switch (mark) {
    case 'dimple':
    case 'dot': {
      const [x, y] = page(turned([-hx + (places.hasLegs ? 1.25 : 1.85), -hy + 0.55]))
      return (
        <circle
          cx={px(x)}
          cy={px(y)}
          r={px(pxPerMm * (mark === 'dot' ? 0.2 : 0.26))}
          className={mark === 'dot' ? styles['dot'] : ink['dimple']}
        />
      )
    }
    case 'bevel':
      return (
        <path
          className={ink['bevel']}
          d={path(
            (
              [
                [-hx, -hy],
                [-hx + 0.24, -hy],
                [-hx + 0.24, hy],
                [-hx, hy],
              ] as const
            ).map(turned),
          )}
        />
      )
    case 'stripe':
      return (
        <path
          className={styles['stripe']}
          d={path(
            (
              [
                [-hx, -hy + 0.12],
                [hx, -hy + 0.12],
                [hx, -hy + 0.36],
                [-hx, -hy + 0.36],
              ] as const
            ).map(turned),
          )}
        />
      )
    default: {
      const [ax, ay] = page(turned([-0.7, -hy]))
      const [bx, by] = page(turned([0.7, -hy]))
      const r = px(pxPerMm * 0.7)
      return (
        <path
          className={styles['notch']}
          d={`M${px(ax)} ${px(ay)}A${r} ${r} 0 0 0 ${px(bx)} ${px(by)}Z`}
        />
      )
    }
  }
}
