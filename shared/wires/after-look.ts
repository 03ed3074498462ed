// SPDX-License-Identifier: GPL-3.0-or-later
/** What looks that were taken say of the causes: whether anything changed while a hand was there. Pure. */
import type { WiringLook, WiringPart, WiringRanking } from '../model/wiring.ts'
import { looksFor, settles } from './looks.ts'
import { causeOf, partsOf } from './parts.ts'

/** A look that was taken, with no chip found afterwards. */
export interface TakenLook extends Pick<WiringLook, 'id' | 'wire'> {
  /** The replies changed with it: what it touches is what is wrong, and is not right yet. */
  readonly moved: boolean
}

/** A hand at the right place may still leave it wrong, and a hand at the wrong one moves a neighbour. */
const MISSED = 0.05
const BY_ACCIDENT = 0.04
/** A cause below this share is not told. */
const TOLD = 0.003

/**
 * The causes after these looks, likeliest first, and the looks in the order that is best now. A look that changed
 * nothing speaks against what it settles; one that changed the replies speaks for it, and is offered again. Shares add
 * up to 1, except for shares that are too small to be shown.
 */
export function afterLooks(ranking: WiringRanking, taken: readonly TakenLook[]): WiringRanking {
  if (taken.length === 0 || ranking.causes.length === 0) return ranking
  const weighed = ranking.causes.map((cause) => ({
    id: cause.id,
    parts: partsOf(cause).map((part) => ({
      ...part,
      share: taken.reduce((product, look) => product * chance(look, part), part.share),
    })),
  }))
  const whole = weighed.flatMap(({ parts }) => parts).reduce((sum, { share }) => sum + share, 0)
  const causes = weighed
    .map(({ id, parts }) => ({
      id,
      parts: parts
        .map((part) => ({ ...part, share: part.share / whole }))
        .filter(({ share }) => share >= TOLD),
    }))
    .flatMap(({ id, parts }) => (parts.length === 0 ? [] : causeOf(id, parts)))
    .sort((one, other) => other.share - one.share)
  const done = taken.filter(({ moved }) => !moved)
  const looks = looksFor(causes.flatMap(partsOf)).filter(
    (look) => !done.some((each) => isSame(each, look)),
  )
  return { causes, looks }
}

/** How likely it is that nothing was found and this was seen, if the cause is the true one. */
function chance(look: TakenLook, cause: WiringPart): number {
  const reaches = settles(look, cause)
  return look.moved
    ? BY_ACCIDENT + (1 - BY_ACCIDENT) * reaches
    : MISSED + (1 - MISSED) * (1 - reaches)
}

export const isSame = (
  one: Pick<WiringLook, 'id' | 'wire'>,
  other: Pick<WiringLook, 'id' | 'wire'>,
): boolean => one.id === other.id && one.wire === other.wire
