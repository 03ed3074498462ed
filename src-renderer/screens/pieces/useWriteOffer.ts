// SPDX-License-Identifier: GPL-3.0-or-later
/** What a write of the chosen image would do, why it cannot start now, and the function that starts it. */
import { useEffect, useState } from 'react'
import type { PlanSummary, UnprotectChoice } from '../../../shared/model/job.ts'
import { blockerAct } from '../../../shared/text/blockers.ts'
import { ask, tell } from '../../store/actions.ts'
import { stayAt } from '../../store/wizard.ts'
import { reviewText as words } from '../../text/review.ts'
import { acceptedCautions, destinationOf, ignoresBoard } from '../../wizard/findings.ts'
import { writeBlockers } from '../../wizard/stages.ts'
import type { WizardView } from '../../wizard/view.ts'

export interface WriteOffer {
  /** `null` while the plan is being made, and if it is not possible. */
  readonly plan: PlanSummary | null
  /** The act that enables the button; `null`: it is enabled. */
  readonly reason: string | null
  /**
   * The known reason why the choice about protection is needed. `hidden`: no register shows protection, but the chip
   * ignored an erase.
   */
  readonly protection: 'none' | 'shown' | 'hidden'
  readonly unprotect: UnprotectChoice
  readonly setUnprotect: (choice: UnprotectChoice) => void
  /** Shortest time to read the whole image back, ms. */
  readonly readMs: number
  readonly start: () => void
}

export function useWriteOffer(view: WizardView): WriteOffer {
  const { snapshot, choices } = view
  const { session, job } = snapshot
  const [unprotect, setUnprotect] = useState<UnprotectChoice>('no')
  const image = snapshot.images.find(({ id }) => id === choices.imageId) ?? null
  // An image of another size has no plan; the verdicts say so.
  const fits = image !== null && image.sizeBytes === session?.chip?.sizeBytes
  const plan = usePlan(fits ? image.id : null)
  const shown = (session?.protection?.protectedRange ?? 'none') !== 'none'
  const failed = job?.request.kind === 'write' && job.state === 'failed' ? job.fault : null
  const hidden = !shown && failed?.code === 'chip.operation-ignored' && !failed.facts.unlockTried
  const [blocker] = writeBlockers(view)
  const start = async () => {
    if (image === null) return
    const started = await ask('job.start', {
      kind: 'write',
      imageId: image.id,
      backup: 'session',
      unprotect,
      ...destinationOf(view),
      ignoreBoard: ignoresBoard(view.acks, image),
      accepted: acceptedCautions(view.acks, image),
    })
    if (started !== null) stayAt('write')
  }
  return {
    plan,
    reason:
      blocker !== undefined && blocker.code !== 'cautions-open'
        ? blockerAct(blocker)
        : plan === null
          ? words.planning
          : shown && unprotect === 'no'
            ? words.protectionOpen
            : blocker === undefined
              ? null
              : blockerAct(blocker),
    protection: shown ? 'shown' : hidden ? 'hidden' : 'none',
    unprotect,
    setUnprotect,
    readMs: session === null || image === null ? 0 : readTimeMs(image.sizeBytes, session.clockHz),
    start: () => void start(),
  }
}

/** The time of the transfer alone: 8 bits a byte at the clock, and a USB full-speed link is no faster than 1 MB/s. */
function readTimeMs(sizeBytes: number, clockHz: number): number {
  const perMs = Math.min(clockHz === 0 ? 1000 : clockHz / 8000, 1000)
  return sizeBytes / perMs
}

function usePlan(imageId: string | null): PlanSummary | null {
  const [plan, setPlan] = useState<{ id: string; plan: PlanSummary } | null>(null)
  useEffect(() => {
    if (imageId === null) return undefined
    let wanted = true
    const look = async () => {
      const found = await tell('image.plan', { imageId })
      if (wanted && found !== null) setPlan({ id: imageId, plan: found })
    }
    void look()
    return () => {
      wanted = false
    }
  }, [imageId])
  return plan !== null && plan.id === imageId ? plan.plan : null
}
