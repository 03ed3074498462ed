// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Pure: a wiring plan -> what the hands do, one thing at a time and in order, and which of it is still to be done. Ticks
 * are kept under these keys; page, gate and work ask here.
 */
import { chosenWiring } from './chosen-wiring.ts'
import type { ChosenWiring } from './chosen-wiring.ts'
import type { Choices } from './model/work.ts'
import type { LeftOff, PullUp, Wire, WiredSignal, WiringPlan } from './wiring.ts'

/** The chip is connected last: a clip goes on, or the chip goes into its socket or breadboard. */
export type WireMoment =
  | { readonly kind: 'wire'; readonly key: WiredSignal; readonly wire: Wire }
  /** The mainboard powers the chip: leg and pin stay without a wire, and that is looked at like a wire. */
  | { readonly kind: 'leave-free'; readonly key: WiredSignal; readonly wire: LeftOff }
  | { readonly kind: 'pull-up'; readonly key: string; readonly pullUp: PullUp }
  | { readonly kind: 'capacitors'; readonly key: 'capacitors'; readonly farads: readonly number[] }
  | {
      readonly kind: 'other-chip'
      readonly key: 'other-chip'
      readonly ohm: readonly [number, number]
    }
  | { readonly kind: 'chip'; readonly key: 'chip' }

/** Tick of a chip that is reached with wires which were ticked for another one: leg 1 of this one was found. */
export const legOneKey = 'leg-1'

/** Acknowledgement keys: a tick on what the hands do, and the user's word where no plug can be seen. */
export const wireAck = (key: string) => `wire:${key}`
export const powerOffAck = wireAck('power-off')

/** Always the last: there is nothing to reach with wires alone. */
export const chipMoment: WireMoment = { kind: 'chip', key: 'chip' }

/** GND first, power last; parts of a loose chip come before the wire that brings the power. Then the chip itself. */
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
 * Names both ends of one wire and what lies between, so that a tick counts for exactly this wire: another package,
 * programmer, firmware, resistor or adapter gives another name.
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

/** Acknowledgement that a wire sits since an earlier chip of the mainboard; without ends, the beginning of all such. */
export const carriedAck = (key: string, ends = '') => (key === '' ? 'sits:' : `sits:${key}=${ends}`)

/** Wires stay where they are when only the clip moves on to the next chip; their ticks with them, as acknowledgements. */
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

/** A wire that is ticked or unticked now says more than one that was ticked for an earlier chip. */
export const withoutCarried = (acks: readonly string[], ticked: readonly string[]) =>
  acks.filter(
    (ack) =>
      !ticked.some((key) => key.startsWith('wire:') && ack.startsWith(carriedAck(key.slice(5)))),
  )

export interface Hands {
  readonly moments: readonly WireMoment[]
  /** Keys of moments that are done. */
  readonly done: ReadonlySet<string>
  /** Keys of wires that sit since an earlier chip of this mainboard. */
  readonly carried: ReadonlySet<string>
  /** Keys that still have to be ticked, in order. */
  readonly open: readonly string[]
}

/** What is done and what is open for the choices as they are. */
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
  // A clip that is moved from chip to chip can be put on the wrong way round: the second chip may lie otherwise.
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

/** Every key that a user ticks for this plan, carried or not. */
export const handKeys = (plan: WiringPlan | null): readonly string[] =>
  wireMoments(plan).map(({ key }) => key)

/**
 * At which moment a caution of the guide is read: `power` before the first wire, else the key of the moment. What is not
 * named here is read before the first wire.
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

/** The moment at which a caution is read, among those that there are; the first wire stands for what has none. */
export function cautionMoment(id: string, moments: readonly WireMoment[]): string {
  const key = momentOfCaution[id]
  return key !== undefined && moments.some((moment) => moment.key === key) ? key : 'power'
}
