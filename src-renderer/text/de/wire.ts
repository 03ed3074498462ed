// SPDX-License-Identifier: GPL-3.0-or-later
/** Die Wörter der Seite, auf der verbunden wird. */
import { plural } from '../../../shared/text/numbers.ts'
import type { SignalKey } from '../../../shared/data/guide.ts'
import type { Mounting, Wire } from '../../../shared/wiring.ts'
import type { HeaderPlace } from '../../wizard/header-place.ts'
import { chipPhrases } from '../../../shared/text/de/chip-phrases.ts'
import { sentence } from '../sentence.ts'
import { placeForm } from '../codes.ts'
import type { EdgePlace, RowPlace } from '../codes.ts'
import { ohmText } from '../values.ts'

const sides = { left: 'Linke Seite', right: 'Rechte Seite' } as const

const resistor = {
  data: (ohm: number) => `${ohm} Ω`,
  power: (_ohm: number) => 'nichts',
} as const

export const wireText = {
  title: (count: number) =>
    plural(count, { one: 'Verbinde 1 Leitung', other: `Verbinde ${count} Leitungen` }),
  list: 'Die Leitungen, in dieser Reihenfolge',
  leg: (n: number) => `Bein ${n}`,
  pin: ({ headerPin, block }: Wire) => `${block === null ? '' : `${block} `}Pin ${headerPin}`,
  headerTitle: (programmer: string, block: string | null) =>
    block === null ? programmer : `${programmer}, ${block}`,
  vccLocked: 'VCC kommt zuletzt. Hake zuerst die anderen Leitungen ab.',
  also: 'Außer den Leitungen',
  seriesOption: 'Widerstände 47 Ω',
  print: 'Karte drucken',
  feedsTitle: 'Was versorgt den Chip mit Strom?',
  feedsLead:
    'Für dieses Mainboard sagen die Quellen es nicht. Wähle eine Stromquelle. Schließe nie zwei an.',
  feedsProgrammer: 'Der Programmer: Seine VCC-Leitung geht zum Chip',
  feedsBoard: 'Das Mainboard: Die VCC-Leitung bleibt ab, und das Mainboard hat eigenen Strom',
  feedsTake: 'Diese Stromquelle wählen',
  throughAdapter: (volts: string) =>
    `Verbinde diese Leitungen mit der Programmer-Seite des ${volts}-Adapters. Richte dich nach den Namen der Signale. Auf die andere Seite kommt der Chip oder der Clip.`,
  clipOn: (clip: string) => `${clip} aufgesetzt, von oben gesehen`,
  looseOn: { socketed: 'in einem Sockel', loose: 'auf einem Steckbrett' },
  adapterTitle: (volts: string) => `${volts}-Adapter`,
  adapterSide: 'Programmer-Seite',
  chipTitle: (chip: string | null) =>
    sentence(chip === null ? chipPhrases.subject(chip) : chipPhrases.bare(chip)),
  commit: 'Strom anschließen',
  cardTitle: 'Verbindungskarte',
  cardFor: (programmer: string, packageName: string, board: string | null) =>
    `${programmer} mit ${packageName}${board === null ? '' : `, ${board}`}`,
  cardFields: ['Mainboard', 'Chip', 'Größe', 'Datum'],
  columns: {
    line: 'Zeile',
    signal: 'Signal',
    leg: 'Bein des Chips',
    pin: 'Pin',
    name: 'Name',
    series: 'In Reihe',
  },
  inSeries: (ohm: number, role: Wire['role']) => resistor[role](ohm),
} as const

/** The position of a pin, in words. */
const places = {
  edge: ({ side, fromUsb }: EdgePlace) => `${sides[side]}, ${fromUsb}. Pin vom USB-Anschluss`,
  rows: ({ rowOf, at }: RowPlace) => `Reihe von Pin ${rowOf}, ${at}. Pin von diesem Ende`,
}

