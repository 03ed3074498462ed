/** Words of the live check: which chip was found, and what the cause may be when none was. */
import type { ChipDifference } from '../../shared/model/chip.ts'
import { differencesText } from '../../shared/text/en/chip-difference.ts'
import { nobody, sayContents } from '../../shared/text/en/chip-contents.ts'
import type { Cause } from '../wizard/suspects.ts'

export const checkText = {
  off: 'Connect power and find the chip',
  seat: {
    'on-board': 'Put the clip on the chip. Check that every leg touches its contact.',
    socketed: 'Put the chip into its socket, leg 1 at the mark.',
    loose: 'Put the chip into its place, leg 1 at the mark.',
  },
  offProgrammer: (name: string) => `Then plug in the ${name}. It powers the chip.`,
  offAdapter: (name: string) => `Then plug in the ${name}. The adapter powers the chip.`,
  offLinux: (name: string) =>
    `The 3.3 V pin of the ${name} has power while it runs. Shut down the ${name} before you connect the chip. Start it again after that.`,
  offBoard: 'Then connect power to the mainboard. Do not switch on the computer.',
  handsOff: 'Do not touch the wires from now on.',
  ask: 'Find the chip',
  asking: 'Reading the chip ID',
  askingLead: 'Pin One reads the chip ID several times. It must be the same every time.',
  stop: 'Stop reading',
  stopLeaves: sayContents('identify.stop', nobody),
  stopped: sayContents('identify.stopped', nobody),
  waiting: (name: string) => `Pin One does not see the ${name} yet. Plug it in.`,
  found: 'Chip found',
  foundLead: `The ID was the same every time. ${sayContents('identify.done', nobody)}`,
  foundCommit: 'Back up the chip',
  chooseTitle: 'Choose the chip model',
  chooseLead: (differences: readonly ChipDifference[]) =>
    `These chip models share this ID. ${differencesText(differences)} Read the marking on the chip.`,
  chooseOneTitle: 'Check the chip model',
  chooseOneLead: (differences: readonly ChipDifference[]) =>
    `The replies of the chip do not agree. ${differencesText(differences)} Read the marking on the chip.`,
  chooseLow: (powered: string) =>
    `A 1.8 V chip model is among them, and the chip has ${powered} now. Disconnect power before you read the marking. If you cannot read it, leave the power off.`,
  chooseCommit: 'Choose this chip model',
  boardClock: (clock: string) =>
    `This mainboard is unreliable above ${clock}. Pin One uses no faster SPI clock.`,
  choosePart: 'Chip model',
  chooseMarked: 'The underlined letters show where the markings differ.',
  choosePrinted: (name: string) =>
    `${name} is chosen because you read it on the chip before. Read the marking again: the chip ID alone cannot tell.`,
  chooseNotPrinted: (name: string) =>
    `Before, you read ${name} on the chip. None of these has that marking. Read it again. Check that the clip is on that chip.`,
  differ: {
    supply: 'Supply voltage',
    size: 'Size',
    erase: 'Erases in blocks of',
    page: 'Writes at a time',
    protection: 'Protection bits',
    vendor: 'Manufacturer',
  },
  chooseBlocked: 'To continue, choose the chip model.',
  printed: 'Marking',
  otherTitle: 'This is not the expected chip',
  otherLead: (found: string, expected: string) => `Expected: ${expected}. Found: ${found}.`,
  otherWhich: 'Check that the clip is on the right chip.',
  otherRather: (name: string) => `The size is that of the ${name} of this mainboard.`,
  otherTake: (name: string) => `Choose the ${name} and wire it`,
  otherAck: 'This is the chip that I want to read.',
  otherBlocked: 'To continue, tick that this is the right chip.',
  stopTitle: 'Stop: this is a 1.8 V chip',
  stopLead:
    'Unplug the programmer now. It supplies 3.3 V to a chip that allows less, and the chip may be damaged. Touch the chip only after that.',
  supplyTitle: 'Choose the supply voltage of the chip',
  supplyLead:
    'Pin One does not know this chip. Find its data sheet by the marking and choose the voltage from there. Until then, writing is locked.',
  next: 'Do this next',
  unplugFirst: 'Disconnect power first. Then check one cause at a time:',
  fromTheTop:
    'Disconnect power. Check the first cause below. Connect power and find the chip again. Then check the next cause.',
  again: 'Find the chip again',
  wires: 'Back to the wires',
  slower: (clock: string) => `Find the chip at ${clock}`,
  fits: 'Causes that fit',
  holdOther:
    'Disconnect power. Connect CS of the other chip to VCC through 47 Ω, never with a bare wire. Connect power and find the chip again.',
  unknownTitle: 'Pin One does not know this chip',
  unknownLead: (id: string) =>
    `${sayContents('identify.done', nobody)} The chip ID is ${id} every time. No chip model in Pin One has it, and the chip does not describe itself.`,
  namelessTitle: 'A chip without a known ID was found',
  namelessLead: `${sayContents('identify.done', nobody)} No chip model in Pin One has the ID of this chip.`,
  severalTitle: 'Two chips may answer at once',
  severalLead: (id: string, board: string) =>
    `${sayContents('identify.done', nobody)} The chip ID is ${id} every time. No chip model has it. ${board} has two chips. If both answer, their IDs mix.`,
  theBoard: 'This mainboard',
  unknownReport:
    'If it is a 25xx flash chip and its ID stays the same, save the support report (at the bottom). Send it, so that the chip can be added.',
  clues: {
    maker: 'Manufacturer',
    near: 'One bit away',
    asked: (question: string) => `Read with ${question}`,
  },
  makerSays: (byte: string, makers: string) => `${byte} is the number of ${makers}.`,
  nearSays: (name: string, id: string) =>
    `${name} has the ID ${id}. One wrong bit makes another ID.`,
  printSays: (name: string, id: string) => `${name} has the ID ${id}.`,
  alike: (count: number) =>
    `Pin One cannot tell the first ${count} apart over these wires. Check them in this order.`,
  csPlaces: (drawn: string, other: string) =>
    `The drawing shows ${drawn}. The other firmware has CS on ${other}.`,
  inOrder: (wires: string) => `In this order: ${wires}.`,
  heard: 'What was read',
  tries: (equal: number, tries: number) =>
    equal === tries ? `the same in all ${tries} tries` : `in ${equal} of ${tries} tries`,
  marked: (wire: string) => `Marked in the drawing: ${wire}.`,
  markedFirst: (wire: string) => `Marked in the drawing: ${wire}, the first to check.`,
  powerOff: 'I unplugged the programmer',
  facts: {
    part: 'Chip model',
    nameless: 'not known, described by the chip itself',
    id: 'Chip ID',
    size: 'Size',
    supply: 'Supply voltage',
    protection: 'Write protection',
    clock: 'SPI clock',
    programmer: 'Programmer',
    knows: 'Known from',
  },
  unknown: 'not known',
} as const

