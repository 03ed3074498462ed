// SPDX-License-Identifier: GPL-3.0-or-later
/** Words of the wiring stage. */
import { plural } from '../../../shared/text/numbers.ts'
import type { SignalKey } from '../../../shared/data/guide.ts'
import type { Mounting, Wire } from '../../../shared/wiring.ts'
import type { HeaderPlace } from '../../wizard/header-place.ts'
import { chipPhrases } from '../../../shared/text/en/chip-phrases.ts'
import { sentence } from '../sentence.ts'
import { placeForm } from '../codes.ts'
import type { EdgePlace, RowPlace } from '../codes.ts'
import { ohmText } from '../values.ts'

const ordinals = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth']
ordinals.push('ninth', 'tenth', 'eleventh', 'twelfth')

/** `third`, `13th`: headers have no more than 23 rows. */
const ordinal = (n: number): string =>
  ordinals[n] ?? `${n}${n > 20 ? (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th') : 'th'}`

const resistor = {
  data: (ohm: number) => `${ohm} Ω`,
  power: (_ohm: number) => 'none',
} as const

export const wireText = {
  title: (count: number) =>
    plural(count, { one: 'Connect 1 wire', other: `Connect ${count} wires` }),
  list: 'The wires, in this order',
  leg: (n: number) => `leg ${n}`,
  pin: ({ headerPin, block }: Wire) => `${block === null ? '' : `${block} `}pin ${headerPin}`,
  headerTitle: (programmer: string, block: string | null) =>
    block === null ? programmer : `${programmer}, ${block}`,
  vccLocked: 'VCC is last. Tick the other wires first.',
  also: 'Besides the wires',
  seriesOption: '47 Ω resistors',
  print: 'Print card',
  feedsTitle: 'What powers the chip?',
  feedsLead: 'For this mainboard, the sources do not say it. Choose one source. Never connect two.',
  feedsProgrammer: 'The programmer: its VCC wire goes to the chip',
  feedsBoard: 'The mainboard: the VCC wire stays off, and the mainboard has its own power',
  feedsTake: 'Choose this source',
  throughAdapter: (volts: string) =>
    `Connect these wires to the programmer side of the ${volts} adapter. Go by the signal names. Put the chip or the clip on the other side.`,
  clipOn: (clip: string) => `${clip} on, from above`,
  looseOn: { socketed: 'in a socket', loose: 'on a breadboard' },
  adapterTitle: (volts: string) => `${volts} adapter`,
  adapterSide: 'programmer side',
  chipTitle: (chip: string | null) =>
    sentence(chip === null ? chipPhrases.subject(chip) : chipPhrases.bare(chip)),
  commit: 'Connect power',
  cardTitle: 'Wiring card',
  cardFor: (programmer: string, packageName: string, board: string | null) =>
    `${programmer} to ${packageName}${board === null ? '' : `, ${board}`}`,
  cardFields: ['Mainboard', 'Chip', 'Size', 'Date'],
  columns: {
    line: 'Line',
    signal: 'Signal',
    leg: 'Chip leg',
    pin: 'Pin',
    name: 'Name',
    series: 'In series',
  },
  inSeries: (ohm: number, role: Wire['role']) => resistor[role](ohm),
} as const

/** The position of a pin, in words. */
const places = {
  edge: ({ side, fromUsb }: EdgePlace) => `${side} side, ${ordinal(fromUsb)} from USB`,
  rows: ({ rowOf, at }: RowPlace) => `row of pin ${rowOf}, ${ordinal(at)} from that end`,
}

