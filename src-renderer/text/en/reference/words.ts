// SPDX-License-Identifier: GPL-3.0-or-later OR CC-BY-SA-4.0
/** Words of the reference: its own frame, not the guide's text (that is data). */
export const referenceText = {
  title: 'Reference',
  lead: 'Every pin, wire and mainboard, without hardware and without a network.',
  back: 'Back',
  backToSteps: 'Back to the steps',
  home: 'All of the reference',
  search: 'Search a chip, a mainboard, a pin, a word',
  searchHint: 'Type what you see, what you hold or what went wrong.',
  searching: 'Searching.',
  nothing: {
    tryThis:
      'Try one word: a mainboard (X230), a pin (MISO), the marking of the chip (25Q64), or what went wrong (no chip found). Or look here:',
    leads: {
      boards: 'Each mainboard with its chips',
      steps: 'What people ask at each step',
      glossary: 'Other words for the same thing',
      wiring: 'Which wire goes where',
    },
  },
  results: (count: number) =>
    count === 0 ? 'Nothing found. Try fewer words.' : count === 1 ? '1 found' : `${count} found`,
  tooMany: (count: number) => `The first ${count} are shown. Type another word.`,
  instead: (words: string) => `Shown for “${words}”.`,
  partly: 'Nothing has all these words. These have some of them.',
  kinds: {
    board: 'Mainboard',
    package: 'Package',
    header: 'Header',
    programmer: 'Programmer',
    signal: 'Signal',
    word: 'Word',
    caution: 'Caution',
    list: 'List',
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
        ? 'supply voltage not known'
        : `${supplyMv[0] / 1000} to ${supplyMv[1] / 1000} V`
    }. ${
      voltage === '1.8 V'
        ? '3.3 V would destroy it. It needs an adapter or a level converter.'
        : voltage === '3 V'
          ? 'It fits a 3.3 V programmer. Compare with the marking of your chip.'
          : 'Read its data sheet before you connect power.'
    }`,
  sources: (count: number) => (count === 1 ? 'Source' : `${count} sources`),
  otherView: 'Other view',
  danger: 'Danger',
  care: 'Caution',
  runsOn: (where: string) => `Runs on: ${where}`,
  rightAnswer: (says: string) => `You should see: ${says}`,
  contents: 'On this page',
  legsOf: (chip: string) => `Legs of the ${chip}, to turn as it lies`,
  drawingOf: (header: string) => `Drawing: ${header}`,
  copyAddress: 'Copy address',
  copy: 'Copy',
  unknown: 'Unknown',
  sizeUnknown: 'size unknown',
  packageUnknown: 'package unknown',
  chipsUnknown: 'chips unknown',
  notWired: 'not wired',
  columnHeads: {
    pico: 'Pico pin',
    'rpi-40': 'Raspberry Pi pin',
    bbb: 'BeagleBone P9 pin',
  },
  credit:
    'Based on the Libreboot guide to external flashing (CC BY-SA 4.0), in our own words and drawings. Every entry shows its source.',
  licences: {
    title: 'Licences',
    lead: 'Pin One is free software. These are its licence and the licences of what it contains.',
    loading: 'Loading the texts.',
    missing: 'The file with the licence texts is missing from this copy of Pin One.',
  },
  lists: {
    wiring: ['Wiring finder', 'Programmer, package and mainboard: the wires, to print'],
    packages: ['Chip packages', 'SOIC8, SOIC16, WSON8, DIP8: legs and leg 1'],

    headers: ['Programmer headers', 'Pico, Raspberry Pi, BeagleBone, Le Potato'],
    boards: ['Mainboards', 'How many chips, where they are, what powers them'],
    programmers: ['Programmer set-up', 'Firmware, SPI switch, permission: step by step'],
    warnings: ['Cautions', 'Each with the step where it counts'],
    glossary: ['Words', 'What every word about chips means'],
    steps: ['Help by step', 'All questions of the wizard, to read ahead'],
  },
  deeper: 'More to read',
  noSuchPage: (page: string) => `There is no page “${page}”. These are all pages.`,
  finder: {
    title: 'Find the wires',
    notKnown: (field: string, id: string) => `${field} “${id}” is not in the data of Pin One.`,
    insteadShown: 'Check the choices below before you use the wires.',
    shown: (chip: string, board: string | null, programmer: string) =>
      `${chip}${board === null ? '' : ` on a ${board}`}, to a ${programmer}.`,
    package: 'Package',
    board: 'Mainboard',
    programmer: 'Programmer',
    mounting: 'The chip is',
    firmware: 'Firmware of the Pico',
    bare: 'any other mainboard, or none',
    choices: 'What is wired',
    seenWith: (packages: readonly string[]) =>
      `${
        packages.length === 0
          ? 'The package on this mainboard is not known for sure.'
          : `Packages seen on this mainboard: ${packages.join(', ')}.`
      } Look at your chip before you use the wires.`,
    /** `On [a board] a [package], [soldered on it], wired to [a programmer]` */
    sentence: { on: 'On', colon: ':', a: 'a', comma: ',', to: 'wired to' },
    mountings: {
      'on-board': 'soldered on the mainboard',
      socketed: 'in a socket of the mainboard',
      loose: 'loose, on a breadboard',
    },
    print: 'Print this card',
    boardFeeds: 'What powers the chip?',
    feeds: {
      no: 'The programmer',
      yes: 'The mainboard, which is plugged in',
      unsettled: 'Not chosen yet',
    },
    leg: 'Leg of the chip',
    signal: 'Signal',
    pin: 'Pin of the programmer',
    wires: 'Wires, in this order',
    open: 'Leave open',
    openLegs: (legs: readonly (readonly [leg: number, signal: string])[]) =>
      legs.map(([leg, signal]) => `leg ${leg}${signal === 'NC' ? '' : ` (${signal})`}`).join(', '),
    leftOff: 'Do not connect',
    fedBy: 'Power from',
    pullUps: 'Pull up to VCC',
    pullUp: (leg: number, ohm: string) => `leg ${leg}, ${ohm}, its own resistor`,
    series: 'In series',
    seriesOhm: (ohm: number) => `${ohm} Ω in each data wire, none in VCC or GND`,
    capacitors: 'Between VCC and GND, close to the chip',
    ceramic: (values: readonly string[]) => `${values.join(' and ')}, ceramic`,
    otherChip: 'The other chip',
    holdOther: (ohm: string, required: boolean) =>
      required
        ? `Connect its CS to VCC through ${ohm}.`
        : `If reads differ, connect its CS to VCC through ${ohm}.`,
    power: 'Power',
    danger: 'Pins that you must not use',
    cautions: 'Cautions for these wires',
    plans: 'Cautions also for',
    plan: {
      'external-supply': 'a separate 3.3 V supply',
      diode: 'a diode in VCC',
      'replace-chip': 'replacing the chip',
      'larger-chip': 'fitting a larger chip',
    },
    blocked: {
      'programmer-has-no-pins': 'Pin One shows no pins for this programmer.',
      'ask-who-feeds-the-chip': 'First choose what powers the chip on this mainboard.',
      'needs-1v8-adapter':
        'Stop: this mainboard has a 1.8 V chip. It needs an adapter or a level converter. 3.3 V would destroy it.',
      'not-covered': 'This mainboard has no SPI flash chip. Nothing here applies to it.',
    },
    toThis: 'Wire it',
    showWires: 'Show the wires',
  },
  packageFacts: {
    legs: 'Legs',
    pitch: 'Pitch',
    counting: 'Counting',
    pin1: 'Leg 1',
    sizes: 'Bodies',
    clip: 'Clip',
    noClip: 'No clip holds it.',
    socket: 'Socket',
    replace: 'How to replace it',
    dont: 'Danger',
    alsoCalled: 'Also called',
  },
  pin: { leg: 'Leg', signal: 'Signal', does: 'What it does', also: 'Also printed as' },
  headerFacts: {
    pin: 'Pin',
    name: 'Name',
    use: 'Used for',
    view: 'Seen from',
    counting: 'Counting',
    pin1: 'Pin 1',
    danger: 'Danger',
    note: 'Note',
    rest: (count: number) => `The other ${count} pins, not used here`,
    edges: 'two single rows at the edges',
    layout: (count: number, layout: string) => `${count} pins, ${layout}`,
    setUp: (programmer: string) => `Set up a ${programmer}`,
  },
  boardFacts: {
    filter: 'Search mainboards: a name, a package, a size',
    status: 'State',
    inLbmk: 'In lbmk, the build system of Libreboot',
    targets: 'Images',
    vendor: 'Vendor files',
    vendorYes: 'Needed before a write',
    vendorNo: 'Not needed',
    access: 'How to reach it',
    images: 'Libreboot on it',
    readPrint: 'read the marking',
    power: 'What powers the chip',
    select: 'The other chip',
    selectIfAny: 'A second chip, if there is one',
    speed: 'Highest SPI clock',
    noLimit: 'None stated',
    internal: 'By software alone, the first time',
    notes: 'Notes',
    chips: 'Flash chips',
    way: (index: number) => `Fitting ${index}`,
    tell: 'How to tell',
    asBuilt: 'As it was built',
    inSocket: ', in a socket',
    chip: 'Chip',
    size: 'Size',
    package: 'Package',
    supply: 'Supply voltage',
    where: 'Where',
    parts: 'Chip models seen',
    chipsUnknown: 'The number and kind of its chips are not known. Look at the mainboard.',
    total: 'Together',
    same: 'One image for each of them',
    warnings: 'Cautions',
  },
  programmerFacts: {
    status: 'Advice',
    types: 'Types',
    supply: 'Supply',
    speed: 'Clock',
    pins: 'Pins',
    port: 'Port',
    everyPin: 'Every pin of its header',
    pinCalled: (n: number, name: string) =>
      name === '' || name === `${n}` ? `pin ${n}` : `pin ${n} (${name})`,
  },
  warningFacts: {
    severity: { danger: 'Danger', caution: 'Caution', info: 'Note' },
    steps: 'Counts at',
    when: 'Only if',
    acknowledge: 'You confirm it once.',
    filter: 'Search cautions',
  },
} as const

/** How the guide's steps are called here. */
export const guideStepText: Readonly<Record<string, string>> = {
  start: 'Start',
  programmer: 'Programmer',
  board: 'Mainboard',
  chip: 'Package and marking',
  prepare: 'Preparing',
  safety: 'Before you connect power',
  wiring: 'Wiring',
  detect: 'Check',
  backup: 'Backup',
  image: 'Image',
  write: 'Write',
  finish: 'Finish',
  reference: 'Reference',
  about: 'About',
}
