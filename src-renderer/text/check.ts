/** Words of the live check: what the chip says, and what it may be when it stays silent. */
import { nobody, sayContents } from '../../shared/text/en/chip-contents.ts'
import type { Cause } from '../wizard/suspects.ts'

export const checkText = {
  off: 'Power on, once, from one source',
  seat: {
    'on-board': 'Set the clip on the chip, every leg under it.',
    socketed: 'Press the chip into its place, leg 1 at the mark.',
    loose: 'Press the chip into its place, leg 1 at the mark.',
  },
  offProgrammer: (name: string) => `Then plug the ${name} in: it feeds the chip.`,
  offLinux: (name: string) =>
    `The 3.3 V pin of the ${name} is live while it runs. Shut it down before you connect the chip, and start it again after that.`,
  offBoard: 'Then give the board its own power, without switching it on.',
  handsOff: 'Do not touch the wires from here on.',
  ask: 'Ask the chip',
  asking: 'Asking the chip who it is',
  askingLead: 'It is asked several times. Only the same answer every time counts.',
  stop: 'Stop asking',
  stopLeaves: sayContents('identify.stop', nobody),
  stopped: sayContents('identify.stopped', nobody),
  waiting: (name: string) => `The ${name} is not there yet. Plug it in.`,
  found: 'The chip answers',
  foundLead: `The ID was the same every time. ${sayContents('identify.done', nobody)}`,
  foundCommit: 'Read it twice',
  chooseTitle: 'Which of these is it?',
  chooseLead: (differences: string) =>
    `Their answers are the same, but they differ in ${differences}. Read the print on the chip.`,
  chooseOneTitle: 'Is it this part?',
  chooseOneLead: (differences: string) =>
    `What the chip says does not agree with itself: ${differences}. Read the print on the chip.`,
  chooseLow: (powered: string) =>
    `A part that takes 1.8 V is among them, and the chip has ${powered} now. Cut the power before you look at the print. If it cannot be read, leave the power off.`,
  chooseCommit: 'Take this part',
  boardClock: (clock: string) =>
    `This board becomes unsteady above ${clock}, so no more is asked for.`,
  choosePart: 'Part',
  chooseMarked: 'The underlined letters are where the prints differ.',
  choosePrinted: (name: string) =>
    `${name} is chosen because you read it on the chip before. Look once more: the chip itself cannot tell.`,
  chooseNotPrinted: (name: string) =>
    `Before, you read ${name} on the chip. None of these is called so: look again, and at whether the clip is on that chip.`,
  differ: {
    supply: 'Supply',
    size: 'Size',
    erase: 'Erases in blocks of',
    page: 'Writes at a time',
    protection: 'Protection bits',
    vendor: 'Maker',
  },
  chooseBlocked: 'Still open: which of these parts it is.',
  printed: 'Printed on it',
  otherTitle: 'Another chip than expected answers',
  otherLead: (found: string, expected: string) => `Expected was ${expected}; ${found} answers.`,
  otherWhich: 'Is the clip on the right chip?',
  otherRather: (name: string) => `That is the size of the board’s ${name}.`,
  otherTake: (name: string) => `It is the ${name}: wire for that one`,
  otherAck: 'This is the chip I mean to read.',
  otherBlocked: 'Still open: whether this is the right chip.',
  stopTitle: 'Stop: this is a 1.8 V chip',
  stopLead:
    'Unplug the programmer now. It supplies 3.3 V to a chip that allows less, and the chip may be damaged. Touch the chip only after that.',
  supplyTitle: 'Which supply voltage does it take?',
  supplyLead:
    'No table knows this chip. Find its data sheet by the print on it, and answer from there. Until then, writing stays locked.',
  next: 'Do this next',
  unplugFirst: 'Cut the power first. Then, one at a time:',
  fromTheTop:
    'Cut the power. Check the first cause below, give the power back, ask again. Then the next.',
  again: 'Ask again',
  wires: 'Back to the wires',
  slower: (clock: string) => `Ask again at ${clock}`,
  fits: 'What fits what was seen',
  holdOther:
    'Disconnect power. Connect CS of the other chip to VCC through 47 Ω, never with a bare wire. Connect power and find the chip again.',
  unknownTitle: 'An unknown chip answers',
  unknownLead: (id: string) =>
    `${sayContents('identify.done', nobody)} It says ${id} every time. No table has that name, and it does not describe itself.`,
  namelessTitle: 'A chip without a name answers',
  namelessLead: `${sayContents('identify.done', nobody)} A chip answers, but gives no name that any table has.`,
  severalTitle: 'Two chips may be answering at once',
  severalLead: (id: string, board: string) =>
    `${sayContents('identify.done', nobody)} The answer is ${id} every time, which is no chip’s name. ${board} has two chips; when both hear, their answers mix.`,
  theBoard: 'This board',
  unknownReport:
    'Does the print name a 25xx flash chip, and the answer stays? Then send the “Report for support” (at the bottom), so that the chip can be added.',
  clues: {
    maker: 'Maker',
    near: 'One bit away',
    asked: (question: string) => `Asked with ${question}`,
  },
  makerSays: (byte: string, makers: string) => `${byte} is the number of ${makers}.`,
  nearSays: (name: string, id: string) => `${name} says ${id}. One wrong bit makes a strange chip.`,
  printSays: (name: string, id: string) => `${name}, which says ${id}.`,
  alike: (count: number) =>
    `The first ${count} look the same over these wires: nothing that can be asked tells them apart. Check them in this order.`,
  csPlaces: (drawn: string, other: string) =>
    `Drawn is ${drawn}; the other firmware has it on ${other}.`,
  inOrder: (wires: string) => `In this order: ${wires}.`,
  heard: 'What was heard',
  tries: (equal: number, tries: number) =>
    equal === tries ? `the same in all ${tries} tries` : `in ${equal} of ${tries} tries`,
  marked: (wire: string) => `Marked in the drawing: ${wire}.`,
  markedFirst: (wire: string) => `Marked in the drawing: ${wire}, the first to check.`,
  powerOff: 'I unplugged the programmer',
  facts: {
    part: 'Part',
    nameless: 'in no table; it describes itself',
    id: 'ID',
    size: 'Size',
    supply: 'Supply',
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
    check: 'Seat the clip anew, then press each wire home at both ends.',
    loose: 'Press the chip into its place, and each wire home at both ends.',
  },
  swapped: {
    what: 'Two wires are swapped',
    check:
      'MISO and MOSI most often. Follow each wire from its leg to its pin and compare with the drawing.',
  },
  'cs-elsewhere': {
    what: 'CS is on the pin of another firmware',
    check: 'See which firmware is on the programmer.',
  },
  'miso-low': {
    what: 'MISO is held low',
    check: 'Look for bare metal near {leg:MISO}: it touches GND or MOSI.',
  },
  'miso-high': {
    what: 'MISO is held high',
    check: 'Look for bare metal near {leg:MISO}: it touches VCC, or the board holds it up.',
    loose: 'Look for bare metal near {leg:MISO}: it touches VCC.',
  },
  'weak-contact': {
    what: 'A contact is at its limit',
    check: 'Clean the legs and seat the clip anew.',
    loose: 'Press the chip and each wire home.',
  },
  'clip-turned': {
    what: 'The clip or the chip is turned round',
    check: 'Leg 1 is beside the dimple of the chip; the mark of the clip goes there.',
    loose: 'Leg 1 is beside the dimple of the chip.',
  },
  asleep: {
    what: 'The chip sleeps or hangs',
    check: 'Take its power away for ten seconds, then give it back.',
  },
  'vcc-open': {
    what: 'The chip has no supply',
    check: 'VCC loose, or the clip misses {leg:VCC}.',
    loose: 'Look at {leg:VCC} and its wire.',
  },
  'cs-open': {
    what: 'CS is open',
    check: 'Loose, or the clip misses {leg:CS}. A Pico with other firmware has CS on another pin.',
    loose: 'Look at {leg:CS} and its wire. A Pico with other firmware has CS on another pin.',
  },
  'shared-rail': {
    what: 'The board drags the supply down',
    check:
      'Measure VCC ({leg:VCC}) against GND at the clip. Below 2.7 V, other parts of the board take the current. See whether the page of your board has a way for the board to feed the chip; then the VCC wire stays off.',
  },
  'weak-drive': {
    what: 'The pins of the programmer are too weak against the board',
    check: 'The help (F1) tells how the drive strength is raised, and what that risks.',
  },
  'hold-floats': {
    what: 'HOLD or WP is not high',
    check:
      'Measure WP ({leg:WP}) and HOLD ({leg:HOLD}) against GND: both should read like VCC. Pull up the one that does not, with 1 k to 10 k.',
    loose: 'WP ({leg:WP}) and HOLD ({leg:HOLD}) need a resistor to VCC each, 1 k to 10 k.',
  },
  'clip-askew': {
    what: 'The clip sits askew',
    check: 'Lift it and set it on again; clean the legs.',
  },
  'miso-open': {
    what: 'MISO is open',
    check: 'Loose, or the clip misses {leg:MISO}.',
    loose: 'Look at {leg:MISO} and its wire.',
  },
  'gnd-open': {
    what: 'GND is weak',
    check: 'Loose, or the clip misses {leg:GND}.',
    loose: 'Look at {leg:GND} and its wire.',
  },
  'board-on': {
    what: 'The mainboard has power',
    check:
      'Disconnect battery and charger. Remove the coin cell where the page of the mainboard says so.',
  },
  'clk-rings': {
    what: 'CLK rings: its signal bounces back',
    check: 'Shorten CLK and GND, and lead them side by side.',
  },
  'too-fast': {
    what: 'The clock is too fast for these wires',
    check: 'Ask again at a slower clock.',
  },
  'cs-late': { what: 'CS arrives late', check: 'Look at {leg:CS} and its wire.' },
  'long-wires': {
    what: 'The wires are long or unequal',
    check: '10 cm at most, all of one length.',
  },
  'smaller-chip': {
    what: 'The chip is smaller than thought',
    check: 'Read the print and choose it by name.',
  },
  'mosi-weak': {
    what: 'MOSI is weak',
    check: 'Look at {leg:MOSI} and its wire: an address bit is lost.',
  },
  'other-kind': {
    what: 'It is another kind of chip',
    check: 'Read the print. Pin One speaks 25xx SPI NOR flash.',
  },
  'two-chips': {
    what: 'Two chips answer at once',
    check:
      'Connect CS of the other chip to VCC through 47 Ω, never with a bare wire (leg 1; leg 7 on a SOIC16).',
    loose: 'Only one chip may hang on these wires.',
  },
}

export const likelyText: Readonly<Record<Cause['likely'], string>> = {
  alike: '',
  'most likely': 'most likely',
  possible: 'possible',
  'less likely': 'less likely',
}
