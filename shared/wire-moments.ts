// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Pure: from a wiring plan to the steps of connecting, one at a time and in order, and which of them are still open.
 * Ticks are stored under these keys; page, gate and work use them.
 */
import { chosenWiring } from './chosen-wiring.ts'
import type { ChosenWiring } from './chosen-wiring.ts'
import type { Choices } from './model/work.ts'
import type { LeftOff, PullUp, Wire, WiredSignal, WiringPlan } from './wiring.ts'

/** The chip comes last: the clip is put on, or the chip goes into its socket or breadboard. */
export type WireMoment =
  | { readonly kind: 'wire'; readonly key: WiredSignal; readonly wire: Wire }
  /** The mainboard powers the chip: leg and pin get no wire, and the user checks that. */
  | { readonly kind: 'leave-free'; readonly key: WiredSignal; readonly wire: LeftOff }
  | { readonly kind: 'pull-up'; readonly key: string; readonly pullUp: PullUp }
  | { readonly kind: 'capacitors'; readonly key: 'capacitors'; readonly farads: readonly number[] }
  | {
      readonly kind: 'other-chip'
      readonly key: 'other-chip'
      readonly ohm: readonly [number, number]
    }
  | { readonly kind: 'chip'; readonly key: 'chip' }

/** Tick for a chip that is connected with wires ticked for another chip: its leg 1 was found. */
export const legOneKey = 'leg-1'

/** Keys: a tick for a step, and the user's answer when the program cannot see whether a plug is pulled. */
export const wireAck = (key: string) => `wire:${key}`
export const powerOffAck = wireAck('power-off')

/** Always the last step: before it, no chip is connected. */
export const chipMoment: WireMoment = { kind: 'chip', key: 'chip' }

/** GND first, power last; components for a loose chip come before the wire that brings power. Then the chip itself. */
export function wireMoments(plan: WiringPlan | null): readonly WireMoment[] {
  if (plan === null) return [chipMoment]
  const wires = plan.wires.map((wire) => ({ kind: 'wire', key: wire.signal, wire }) as const)
  return [
    ...wires.filter(({ key }) => key !== 'VCC'),
    ...plan.pullUps.map(
      (pullUp) => ({ kind: 'pull-up', key: pullUp.signal as string, pullUp }) as const,
    ),
    ...(plan.capacitorsFarad.length === 0
      ? []
      : [{ kind: 'capacitors', key: 'capacitors', farads: plan.capacitorsFarad } as const]),
    ...(plan.otherChipSelect?.need === 'required'
      ? [{ kind: 'other-chip', key: 'other-chip', ohm: plan.otherChipSelect.ohm } as const]
      : []),
    ...wires.filter(({ key }) => key === 'VCC'),
    ...plan.leftOff.map((wire) => ({ kind: 'leave-free', key: wire.signal, wire }) as const),
    chipMoment,
  ]
}

/**
 * Names both ends of a wire and what is between them, so that a tick counts for exactly this wire: another package,
 * programmer, firmware, resistor or adapter gives another key.
 */
function endsOf(moment: WireMoment, choices: Choices): string | null {
  if (moment.kind !== 'wire' && moment.kind !== 'leave-free') return null
  const { chipPin, headerPin, block, role } = moment.wire
  const between = role === 'data' && choices.seriesResistors ? 'r' : ''
  return [
    moment.kind === 'leave-free' ? 'free' : 'wire',
    `${choices.chipPackage ?? ''}.${chipPin}`,
    `${choices.guideProgrammer ?? ''}.${block ?? ''}${headerPin}`,
    `${choices.programmerMv ?? ''}${between}`,
  ].join(' ')
}

/**
 * Acknowledgement of a wire that is still connected from an earlier chip of the mainboard; without ends, the prefix of
 * all such keys.
 */
export const carriedAck = (key: string, ends = '') => (key === '' ? 'sits:' : `sits:${key}=${ends}`)

