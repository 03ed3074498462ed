// SPDX-License-Identifier: GPL-3.0-or-later
import { isFault } from '../../shared/fault.ts'

/** Why `act` was refused: the `why` of its fault; `none` if it was not refused. */
export function whyRefused(act: () => unknown): string {
  try {
    act()
  } catch (error) {
    if (isFault(error) && 'why' in error.facts && typeof error.facts.why === 'string')
      return error.facts.why
    throw error
  }
  return 'none'
}
