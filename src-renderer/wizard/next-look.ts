// SPDX-License-Identifier: GPL-3.0-or-later
/** Pure: the next check of the wires, after those that were ticked. */
import type { FaultRecord } from '../../shared/fault.ts'
import type { WiringLook, WiringRanking } from '../../shared/model/wiring.ts'
import { afterLooks, isSame } from '../../shared/wires/after-look.ts'
import { isLook } from '../../shared/wires/looks.ts'
import { movedAck, takenLooks } from '../../shared/work.ts'
import { rankingSeen } from './suspects.ts'
import type { WizardView } from './view.ts'

export interface LookList {
  /** Includes the results of the checks so far. */
  readonly ranking: WiringRanking
  /** Ticked checks, in the order of the ticks. */
  readonly taken: readonly Pick<WiringLook, 'id' | 'wire'>[]
  /** `null`: all checks were made, or nothing is known about the wires. */
  readonly next: WiringLook | null
  /** The replies changed when the user made this check before. */
  readonly again: boolean
  readonly later: readonly WiringLook[]
}

/** From the longer look at the wires if there was one, else from the fault alone. */
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
