// SPDX-License-Identifier: GPL-3.0-or-later
import type { FaultRecord } from '../../shared/fault.ts'
import type { Snapshot } from '../../shared/model/snapshot.ts'
import { standingOf } from '../../shared/standing.ts'
import { sayContents } from '../../shared/text/chip-contents.ts'
import { LongName } from './LongName.tsx'
import css from './WasItChanged.module.css'

/**
 * The first words after a failed job: whether the chip is changed, where the backup is, and what the user must not do.
 */
export function WasItChanged({
  fault,
  snapshot,
}: {
  readonly fault: FaultRecord
  readonly snapshot: Snapshot
}) {
  // A refused call ended no job: it did nothing to the chip.
  if (snapshot.job === null || snapshot.job.fault !== fault) return null
  const at = standingOf(snapshot)
  if (at === null) return null
  return (
    <p className={css['was-it-changed']} data-contents={at.contents.state}>
      <b>{sayContents('fault.contents', at)}</b> <span>{sayContents('fault.leave', at)}</span>{' '}
      <LongName>{sayContents('fault.backup', at)}</LongName>
    </p>
  )
}
