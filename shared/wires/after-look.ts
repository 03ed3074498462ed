// SPDX-License-Identifier: GPL-3.0-or-later
/** What the user's checks show about the causes: whether anything changed during a check. Pure. */
import type { WiringLook, WiringPart, WiringRanking } from '../model/wiring.ts'
import { looksFor, settles } from './looks.ts'
import { causeOf, partsOf } from './parts.ts'

/** A check that the user made, after which still no chip was found. */
export interface TakenLook extends Pick<WiringLook, 'id' | 'wire'> {
  /** The replies changed during it: the checked part is the faulty one, and is not repaired yet. */
  readonly moved: boolean
}

/** Checking the right part may fail to repair it, and checking a wrong part may move a neighbour. */
const MISSED = 0.05
const BY_ACCIDENT = 0.04
/** Smallest share of a cause that is shown. */
const TOLD = 0.003

/**
 * The causes after these checks, most likely first, and the checks in the order that is best now. A check that changed
 * nothing makes the causes that it settles less likely. A check that changed the replies makes them more likely, and is
 * offered again. The shares add up to 1, except for those too small to show.
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

/** Probability of this observation, with no chip found, if the cause is the true one. */
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