interface CauseText {
  readonly what: string
  readonly check: string
  /** The same for a chip on no board, with wires and no clip. */
  readonly loose?: string
}

/** A cause and its one physical check; `{leg:MISO}` stands for a leg, which depends on the package. */
export const causeText: Readonly<Record<string, CauseText | undefined>> = {
  'no-contact': {
    what: 'A wire has no contact, or touches its neighbour',
    check: 'Put the clip on again. Then push each wire fully onto its pin at both ends.',
    loose: 'Push the chip fully into its place. Push each wire fully onto its pin at both ends.',
  },
  swapped: {
    what: 'Two wires are swapped',
    check:
      'Most often these are MISO and MOSI. Follow each wire from its leg to its pin. Compare it with the drawing.',
  },
  'cs-elsewhere': {
    what: 'CS is on the pin of another firmware',
    check: 'Find out which firmware the programmer has.',
  },
  'miso-low': {
    what: 'MISO is held low',
    check: 'Look for bare metal near {leg:MISO}. It may touch GND or MOSI.',
  },
  'miso-high': {
    what: 'MISO is held high',
    check:
      'Look for bare metal near {leg:MISO}. It may touch VCC, or the mainboard may hold it high.',
    loose: 'Look for bare metal near {leg:MISO}. It may touch VCC.',
  },
  'weak-contact': {
    what: 'A contact is weak',
    check: 'Clean the legs and put the clip on again.',
    loose: 'Push the chip and each wire fully into place.',
  },
  'clip-turned': {
    what: 'The clip or the chip is turned round',
    check: 'Leg 1 is beside the dimple of the chip. Put the mark of the clip there.',
    loose: 'Leg 1 is beside the dimple of the chip.',
  },
  asleep: {
    what: 'The chip is asleep or does not respond',
    check: 'Disconnect power for 10 seconds. Then connect power again.',
  },
  'vcc-open': {
    what: 'The chip has no power',
    check: 'The VCC wire may be loose. Check that the clip touches {leg:VCC}.',
    loose: 'Check {leg:VCC} and its wire.',
  },
  'cs-open': {
    what: 'CS has no contact',
    check:
      'The wire may be loose. Check that the clip touches {leg:CS}. A Pico with other firmware has CS on another pin.',
    loose: 'Check {leg:CS} and its wire. A Pico with other firmware has CS on another pin.',
  },
  'shared-rail': {
    what: 'The mainboard pulls the supply voltage down',
    check:
      'Measure VCC ({leg:VCC}) against GND at the clip. Below 2.7 V, other parts of the mainboard use the current. Read on the page of your mainboard whether it can power the chip. Then the VCC wire stays off.',
  },
  'weak-drive': {
    what: 'The pins of the programmer are too weak for this mainboard',
    check: 'Open the help (F1). It says how to raise the drive strength, and what the risk is.',
  },
  'hold-floats': {
    what: 'HOLD or WP is not high',
    check:
      'Measure WP ({leg:WP}) and HOLD ({leg:HOLD}) against GND. Both must have the voltage of VCC. Pull up the one that has not, with 1 kΩ to 10 kΩ.',
    loose: 'WP ({leg:WP}) and HOLD ({leg:HOLD}) each need a resistor of 1 kΩ to 10 kΩ to VCC.',
  },
  'clip-askew': {
    what: 'The clip is not straight',
    check: 'Take the clip off and clean the legs. Put the clip on again.',
  },
  'miso-open': {
    what: 'MISO has no contact',
    check: 'The wire may be loose. Check that the clip touches {leg:MISO}.',
    loose: 'Check {leg:MISO} and its wire.',
  },
  'gnd-open': {
    what: 'GND has a weak contact',
    check: 'The wire may be loose. Check that the clip touches {leg:GND}.',
    loose: 'Check {leg:GND} and its wire.',
  },
  'board-on': {
    what: 'The mainboard has power',
    check:
      'Disconnect battery and charger. Remove the coin cell where the page of the mainboard says so.',
  },
  'clk-rings': {
    what: 'The CLK signal is not clean',
    check: 'Use shorter wires for CLK and GND. Lay them side by side.',
  },
  'too-fast': {
    what: 'The SPI clock is too fast for these wires',
    check: 'Try again with a slower SPI clock.',
  },
  'cs-late': { what: 'CS arrives late', check: 'Check {leg:CS} and its wire.' },
  'long-wires': {
    what: 'The wires are long or unequal',
    check: 'Use wires of 10 cm or less, all of one length.',
  },
  'smaller-chip': {
    what: 'The chip is smaller than its ID says',
    check: 'Read the marking and choose that chip model.',
  },
  'mosi-weak': {
    what: 'MOSI has a weak contact',
    check: 'Check {leg:MOSI} and its wire. An address bit is lost.',
  },
  'other-kind': {
    what: 'It is another kind of chip',
    check: 'Read the marking. Pin One works with 25xx SPI NOR flash chips.',
  },
  'two-chips': {
    what: 'Two chips answer at once',
    check:
      'Connect CS of the other chip to VCC through 47 Ω, never with a bare wire. CS is leg 1, and leg 7 on a SOIC16.',
    loose: 'Connect only one chip to these wires.',
  },
}

export const likelyText: Readonly<Record<Cause['likely'], string>> = {
  alike: '',
  'most likely': 'most likely',
  possible: 'possible',
  'less likely': 'less likely',
}
