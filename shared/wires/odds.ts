// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * From what was seen to causes with probabilities, and to the order in which to look. Pure.
 *
 * Half of the wiring faults are alike on the bus: without CS, CLK, MOSI or VCC the chip never drives MISO, without MISO
 * nobody sees it drive, with two wires exchanged it hears nothing. Between those, only how often each happens decides.
 * So a cause weighs how often it is met, times how likely it makes what was seen (Bayes' rule, with the observations
 * taken as independent).
 */
import oddsData from '../data/wiring-odds.json' with { type: 'json' }
import type { ChipWire, WiringCause, WiringPart, WiringRanking } from '../model/wiring.ts'
import type { ReplyShape, WiredHow, WiringEvidence } from './evidence.ts'
import { causeOf } from './parts.ts'
import { looksFor } from './looks.ts'

type Chances<K extends string> = Readonly<Partial<Record<K, number>>>

interface CauseOdds {
  readonly id: WiringCause['id']
  readonly wires?: readonly ChipWire[]
  readonly often: Readonly<Record<'on-board' | 'socketed' | 'loose', number>>
  readonly shape: Chances<ReplyShape | 'silent'>
  readonly slow?: Chances<'cures' | 'helps' | 'same'>
  readonly latch?: Chances<'all' | 'some' | 'none'>
  readonly fails?: Chances<'less' | 'alike' | 'more'>
  readonly long?: Chances<'equal' | 'differ'>
  readonly speaks?: number
  readonly oneBit?: number
  readonly mixedId?: number
}

interface Odds {
  readonly when: readonly {
    readonly programmer?: readonly string[]
    readonly package?: readonly string[]
    readonly id: string
    readonly times: number
  }[]
  /** What a MISO reads that nothing drives, by programmer of the guide. */
  readonly rests: Readonly<Record<string, Readonly<Record<'low' | 'high' | 'drift', number>>>>
  readonly usual: Required<
    Pick<CauseOdds, 'slow' | 'latch' | 'fails' | 'long' | 'speaks' | 'oneBit' | 'mixedId'>
  >
  readonly causes: readonly CauseOdds[]
}

const odds = oddsData as unknown as Odds

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

/** Of these, one look takes in every wire: seat the clip again, or compare all wires with the drawing. */
const settledTogether: readonly WiringCause['id'][] = ['no-contact', 'weak-contact', 'swapped']
/** The replies do not tell two wires apart that differ by less than this. */
const ALIKE = 3

/**
 * Wires that the replies cannot tell apart, and that one look settles, are one cause with several wires, likeliest
 * first. So a list does not pretend to know which.
 */
function alike(causes: readonly Weighed[]): readonly WiringCause[] {
  const groups: { readonly id: WiringCause['id']; likelihood: number; parts: WiringPart[] }[] = []
  for (const { id, wires, share, likelihood: chance } of causes) {
    const group = groups.find(
      (each) =>
        each.id === id &&
        settledTogether.includes(id) &&
        chance < each.likelihood * ALIKE &&
        each.likelihood < chance * ALIKE,
    )
    if (group === undefined) groups.push({ id, likelihood: chance, parts: [{ wires, share }] })
    else group.parts.push({ wires, share })
  }
  return groups
    .map(({ id, parts }) => causeOf(id, parts))
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
  const { usual } = odds
  const { shape } = seen
  const rests = odds.rests[how.programmer ?? 'other'] ?? odds.rests['other']
  const atRest =
    shape === 'low' || shape === 'high' || shape === 'drift' ? (rests?.[shape] ?? 0) : 0
  const shaped = (cause.shape[shape] ?? 0) + (cause.shape.silent ?? 0) * atRest
  return [
    shaped,
    seen.slow === null ? 1 : (cause.slow ?? usual.slow)[seen.slow],
    seen.latch === null ? 1 : (cause.latch ?? usual.latch)[seen.latch],
    seen.fails === null ? 1 : (cause.fails ?? usual.fails)[seen.fails],
    seen.long === null ? 1 : (cause.long ?? usual.long)[seen.long],
    chance(cause.speaks ?? usual.speaks, seen.speaks),
    chance(cause.oneBit ?? usual.oneBit, seen.oneBit),
    chance(cause.mixedId ?? usual.mixedId, seen.mixedId),
  ].reduce<number>((product, each) => product * Math.max(LEAST, each ?? 0), 1)
}

const chance = (yes: number, seen: boolean | null): number =>
  seen === null ? 1 : seen ? yes : 1 - yes
