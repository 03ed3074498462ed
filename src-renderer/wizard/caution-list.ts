// SPDX-License-Identifier: GPL-3.0-or-later
/** Pure: which cautions of a step are shown in full, so that none is lost in a list. */
import type { GuideWarning } from '../../shared/data/guide.ts'

/** Told in full on one screen, at most. */
export const mostCautions = 3

export interface CautionList {
  /** To tick, in their order: those that were read, and the next ones to read. */
  readonly toTick: readonly GuideWarning[]
  /** Dangers that need no tick, as far as there is room. */
  readonly dangers: readonly GuideWarning[]
  /** Everything else that applies here, under a fold. Nothing that waits for a tick is among it. */
  readonly folded: readonly GuideWarning[]
  /** To tick once these here are ticked. */
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
