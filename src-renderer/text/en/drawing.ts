// SPDX-License-Identifier: GPL-3.0-or-later
/** Words in and beside the drawings. */
import { capacitorValue, ohmText } from '../values.ts'
import type { SignalKey } from '../../../shared/data/guide.ts'
import type { Wire } from '../../../shared/wiring.ts'

/** The line style of a signal's wire. */
export const lineText = {
  VCC: 'double line',
  GND: 'heavy line',
  CS: 'long dashes',
  CLK: 'short dashes',
  MOSI: 'dash and dot',
  MISO: 'thin line',
  WP: 'fine dots',
  HOLD: 'fine dots',
  NC: 'no line',
} satisfies Record<SignalKey, string>

const selectOther = {
  required: (ohm: readonly [number, number]) =>
    `The other chip of the mainboard: connect its CS to VCC through ${ohmText(ohm)}, so that it does not answer.`,
  'if-reads-disagree': (ohm: readonly [number, number]) =>
    `If the reads differ, connect CS of the other chip to VCC through ${ohmText(ohm)}, so that it does not answer.`,
} as const

const selectOtherNote = {
  required: (ohm: readonly [number, number]) => ohmText(ohm),
  'if-reads-disagree': (ohm: readonly [number, number]) => `${ohmText(ohm)}, if reads differ`,
} as const

export const drawingText = {
  leg: (n: number) => `Leg ${n}`,
  pointAt: 'Point to a leg to see what it does.',
  /** The purpose of a signal, by its name in the guide. */
  roles: {
    data: 'A data wire.',
    'hold-high': 'It has to be high.',
    power: 'Power.',
    none: 'Not connected.',
  } as Readonly<Record<string, string>>,
  chipTitle: (name: string, turn: number, under: boolean) =>
    `${name} from ${under ? 'below, mirrored' : 'above'}${turn === 0 ? '' : `, turned by ${turn} degrees`}`,
  underside: (hasLegs: boolean) => (hasLegs ? ['UNDERSIDE', 'mirrored'] : ['thermal', 'pad']),
  mirrored: 'from below, mirrored',
  turn: 'Turn the chip',
  flip: 'From below',
  flipBack: 'From above',
  fromAbove: 'from above',
  fromBelow: 'from below',
  pin: (n: number) => `Pin ${n}`,
  wiringTitle: (chip: string, header: string, turn: number, under: boolean) =>
    `Wires between ${chip} and ${header}${turn === 0 ? '' : `, chip turned by ${turn} degrees`}${under ? ', chip seen from below' : ''}`,
  wire: (wire: Wire) =>
    `${wire.signal}: chip leg ${wire.chipPin} to ${pinText(wire)}, ${wire.headerName}`,
  leftOff: (wire: Wire) =>
    `${wire.signal}, chip leg ${wire.chipPin}, gets no wire: the mainboard powers it. On the programmer, ${pinText(wire)}, ${wire.headerName}, stays empty.`,
  staysOpen: (signal: string, legs: readonly number[]) =>
    legs.length === 1
      ? `${signal}, chip leg ${legs[0]}, stays free.`
      : `${signal}, chip legs ${legs.slice(0, -1).join(', ')} and ${legs.at(-1)}, stay free.`,
  pullUp: (signal: string, leg: number, min: number, max: number) =>
    `${signal}, chip leg ${leg}: a resistor of ${min / 1000} kΩ to ${max / 1000} kΩ to VCC.`,
  /** In the box of the resistor: `1–10k`. */
  pullUpValue: ([least, most]: readonly [number, number]) => `${least / 1000}–${most / 1000}k`,
  capacitors: (farads: readonly number[]) =>
    `${farads.map(capacitorValue).join(' and ')} between VCC and GND, close to the chip.`,
  otherSelect: (need: 'required' | 'if-reads-disagree', ohm: readonly [number, number]) =>
    selectOther[need](ohm),
  otherChip: 'The other chip',
  otherChipNote: (need: 'required' | 'if-reads-disagree', ohm: readonly [number, number]) =>
    selectOtherNote[need](ohm),
  series: (ohm: number, signals: readonly string[]) =>
    `${signals.join(', ')}: ${ohm} Ω in each wire. None in VCC or GND.`,
  danger: (pin: number, why: string) => `Never use pin ${pin}: ${why}.`,
} as const

/** `pin 36`, `P9 pin 3`. */
const pinText = ({ headerPin, block }: Wire) =>
  `${block === null ? '' : `${block} `}pin ${headerPin}`
