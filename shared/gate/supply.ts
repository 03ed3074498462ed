// SPDX-License-Identifier: GPL-3.0-or-later
/** The only place that compares a chip's supply with what a programmer drives. */

/** Rated supply of a chip, millivolts, both limits allowed. */
export type SupplyMv = readonly [min: number, max: number]

export type SupplyVerdict =
  | 'fits'
  /** The programmer drives more than the chip tolerates, which can destroy it. */
  | 'too-high'
  /** The chip needs more; reads and writes can fail. */
  | 'too-low'
  | 'chip-unknown'
  | 'programmer-unknown'

/** Voltage of almost every serprog board and header, millivolts; the user must name an adapter to another voltage. */
export const usualProgrammerMv = 3300

/** Voltage after an adapter for 1.8 V chips, millivolts. */
export const adapterMv = 1800

/** Answers for a chip whose supply neither table nor marking shows, millivolts. */
export const answeredSupplyMv = { '3v3': [2700, 3600], '1v8': [1650, 1950] } as const satisfies {
  readonly [answer: string]: SupplyMv
}

/** Whether `programmerMv` may be applied to the chip. An unknown value, or one that is no number, never fits. */
export function supplyVerdict(
  supplyMv: SupplyMv | null,
  programmerMv: number | null,
): SupplyVerdict {
  if (supplyMv === null) return 'chip-unknown'
  if (programmerMv === null) return 'programmer-unknown'
  const [minMv, maxMv] = supplyMv
  if (!(programmerMv <= maxMv)) return 'too-high'
  if (!(programmerMv >= minMv)) return 'too-low'
  return 'fits'
}