/** One wire at a time. */
export const momentText = {
  progress: (at: number, of: number) => `${at}/${of}`,
  progressSaid: (at: number, of: number) => `${at} of ${of} connected`,
  signals: {
    GND: 'ground',
    CS: 'chip select',
    CLK: 'clock',
    MOSI: 'data to the chip',
    MISO: 'data from the chip',
    VCC: 'power',
    WP: 'write protect',
    HOLD: 'hold',
    NC: 'not connected',
  } satisfies Record<SignalKey, string>,
  leg: 'Leg',
  pin: 'Pin',
  /** Adapters number their own side in various ways. */
  adapterEnd: 'Adapter',
  free: 'stays free',
  wireSaid: (from: string, to: string) => `${from} to ${to}`,
  legSaid: (n: number) => `Leg ${n}`,
  adapterSaid: (signal: string) => `${signal} of the adapter`,
  pinSaid: (n: number) => `pin ${n}`,
  freeSaid: (n: number) => `Leave leg ${n} free`,
  freePlace: (wire: Wire) =>
    `No wire at leg ${wire.chipPin}, none at ${wireText.pin(wire)} of the programmer.`,
  place: (place: HeaderPlace, block: string | null): string => {
    const where = placeForm(place, places)
    return block === null ? where : `${block}, ${where}`
  },
  pullUpSaid: (n: number) => `Leg ${n} to VCC`,
  pullUpPlace: (ohm: readonly [number, number]) => `through a resistor of ${ohmText(ohm)}`,
  capacitorsSaid: 'VCC to GND',
  capacitorsPlace: (values: readonly string[]) => `${values.join(' and ')}, between the two legs`,
  otherChip: 'CS',
  otherChipName: 'CS of the other chip',
  otherChipSaid: 'CS of the other chip to VCC through 47 Ω',
  otherChipPlace: (ohm: readonly [number, number]) => `through ${ohmText(ohm)}`,
  parts: 'resistor',
  capacitors: 'Capacitors',
  next: 'Connected. Next',
  nextFree: 'It is free. Next',
  all: (count: number) => `Show all ${count}`,
  allConnected: 'All are connected',
  oneByOne: 'One by one',
  view: 'View',
  back: 'Back',
  chipTitle: {
    clip: 'Put the clip on the chip',
    probe: 'Put the probe on the chip',
    adapter: 'Put the clip on the chip side of the adapter',
    socketed: 'Put the chip into its socket',
    loose: 'Put the chip on the breadboard',
  },
  moveTitle: (chip: string | null) =>
    chip === null
      ? 'Move the clip to the next chip'
      : `Move the clip to ${chipPhrases.object(chip)}`,
  exchangeTitle: (chip: string | null) =>
    chip === null ? 'Put the next chip in' : `Put ${chipPhrases.object(chip)} in`,
  legOne: {
    'on-board': 'Leg 1 of the clip at leg 1 of the chip, beside the dimple.',
    socketed: 'Leg 1 at the mark of the socket.',
    loose: 'A DIP8 directly, any other chip in its socket. Leg 1 where the drawing shows it.',
  } satisfies Record<Mounting, string>,
  /** The user ticked the wires for the previous chip, and they stay connected. */
  moveLead: 'The wires stay as they are.',
  moved: 'The clip is on this chip',
  exchanged: 'The chip is in its place',
  legOneFound: 'Leg 1 is at the dimple',
  off: {
    unplug: (name: string) => `Unplug the ${name}`,
    shutDown: (name: string) => `Shut down the ${name}`,
    network: 'Disconnect the programmer from power',
    board: 'Disconnect all power',
  },
  /** Facts that Pin One cannot detect, so it asks the user. */
  offAsk: {
    unplug: (name: string) =>
      `Pin One cannot see whether the ${name} is unplugged. Look at its cable.`,
    shutDown: (name: string) =>
      `Its 3.3 V pin has power while it runs. If Pin One runs on the ${name}, print the card first: Pin One continues here after the restart.`,
    network: 'Pin One cannot see it over the network. Unplug it, or shut it down.',
    board: (name: string) =>
      `Pin One cannot see whether the mainboard has power. Unplug the ${name} and the mainboard.`,
  },
  offDone: 'Power is off',
  waiting: 'Waiting',
  stillThere: (name: string) => `The ${name} still has power. Unplug it to continue.`,
  unplugPractice: 'Unplug the practice programmer',
  noDrawing: 'Pin One has no drawing for this programmer. Connect the legs by their signals.',
} as const

/** The position of an adapter, for its picture. */
export const adapterText = {
  label: (volts: string) =>
    `The ${volts} adapter stands between the programmer and the chip. The wires end at its programmer side.`,
  programmer: 'programmer',
  adapter: 'adapter',
  gives: (volts: string) => `gives ${volts}`,
  chip: 'chip',
  wires: 'wires',
  clip: 'clip',
} as const
