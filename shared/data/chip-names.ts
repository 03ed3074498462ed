/** Finding table entries by what people call a chip: table names, family names, or what is printed on it. */
import type { ChipEntry } from './chips.ts'

/** `3 V`, `1.8 V`, `other` (wide or unusual ranges), `unknown`. */
export type VoltageClass = '3 V' | '1.8 V' | 'other' | 'unknown'

export function voltageClass(_supplyMv: readonly [number, number] | null): VoltageClass {
  throw new Error('not yet')
}

/**
 * Entries meant by a name: our id, a part name, or a combined family name of flashrom or flashprog
 * (`MX25L6406E/MX25L6408E`, `W25Q64JV-.Q`), in any case. Empty when there is none.
 */
export function entriesNamed(_name: string): readonly ChipEntry[] {
  throw new Error('not yet')
}

/** Up to five names of the table close to `name`, for `chip.no-such-name`. */
export function nearNames(_name: string): readonly string[] {
  throw new Error('not yet')
}

export interface MarkingMatch {
  readonly entry: ChipEntry
  /** The part name that fits the marking. */
  readonly name: string
  readonly sizeBytes: number
  readonly supplyMv: readonly [min: number, max: number] | null
  readonly voltage: VoltageClass
  /** 0 to 1; 1 means that the whole marking is explained. */
  readonly score: number
}

/** What is printed on a chip, whole or in part (`25Q64JVSIQ`, `MX25L6406EM2I-12G`), best match first. */
export function searchMarking(_text: string, _limit = 20): readonly MarkingMatch[] {
  throw new Error('not yet')
}