/** Eine Leitung nach der anderen. */
export const momentText = {
  progress: (at: number, of: number) => `${at}/${of}`,
  progressSaid: (at: number, of: number) => `${at} von ${of} verbunden`,
  signals: {
    GND: 'Masse',
    CS: 'Chip-Select',
    CLK: 'Takt',
    MOSI: 'Daten zum Chip',
    MISO: 'Daten vom Chip',
    VCC: 'Strom',
    WP: 'Schreibschutz',
    HOLD: 'Hold',
    NC: 'nicht verbunden',
  } satisfies Record<SignalKey, string>,
  leg: 'Bein',
  pin: 'Pin',
  /** Adapters number their own side in various ways. */
  adapterEnd: 'Adapter',
  free: 'bleibt frei',
  wireSaid: (from: string, to: string) => `${from} mit ${to}`,
  legSaid: (n: number) => `Bein ${n}`,
  adapterSaid: (signal: string) => `${signal} des Adapters`,
  pinSaid: (n: number) => `Pin ${n}`,
  freeSaid: (n: number) => `Lass Bein ${n} frei`,
  freePlace: (wire: Wire) =>
    `Keine Leitung an Bein ${wire.chipPin}, keine an ${wireText.pin(wire)} des Programmers.`,
  place: (place: HeaderPlace, block: string | null): string => {
    const where = placeForm(place, places)
    return block === null ? where : `${block}, ${where}`
  },
  pullUpSaid: (n: number) => `Bein ${n} mit VCC`,
  pullUpPlace: (ohm: readonly [number, number]) => `über einen Widerstand von ${ohmText(ohm)}`,
  capacitorsSaid: 'VCC mit GND',
  capacitorsPlace: (values: readonly string[]) =>
    `${values.join(' und ')}, zwischen den beiden Beinen`,
  otherChip: 'CS',
  otherChipName: 'CS des anderen Chips',
  otherChipSaid: 'CS des anderen Chips über 47 Ω mit VCC',
  otherChipPlace: (ohm: readonly [number, number]) => `über ${ohmText(ohm)}`,
  parts: 'Widerstand',
  capacitors: 'Kondensatoren',
  next: 'Verbunden. Weiter',
  nextFree: 'Es ist frei. Weiter',
  all: (count: number) => `Alle ${count} zeigen`,
  allConnected: 'Alle sind verbunden',
  oneByOne: 'Nacheinander',
  view: 'Ansicht',
  back: 'Zurück',
  chipTitle: {
    clip: 'Setze den Clip auf den Chip',
    probe: 'Setze die Prüfspitze auf den Chip',
    adapter: 'Setze den Clip auf die Chip-Seite des Adapters',
    socketed: 'Setze den Chip in seinen Sockel',
    loose: 'Setze den Chip auf das Steckbrett',
  },
  moveTitle: (chip: string | null) =>
    chip === null
      ? 'Setze den Clip auf den nächsten Chip'
      : `Setze den Clip auf ${chipPhrases.object(chip)}`,
  exchangeTitle: (chip: string | null) =>
    chip === null ? 'Setze den nächsten Chip ein' : `Setze ${chipPhrases.object(chip)} ein`,
  legOne: {
    'on-board': 'Bein 1 des Clips an Bein 1 des Chips, neben der Mulde.',
    socketed: 'Bein 1 an die Markierung des Sockels.',
    loose:
      'Einen DIP8 direkt, jeden anderen Chip in seinem Sockel. Bein 1 dort, wo die Zeichnung es zeigt.',
  } satisfies Record<Mounting, string>,
  /** The user ticked the wires for the previous chip, and they stay connected. */
  moveLead: 'Die Leitungen bleiben, wie sie sind.',
  moved: 'Der Clip ist auf diesem Chip',
  exchanged: 'Der Chip ist an seinem Platz',
  legOneFound: 'Bein 1 ist an der Mulde',
  off: {
    unplug: (name: string) => `Ziehe ab: ${name}`,
    shutDown: (name: string) => `Fahre herunter: ${name}`,
    network: 'Trenne den Programmer vom Strom',
    board: 'Trenne allen Strom',
  },
  /** Facts that Pin One cannot detect, so it asks the user. */
  offAsk: {
    unplug: (name: string) =>
      `Pin One kann nicht sehen, ob der Programmer abgezogen ist (${name}). Sieh nach seinem USB-Kabel.`,
    shutDown: (name: string) =>
      `Sein 3,3-V-Pin hat Strom, solange er läuft. Wenn Pin One auf ihm läuft (${name}), drucke zuerst die Karte. Pin One macht nach dem Neustart hier weiter.`,
    network: 'Pin One kann es über das Netzwerk nicht sehen. Ziehe ihn ab oder fahre ihn herunter.',
    board: (name: string) =>
      `Pin One kann nicht sehen, ob das Mainboard Strom hat. Trenne beides vom Strom: ${name} und das Mainboard.`,
  },
  offDone: 'Der Strom ist aus',
  waiting: 'Pin One wartet',
  stillThere: (name: string) =>
    `Der Programmer hat noch Strom (${name}). Ziehe ihn ab, um weiterzumachen.`,
  unplugPractice: 'Übungsprogrammer abziehen',
  noDrawing:
    'Pin One hat keine Zeichnung für diesen Programmer. Verbinde die Beine nach ihren Signalen.',
} as const

/** Wo ein Adapter steht, für sein Bild. */
export const adapterText = {
  label: (volts: string) =>
    `Der ${volts}-Adapter steht zwischen Programmer und Chip. Die Leitungen enden an seiner Programmer-Seite.`,
  programmer: 'Programmer',
  adapter: 'Adapter',
  gives: (volts: string) => `liefert ${volts}`,
  chip: 'Chip',
  wires: 'Leitungen',
  clip: 'Clip',
} as const
