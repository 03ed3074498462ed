// SPDX-License-Identifier: GPL-3.0-or-later
/** What to try against a chip that ignores a command, by what its registers show; the words are each language's. */
import type { FaultFacts } from '../fault.ts'

export type LockAct = 'pin' | 'power' | 'marking' | 'lift'

const first = {
  off: [],
  unknown: [],
  'wp-pin': ['pin'],
  'until-power-cycle': ['power'],
  permanent: ['marking'],
} as const satisfies Record<FaultFacts['chip.operation-ignored']['lock'], readonly LockAct[]>

/** In the order that the registers give, each once. */
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
