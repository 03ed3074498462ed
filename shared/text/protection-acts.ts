// SPDX-License-Identifier: GPL-3.0-or-later
/** What to try if a chip ignores a command, by the contents of its registers; each language has its own words. */
import type { FaultFacts } from '../fault.ts'

export type LockAct = 'pin' | 'power' | 'marking' | 'lift'

const first = {
  off: [],
  unknown: [],
  'wp-pin': ['pin'],
  'until-power-cycle': ['power'],
  permanent: ['marking'],
} as const satisfies Record<FaultFacts['chip.operation-ignored']['lock'], readonly LockAct[]>

/** In the order of the registers, each once. */
export function actsAgainstLock({
  lock,
  unlockTried,
}: Pick<FaultFacts['chip.operation-ignored'], 'lock' | 'unlockTried'>): readonly LockAct[] {
  const others: readonly LockAct[] = [
    ...(unlockTried ? [] : (['lift'] as const)),
    'pin',
    'marking',
    'power',
  ]
  return [...new Set<LockAct>([...first[lock], ...others])]
}
