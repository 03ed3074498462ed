/** The seam between the reference and its drawings: every picture the guide's data names comes from here. */
import { headers, packages, programmers } from '../../shared/data/guide.ts'
import type { FigureId } from '../../shared/data/guide-pages.ts'
import { Clips, LooseChips, PicoPins } from './pictures.tsx'

export function PackageFigure({ packageId }: { readonly packageId: string }) {
  const chip = packages.find(({ id }) => id === packageId)
  if (chip === undefined) return null
  const perSide = chip.pin_count / 2
  const height = perSide * 26 + 26
  return (
    <figure className="ref-figure" data-figure={packageId}>
      <svg
        viewBox={`0 0 210 ${height}`}
        role="img"
        aria-label={`${chip.names[0]}, leg 1 at the upper left`}
      >
        <rect className="fig-body" x={50} y={4} width={110} height={height - 8} rx={3} />
        <circle className="fig-dot" cx={63} cy={16} r={4} />
        {chip.pins.map(({ n, signal }) => {
          const left = n <= perSide
          const y = (left ? n - 1 : chip.pin_count - n) * 26 + 32
          return (
            <g key={n}>
              <rect className="fig-leg" x={left ? 34 : 160} y={y - 4} width={16} height={8} />
              <text
                className="fig-number"
                x={left ? 26 : 184}
                y={y + 4}
                textAnchor={left ? 'end' : 'start'}
              >
                {n}
              </text>
              <text
                className="fig-name"
                x={left ? 58 : 152}
                y={y + 4}
                textAnchor={left ? 'start' : 'end'}
              >
                {signal}
              </text>
            </g>
          )
        })}
      </svg>
    </figure>
  )
}

/** Columns from left to right as the board lies in the picture. */
const columnOf: Readonly<Record<string, number>> = {
  left: 0,
  right: 1,
  inner: 0,
  outer: 1,
  odd: 0,
  even: 1,
}

export function HeaderFigure({ headerId }: { readonly headerId: string }) {
  const header = headers.find(({ id }) => id === headerId)
  if (header === undefined) return null
  const used = new Map(
    Object.entries(programmers.find((candidate) => candidate.header === headerId)?.pins ?? {}).map(
      ([signal, { pin }]) => [pin, signal] as const,
    ),
  )
  const danger = new Set(header.danger.map(({ pin }) => pin))
  const apart = header.layout.includes('edges') ? 110 : 34
  const height = header.rows * 20 + 24
  return (
    <figure className="ref-figure header" data-figure={headerId}>
      <svg
        viewBox={`0 0 ${apart + 190} ${height}`}
        role="img"
        aria-label={`${header.name}. Used: ${[...used].map(([pin, signal]) => `${signal} pin ${pin}`).join(', ')}. 5 V or otherwise dangerous: pins ${[...danger].join(', ')}.`}
      >
        <rect className="fig-board" x={72} y={4} width={apart + 46} height={height - 8} rx={4} />
        {header.pins.map(({ n, side, row }) => {
          const column = columnOf[side] ?? 0
          const x = 95 + column * apart
          const y = row * 20 + 2
          const signal = used.get(n)
          const out = column === 0 ? -1 : 1
          return (
            <g key={n}>
              <circle
                className={signal === undefined ? 'fig-unused' : 'fig-used'}
                cx={x}
                cy={y}
                r={6}
              />
              {danger.has(n) ? (
                <path className="fig-danger" d={`M${x - 6} ${y - 6}l12 12m0 -12l-12 12`} />
              ) : null}
              {signal === undefined && !danger.has(n) ? null : (
                <text
                  className={danger.has(n) ? 'fig-number fig-warn' : 'fig-number'}
                  x={x + out * 30}
                  y={y + 4}
                  textAnchor={column === 0 ? 'end' : 'start'}
                >
                  {danger.has(n) ? `${n} no` : `${n} ${signal}`}
                </text>
              )}
            </g>
          )
        })}
      </svg>
      <figcaption className="label">{header.name}</figcaption>
    </figure>
  )
}

export function GuideFigure({ id }: { readonly id: FigureId }) {
  const Picture = { 'pico-pins': PicoPins, clips: Clips, 'loose-chips': LooseChips }[id]
  return (
    <figure className="ref-figure wide" data-figure={id}>
      <Picture />
    </figure>
  )
}
