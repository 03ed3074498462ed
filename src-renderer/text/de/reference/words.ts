// SPDX-License-Identifier: GPL-3.0-or-later OR CC-BY-SA-4.0
/** Die Wörter des Nachschlagens: sein Rahmen, nicht der Text der Anleitung (das sind Daten). */
import { inBrackets, orElse, pinName, signalName } from '../../codes.ts'
import { decimal } from '../../../../shared/text/numbers.ts'

const readDataSheet = 'Lies sein Datenblatt, bevor du den Strom anschließt.'
const voltageAct = {
  '1.8 V': '3,3 V würden ihn zerstören. Er braucht einen Adapter oder einen Pegelwandler.',
  '3 V': 'Er passt zu einem Programmer mit 3,3 V. Vergleiche mit dem Aufdruck auf deinem Chip.',
} as const

export const referenceText = {
  title: 'Nachschlagen',
  lead: 'Jeder Pin, jede Leitung und jedes Mainboard, ohne Hardware und ohne Netzwerk.',
  back: 'Zurück',
  backToSteps: 'Zurück zu den Schritten',
  home: 'Alles zum Nachschlagen',
  search: 'Suche einen Chip, ein Mainboard, einen Pin, ein Wort',
  searchHint: 'Gib ein, was du siehst, was du hast oder was nicht geht.',
  searching: 'Die Suche läuft.',
  nothing: {
    tryThis:
      'Versuche ein Wort: ein Mainboard (X230), einen Pin (MISO), den Aufdruck auf dem Chip (25Q64) oder den Fehler (kein Chip gefunden). Oder schau hier:',
    leads: {
      boards: 'Jedes Mainboard mit seinen Chips',
      steps: 'Was bei jedem Schritt gefragt wird',
      glossary: 'Andere Wörter für dieselbe Sache',
      wiring: 'Welche Leitung wohin gehört',
    },
  },
  results: (count: number) =>
    count === 0 ? 'Nichts gefunden.' : count === 1 ? '1 Treffer' : `${count} Treffer`,
  tooMany: (count: number) => `Gezeigt sind die ersten ${count}. Gib noch ein Wort ein.`,
  instead: (words: string) => `Gezeigt für „${words}“.`,
  partly: 'Nichts hat alle diese Wörter. Diese haben einige davon.',
  kinds: {
    board: 'Mainboard',
    package: 'Gehäuse',
    header: 'Stiftleiste',
    programmer: 'Programmer',
    signal: 'Signal',
    word: 'Wort',
    caution: 'Hinweis',
    list: 'Liste',
  },
  chipKind: 'Chip',
  chipFacts: (
    vendor: string,
    size: string,
    supplyMv: readonly [min: number, max: number] | null,
    voltage: string,
  ) =>
    `${vendor}, ${size}, ${
      supplyMv === null
        ? 'Versorgungsspannung nicht bekannt'
        : `${decimal(supplyMv[0] / 1000, 3)} bis ${decimal(supplyMv[1] / 1000, 3)} V`
    }. ${orElse(voltageAct, voltage, readDataSheet)}`,
  sources: (count: number) => (count === 1 ? 'Quelle' : `${count} Quellen`),
  otherView: 'Andere Ansicht',
  danger: 'Gefahr',
  care: 'Vorsicht',
  runsOn: (where: string) => `Läuft auf: ${where}`,
  rightAnswer: (says: string) => `Das solltest du sehen: ${says}`,
  contents: 'Auf dieser Seite',
  legsOf: (chip: string) => `Die Beine: ${chip}, zum Drehen, wie der Chip liegt`,
  drawingOf: (header: string) => `Zeichnung: ${header}`,
  copyAddress: 'Adresse kopieren',
  copy: 'Kopieren',
  unknown: 'Unbekannt',
  sizeUnknown: 'Größe unbekannt',
  packageUnknown: 'Gehäuse unbekannt',
  chipsUnknown: 'Chips unbekannt',
  notWired: 'nicht verbunden',
  columnHeads: {
    pico: 'Pin des Pico',
    'rpi-40': 'Pin des Raspberry Pi',
    bbb: 'Pin des BeagleBone, P9',
  },
  credit:
    'Nach der Libreboot-Anleitung zum externen Schreiben (CC BY-SA 4.0), in eigenen Worten und Zeichnungen. Jeder Eintrag zeigt seine Quelle.',
  licences: {
    title: 'Lizenzen',
    lead: 'Pin One ist freie Software. Hier stehen seine Lizenz und die Lizenzen dessen, was es enthält.',
    loading: 'Die Texte werden geladen.',
    missing: 'In dieser Kopie von Pin One fehlt die Datei mit den Lizenztexten.',
  },
  lists: {
    wiring: [
      'Leitungen finden',
      'Programmer, Gehäuse und Mainboard: die Leitungen, zum Ausdrucken',
    ],
    packages: ['Chip-Gehäuse', 'SOIC8, SOIC16, WSON8, DIP8: Beine und Bein 1'],

    headers: ['Stiftleisten der Programmer', 'Pico, Raspberry Pi, BeagleBone, Le Potato'],
    boards: ['Mainboards', 'Wie viele Chips sie haben, wo sie sind, was sie versorgt'],
    programmers: ['Programmer einrichten', 'Firmware, SPI, Erlaubnis: Schritt für Schritt'],
    warnings: ['Hinweise', 'Jeder mit dem Schritt, bei dem er zählt'],
    glossary: ['Wörter', 'Was jedes Wort über Chips bedeutet'],
    steps: ['Hilfe nach Schritten', 'Alle Fragen der Schritte, um sie vorher zu lesen'],
  },
  deeper: 'Mehr zum Lesen',
  noSuchPage: (page: string) => `Es gibt keine Seite „${page}“. Das sind alle Seiten.`,
  finder: {
    title: 'Finde die Leitungen',
    notKnown: (field: string, id: string) => `Nicht in den Daten von Pin One: ${field} „${id}“.`,
    insteadShown: 'Prüfe die Auswahl unten, bevor du die Leitungen verwendest.',
    shown: (chip: string, board: string | null, programmer: string) =>
      `Chip: ${chip}. ${board === null ? '' : `Mainboard: ${board}. `}Programmer: ${programmer}.`,
    package: 'Gehäuse',
    board: 'Mainboard',
    programmer: 'Programmer',
    mounting: 'Der Chip ist',
    firmware: 'Firmware des Pico',
    bare: 'ein anderes oder keines',
    choices: 'Was verbunden wird',
    seenWith: (packages: readonly string[]) =>
      `${
        packages.length === 0
          ? 'Welches Gehäuse auf diesem Mainboard ist, ist nicht sicher bekannt.'
          : `Auf diesem Mainboard gesehene Gehäuse: ${packages.join(', ')}.`
      } Sieh deinen Chip an, bevor du die Leitungen verwendest.`,
    /** `Mainboard: [a board], Chip: [a package], [soldered on it], Programmer: [a programmer]` */
    sentence: { on: 'Mainboard:', colon: ',', a: 'Chip:', comma: ',', to: 'Programmer:' },
    mountings: {
      'on-board': 'auf das Mainboard gelötet',
      socketed: 'in einem Sockel des Mainboards',
      loose: 'lose, auf einem Steckbrett',
    },
    print: 'Diese Karte drucken',
    boardFeeds: 'Was versorgt den Chip?',
    feeds: {
      no: 'Der Programmer',
      yes: 'Das Mainboard, das am Strom ist',
      unsettled: 'Noch nicht gewählt',
    },
    leg: 'Bein des Chips',
    signal: 'Signal',
    pin: 'Pin des Programmers',
    wires: 'Leitungen, in dieser Reihenfolge',
    open: 'Frei lassen',
    openLegs: (legs: readonly (readonly [leg: number, signal: string])[]) =>
      legs.map(([leg, signal]) => `Bein ${leg}${inBrackets(signalName(signal))}`).join(', '),
    leftOff: 'Nicht verbinden',
    fedBy: 'Strom von',
    pullUps: 'Pull-up nach VCC',
    pullUp: (leg: number, ohm: string) => `Bein ${leg}, ${ohm}, ein eigener Widerstand`,
    series: 'In Reihe',
    seriesOhm: (ohm: number) => `${ohm} Ω in jeder Datenleitung, keiner in VCC oder GND`,
    capacitors: 'Zwischen VCC und GND, nahe am Chip',
    ceramic: (values: readonly string[]) => `${values.join(' und ')}, Keramik`,
    otherChip: 'Der andere Chip',
    holdOther: (ohm: string, required: boolean) =>
      required
        ? `Verbinde sein CS über ${ohm} mit VCC.`
        : `Wenn die Lesevorgänge verschieden sind, verbinde sein CS über ${ohm} mit VCC.`,
    power: 'Strom',
    danger: 'Pins, die du nicht benutzen darfst',
    cautions: 'Hinweise zu diesen Leitungen',
    plans: 'Hinweise auch für',
    plan: {
      'external-supply': 'eine eigene Versorgung mit 3,3 V',
      diode: 'eine Diode in VCC',
      'replace-chip': 'den Tausch des Chips',
      'larger-chip': 'einen größeren Chip',
    },
    blocked: {
      'programmer-has-no-pins': 'Pin One zeigt für diesen Programmer keine Pins.',
      'ask-who-feeds-the-chip': 'Wähle zuerst, was den Chip auf diesem Mainboard versorgt.',
      'needs-1v8-adapter':
        'Halt: Dieses Mainboard hat einen 1,8-V-Chip. Er braucht einen Adapter oder einen Pegelwandler. 3,3 V würden ihn zerstören.',
      'not-covered': 'Dieses Mainboard hat keinen SPI-Flash-Chip. Nichts hier gilt für es.',
    },
    toThis: 'Leitungen dafür',
    showWires: 'Leitungen zeigen',
  },
  packageFacts: {
    legs: 'Beine',
    pitch: 'Abstand',
    counting: 'Zählweise',
    pin1: 'Bein 1',
    sizes: 'Größen',
    clip: 'Clip',
    noClip: 'Kein Clip hält daran.',
    socket: 'Sockel',
    replace: 'Wie man es tauscht',
    dont: 'Gefahr',
    alsoCalled: 'Heißt auch',
  },
  pin: { leg: 'Bein', signal: 'Signal', does: 'Was es tut', also: 'Auch aufgedruckt als' },
  headerFacts: {
    pin: 'Pin',
    name: 'Name',
    use: 'Verwendet für',
    view: 'Gesehen von',
    counting: 'Zählweise',
    pin1: 'Pin 1',
    danger: 'Gefahr',
    note: 'Hinweis',
    rest: (count: number) => `Die anderen ${count} Pins, hier nicht verwendet`,
    edges: 'zwei einzelne Reihen an den Kanten',
    layout: (count: number, layout: string) => `${count} Pins, ${layout}`,
    setUp: (programmer: string) => `Einrichten: ${programmer}`,
  },
  boardFacts: {
    filter: 'Suche Mainboards: ein Name, ein Gehäuse, eine Größe',
    status: 'Stand',
    inLbmk: 'In lbmk, dem Build-System von Libreboot',
    targets: 'Images',
    vendor: 'Herstellerdateien',
    vendorYes: 'Vor dem Schreiben nötig',
    vendorNo: 'Nicht nötig',
    access: 'Wie man herankommt',
    images: 'Libreboot darauf',
    readPrint: 'Lies den Aufdruck',
    power: 'Was den Chip versorgt',
    select: 'Der andere Chip',
    selectIfAny: 'Ein zweiter Chip, wenn es einen gibt',
    speed: 'Höchster SPI-Takt',
    noLimit: 'Keiner genannt',
    internal: 'Allein mit Software, beim ersten Mal',
    notes: 'Notizen',
    chips: 'Flash-Chips',
    way: (index: number) => `Bestückung ${index}`,
    tell: 'Woran man es erkennt',
    asBuilt: 'Wie es gebaut wurde',
    inSocket: ', in einem Sockel',
    chip: 'Chip',
    size: 'Größe',
    package: 'Gehäuse',
    supply: 'Versorgungsspannung',
    where: 'Wo',
    parts: 'Gesehene Chip-Modelle',
    chipsUnknown: 'Zahl und Art der Chips sind nicht bekannt. Sieh auf dem Mainboard nach.',
    total: 'Zusammen',
    same: 'Ein Image für jeden davon',
    warnings: 'Hinweise',
  },
  programmerFacts: {
    status: 'Rat',
    types: 'Arten',
    supply: 'Spannung',
    speed: 'Takt',
    pins: 'Pins',
    supplyMost: (volts: string, milliamps: number) => `${volts}, bis ${milliamps} mA`,
    port: 'Anschluss',
    everyPin: 'Jeder Pin seiner Stiftleiste',
    pinCalled: (n: number, name: string) => `Pin ${n}${inBrackets(pinName(n, name))}`,
  },
  warningFacts: {
    severity: { danger: 'Gefahr', caution: 'Vorsicht', info: 'Hinweis' },
    steps: 'Zählt bei',
    when: 'Nur, wenn',
    acknowledge: 'Du bestätigst ihn einmal.',
    filter: 'Suche Hinweise',
  },
} as const

/** Wie die Schritte der Anleitung hier heißen. */
export const guideStepText: Readonly<Record<string, string>> = {
  start: 'Anfang',
  programmer: 'Programmer',
  board: 'Mainboard',
  chip: 'Gehäuse und Aufdruck',
  prepare: 'Vorbereiten',
  safety: 'Bevor du den Strom anschließt',
  wiring: 'Verbinden',
  detect: 'Prüfen',
  backup: 'Backup',
  image: 'Image',
  write: 'Schreiben',
  finish: 'Abschluss',
  reference: 'Nachschlagen',
  about: 'Über Pin One',
}
