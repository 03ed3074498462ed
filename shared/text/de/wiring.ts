// SPDX-License-Identifier: GPL-3.0-or-later
/** Was von Leitungen gesagt wird: die Ursachen, die passen, und wonach als Nächstes zu sehen ist. */
import type { ChipWire, WiringCause, WiringLook } from '../../model/wiring.ts'
import { actOf } from '../codes.ts'
import type { LookTitleCode } from '../codes.ts'
import { sentences } from '../rules.ts'

interface CauseText {
  readonly what: string
  readonly check: string
  /** The same for a chip that is not on a mainboard, with wires and no clip. */
  readonly loose?: string
  /** The word that replaces the clip in this case. */
  readonly looseWhat?: string
}

/** A cause and its one physical check; `{leg:MISO}` stands for a leg, which depends on the package. */
export const causeText: Readonly<Record<string, CauseText | undefined>> = {
  'no-contact': {
    what: 'Eine Leitung hat keinen Kontakt oder berührt ihre Nachbarin',
    check:
      'Setze den Clip noch einmal auf. Schiebe dann jede Leitung an beiden Enden ganz auf ihren Pin.',
    loose:
      'Schiebe den Chip ganz in seinen Platz. Schiebe jede Leitung an beiden Enden ganz auf ihren Pin.',
  },
  'clip-off': {
    what: 'Der Clip berührt den Chip nicht',
    looseWhat: 'Der Chip hat keinen Kontakt',
    check:
      'Nimm den Clip ab und setze ihn noch einmal auf. Jedes Bein muss seinen Kontakt berühren.',
    loose: 'Schiebe den Chip ganz in seinen Platz.',
  },
  'clip-shifted': {
    what: 'Der Clip sitzt um ein Bein versetzt',
    looseWhat: 'Der Chip sitzt um ein Bein versetzt',
    check: 'Sieh dir beide Enden des Clips an. Kein Bein darf draußen stehen.',
    loose: 'Zähle die Beine. Vielleicht sitzt der Chip einen Platz zu weit.',
  },
  'board-holds': {
    what: 'Andere Teile des Mainboards halten eine Leitung',
    check: 'Lies auf der Seite deines Mainboards, ob der Chip an seinem Platz gelesen werden kann.',
  },
  qpi: {
    what: 'Der Chip hört nur auf vier Leitungen (QPI)',
    check: 'Trenne den Strom für 10 Sekunden. Schließe ihn dann wieder an.',
  },
  swapped: {
    what: 'Zwei Leitungen sind vertauscht',
    check: 'Verfolge jede Leitung von ihrem Bein zu ihrem Pin. Vergleiche mit der Zeichnung.',
  },
  'cs-elsewhere': {
    what: 'CS steckt auf dem Pin einer anderen Firmware',
    check: 'Finde heraus, welche Firmware der Programmer hat.',
  },
  'miso-low': {
    what: 'Etwas hält MISO auf 0 V',
    check: 'Suche nach blankem Metall bei {leg:MISO}. Vielleicht berührt es GND oder MOSI.',
  },
  'miso-high': {
    what: 'Etwas hält MISO auf VCC',
    check:
      'Suche nach blankem Metall bei {leg:MISO}. Vielleicht berührt es VCC, oder das Mainboard hält es hoch.',
    loose: 'Suche nach blankem Metall bei {leg:MISO}. Vielleicht berührt es VCC.',
  },
  'weak-contact': {
    what: 'Ein Kontakt ist schwach',
    check: 'Reinige die Beine und setze den Clip noch einmal auf.',
    loose: 'Schiebe den Chip und jede Leitung ganz hinein.',
  },
  'clip-turned': {
    what: 'Der Clip oder der Chip ist verdreht oder um ein Bein versetzt',
    looseWhat: 'Der Chip ist verdreht oder um ein Bein versetzt',
    check:
      'Bein 1 ist neben der Mulde des Chips. Setze die Markierung des Clips dorthin. Kein Bein darf draußen stehen.',
    loose: 'Bein 1 ist neben der Mulde des Chips. Zähle die Beine von dort.',
  },
  asleep: {
    what: 'Der Chip schläft oder antwortet nicht',
    check: 'Trenne den Strom für 10 Sekunden. Schließe ihn dann wieder an.',
  },
  'shared-rail': {
    what: 'Das Mainboard zieht die Versorgungsspannung herunter',
    check:
      'Miss VCC ({leg:VCC}) gegen GND am Clip. Unter 2,7 V verbrauchen andere Teile des Mainboards den Strom. Lies auf der Seite deines Mainboards, ob es den Chip versorgen kann. Dann bleibt die VCC-Leitung ab.',
  },
  'weak-drive': {
    what: 'Die Pins des Programmers sind zu schwach für dieses Mainboard',
    check:
      'Öffne die Hilfe (F1). Sie sagt, wie du die Treiberstärke erhöhst und welches Risiko das hat.',
  },
  'hold-floats': {
    what: 'HOLD oder WP liegt nicht auf VCC',
    check:
      'Miss WP ({leg:WP}) und HOLD ({leg:HOLD}) gegen GND. Beide müssen die Spannung von VCC haben. Ziehe den, der sie nicht hat, mit 1 kΩ bis 10 kΩ nach VCC.',
    loose:
      'WP ({leg:WP}) und HOLD ({leg:HOLD}) brauchen je einen Widerstand von 1 kΩ bis 10 kΩ nach VCC.',
  },
  'gnd-open': {
    what: 'GND hat einen schwachen Kontakt',
    check: 'Vielleicht ist die Leitung lose. Prüfe, ob der Clip {leg:GND} berührt.',
    loose: 'Prüfe {leg:GND} und seine Leitung.',
  },
  'board-on': {
    what: 'Das Mainboard hat Strom',
    check:
      'Trenne Akku und Netzteil. Nimm die Knopfzelle heraus, wo die Seite des Mainboards es sagt.',
  },
  'clk-rings': {
    what: 'Das CLK-Signal ist nicht sauber',
    check: 'Verwende kürzere Leitungen für CLK und GND. Lege sie nebeneinander.',
  },
  'too-fast': {
    what: 'Der SPI-Takt ist zu schnell für diese Leitungen',
    check: 'Versuche es noch einmal mit einem langsameren SPI-Takt.',
  },
  'cs-late': { what: 'CS kommt zu spät', check: 'Prüfe {leg:CS} und seine Leitung.' },
  'long-wires': {
    what: 'Die Leitungen sind lang oder ungleich',
    check: 'Verwende Leitungen von höchstens 10 cm, alle gleich lang.',
  },
  'smaller-chip': {
    what: 'Der Chip ist kleiner, als seine ID sagt',
    check: 'Lies den Aufdruck und wähle dieses Chip-Modell.',
  },
  'mosi-weak': {
    what: 'MOSI hat einen schwachen Kontakt',
    check: 'Prüfe {leg:MOSI} und seine Leitung. Ein Adressbit geht verloren.',
  },
  'other-kind': {
    what: 'Es ist eine andere Art Chip',
    check: 'Lies den Aufdruck. Pin One arbeitet mit 25xx-SPI-NOR-Flash-Chips.',
  },
  'two-chips': {
    what: 'Zwei Chips antworten zugleich',
    check:
      'Verbinde CS des anderen Chips über 47 Ω mit VCC, nie mit einem blanken Draht. CS ist Bein 1, und Bein 7 bei einem SOIC16.',
    loose: 'Verbinde nur einen Chip mit diesen Leitungen.',
  },
}

