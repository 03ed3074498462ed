// SPDX-License-Identifier: GPL-3.0-or-later
import { programmerName } from '../../shared/text/guide-programmers.ts'
import { useState } from 'react'
import { programmers } from '../../shared/data/guide.ts'
import type { Snapshot } from '../../shared/model/snapshot.ts'
import { programmerText as words } from '../text/programmer.ts'
import { clockText } from '../text/size.ts'
import { SetupSteps } from './SetupSteps.tsx'
import { DataTable } from './DataTable.tsx'
import { Link } from './Button.tsx'
import css from './ProgrammerTable.module.css'

/** The set-up opens below the table, where the user might not see it. */
const intoView = (shown: HTMLElement | null) => shown?.scrollIntoView({ block: 'start' })

/** The guide's programmers side by side, each with its set-up or the reason why it is refused. */
export function ProgrammerTable({
  snapshot,
  leaveOut,
}: {
  readonly snapshot: Snapshot
  /** Ids of the guide's programmers that the page shows elsewhere. */
  readonly leaveOut: readonly string[]
}) {
  const [open, setOpen] = useState<string | null>(null)
  return (
    <section>
      <DataTable className={css['compare']} aria-label={words.none}>
        <thead>
          <tr>
            <th scope="col">{words.compare.name}</th>
            <th scope="col">{words.compare.runs}</th>
            <th scope="col">{words.compare.setup}</th>
            <th scope="col">{words.compare.clock}</th>
            <th scope="col">{words.compare.know}</th>
            <th scope="col">
              <span className="visually-hidden">{words.howTo}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {programmers
            .filter(({ id }) => !leaveOut.includes(id))
            .map((programmer) => {
              const row = words.rows[programmer.id]
              const refused = programmer.status === 'refused'
              const shown = open === programmer.id
              return (
                <tr key={programmer.id} className={refused ? css['refused'] : ''}>
                  <th scope="row" className={programmer.id === 'pico' ? css['first'] : ''}>
                    {row?.name ?? programmerName(programmer)}
                  </th>
                  <td>{row?.runs}</td>
                  <td>{row?.setup}</td>
                  <td>
                    {programmer.speed?.default_hz == null || refused
                      ? ''
                      : clockText(programmer.speed.default_hz)}
                  </td>
                  <td data-refused={refused ? 'true' : undefined}>{row?.know}</td>
                  <td>
                    <Link
                      aria-expanded={shown}
                      onClick={() => setOpen(shown ? null : programmer.id)}
                    >
                      {shown ? words.closeSetup : refused ? words.whyNot : words.howTo}
                      <span className="visually-hidden">: {programmerName(programmer)}</span>
                    </Link>
                  </td>
                </tr>
              )
            })}
        </tbody>
      </DataTable>
      {open === null ? null : (
        <div key={open} ref={intoView}>
          <SetupSteps guideId={open} snapshot={snapshot} level={3} />
        </div>
      )}
    </section>
  )
}
