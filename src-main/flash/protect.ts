/** Block protection on a live chip: reading it, lifting it when asked, and bringing it back. */
import { Fault } from '../../shared/fault.ts'
import type { ProtectionState, UnprotectChoice } from '../../shared/model.ts'
import type { FlashDevice } from './device.ts'
import type { Run } from './run.ts'

export interface Unprotected<T> {
  readonly value: T
  readonly before: ProtectionState
  /** As read back at the end, restored or left off. */
  readonly after: ProtectionState
}

/** Reads the status registers twice and decodes them; `wiring.unstable` when the two differ. */
export function readProtection(device: FlashDevice, run: Run): Promise<ProtectionState> {
  throw new Fault('bug.unexpected', { detail: `${device.chip.id} ${run.clock.nowMs()}` })
}

/**
 * Lifts protection, runs `act`, and brings protection back when `choice` says so, also when `act` fails.
 * Every register write is read back. `run.changing()` is awaited before the first of them.
 * Faults: `chip.protection-locked` before anything is sent; `chip.protection-not-restored` after `act` succeeded.
 */
export function withUnprotected<T>(
  device: FlashDevice,
  before: ProtectionState,
  choice: Exclude<UnprotectChoice, 'no'>,
  run: Run,
  act: (during: ProtectionState) => Promise<T>,
): Promise<Unprotected<T>> {
  throw new Fault('bug.unexpected', {
    detail: `${device.chip.id} ${before.inWords} ${choice} ${run.clock.nowMs()} ${act.length}`,
  })
}
