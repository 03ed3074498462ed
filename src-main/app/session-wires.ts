// SPDX-License-Identifier: GPL-3.0-or-later
/** A chip that could not be identified: observes its bus, and keeps the result after the programmer is unplugged. */
import { boardIds } from '../../shared/board-ids.ts'
import { faultRecord, isFault, withRanking } from '../../shared/fault.ts'
import type { Fault } from '../../shared/fault.ts'
import type { Choices } from '../../shared/model/work.ts'
import type { WiredHow, WiringEvidence } from '../../shared/wires/evidence.ts'
import { mountingOf } from '../../shared/work.ts'
import { together, wiringFinding } from '../flash/causes.ts'
import type { Observations } from '../flash/causes.ts'
import { observe } from '../flash/observe.ts'
import type { Journal } from './journal.ts'
import type { OpenSession } from './open-session.ts'
import type { WorkDesk } from './work.ts'

export interface NoChip {
  readonly session: OpenSession
  readonly choices: Choices
  readonly journal: Journal
  readonly work: WorkDesk
}

/**
 * Adds the likely wires to a wiring fault that identifying ended with. Returns the first fault, even if looking longer
 * meets another. `seen`: replies of an earlier look. Never rejects.
 */
export async function explainedByWires(
  at: NoChip,
  error: unknown,
  seen: Observations | null,
): Promise<unknown> {
  if (!pointsToWires(error)) return error
  const explained = await lookAtWires(at, error, seen).catch(() => error)
  // Kept after the programmer is unplugged, because the advice tells the user to unplug it.
  const { info } = at.session
  const trouble = {
    fault: faultRecord(explained),
    wiring: info.wiring ?? null,
    clockHz: info.clockHz,
  }
  at.work.note({ lost: null, trouble })
  return explained
}

const pointsToWires = (error: unknown): error is Fault =>
  isFault(error) && (error.family === 'wiring' || error.code === 'chip.unknown')

async function lookAtWires(
  { session, choices, journal }: NoChip,
  fault: Fault,
  seen: Observations | null,
): Promise<unknown> {
  const longer = await observe(session.transport)
  const wiring = wiringFinding(
    seen === null ? longer : together(seen, longer),
    wiredHow(choices),
    alreadySeen(fault),
  )
  const { idBytes, tries, equalTries, causes } = wiring
  await journal.append({
    kind: 'note',
    note: { code: 'wiring', idBytes, tries, equalTries, causes },
  })
  session.update({ wiring })
  return withRanking(fault, wiring)
}

/** Evidence of the fault itself, which a second look may miss. */
function alreadySeen(fault: Fault): Partial<WiringEvidence> {
  if (!isFault(fault, 'wiring.unsteady')) return {}
  const { what } = fault.facts
  return what === 'write-enable' ? { latch: 'some' } : what === 'replies' ? {} : { long: 'differ' }
}

function wiredHow(choices: Choices): WiredHow {
  return {
    mounting: mountingOf(choices, null),
    programmer: choices.guideProgrammer,
    chipPackage: choices.chipPackage,
    twoChips: boardIds(choices).length > 1,
    feeds: choices.boardFeedsChip === true ? false : null,
  }
}
