// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Pure: what the user reads at each step of connecting. Every caution that must be acknowledged is at exactly one step;
 * continuing from there acknowledges the cautions of that step.
 */
import type { GuideWarning } from '../../shared/data/guide.ts'
import type { Mounting } from '../../shared/wiring.ts'
import { cautionMoment } from '../../shared/wire-moments.ts'
import type { Hands, WireMoment } from '../../shared/wire-moments.ts'
import { fiveVoltsBeside } from './header-place.ts'
import { cautionAck } from './stages.ts'
import { cautionsAt } from './view.ts'
import type { WizardView } from './view.ts'

export interface WireNote {
  /** Cautions of the guide that the note contains; they count as read once the user has continued. */
  readonly covers: readonly string[]
  readonly tone: 'danger' | 'caution' | 'info'
  readonly says: WireNoteSays
}

/**
 * The contents of a note, as a code with facts. `mounting`: how the chip is fixed, which decides what the user can do.
 */
export type WireNoteSays =
  | { readonly code: 'no-power'; readonly mounting: Mounting | null }
  | { readonly code: 'five-volts'; readonly pins: readonly number[] }
  | { readonly code: 'one-supply'; readonly mounting: Mounting | null }
  /** `charger`: for mainboards that are powered through their charger. `powerNote`: code of the guide, or `null`. */
  | { readonly code: 'board-supply'; readonly charger: boolean; readonly powerNote: string | null }
  | {
      readonly code: 'caution'
      readonly warning: GuideWarning
      readonly mounting: Mounting | null
    }

/** Largest number of notes besides those that must be read. */
const mostNotes = 3

/** Shown at the step itself or where it is needed, so the page need not repeat it. */
const saidByTheMoment: ReadonlySet<string> = new Set([
  'W-WPHOLD-LOOSE',
  'W-5V-NEIGHBOUR',
  'W-SERIES-R',
  // Signs of trouble; shown while a chip is searched.
  'W-SHARED-RAIL',
])

const saidOrKnown: ReadonlySet<string> = new Set([...saidByTheMoment, 'W-PICO-FW-PIN'])

/** Sentences that each cover several cautions. */
const noPower: ReadonlySet<string> = new Set([
  'W-ALL-POWER-OFF',
  'W-POWER-FIRST-OFF',
  'W-BATTERIES',
])
const oneSupply: ReadonlySet<string> = new Set([
  'W-ONE-SUPPLY',
  'W-X60-T60-VCC',
  'W-BOARD-POWER-VCC',
])
/** Information that changes what the user does. */
const toldInfos: ReadonlySet<string> = new Set(['W-ROTATED-CHIPS'])

/** Cautions of the wiring by the key of their step: `power`, or that of a wire or the chip. */
function cautionsByMoment(view: WizardView, hands: Hands): ReadonlyMap<string, GuideWarning[]> {
  const found = new Map<string, GuideWarning[]>()
  for (const warning of cautionsAt(view, 'prepare', 'safety', 'wiring')) {
    // The legs of an adapter have no dimple.
    const atChip = warning.id === 'W-PAINTED-DOT' && view.choices.programmerMv !== null
    const of = atChip ? 'chip' : cautionMoment(warning.id, hands.moments)
    // The step of a wire that is still connected from an earlier chip is skipped.
    const key = hands.carried.has(of) ? 'chip' : of
    const readThere = key !== of && view.acks.has(cautionAck(warning.id))
    if (!readThere) found.set(key, [...(found.get(key) ?? []), warning])
  }
  return found
}

/**
 * The notes of a step. `withPower`: includes the notes from before the first wire, because the programmer was seen to
 * be unplugged and nothing else is asked there.
 */
export function wireNotes(
  view: WizardView,
  hands: Hands,
  at: 'power' | WireMoment,
  withPower = false,
): readonly WireNote[] {
  const key = at === 'power' ? at : at.key
  const byMoment = cautionsByMoment(view, hands)
  const there = [...(withPower ? (byMoment.get('power') ?? []) : []), ...(byMoment.get(key) ?? [])]
  return notesOf(
    view,
    [...there, ...(key === 'chip' ? unreadElsewhere(view, byMoment, there) : [])],
    at,
  )
}