/** Titles of causes that name their wires. */
export const wireTitles: {
  readonly [I in WiringCause['id']]?: (wires: readonly ChipWire[]) => string
} = {
  'no-contact': ([wire = '', ...others]) =>
    `${wire} hat keinen Kontakt oder berührt seinen Nachbarn${orOne(others)}`,
  'weak-contact': ([wire = '', ...others]) => `${wire} hat einen schwachen Kontakt${orOne(others)}`,
  swapped: ([one = '', other = '', ...others]) =>
    `${one} und ${other} sind vertauscht${others.length === 0 ? '' : ` (oder zwei andere von ${[one, other, ...others].join(', ')})`}`,
}

/** Wires of which the replies are the same. */
function orOne(others: readonly ChipWire[]): string {
  return others.length === 0 ? '' : ` (oder ${others.join(', ')}: die Antworten sind gleich)`
}

interface LookText {
  /** The act. */
  readonly act: string
  /** The change at the next identification, if this was the cause. */
  readonly change: string
  readonly loose?: string
}

const found = 'wird der Chip gefunden'
const sameEachTime = 'ist die ID jedes Mal gleich'

const lookTexts: { readonly [I in WiringLook['id']]: (wire: string) => LookText } = {
  reseat: () => ({
    act: 'Nimm den Clip ab und setze ihn noch einmal auf: Bein 1 des Clips an Bein 1 des Chips, neben der Mulde. Jedes Bein muss seinen Kontakt berühren.',
    loose:
      'Suche Bein 1 des Chips, neben der Mulde: Es gehört an Bein 1 der Zeichnung. Schiebe den Chip und jede Leitung ganz hinein.',
    change: `${found}, oder die Antworten ändern sich`,
  }),
  turn: () => ({
    act: 'Vergleiche Bein 1 des Clips mit Bein 1 des Chips. Bein 1 ist neben der Mulde.',
    loose: 'Suche Bein 1 des Chips, neben der Mulde. Vergleiche mit der Zeichnung.',
    change: found,
  }),
  compare: () => ({
    act: 'Vergleiche jede Leitung mit der Zeichnung: von welchem Bein zu welchem Pin sie geht.',
    change: found,
  }),
  wire: (wire) => ({
    act: `Verfolge die ${wire}-Leitung von {leg:${wire}} zu ihrem Pin. Schiebe sie an beiden Enden ganz auf.`,
    change: `${found}, oder die Antworten ändern sich`,
  }),
  'measure-vcc': () => ({
    act: 'Miss VCC ({leg:VCC}) gegen GND ({leg:GND}) am Chip. Es muss die Versorgungsspannung des Chips sein.',
    change: 'ist die gemessene Spannung zu niedrig oder fehlt',
  }),
  'pull-hold': () => ({
    act: 'Miss HOLD ({leg:HOLD}) gegen GND. Wenn es nicht die Spannung von VCC hat, verbinde es über 1 kΩ bis 10 kΩ mit VCC.',
    change: 'fehlt keine Antwort',
  }),
  slower: () => ({ act: 'Verwende einen langsameren SPI-Takt.', change: sameEachTime }),
  shorten: () => ({
    act: 'Verwende Leitungen von höchstens 10 cm. Lege CLK und GND nebeneinander.',
    change: sameEachTime,
  }),
  'power-cycle': () => ({
    act: 'Trenne den Strom für 10 Sekunden. Schließe ihn dann wieder an.',
    change: found,
  }),
  'board-off': () => ({
    act: 'Trenne Akku und Netzteil vom Mainboard.',
    change: sameEachTime,
  }),
  'free-chip': () => ({
    act: 'Lies auf der Seite deines Mainboards, ob sein Chip an seinem Platz gelesen werden kann und was dafür getrennt sein muss.',
    change: `${found}, sobald er vom Mainboard ab ist`,
  }),
  drive: () => ({
    act: 'Öffne die Hilfe des Programmers. Sie sagt, wie du die Treiberstärke erhöhst und welches Risiko das hat.',
    change: found,
  }),
  'other-chip': () => ({
    act: 'Verbinde CS des anderen Chips über 47 Ω mit VCC, nie mit einem blanken Draht.',
    loose: 'Verbinde nur einen Chip mit diesen Leitungen.',
    change: 'wird aus der ID die eines einzelnen Chips',
  }),
  marking: () => ({
    act: 'Lies den Aufdruck. Pin One arbeitet mit 25xx-SPI-NOR-Flash-Chips.',
    change: 'nennt der Aufdruck eine andere Art Chip',
  }),
}

