// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * From observations to causes with probabilities, and to the order of checks. Pure. Half of the wiring faults look
 * alike on the bus: without CS, CLK, MOSI or VCC the chip never drives MISO, without MISO its output is not received,
 * and with two wires exchanged it receives nothing. Only their frequencies tell these apart. So each cause is weighted
 * by its frequency times the probability of the observations (Bayes' rule, with the observations taken as independent
 * within one class of replies).
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

/** No observation makes a cause impossible, because wires can have two faults at once. */
const LEAST = 0.01
/** Smallest share of a cause that is shown. */
const TOLD = 0.002

interface Weighed extends WiringCause {
  /** Probability of the observations for this cause. */
  readonly likelihood: number
}

/** Every cause that fits, most likely first, and the checks; empty for correct replies. */
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
  /** One check settles all of these; together they get the name of the first. */
  readonly ids: readonly WiringCause['id'][]
  /** One of these names the wire, so they are one cause only as long as the replies do not show which. */
  readonly byWire: boolean
}

/** One check covers all of these: put the clip on again, leg 1 at leg 1, or compare all wires with the drawing. */
const settledTogether: readonly Together[] = [
  { ids: ['no-contact', 'clip-off'], byWire: true },
  { ids: ['weak-contact'], byWire: true },
  { ids: ['swapped'], byWire: false },
  { ids: ['clip-turned', 'clip-shifted'], byWire: false },
]
/** Two wires whose probabilities differ by less than this cannot be told apart by the replies. */
const ALIKE = 3

/**
 * Joins causes that one check settles, and wires that the replies cannot tell apart; most likely first. So a list does
 * not claim a precision that it does not have.
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

/** A steady known ID, equal long reads and a latch that follows: no cause is shown. */
const inOrder = ({ shape, long, latch }: WiringEvidence): boolean =>
  shape === 'good' && long !== 'differ' && latch !== 'some'

const mountings = ['on-board', 'socketed', 'loose'] as const

/** How frequent a cause is; only the proportions matter. */
function prior({ id, wires, often }: CauseOdds, how: WiredHow): number {
  const usual =
    how.mounting === null
      ? mountings.reduce((sum, mounting) => sum + often[mounting], 0) / mountings.length
      : often[how.mounting]
  // A wire that is not connected cannot be loose, and powers no other part.
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

/** 1 when there was no observation, or nothing is known of it. A value that a cause leaves out never occurs. */
const chanceOf = <K extends string>(
  chances: Readonly<Partial<Record<K, number>>> | undefined,
  seen: K | null,
): number => (seen === null || chances === undefined ? 1 : (chances[seen] ?? 0))

const chance = (yes: number | undefined, seen: boolean | null): number =>
  seen === null || yes === undefined ? 1 : seen ? yes : 1 - yes