/** Unread notes of all steps; for the list, which has all of them on one page. */
export function unreadNotes(view: WizardView, hands: Hands): readonly WireNote[] {
  return notesOf(view, unreadElsewhere(view, cautionsByMoment(view, hands), []), 'power')
}

/** The chip is the last step. It also shows cautions that began to apply after their wires were ticked. */
const unreadElsewhere = (
  view: WizardView,
  byMoment: ReadonlyMap<string, readonly GuideWarning[]>,
  there: readonly GuideWarning[],
): readonly GuideWarning[] =>
  [...byMoment.values()]
    .flat()
    .filter(
      (each) =>
        each.must_acknowledge && !there.includes(each) && !view.acks.has(cautionAck(each.id)),
    )

function notesOf(
  view: WizardView,
  there: readonly GuideWarning[],
  at: 'power' | WireMoment,
): readonly WireNote[] {
  // After its firmware was recognised or chosen, the drawing shows its pins.
  const known = view.choices.pinVariant === null ? saidByTheMoment : saidOrKnown
  const here = there.filter(({ id }) => !known.has(id))
  const must = new Set(here.filter((each) => each.must_acknowledge).map(({ id }) => id))
  const notes = [
    ...noPowerNotes(view, here),
    ...fiveVoltNotes(view, at),
    ...oneSupplyNotes(view, here),
    ...here
      .filter(({ id }) => !noPower.has(id) && !oneSupply.has(id))
      .filter(
        ({ id, severity, must_acknowledge: read }) =>
          read || severity !== 'info' || toldInfos.has(id),
      )
      .map((warning) => noteOf(warning, view)),
  ]
  const ranked = notes.toSorted((a, b) => rank(a, must) - rank(b, must))
  const needed = ranked.filter(({ covers }) => covers.some((id) => must.has(id))).length
  return ranked.slice(0, Math.max(mostNotes, needed))
}

const tones = { danger: 0, caution: 1, info: 2 } as const
const rank = ({ covers, tone }: WireNote, must: ReadonlySet<string>): number =>
  tones[tone] + (covers.some((id) => must.has(id)) ? 0 : 10)

function noPowerNotes(
  { mounting }: WizardView,
  here: readonly GuideWarning[],
): readonly WireNote[] {
  const covers = here.map(({ id }) => id).filter((id) => noPower.has(id))
  return covers.length === 0
    ? []
    : [{ covers, tone: 'danger', says: { code: 'no-power', mounting } }]
}

function fiveVoltNotes({ header }: WizardView, at: 'power' | WireMoment): readonly WireNote[] {
  if (header === null || at === 'power' || at.kind !== 'wire') return []
  const pins = fiveVoltsBeside(header, at.wire.headerPin)
  return pins.length === 0
    ? []
    : [{ covers: ['W-5V-NEIGHBOUR'], tone: 'danger', says: { code: 'five-volts', pins } }]
}

function oneSupplyNotes(
  { wiring, mounting }: WizardView,
  here: readonly GuideWarning[],
): readonly WireNote[] {
  const covers = here.map(({ id }) => id).filter((id) => oneSupply.has(id))
  if (covers.length === 0) return []
  return [
    {
      covers,
      tone: 'danger',
      says:
        wiring?.vccFrom === 'board'
          ? {
              code: 'board-supply',
              charger: covers.includes('W-X60-T60-VCC'),
              powerNote: wiring.powerNote,
            }
          : { code: 'one-supply', mounting },
    },
  ]
}

function noteOf(warning: GuideWarning, { mounting }: WizardView): WireNote {
  const { id, severity } = warning
  return {
    covers: [id],
    tone: id === 'W-WIRES' ? 'info' : severity,
    says: { code: 'caution', warning, mounting },
  }
}