/** The act, and the change if this was the cause, as two sentences with `{leg:…}` for the legs. */
export function lookParts(
  { id, wire }: Pick<WiringLook, 'id' | 'wire'>,
  loose = false,
): readonly [act: string, change: string] {
  const look = lookTexts[id](wire ?? '')
  return [actOf(look, loose), `Wenn es daran lag, ${look.change}.`]
}

/** The act and the change, with `{leg:…}` for the legs. `loose`: a chip that is not on a mainboard and has no clip. */
export function lookText({ id, wire }: Pick<WiringLook, 'id' | 'wire'>, loose = false): string {
  return sentences(lookParts({ id, wire }, loose))
}

/** A check in two or three words, for a list. `wire`: for checks of one wire. */
export const lookTitles: { readonly [I in LookTitleCode]: (wire: string) => string } = {
  'reseat-loose': () => 'Chip und Leitungen sitzen',
  reseat: () => 'Clip sitzt',
  turn: () => 'Bein 1 an Bein 1',
  compare: () => 'Leitungen verglichen',
  wire: (wire) => `Leitung ${wire}`,
  'measure-vcc': () => 'VCC gemessen',
  'pull-hold': () => 'HOLD auf High',
  slower: () => 'Langsamerer SPI-Takt',
  shorten: () => 'Kurze Leitungen',
  'power-cycle': () => '10 Sekunden ohne Strom',
  'board-off': () => 'Mainboard ohne Strom',
  'free-chip': () => 'Chip frei vom Mainboard',
  drive: () => 'Treiberstärke',
  'other-chip': () => 'Anderer Chip stillgelegt',
  marking: () => 'Aufdruck gelesen',
}

export const causesHeading = (): string => 'Ursachen, die passen, die wahrscheinlichste zuerst:'
export const looksHeading = (): string =>
  'Prüfe in dieser Reihenfolge. Trenne den Strom, bevor du eine Leitung berührst. Suche den Chip nach jedem Schritt noch einmal:'
/** A share of causes. `percent`: rounded. */
export const shares = {
  'below-one': () => 'unter 1 %',
  percent: (percent: number) => `${percent} %`,
} as const
