/** Named fix-ups where data cannot say it, one reason each. The last word over SFDP and table. */
import type { FlashChip } from '../../shared/model.ts'
import type { Sfdp } from './sfdp-types.ts'

export interface Quirk {
  readonly name: string
  /** Why the chip needs it, for the report. */
  readonly reason: string
  applies(chip: FlashChip, sfdp: Sfdp | null): boolean
  adjust(chip: FlashChip): FlashChip
}

export const quirks: readonly Quirk[] = []
