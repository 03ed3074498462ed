// SPDX-License-Identifier: GPL-3.0-or-later
import { OctagonAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { remedyFor } from '../../../shared/text/remedies.ts'
import type { FaultRecord } from '../../../shared/fault.ts'
import { standingOf } from '../../../shared/standing.ts'
import { sayWayBack } from '../../../shared/text/chip-contents.ts'
import { useSnapshot, useWork } from '../../store/selectors.ts'
import { WasItChanged } from '../../parts/WasItChanged.tsx'
import css from './FaultPanel.module.css'

interface FaultPanelProps {
  readonly fault: FaultRecord
  /** The actions possible here. */
  readonly children?: ReactNode
  /** `false`: no heading, because the title of the screen says the same. */
  readonly title?: boolean
}

/**
 * Whether the chip was changed, what happened, what it means, and what to try, in this order. Screen readers speak it
 * at once.
 */
export function FaultPanel({ fault, children, title = true }: FaultPanelProps) {
  const remedy = remedyFor(fault, useWork().choices.chipPackage)
  const snapshot = useSnapshot()
  const at = snapshot.job?.fault === fault ? standingOf(snapshot) : null
  const wayBack = at === null ? '' : sayWayBack('fault.way-back', fault.code, at)
  const steps = wayBack === '' ? remedy.steps : [...remedy.steps, wayBack]
  return (
    <section className={css['fault']} role="alert" data-fault={fault.code}>
      <OctagonAlert className="danger" aria-hidden="true" />
      <div>
        <WasItChanged fault={fault} snapshot={snapshot} />
        {title ? <h2>{remedy.title}</h2> : null}
        <p>{remedy.meaning}</p>
        {steps.length === 0 ? null : (
          <ol>
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        )}
        {children === undefined ? null : <div className={css['fault-acts']}>{children}</div>}
      </div>
    </section>
  )
}
