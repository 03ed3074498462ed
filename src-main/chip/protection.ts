import { Fault } from '../../shared/fault.ts'
import type {
  ByteRange,
  FlashChip,
  ProtectionState,
  StatusRegisterName,
} from '../../shared/model.ts'

/** Register values as read from the chip. */
export type Registers = ProtectionState['registers']

/** One write: an enable byte, then the command, then wait, read back and compare. */
export interface RegisterWrite {
  /** Sent in its own window just before: 06 (kept over power-off) or 50. */
  readonly enable: 0x06 | 0x50
  /** The command with its data bytes, one window. */
  readonly tx: Uint8Array
  /** What must read back afterwards; bits outside `mask` do not matter. */
  readonly expect: readonly {
    readonly register: StatusRegisterName
    readonly mask: number
    readonly value: number
  }[]
  /** For the log: `clear the lock bit SRP`. */
  readonly why: string
}

export type RegisterPlan =
  | { readonly can: true; readonly writes: readonly RegisterWrite[] }
  | {
      readonly can: false
      readonly reason: string
      readonly by: 'wp-pin' | 'power-cycle' | 'permanent' | 'unknown-map'
    }

/** Registers that must be read before `decodeProtection` and the plans, in this order. */
export function registersToRead(chip: FlashChip): readonly StatusRegisterName[] {
  throw new Fault('bug.unexpected', { detail: chip.id })
}

/** Decodes protection; total over all register values; the range lies inside the chip. */
export function decodeProtection(chip: FlashChip, registers: Registers): ProtectionState {
  throw new Fault('bug.unexpected', { detail: `${chip.id} ${JSON.stringify(registers)}` })
}

/** Which of `ranges` are protected, in part or in full; with an unknown map, all of them. */
export function rangeTouches(
  state: ProtectionState,
  ranges: readonly ByteRange[],
): readonly ByteRange[] {
  throw new Fault('bug.unexpected', { detail: `${state.inWords} ${ranges.length}` })
}

/** Register writes that lift all protection, in order; empty when nothing is protected. */
export function unprotectWrites(chip: FlashChip, registers: Registers): RegisterPlan {
  throw new Fault('bug.unexpected', { detail: `${chip.id} ${JSON.stringify(registers)}` })
}

/** Register writes that bring back `before`; the lock bit last. */
export function restoreWrites(chip: FlashChip, before: Registers): RegisterPlan {
  throw new Fault('bug.unexpected', { detail: `${chip.id} ${JSON.stringify(before)}` })
}
