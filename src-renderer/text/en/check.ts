// SPDX-License-Identifier: GPL-3.0-or-later
/** Words of the live check: the detected chip, or the possible causes if there is none. */
import { triesCode } from '../codes.ts'
import type { ChipDifference } from '../../../shared/model/chip.ts'
import { differencesText } from '../../../shared/text/chip-difference.ts'
import { nobody, sayContents } from '../../../shared/text/chip-contents.ts'
import type { Cause } from '../../wizard/suspects.ts'

const triesSaid = {
  all: (_equal: number, tries: number) => `the same in all ${tries} tries`,
  some: (equal: number, tries: number) => `in ${equal} of ${tries} tries`,
} as const

export const checkText = {
  off: 'Connect power and find the chip',
  seat: {
    'on-board': 'Check that every leg touches its contact in the clip.',
    socketed: 'Put the chip into its socket, leg 1 at the mark.',
    loose: 'Put the chip on the breadboard, leg 1 where the drawing shows it.',
  },
  offProgrammer: (name: string) => `Then plug in the ${name}. It powers the chip.`,
  offAdapter: (name: string) => `Then plug in the ${name}. The adapter powers the chip.`,
  offLinux: (name: string) =>
    `The 3.3 V pin of the ${name} has power while it runs. Shut down the ${name} before you connect the chip. Start it again after that.`,
  offBoard: 'Then connect power to the mainboard. Do not switch on the computer.',
  handsOff: 'Do not touch the wires from now on.',
  ask: 'Find the chip',
  wireList: 'The wires as a list',
  asking: 'Reading the chip ID',
  askingLead: 'Pin One reads the chip ID several times. It must be the same every time.',
  stop: 'Stop reading',
  get stopLeaves() {
    return sayContents('identify.stop', nobody)
  },
  get stopped() {
    return sayContents('identify.stopped', nobody)
  },
  waiting: (name: string) => `Pin One does not see the ${name} yet. Plug it in.`,
  found: 'Chip found',
  get foundLead() {
    return `The ID was the same every time. ${sayContents('identify.done', nobody)}`
  },
  foundCommit: 'Back up the chip',
  slowed: (clock: string) => `The SPI clock is ${clock} now.`,
  useClock: (clock: string) => `Use ${clock}`,
  goesOn: 'The backup starts by itself. To wait, click or press a key.',
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
  otherUnnamed: (_number: number) => 'other chip',
  otherTake: (name: string) => `Choose the ${name} and wire it`,
  otherAck: 'This is the chip that I want to read.',
  otherBlocked: 'To continue, tick that this is the right chip.',
  stopTitle: 'Stop: this is a 1.8 V chip',
  stopLead:
    'Unplug the programmer now. It supplies 3.3 V to a chip that allows less, and the chip may be damaged. Touch the chip only after that.',
  supplyTitle: 'Choose the supply voltage of the chip',
  supplyLead:
    'Pin One does not know this chip. Find its data sheet by the marking and choose the voltage from there. Until then, writing is locked.',
  powered: {
    programmer: (name: string) => `The ${name} powers the chip. Unplug it before you touch a wire.`,
    board: 'The mainboard powers the chip. Disconnect its power before you touch a wire.',
    linux: (name: string) => `The ${name} powers the chip. Shut it down before you touch a wire.`,
  },
  safe: (name: string) =>
    `The ${name} is unplugged: you can touch the wires. Plug it in again, and Pin One goes on by itself.`,
  watch: {
    away: (name: string) => `Waiting for the ${name}`,
    resting: () => 'Reading the chip ID',
    none: () => 'No reply yet. Pin One asks 5 times a second.',
    worse: () => 'No reply any more. Pin One asks 5 times a second.',
    answers: () => 'Replies come, but not steadily',
    steady: () => 'The chip answers',
  },
  watchChange: {
    better: 'Better than before this step.',
    worse: 'Worse than before this step.',
  },
  tone: 'Sound when replies change',
  lookDrawn: (act: string) => `Drawing: ${act}`,
  lookNext: 'It is right. Next step',
  lookAgain: 'The replies changed here before. Check it once more.',
  lookTaken: 'Checked',
  lookLater: 'Then',
  lookAll: 'All steps and causes',
  lookNone: 'Every step was checked. Find the chip again, or open all steps and causes.',
  pin: (pin: number) => `pin ${pin}`,
  next: 'Do this next',
  fromTheTop:
    'Check in this order. Disconnect power before you touch a wire. Find the chip again after each step.',
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
  get namelessLead() {
    return `${sayContents('identify.done', nobody)} No chip model in Pin One has the ID of this chip.`
  },
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
  csPlaces: (drawn: string, other: string) =>
    `The drawing shows ${drawn}. The other firmware has CS on ${other}.`,
  inOrder: (wires: string) => `In this order: ${wires}.`,
  heard: 'What was read',
  tries: (equal: number, tries: number) => triesSaid[triesCode(equal, tries)](equal, tries),
  marked: (wire: string) => `Marked in the drawing: ${wire}.`,
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
    details: 'Details',
  },
  unknown: 'not known',
} as const

export const likelyText: Readonly<Record<Cause['likely'], string>> = {
  'most likely': 'most likely',
  possible: 'possible',
  'less likely': 'less likely',
}
