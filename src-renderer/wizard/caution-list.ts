// SPDX-License-Identifier: GPL-3.0-or-later
/** Pure: which cautions of a step are shown in full, so that none is lost in a long list. */
import type { GuideWarning } from '../../shared/data/guide.ts'

/** Largest number shown in full on one screen. */
export const mostCautions = 3

export interface CautionList {
  /** Cautions to tick, in order: those already ticked, and the next ones. */
  readonly toTick: readonly GuideWarning[]
  /** Dangers that need no tick, as far as there is room. */
  readonly dangers: readonly GuideWarning[]
  /** All other cautions, folded. None of them needs a tick. */
  readonly folded: readonly GuideWarning[]
  /** Cautions to tick after those above are ticked. */
  readonly later: number
}

export function cautionList(
  all: readonly GuideWarning[],
  isRead: (warning: GuideWarning) => boolean,
): CautionList {
  const ticked = all.filter(({ must_acknowledge: must }) => must)
  const open = ticked.filter((warning) => !isRead(warning))
  const now = new Set(open.slice(0, mostCautions))
  const told = all.filter(({ must_acknowledge: must }) => !must)
  const dangers = told
    .filter(({ severity }) => severity === 'danger')
    .slice(0, mostCautions - now.size)
  return {
    toTick: ticked.filter((warning) => isRead(warning) || now.has(warning)),
    dangers,
    folded: told.filter((warning) => !dangers.includes(warning)),
    later: open.length - now.size,
  }
}
