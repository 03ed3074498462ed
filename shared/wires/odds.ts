// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * From what was seen to causes with probabilities, and to the order in which to look. Pure.
 *
 * Half of the wiring faults are alike on the bus: without CS, CLK, MOSI or VCC the chip never drives MISO, without MISO
 * nobody sees it drive, with two wires exchanged it receives nothing. Between those, only how often each happens decides.
 * So a cause weighs how often it is met, times how likely it makes what was seen (Bayes' rule, with the observations
 * taken as independent of each other among replies of one class).
 */
import oddsData from '../data/wiring-odds.json' with { type: 'json' }
import type { WiringCause, WiringPart, WiringRanking } from '../model/wiring.ts'
import { classOf } from './evidence.ts'
import type { WiredHow, WiringEvidence } from './evidence.ts'
import type { WiringOdds } from './odds-checks.ts'
import { causeOf } from './parts.ts'
import { looksFor } from './looks.ts'

type CauseOdds = WiringOdds['causes'][number]

const odds = oddsData as unknown as WiringOdds

/** No observation makes a cause impossible: wires can have two faults at once. */
const LEAST = 0.01
/** A cause below this share is not told. */
const TOLD = 0.002

interface Weighed extends WiringCause {
  /** How likely it makes what was seen. */
  readonly likelihood: number
}

/** Every cause that fits, likeliest first, and the looks; nothing for replies that are in order. */
export function ranking(seen: WiringEvidence, how: WiredHow): WiringRanking {
  if (inOrder(seen)) return { causes: [], looks: [] }
  const weighed = odds.causes.map((cause) => {
    const chance = likelihood(cause, seen, how)
    return { id: cause.id, wires: cause.wires ?? [], chance, weight: prior(cause, how) * chance }
  })
  const whole = weighed.reduce((sum, { weight }) => sum + weight, 0)
  const causes = weighed
    .map(({ id, wires, chance, weight }): Weighed => ({
      id,
      wires,
      share: weight / whole,
      likelihood: chance,
    }))
    .filter(({ share }) => share >= TOLD)
    .sort((one, other) => other.share - one.share)
  return { causes: alike(causes).map(rounded), looks: looksFor(causes).map(rounded) }
}

interface Together {
  /** All of them together go by the first. */
  readonly ids: readonly WiringCause['id'][]
  /** One of them says which wire, so they are one only as long as the replies do not. */
  readonly byWire: boolean
}

/** Of these, one look takes in all: seat the clip again, leg 1 at leg 1, or compare all wires with the drawing. */
const settledTogether: readonly Together[] = [
  { ids: ['no-contact', 'clip-off'], byWire: true },
  { ids: ['weak-contact'], byWire: true },
  { ids: ['swapped'], byWire: false },
  { ids: ['clip-turned', 'clip-shifted'], byWire: false },
]
/** The replies do not tell two wires apart whose likelihoods differ by less than this. */
const ALIKE = 3

/**
 * Causes that one look settles, and wires that the replies cannot tell apart, are one, likeliest first. So a list does
 * not pretend to know which.
 */
function alike(causes: readonly Weighed[]): readonly WiringCause[] {
  const groups: {
    readonly together: Together | null
    readonly likelihood: number
    readonly parts: [WiringPart, ...WiringPart[]]
  }[] = []
  for (const { id, wires, share, likelihood: chance } of causes) {
    const together = settledTogether.find(({ ids }) => ids.includes(id)) ?? null
    const group = groups.find(
      (each) =>
        together !== null &&
        each.together === together &&
        (!together.byWire ||
          (chance < each.likelihood * ALIKE && each.likelihood < chance * ALIKE)),
    )
    if (group !== undefined) group.parts.push({ id, wires, share })
    else groups.push({ together, likelihood: chance, parts: [{ id, wires, share }] })
  }
  return groups
    .map(({ together, parts }) => causeOf(together?.ids[0] ?? parts[0].id, parts))
    .sort((one, other) => other.share - one.share)
}

const round = (share: number): number => Math.round(share * 1000) / 1000

function rounded<T extends { readonly share: number; readonly parts?: readonly WiringPart[] }>(
  each: T,
): T {
  const { share, parts } = each
  return {
    ...each,
    share: round(share),
    ...(parts !== undefined && {
      parts: parts.map((part) => ({ ...part, share: round(part.share) })),
    }),
  }
}

/** A steady ID that is known, long reads that agree and a latch that follows: nothing to accuse. */
const inOrder = ({ shape, long, latch }: WiringEvidence): boolean =>
  shape === 'good' && long !== 'differ' && latch !== 'some'

const mountings = ['on-board', 'socketed', 'loose'] as const

/** How often a cause is met; only the proportions count. */
function prior({ id, wires, often }: CauseOdds, how: WiredHow): number {
  const usual =
    how.mounting === null
      ? mountings.reduce((sum, mounting) => sum + often[mounting], 0) / mountings.length
      : often[how.mounting]
  // A wire that is not connected cannot be loose, and feeds no other part.
  if (how.feeds === false && wires?.[0] === 'VCC' && id !== 'asleep' && id !== 'qpi') return 0
  const times = odds.when
    .filter(
      (when) =>
        when.id === id &&
        (when.programmer === undefined || when.programmer.includes(how.programmer ?? '')) &&
        (when.package === undefined || when.package.includes(how.chipPackage ?? '')),
    )
    .reduce((product, when) => product * when.times, 1)
  const second = id === 'two-chips' && how.twoChips ? 4 : 1
  return usual * times * second
}

function likelihood(cause: CauseOdds, seen: WiringEvidence, how: WiredHow): number {
  const { shape } = seen
  const rests = odds.rests[how.programmer ?? 'other'] ?? odds.rests['other']
  const atRest =
    shape === 'low' || shape === 'high' || shape === 'drift' ? (rests?.[shape] ?? 0) : 0
  const shaped = (cause.shape[shape] ?? 0) + (cause.shape.silent ?? 0) * atRest
  const of = { ...odds.usual[classOf(shape)], ...cause.given?.[classOf(shape)] }
  return [
    shaped,
    chanceOf(of.slow, seen.slow),
    chanceOf(of.after, seen.after),
    chanceOf(of.latch, seen.latch),
    chanceOf(of.fails, seen.fails),
    chanceOf(of.long, seen.long),
    chance(of.speaks, seen.speaks),
    chance(of.oneBit, seen.oneBit),
    chance(of.mixedId, seen.mixedId),
  ].reduce((product, each) => product * Math.max(LEAST, each), 1)
}

/** 1 where nothing was seen, or where nothing is known of it. A value that a cause leaves out is never met. */
const chanceOf = <K extends string>(
  chances: Readonly<Partial<Record<K, number>>> | undefined,
  seen: K | null,
): number => (seen === null || chances === undefined ? 1 : (chances[seen] ?? 0))

const chance = (yes: number | undefined, seen: boolean | null): number =>
  seen === null || yes === undefined ? 1 : seen ? yes : 1 - yes
