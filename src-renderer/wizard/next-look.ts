// SPDX-License-Identifier: GPL-3.0-or-later
/** Pure: which look comes next, after those that were ticked. */
import type { FaultRecord } from '../../shared/fault.ts'
import type { WiringLook, WiringRanking } from '../../shared/model/wiring.ts'
import { afterLooks, isSame } from '../../shared/wires/after-look.ts'
import { isLook } from '../../shared/wires/looks.ts'
import { movedAck, takenLooks } from '../../shared/work.ts'
import { rankingSeen } from './suspects.ts'
import type { WizardView } from './view.ts'

export interface LookList {
  /** With what the looks have shown so far. */
  readonly ranking: WiringRanking
  /** Ticked, in the order of the ticks. */
  readonly taken: readonly Pick<WiringLook, 'id' | 'wire'>[]
  /** `null`: all were taken, or nothing is known of the wires. */
  readonly next: WiringLook | null
  /** The replies changed when it was taken before. */
  readonly again: boolean
  readonly later: readonly WiringLook[]
}

/** Of what a longer look at the wires has shown, else of the fault alone. */
export function lookList(view: WizardView, fault: FaultRecord): LookList {
  const { acks, snapshot, work, mounting, choices } = view
  const before = rankingSeen(fault, snapshot.session?.wiring ?? work.trouble?.wiring, {
    mounting,
    programmer: choices.guideProgrammer,
  })
  const taken = takenLooks([...acks]).filter(isLook)
  const ranking = afterLooks(before, taken)
  const [next = null, ...later] = ranking.looks
  return {
    ranking,
    taken: taken.filter((look) => next === null || !isSame(look, next)),
    next,
    again: next !== null && acks.has(movedAck(next)),
    later: later.filter((look) => !taken.some((each) => isSame(each, look))),
  }
}
