// SPDX-License-Identifier: GPL-3.0-or-later
/** Die Wörter in den Zeichnungen und daneben. */
import { decimal } from '../../../shared/text/numbers.ts'
import { capacitorValue, ohmText } from '../values.ts'
import type { SignalKey } from '../../../shared/data/guide.ts'
import type { Wire } from '../../../shared/wiring.ts'

/** Wie die Leitung eines Signals gezeichnet ist. */
export const lineText = {
  VCC: 'doppelte Linie',
  GND: 'dicke Linie',
  CS: 'lange Striche',
  CLK: 'kurze Striche',
  MOSI: 'Strich und Punkt',
  MISO: 'dünne Linie',
  WP: 'feine Punkte',
  HOLD: 'feine Punkte',
  NC: 'keine Linie',
} satisfies Record<SignalKey, string>

const selectOther = {
  required: (ohm: readonly [number, number]) =>
    `Der andere Chip des Mainboards: Verbinde sein CS über ${ohmText(ohm)} mit VCC, damit er nicht antwortet.`,
  'if-reads-disagree': (ohm: readonly [number, number]) =>
    `Wenn die Lesevorgänge verschieden sind, verbinde CS des anderen Chips über ${ohmText(ohm)} mit VCC, damit er nicht antwortet.`,
} as const

const selectOtherNote = {
  required: (ohm: readonly [number, number]) => ohmText(ohm),
  'if-reads-disagree': (ohm: readonly [number, number]) =>
    `${ohmText(ohm)}, wenn die Lesevorgänge abweichen`,
} as const

export const drawingText = {
  leg: (n: number) => `Bein ${n}`,
  pointAt: 'Zeige auf ein Bein, um zu sehen, was es tut.',
  roles: {
    data: 'Eine Datenleitung.',
    'hold-high': 'Es muss auf High liegen.',
    power: 'Versorgung.',
    none: 'Nicht angeschlossen.',
  } as Readonly<Record<string, string>>,
  chipTitle: (name: string, turn: number, under: boolean) =>
    `${name} von ${under ? 'unten, gespiegelt' : 'oben'}${turn === 0 ? '' : `, um ${turn} Grad gedreht`}`,
  underside: (hasLegs: boolean) =>
    hasLegs ? ['UNTERSEITE', 'gespiegelt'] : ['Fläche', 'für Wärme'],
  mirrored: 'von unten, gespiegelt',
  turn: 'Chip drehen',
  flip: 'Von unten',
  flipBack: 'Von oben',
  fromAbove: 'von oben',
  fromBelow: 'von unten',
  pin: (n: number) => `Pin ${n}`,
  wiringTitle: (chip: string, header: string, turn: number, under: boolean) =>
    `Leitungen zwischen ${chip} und ${header}${turn === 0 ? '' : `, Chip um ${turn} Grad gedreht`}${under ? ', Chip von unten gesehen' : ''}`,
  wire: (wire: Wire) =>
    `${wire.signal}: Bein ${wire.chipPin} des Chips an ${pinText(wire)}, ${wire.headerName}`,
  leftOff: (wire: Wire) =>
    `${wire.signal}, Bein ${wire.chipPin} des Chips, bekommt keine Leitung: Das Mainboard versorgt es. Am Programmer bleibt ${pinText(wire)}, ${wire.headerName}, frei.`,
  staysOpen: (signal: string, legs: readonly number[]) =>
    legs.length === 1
      ? `${signal}, Bein ${legs[0]} des Chips, bleibt frei.`
      : `${signal}, die Beine ${legs.slice(0, -1).join(', ')} und ${legs.at(-1)} des Chips, bleiben frei.`,
  pullUp: (signal: string, leg: number, min: number, max: number) =>
    `${signal}, Bein ${leg} des Chips: ein Widerstand von ${decimal(min / 1000, 3)} kΩ bis ${decimal(max / 1000, 3)} kΩ nach VCC.`,
  /** In the box of the resistor: `1–10k`. */
  pullUpValue: ([least, most]: readonly [number, number]) =>
    `${decimal(least / 1000, 3)}–${decimal(most / 1000, 3)}k`,
  capacitors: (farads: readonly number[]) =>
    `${farads.map(capacitorValue).join(' und ')} zwischen VCC und GND, nahe am Chip.`,
  otherSelect: (need: 'required' | 'if-reads-disagree', ohm: readonly [number, number]) =>
    selectOther[need](ohm),
  otherChip: 'Der andere Chip',
  otherChipNote: (need: 'required' | 'if-reads-disagree', ohm: readonly [number, number]) =>
    selectOtherNote[need](ohm),
  series: (ohm: number, signals: readonly string[]) =>
    `${signals.join(', ')}: ${ohm} Ω in jeder Leitung. Keiner in VCC oder GND.`,
  danger: (pin: number, why: string) => `Benutze nie Pin ${pin}: ${why}.`,
} as const

/** `Pin 36`, `P9 Pin 3`. */
const pinText = ({ headerPin, block }: Wire) =>
  `${block === null ? '' : `${block} `}Pin ${headerPin}`
