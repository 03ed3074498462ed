// SPDX-License-Identifier: GPL-3.0-or-later
/** Pure: whether the connected chip needs another voltage than the typed marking says. */
import { answeredSupplyMv } from '../../shared/gate/supply.ts'
import type { FlashChip } from '../../shared/model/chip.ts'
import type { WizardView } from './view.ts'

/** The connected chip, if its rated supply does not overlap with that of the marking; else `null`. */
export function otherVoltageFound({
  snapshot: { session },
  chipEntry,
  markedLow,
}: Pick<WizardView, 'snapshot' | 'chipEntry' | 'markedLow'>): FlashChip | null {
  const found = session?.chip ?? null
  const marked = chipEntry?.supplyMv ?? (markedLow ? answeredSupplyMv['1v8'] : null)
  if (found === null || found.supplyMv === null || marked === null) return null
  const apart = found.supplyMv[1] < marked[0] || marked[1] < found.supplyMv[0]
  return apart ? found : null
}
