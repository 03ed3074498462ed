/** Bringing a chip to the wanted contents, and proving it by reading back every byte. */
import { Fault } from '../../shared/fault.ts'
import type {
  ByteRange,
  FlashChip,
  PlanSummary,
  ProtectionState,
  UnprotectChoice,
  WriteStats,
} from '../../shared/model.ts'
import type { FlashDevice } from './device.ts'
import type { Run } from './run.ts'

export interface EraseJob {
  readonly device: FlashDevice
  /** The equal backup reads of this connection; spot-checked before use. `null`: the chip is read first. */
  readonly before: Uint8Array | null
  readonly run: Run
  readonly unprotect: UnprotectChoice
  /** Called once, before anything is changed, with what is going to be done. */
  readonly onPlan?: (plan: PlanSummary) => void
  /** Protection as it was found and as it is after lifting; called only when it is lifted. */
  readonly onUnprotected?: (before: ProtectionState, after: ProtectionState) => void
  /** Called, and awaited, once every byte has been read back and is equal; a later fault does not undo that. */
  readonly onVerified?: () => Promise<void> | void
  /** Erase and program the blocks that did not verify once more, and say so in the outcome. Off by default. */
  readonly retryMismatches?: boolean
  /** Chooses the spot-checked blocks; any number. */
  readonly seed?: number
}

export interface WriteJob extends EraseJob {
  /** Exactly the chip's size. */
  readonly wanted: Uint8Array
}

/** Only ever returned after every byte was read back and found equal; everything else is a `Fault`. */
export interface WriteOutcome {
  readonly contents: 'verified'
  /** The chip already held the image: nothing was erased or programmed, and every byte was still compared. */
  readonly identical: boolean
  readonly plan: PlanSummary
  readonly stats: WriteStats
  /** Set when protection was lifted. `after` is what was read back at the end. */
  readonly protection: { readonly before: ProtectionState; readonly after: ProtectionState } | null
  /** Ranges that needed the second pass; empty without `retryMismatches`. */
  readonly retried: readonly ByteRange[]
}

/** What writing `wanted` onto a chip that holds `before` would do. Pure. */
export function planPreview(chip: FlashChip, before: Uint8Array, wanted: Uint8Array): PlanSummary {
  throw new Fault('bug.unexpected', { detail: `${chip.id} ${before.length} ${wanted.length}` })
}

/**
 * Writes `wanted` and verifies it. Nothing is sent that changes the chip before `run.changing()` has returned.
 * Faults before that: `image.wrong-size`, `chip.protected`, `chip.protection-locked`, `chip.unsupported`,
 * `chip.changed-underway`, `data.stale-before`. After it: `data.verify-mismatch`, `data.erase-incomplete`,
 * `chip.no-write-enable`, `chip.timeout`, `chip.operation-failed`, `chip.protection-not-restored`, `gate.cancelled`,
 * `link.*`.
 */
export function writeImage(job: WriteJob): Promise<WriteOutcome> {
  throw new Fault('bug.unexpected', { detail: `${job.wanted.length}` })
}

/** Brings the whole chip to FF by the same path, and verifies that it is. */
export function eraseChip(job: EraseJob): Promise<WriteOutcome> {
  throw new Fault('bug.unexpected', { detail: job.device.chip.id })
}

/** Compares every byte of the chip with `wanted`; `data.verify-mismatch` when one differs. Changes nothing. */
export function verifyImage(device: FlashDevice, wanted: Uint8Array, run: Run): Promise<void> {
  throw new Fault('bug.unexpected', {
    detail: `${device.chip.id} ${wanted.length} ${run.clock.nowMs()}`,
  })
}
