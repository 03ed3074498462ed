import '../styles/fault.css'
import { OctagonAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { remedyFor } from '../../shared/data/remedies.ts'
import type { FaultRecord } from '../../shared/fault.ts'
import type { BackupInfo, JobInfo } from '../../shared/model.ts'
import { faultText as words } from '../text/fault.ts'

interface FaultPanelProps {
  readonly fault: FaultRecord
  /** The job that met the fault, where it may have changed the chip: its answer stands first. */
  readonly job?: JobInfo | null
  /** Where the way back is kept. */
  readonly backup?: BackupInfo | null
  /** What may be done about it here. */
  readonly children?: ReactNode
  /** Heading level; without a heading the screen's title says it already. */
  readonly title?: boolean
}

/** Jobs that may change a chip. */
const changes: ReadonlySet<JobInfo['request']['kind']> = new Set(['write', 'erase'])

/** What happened, what it means, and what to try, in this order. Spoken at once. */
export function FaultPanel({ fault, job, backup, children, title = true }: FaultPanelProps) {
  const remedy = remedyFor(fault)
  return (
    <section className="fault" role="alert" data-fault={fault.code}>
      <OctagonAlert className="i danger" aria-hidden="true" />
      <div>
        {job === undefined || job === null || !changes.has(job.request.kind) ? null : (
          <p className="changed">
            <b>{words.contents[job.contents]}</b>{' '}
            {job.contents !== 'changed'
              ? null
              : backup === undefined || backup === null
                ? words.noBackup
                : words.backup(backup.fileName)}
          </p>
        )}
        {title ? <h2>{remedy.title}</h2> : null}
        <p>{remedy.meaning}</p>
        {remedy.steps.length === 0 ? null : (
          <ol>
            {remedy.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        )}
        {children === undefined ? null : <div className="fault-acts">{children}</div>}
      </div>
    </section>
  )
}
