import { drawingText as words } from '../../text/drawing.ts'
import { px } from './geometry.ts'
import type { HeaderPinPlace, HeaderPlaces } from './header-places.ts'

interface HeaderFigureProps {
  readonly places: HeaderPlaces
  /** Header pins in use, with the signal on each. */
  readonly used: ReadonlyMap<number, string>
  /** What a pin in use is called for that use, where its usual name is another (`SPI0_CS0` on a BeagleBone). */
  readonly names?: ReadonlyMap<number, string>
  readonly title: string
  readonly under?: boolean
  /** Every name, or only those of pins in use and of dangerous ones. */
  readonly allNames?: boolean
}

/** The board or header itself: pin numbers and names always together, pins in use lit, 5 V pins crossed out. */
export function HeaderFigure({
  places,
  used,
  names,
  title,
  under = false,
  allNames = false,
}: HeaderFigureProps) {
  const { box, edge, pins } = places
  const middle = box.x + box.width / 2
  // Between the names of all pins there is no room for it.
  const titleY = box.y + box.height + (allNames ? 18 : -46)
  return (
    <g>
      <rect
        x={px(box.x)}
        y={px(box.y)}
        width={px(box.width)}
        height={px(box.height)}
        rx={edge ? 6 : 3}
        className="d-board"
      />
      {edge ? (
        <>
          <rect
            x={px(middle - 24)}
            y={px(box.y - 12)}
            width="48"
            height="26"
            rx="3"
            className="d-usb"
          />
          <text x={px(middle)} y={px(box.y + 6)} className="d-mid d-small">
            USB
          </text>
          <text x={px(middle)} y={px(titleY)} className="d-mid d-strong" fill="var(--ink)">
            {title}
          </text>
          <text x={px(middle)} y={px(titleY + 16)} className="d-mid d-small">
            {under ? words.fromBelow : words.fromAbove}
          </text>
        </>
      ) : (
        <text x={px(middle)} y={px(box.y - 8)} className="d-mid d-strong" fill="var(--ink)">
          {title}
        </text>
      )}
      {pins.map((pin) => (
        <HeaderPin
          key={pin.n}
          pin={used.has(pin.n) ? { ...pin, name: names?.get(pin.n) ?? pin.name } : pin}
          edge={edge}
          signal={used.get(pin.n) ?? null}
          named={allNames}
        />
      ))}
    </g>
  )
}

interface HeaderPinProps {
  readonly pin: HeaderPinPlace
  readonly edge: boolean
  readonly signal: string | null
  readonly named: boolean
}

function HeaderPin({ pin, edge, signal, named }: HeaderPinProps) {
  const { n, x, y, right, name, danger } = pin
  const told = danger !== null || signal !== null || named || n === 1
  // Names stand inside a board with pins at its edges, and outside a two-row header.
  const outward = right ? 1 : -1
  const textX = edge ? x - outward * 9 : x + outward * 16
  const endAnchor = edge ? right : !right
  const label = name === '5V' ? '5 V' : name
  return (
    <g
      className={danger === null ? (signal === null ? 'd-hpin' : 'd-hpin used') : 'd-hpin bad'}
      data-header-pin={n}
      data-danger={danger !== null}
      data-used={signal ?? undefined}
    >
      {danger === null ? null : <title>{`${words.pin(n)}: ${danger}`}</title>}
      <circle cx={px(x)} cy={px(y)} r={edge ? 4.5 : 5.5} />
      {danger === null ? null : (
        <path d={`M${px(x - 3)} ${px(y - 3)}l6 6m0 -6l-6 6`} className="d-cross" />
      )}
      {told ? (
        <text x={px(textX)} y={px(y + 4)} className={endAnchor ? 'd-end d-small' : 'd-small'}>
          {endAnchor ? `${label} ` : ''}
          <tspan className="d-strong">{n}</tspan>
          {endAnchor ? '' : ` ${label}`}
        </text>
      ) : edge ? null : (
        <text x={px(textX)} y={px(y + 4)} className={endAnchor ? 'd-end d-small' : 'd-small'}>
          {n}
        </text>
      )}
    </g>
  )
}
