// SPDX-License-Identifier: GPL-3.0-or-later
import { Lock } from 'lucide-react'
import type { SignalKey } from '../../shared/data/guide.ts'
import type { Wire, WiredSignal, WiringPlan } from '../../shared/wiring.ts'
import { lineText } from '../text/drawing.ts'
import { wireText as words } from '../text/wire.ts'
import { signalLooks } from './drawing/signals.ts'
import css from './WireTable.module.css'

interface WireTableProps {
  readonly plan: WiringPlan
  /** If absent: a table to read, without checkboxes. */
  readonly ticked?: ReadonlySet<WiredSignal>
  readonly suspect?: WiredSignal | null
  readonly pointed?: WiredSignal | null
  readonly onTick?: (signal: WiredSignal, on: boolean) => void
}

/** The same wires as the drawing, as rows; the user ticks each when connected, VCC last. */
export function WireTable({
  plan,
  ticked,
  suspect = null,
  pointed = null,
  onTick,
}: WireTableProps) {
  const open = plan.wires.filter(({ signal }) => ticked?.has(signal) !== true)
  return (
    <table className={css['wires']} data-testid="wires">
      <caption className="visually-hidden">{words.list}</caption>
      <thead className="visually-hidden">
        <tr>
          {onTick === undefined ? null : <th scope="col">{words.list}</th>}
          <th scope="col">{words.columns.line}</th>
          <th scope="col">{words.columns.signal}</th>
          <th scope="col">{words.columns.leg}</th>
          <th scope="col">{words.columns.pin}</th>
          <th scope="col">{words.columns.name}</th>
          {plan.seriesOhm === null ? null : <th scope="col">{words.columns.series}</th>}
        </tr>
      </thead>
      <tbody>
        {plan.wires.map((wire) => {
          const { signal } = wire
          const locked = signal === 'VCC' && open.some((each) => each.signal !== 'VCC')
          return (
            <tr
              key={signal}
              data-signal={signal}
              data-pointed={signal === pointed ? 'true' : undefined}
              className={signal === suspect ? css['suspect'] : ''}
            >
              {onTick === undefined ? null : (
                <td>
                  {locked ? (
                    <span
                      className={css['locked']}
                      role="img"
                      aria-label={words.vccLocked}
                      title={words.vccLocked}
                    >
                      <Lock aria-hidden="true" />
                    </span>
                  ) : (
                    <input
                      type="checkbox"
                      aria-label={tickLabel(wire)}
                      checked={ticked?.has(signal) === true}
                      onChange={({ target }) => onTick(signal, target.checked)}
                    />
                  )}
                </td>
              )}
              <td>
                <Swatch signal={signal} />
              </td>
              <th scope="row">{signal}</th>
              <td>{words.leg(wire.chipPin)}</td>
              <td>{words.pin(wire)}</td>
              <td className={css['name']}>{wire.headerName}</td>
              {plan.seriesOhm === null ? null : (
                <td>{words.inSeries(plan.seriesOhm, wire.role)}</td>
              )}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

const tickLabel = (wire: Wire) =>
  `${wire.signal}: ${words.leg(wire.chipPin)}, ${words.pin(wire)}, ${wire.headerName}`

/** The line of a signal, in the style of the drawing. */
export function Swatch({ signal }: { readonly signal: SignalKey }) {
  const { colour, widthPx, dash, hollow } = signalLooks[signal]
  return (
    <svg
      className={css['swatch']}
      viewBox="0 0 34 10"
      preserveAspectRatio="xMinYMid"
      width="34"
      height="10"
      role="img"
      aria-label={lineText[signal]}
    >
      <path d="M0 5H34" stroke={colour} strokeWidth={widthPx} strokeDasharray={dash ?? undefined} />
      {hollow ? <path d="M0 5H34" stroke="var(--sheet)" strokeWidth="2.4" /> : null}
    </svg>
  )
}
