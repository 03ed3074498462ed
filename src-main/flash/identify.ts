/**
 * Which chip is on the wires. Nothing here changes the contents: the only commands besides reads are wake (AB),
 * leave-QPI (FF) and software reset (66/99) when nothing answers, and WREN/WRDI to see whether the chip listens.
 */
import { Fault } from '../../shared/fault.ts'
import type { ChipCandidates, FlashChip, ProtectionState } from '../../shared/model.ts'
import type { ChipEvidence } from '../chip/resolve.ts'
import type { SpiTransport } from '../transport/spi.ts'
import type { Run } from './run.ts'

export interface Identified extends ChipCandidates {
  /** The settled chip; `null` while the user must choose between `candidates`. */
  readonly chip: FlashChip | null
  /** Hex in bus order: `ef4018`. */
  readonly idBytes: string
  readonly evidence: ChipEvidence
  /** `null` while the chip is not settled, or when its registers are not known. */
  readonly protection: ProtectionState | null
  /** What was seen on the way, one line each, for the log and the support report. */
  readonly notes: readonly string[]
}

export interface IdentifyOptions {
  /** A chip id or part name that narrows the answer; the chip's own ID must still agree. */
  readonly named?: string | null
}

/**
 * Asks the chip who it is, several times, and resolves it.
 * Faults: `wiring.no-chip`, `wiring.unstable`, `wiring.shifted`, `chip.unknown`, `chip.mismatch`,
 * `chip.no-such-name`, `chip.timeout` (a chip busy from an earlier erase that never ends), `gate.cancelled`, `link.*`.
 */
export function identify(
  transport: SpiTransport,
  run: Run,
  options: IdentifyOptions = {},
): Promise<Identified> {
  throw new Fault('bug.unexpected', {
    detail: `${transport.clockHz} ${run.clock.nowMs()} ${options.named}`,
  })
}
