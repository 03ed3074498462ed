// SPDX-License-Identifier: GPL-3.0-or-later
/** Orders the checks so that the cause is found with the fewest checks on average. Pure. */
import looksData from '../data/wiring-looks.json' with { type: 'json' }
import type { ChipWire, WiringCause, WiringLook } from '../model/wiring.ts'

interface LookData {
  readonly id: WiringLook['id']
  readonly wire?: ChipWire
  /** Probability that a check settles a cause if it is the true one: by its id, alone or with a wire. */
  readonly settles: Readonly<Record<string, number>>
}

const all = looksData.looks as unknown as readonly LookData[]

/** False for anything that is not a check of the data: ticks are stored in a file that a user may have edited. */
export const isLook = (look: Pick<WiringLook, 'id' | 'wire'>): boolean =>
  all.some(({ id, wire }) => id === look.id && (wire ?? null) === look.wire)

/** A check that settles less than this share is left out, because no user reaches the end of a long list. */
const LEAST = 0.004
/**
 * The search tries all sets of checks exactly; more than this number would take too long, and the rest matter least.
 */
const MOST = 14

/** Probability, 0 to 1, that this check settles this cause if it is the true one. */
export function settles(
  look: Pick<WiringLook, 'id' | 'wire'>,
  cause: Pick<WiringCause, 'id' | 'wires'>,
): number {
  const data = all.find(({ id, wire }) => id === look.id && (wire ?? null) === look.wire)
  return data === undefined ? 0 : settling(data, cause)
}

function settling(
  { settles: by }: LookData,
  { id, wires }: Pick<WiringCause, 'id' | 'wires'>,
): number {
  return Math.max(by[id] ?? 0, ...wires.map((wire) => by[`${id} ${wire}`] ?? 0))
}

/**
 * The checks for these causes, in the order with the lowest expected number. Found exactly, from the cost of every set
 * of checks already made (at most 2^14 sets).
 */
export function looksFor(causes: readonly WiringCause[]): readonly WiringLook[] {
  const open = all
    .map((look) => ({
      look,
      chances: causes.map((cause) => settling(look, cause)),
    }))
    .map((each) => ({
      ...each,
      mass: each.chances.reduce((sum, chance, at) => sum + chance * (causes[at]?.share ?? 0), 0),
    }))
    .filter(({ mass }) => mass >= LEAST)
    .sort((one, other) => other.mass - one.mass)
    .slice(0, MOST)
  const left = unsettled(
    causes,
    open.map(({ chances }) => chances),
  )
  const next = bestNext(open.length, left)
  const order: WiringLook[] = []
  for (let taken = 0; taken !== (1 << open.length) - 1;) {
    const at = next[taken] ?? 0
    const then = taken | (1 << at)
    const found = open[at]
    if (found !== undefined)
      order.push({
        id: found.look.id,
        wire: found.look.wire ?? null,
        share: (left[taken] ?? 0) - (left[then] ?? 0),
      })
    taken = then
  }
  return order.filter(({ share }) => share >= LEAST)
}

/** For each set of checks made (one bit each), the probability that the cause is still not found. */
function unsettled(
  causes: readonly WiringCause[],
  chances: readonly (readonly number[])[],
): Float64Array {
  const sets = 1 << chances.length
  const left = new Float64Array(sets)
  const per = new Float64Array(sets)
  for (const [cause, { share }] of causes.entries()) {
    per[0] = share
    left[0] = (left[0] ?? 0) + share
    for (let set = 1; set < sets; set++) {
      const low = 31 - Math.clz32(set & -set)
      per[set] = (per[set & (set - 1)] ?? 0) * (1 - (chances[low]?.[cause] ?? 0))
      left[set] = (left[set] ?? 0) + (per[set] ?? 0)
    }
  }
  return left
}

/** The best next check after each set: the one with the lowest expected number of further checks. */
function bestNext(count: number, left: Float64Array): Uint8Array {
  const full = (1 << count) - 1
  const cost = new Float64Array(full + 1)
  const next = new Uint8Array(full + 1)
  for (let set = full - 1; set >= 0; set--) {
    let best = Infinity
    for (let at = 0; at < count; at++) {
      if ((set & (1 << at)) !== 0) continue
      const then = cost[set | (1 << at)] ?? 0
      if (then >= best) continue
      best = then
      next[set] = at
    }
    // Every cause that is not settled yet costs the next check.
    cost[set] = (left[set] ?? 0) + best
  }
  return next
}
