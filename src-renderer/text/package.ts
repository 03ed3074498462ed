/** Words of the package stage. */
export const packageText = {
  title: 'What does the chip look like?',
  lead: 'Compare legs and outline. All are drawn to one scale, seen from above.',
  expected: 'Your board has this one',
  expectedOneOf: 'Your board has one of these',
  names: {
    soic8: { name: 'SOIC8', text: 'Eight legs, four a side' },
    soic16: { name: 'SOIC16', text: 'Sixteen legs, eight a side' },
    wson8: { name: 'WSON8', text: 'No legs, flat pads underneath' },
    dip8: { name: 'DIP8', text: 'Big, legs through the board, often in a socket' },
  } as Readonly<Record<string, { name: string; text: string } | undefined>>,
  variant: 'Which of them',
  notToScale: 'The size of this body is not in any source; it is drawn by eye.',
  pin1: 'Leg 1 is at the dimple, the notch or the slanted side in the plastic. A painted dot may lie: it can mean no more than "tested".',
  noClip: 'No clip holds this package.',
  print: 'What is printed on it?',
  printHint: 'Maker, type and size, as far as you can read it. A few letters are enough.',
  printPlaceholder: 'MX25L6406E',
  printNone: 'No part of the table is called so. Try the line that has 25 in it.',
  printSeveral: 'It can be one of these. Which one fits the print best?',
  printNear:
    'No part of the table is called so. These have similar names. Choose one only if its name is on your chip.',
  lowVoltage: (name: string) =>
    `So far it could still be ${name}, which takes 1.8 V. Type the rest of the line, or choose the part that it is.`,
  printSettled: (name: string) => `Read as ${name}.`,
  partsLabel: 'How the print is read',
  parts: {
    family: (volts: string | null) => (volts === null ? 'type' : `${volts} type`),
    capacity: (bits: string, bytes: string) => `${bits}, ${bytes}`,
    series: 'series',
    package: 'case and grade',
  },
  supplyUnknown: 'supply not known',
  supply: 'Supply voltage',
  supplyAsk: 'The print does not tell. What does the data sheet say?',
  supplyNoPrint: 'Type the print above, or answer from the data sheet.',
  supply3: '3 V (2.7 to 3.6)',
  supply1: '1.8 V (1.65 to 1.95)',
  fits: 'They fit, so wiring is unlocked.',
  rival: (name: string) =>
    `Its look-alike ${name} takes 1.8 V. If your print says that, stop here: 3.3 V would destroy it.`,
  locked: 'Locked. 3.3 V destroys a 1.8 V chip, so this has to be known first.',
  tooLow:
    'Stop. The programmer gives 3.3 V, and this chip takes no more than 1.95 V. It would be destroyed.',
  tooLowNext:
    'What to do: use an adapter for flash chips that turns 3.3 V into 1.8 V on all lines. Or have it done by somebody who owns one. Pin One does not go on without.',
  other: (min: string, max: string) => `This chip takes ${min} to ${max}. It does not fit 3.3 V.`,
  sizeDiffers: (print: string, board: string) =>
    `The print says ${print}, but the board should have ${board} here. Is it the other chip, or the other way round?`,
  boardSays: (volts: string) => `For this board the sources say ${volts}.`,
  chipTakes: (min: string, max: string) => `Chip ${min} to ${max}`,
  programmerGives: (volts: string) => `Programmer ${volts}`,
  scaleLabel: (chip: string, programmer: string) => `${chip}; ${programmer}`,
  commit: 'Go on to the wiring',
  unknownPart: 'not in the table',
} as const
