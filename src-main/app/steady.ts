// SPDX-License-Identifier: GPL-3.0-or-later
/** Tests the wires before a job that changes the chip. The gates check everything else. */
import { Fault } from '../../shared/fault.ts'
import { hex } from '../../shared/hex.ts'
import { measureSignal } from '../flash/signal.ts'
import { answersSteadily, BYTES_BEFORE_A_CHANGE } from '../flash/steadily.ts'
import type { ChipJob } from './job-parts.ts'

/** The chip is already identified, so these questions need no further replies. */
const heard = { rems: new Uint8Array(1), res: new Uint8Array(1), status: [] }

/**
 * Throws `wiring.unsteady` when one of many replies differs from the earlier ones: IDs, long reads, the write enable
 * latch. Sends reads, WREN and WRDI; leaves the latch clear.
 */
export async function mustBeSteady({ session, device }: ChipJob): Promise<void> {
  const { chip } = device
  if (chip.probe !== 'rdid') return
  const { rungs } = await measureSignal(session.transport, 'short')
  const wrong = rungs.reduce((sum, { good, tries }) => sum + tries - good, 0)
  if (wrong === 0) {
    await answersSteadily(
      session.transport,
      chip,
      { rdid: Uint8Array.from(chip.idBytes), ...heard },
      undefined,
      BYTES_BEFORE_A_CHANGE,
    )
    return
  }
  const tests = rungs.reduce((sum, { tries }) => sum + tries, 0)
  throw new Fault('wiring.unsteady', {
    idBytes: hex(chip.idBytes),
    what: 'replies',
    failed: wrong,
    tests,
  })
}
