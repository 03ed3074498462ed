// SPDX-License-Identifier: GPL-3.0-or-later
/** Which practice chip simulates a chip of a mainboard. `src-main/transport` reads the facts for its model. */
import type { BoardConfiguration } from './guide.ts'
import data from './practice-chips.json' with { type: 'json' }

/** A chip in a configuration of a mainboard. */
export type BoardChip = NonNullable<BoardConfiguration['chips']>[number]

const usualMv = 3300
const lowMv = 1800

/** Name of the default practice chip, used if nothing else is known. */
export const usualPracticeChip = data.chips[0]?.name ?? null

/**
 * Name of a practice chip of this size, bytes. Prefers a chip that is found on this mainboard. It is a 3.3 V chip; a
 * 1.8 V chip only if a source says that the mainboard has one. `null`: no practice chip has this size.
 */
export function practiceChipOfSize(
  sizeBytes: number,
  on: Pick<BoardChip, 'supply_v' | 'parts'> = { supply_v: null, parts: [] },
): string | null {
  const wantedMv = on.supply_v === 1.8 ? lowMv : usualMv
  const fits = data.chips.filter(
    ({ sizeBytes: size, supplyMv: [min = 0, max = 0] }) =>
      size === sizeBytes && min <= wantedMv && wantedMv <= max,
  )
  const found = fits.find(({ name }) => on.parts.some((part) => isOneOf(name, part)))
  return (found ?? fits[0])?.name ?? null
}

/** A full stop in the name of a part stands for a letter or a digit that varies. */
const isOneOf = (name: string, part: string): boolean =>
  new RegExp(`^${part.toUpperCase().replaceAll(/[^A-Z0-9.]/gu, '')}`, 'u').test(name)
