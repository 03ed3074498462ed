// SPDX-License-Identifier: GPL-3.0-or-later
/** Words of the package stage. */
import { chipPhrases } from '../../../shared/text/en/chip-phrases.ts'

export const packageText = {
  title: 'What shape is your chip?',
  titles: {
    marking: 'What is printed on your chip?',
    supply: 'Which supply voltage does your chip need?',
  },
  leads: {
    shape: 'Choose the drawing that looks like it. All have the same scale.',
    look: 'Compare the legs, the size and the marking.',
    marking: 'The marking shows the supply voltage. 3.3 V destroys a 1.8 V chip.',
  },
  lookTitle: (chip: string | null) => `Your ${chipPhrases.bare(chip)} should look like this`,
  lookTitleOneOf: (chip: string | null) =>
    `Your ${chipPhrases.bare(chip)} should look like one of these`,
  markingOpen: 'To continue, type the marking, or open “I cannot read it”.',
  supplyOpen: 'To continue, choose the supply voltage.',
  looksDifferent: 'It looks different',
  readMarking: 'Type the marking',
  facts: { shape: 'Package', marking: 'Marking', size: 'Size', supply: 'Voltage' },
  shape: (name: string, text: string) => `${name}. ${text}`,
  markingLike: (name: string) => `For example ${name}`,
  markingWith: (digits: string) => `25 and then ${digits}, for example 25Q${digits}`,
  supplyOfBoard: (volts: string) => `${volts}, as the sources of this mainboard say`,
  expected: 'Your mainboard has this package',
  expectedOneOf: 'Your mainboard has one of these',
  names: {
    soic8: { name: 'SOIC8', text: '8 legs, 4 on each side' },
    soic16: { name: 'SOIC16', text: '16 legs, 8 on each side' },
    wson8: { name: 'WSON8', text: 'No legs, 8 flat contacts underneath' },
    dip8: { name: 'DIP8', text: 'Large, legs straight down, often in a socket' },
  } as Readonly<Record<string, { name: string; text: string } | undefined>>,
  variant: 'Size of the body',
  notToScale: 'No source gives the size of this body. The drawing is not to scale.',
  pin1: 'Leg 1 is at the dimple, the notch or the slanted edge. A painted dot can be at another leg.',
  noClip: 'No clip holds this package.',
  print: 'Marking on the chip',
  printOn: '25 …',
  printHint: 'Type what you can read.',
  printPractice: (name: string) => `Practice: this chip is marked ${name}.`,
  printPlaceholder: 'MX25L6406E',
  printNone: 'Pin One knows no chip model with this marking. Try the line that contains 25.',
  printSeveral:
    'The letters after the size decide the voltage. Type the rest, or choose the chip model.',
  printNear:
    'Pin One knows no chip model with this marking. These have similar names. Choose one only if its name is on your chip.',
  lowVoltage: (name: string) =>
    `It can still be ${name}, a 1.8 V chip. Type the rest of the line, or choose the chip model.`,
  /** `alike`: other models that fit as well. */
  printSettled: (name: string, alike: number) =>
    alike === 0
      ? `Read as ${name}.`
      : `Fits ${name} and ${alike === 1 ? 'one other chip model' : `${alike} other chip models`}. Size and voltage are the same.`,
  partsLabel: 'What the marking means',
  parts: {
    family: (volts: string | null) => (volts === null ? 'type' : `${volts} type`),
    seriesOf: (volts: string) => `series, ${volts}`,
    capacity: (bits: string, bytes: string) => `${bits}, ${bytes}`,
    series: 'series',
    package: 'package and grade',
  },
  supplyUnknown: 'supply voltage not known',
  supply: 'Supply voltage',
  supplyAsk: 'The marking does not show it. Choose it from the data sheet.',
  supplyNoPrint: 'Choose it from the data sheet.',
  supply3: '3 V (2.7 to 3.6)',
  supply1: '1.8 V (1.65 to 1.95)',
  fits: (volts: string) => `Chip and programmer both use ${volts}.`,
  fitsAdapter: (volts: string) =>
    `Chip and adapter both use ${volts}. Connect the chip to the adapter only.`,
  feeds: 'What powers the chip?',
  feedsItself: (volts: string) => `The programmer itself: ${volts}`,
  feedsAdapter: (volts: string) =>
    `A ${volts} adapter between programmer and chip, with a level converter for every data wire`,
  rival: (name: string) =>
    `A similar chip model, ${name}, needs 1.8 V. If that is the marking of your chip, stop here: 3.3 V would destroy it.`,
  locked: 'Locked until the supply voltage is known. 3.3 V destroys a 1.8 V chip.',
  tooHigh: (volts: string, most: string) =>
    `Stop. This programmer supplies ${volts}. This chip allows at most ${most}. Do not connect it.`,
  tooHighNext:
    'Use an adapter for flash chips that changes 3.3 V to 1.8 V on all wires, and choose it above. Or ask somebody who has one. Pin One does not continue without an adapter.',
  other: (min: string, max: string, volts: string) =>
    `This chip needs ${min} to ${max}. ${volts} does not fit.`,
  sizeDiffers: (print: string, board: string) =>
    `The marking means ${print}, but the mainboard has ${board} here. Check whether it is the other chip. Check that you read the marking the right way round.`,
  boardSays: (volts: string) => `The sources say for this mainboard: ${volts}.`,
  foundOtherWhy: 'Disconnect power. Then check the clip and the marking.',
  chipTakes: (min: string, max: string) => `Chip ${min} to ${max}`,
  programmerGives: (volts: string) => `Programmer ${volts}`,
  adapterGives: (volts: string) => `Adapter ${volts}`,
  foundOther: (name: string, min: string, max: string) =>
    `The chip ID belongs to ${name}, which needs ${min} to ${max}. The marking means another voltage. Disconnect power. Check that the clip is on the right chip, and read the marking again.`,
  scaleLabel: (chip: string, programmer: string) => `${chip}, ${programmer}`,
  commit: 'It looks like this',
  goOn: 'Continue',
  unknownPart: 'not known to Pin One',
} as const
