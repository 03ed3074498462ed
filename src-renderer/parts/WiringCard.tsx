// SPDX-License-Identifier: GPL-3.0-or-later
import { programmerName } from '../../shared/text/guide-programmers.ts'
import css from './WiringCard.module.css'
import { cautionsFor } from '../../shared/cautions.ts'
import { cautionText, cautionTitle } from '../../shared/text/cautions.ts'
import { wireText as words } from '../text/wire.ts'
import type { WizardView } from '../wizard/view.ts'
import { WiringDrawing, wiringSentences } from './drawing/WiringDrawing.tsx'
import { Swatch } from './WireTable.tsx'
import { chipWords, lieOf } from './WiringView.tsx'
import { shortTitle } from '../wizard/programmers.ts'

/**
 * One page for the bench, readable in black and white: patterns and names carry all information. Only shown in print.
 */
export function WiringCard({ view }: { readonly view: WizardView }) {
  const { wiring, chipPackage, header, programmer, board } = view
  if (wiring === null || chipPackage === null || header === null || programmer === null) return null
  const packageName = chipPackage.names[0] ?? chipPackage.id
  // Only cautions for the bench; those about files and writing would push the card onto a second page.
  const dangers = cautionsFor(['prepare', 'safety', 'wiring'], view.cautionView).filter(
    ({ must_acknowledge: must }) => must,
  )
  return (
    <section className={css['card']} aria-hidden="true" data-theme="print" data-testid="card">
      <header>
        <b>{words.cardTitle}</b>
        <span>
          {words.cardFor(programmerName(programmer), packageName, board?.names[0] ?? null)}
        </span>
        <span>Pin One</span>
      </header>
      <WiringDrawing
        plan={wiring}
        chipPackage={chipPackage}
        header={header}
        headerTitle={words.headerTitle(
          shortTitle(programmerName(programmer)),
          header.block ?? null,
        )}
        {...chipWords(view)}
        lie={lieOf(view.choices)}
      />
      <p className={css['card-fields']}>
        {words.cardFields.map((field) => (
          <span key={field}>{field}</span>
        ))}
      </p>
      <div className={css['card-halves']}>
        <table>
          <thead>
            <tr>
              <th />
              <th>{words.columns.line}</th>
              <th>{words.columns.signal}</th>
              <th>{words.columns.leg}</th>
              <th>{words.columns.pin}</th>
              <th>{words.columns.name}</th>
              {wiring.seriesOhm === null ? null : <th>{words.columns.series}</th>}
            </tr>
          </thead>
          <tbody>
            {wiring.wires.map(({ signal, chipPin, headerPin, headerName, block, role }) => (
              <tr key={signal} data-signal={signal}>
                <td className={css['box']} />
                <td>
                  <Swatch signal={signal} />
                </td>
                <th>{signal}</th>
                <td>
                  <b>{chipPin}</b>
                </td>
                <td>
                  {block === null ? null : `${block} `}
                  <b>{headerPin}</b>
                </td>
                <td>{headerName}</td>
                {wiring.seriesOhm === null ? null : (
                  <td>{words.inSeries(wiring.seriesOhm, role)}</td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
        <ul>
          {wiringSentences(wiring)
            .slice(wiring.wires.length)
            .map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
        </ul>
      </div>
      <ul className={css['card-dangers']}>
        {dangers.map((danger) => (
          <li key={danger.id}>
            <b>{cautionTitle(danger)}.</b> {cautionText(danger, view.mounting)}
          </li>
        ))}
      </ul>
    </section>
  )
}
