/** Evidence from the bus to candidates. Order of belief: quirk over SFDP over table. */
import type { ChipCandidates } from '../../shared/model.ts'
import type { SfdpResult } from './sfdp-types.ts'

/** Replies to the identifying commands; `null` where a command was not sent. All 00 or all FF count as no data. */
export interface ChipEvidence {
  /** 9F, six bytes. */
  readonly rdid: Uint8Array | null
  /** 90 with address 0, two bytes. */
  readonly rems: Uint8Array | null
  /** AB, one to three bytes. */
  readonly res: Uint8Array | null
  /** 15, two bytes. */
  readonly at25f: Uint8Array | null
  /** 83, three bytes. */
  readonly st95: Uint8Array | null
  readonly sfdp: SfdpResult | null
}

export interface Resolved extends ChipCandidates {
  /** What the chip answered to the command that counts, hex in bus order (`ef4018`); empty when nothing did. */
  readonly idBytes: string
  /** False: every reply was all 00 or all FF. True with no candidates means an unknown chip. */
  readonly answered: boolean
}

/**
 * What the evidence can mean. `named` (any name that `entriesNamed` takes) narrows to the entries of that name.
 * Throws `chip.no-such-name` when no entry has it and `chip.mismatch` when the chip answers as another one.
 * `differences` also lists what the chip says of itself against the table, when nothing needs to be chosen.
 */
export function resolveChip(_evidence: ChipEvidence, _named: string | null = null): Resolved {
  throw new Error('not yet')
}