/** When only the clip moves to the next chip, the wires stay connected, so their ticks are kept as acknowledgements. */
export function carriedOn(choices: Choices, acks: readonly string[]): readonly string[] {
  const { wiring } = chosenWiring(choices)
  if (wiring === null) return acks.filter(isCarried)
  const ticked = wireMoments(wiring).flatMap((moment) => {
    const ends = endsOf(moment, choices)
    return ends !== null && acks.includes(wireAck(moment.key)) ? [carriedAck(moment.key, ends)] : []
  })
  return [...new Set([...acks.filter(isCarried), ...ticked])]
}

const isCarried = (ack: string) => ack.startsWith(carriedAck(''))

/** A new tick on a wire, set or cleared, replaces one from an earlier chip. */
export const withoutCarried = (acks: readonly string[], ticked: readonly string[]) =>
  acks.filter(
    (ack) =>
      !ticked.some((key) => key.startsWith('wire:') && ack.startsWith(carriedAck(key.slice(5)))),
  )

export interface Hands {
  readonly moments: readonly WireMoment[]
  /** Keys of steps that are done. */
  readonly done: ReadonlySet<string>
  /** Keys of wires that are still connected from an earlier chip of this mainboard. */
  readonly carried: ReadonlySet<string>
  /** Keys that still have to be ticked, in order. */
  readonly open: readonly string[]
}

/** What is done and what is open for the present choices. */
export function handsOf(
  choices: Choices,
  plan: ChosenWiring['wiring'],
  acks: ReadonlySet<string>,
): Hands {
  const moments = wireMoments(plan)
  const carried = new Set(
    moments.flatMap((moment) => {
      const ends = endsOf(moment, choices)
      return ends !== null &&
        !acks.has(wireAck(moment.key)) &&
        acks.has(carriedAck(moment.key, ends))
        ? [moment.key]
        : []
    }),
  )
  // A clip that moves to another chip can be put on the wrong way round, because the second chip may lie differently.
  const keys = moments.flatMap(({ kind, key }) =>
    kind === 'chip' && carried.size > 0 ? [key, legOneKey] : [key],
  )
  const open = keys.filter((key) => !carried.has(key) && !acks.has(wireAck(key)))
  return {
    moments,
    carried,
    open,
    done: new Set(
      moments
        .filter(({ kind, key }) =>
          kind === 'chip' ? !open.includes(key) && !open.includes(legOneKey) : !open.includes(key),
        )
        .map(({ key }) => key),
    ),
  }
}

/** All keys that a user ticks for this plan, carried over or not. */
export const handKeys = (plan: WiringPlan | null): readonly string[] =>
  wireMoments(plan).map(({ key }) => key)

/**
 * The step at which a caution of the guide is shown: `power` before the first wire, else the key of the step. Cautions
 * that are not listed here are shown before the first wire.
 */
const momentOfCaution: Readonly<Record<string, string>> = {
  'W-ONE-SUPPLY': 'VCC',
  'W-X60-T60-VCC': 'VCC',
  'W-BOARD-POWER-VCC': 'VCC',
  'W-SHARED-RAIL': 'VCC',
  'W-NO-ATX-PSU': 'VCC',
  'W-PICO-FW-PIN': 'CS',
  'W-PIN1': 'chip',
  'W-PAINTED-DOT': 'CS',
  'W-WIRES': 'CLK',
  'W-SERIES-R': 'CLK',
  'W-WPHOLD-LOOSE': 'WP',
  'W-DECOUPLE-LOOSE': 'capacitors',
  'W-TWO-CHIPS-CS': 'other-chip',
  'W-POWER-LAST': 'chip',
  'W-WSON8-CLIP': 'chip',
  'W-ROTATED-CHIPS': 'chip',
  'W-BBB-IO-UNPOWERED': 'chip',
  'W-WPHOLD-BOARD': 'chip',
  'W-BROWNOUT': 'chip',
}

/** The step at which a caution is shown, if the plan has that step; otherwise the first wire. */
export function cautionMoment(id: string, moments: readonly WireMoment[]): string {
  const key = momentOfCaution[id]
  return key !== undefined && moments.some((moment) => moment.key === key) ? key : 'power'
}
