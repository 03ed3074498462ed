// SPDX-License-Identifier: GPL-3.0-or-later
/** Words for looking at a chip: its package and its marking. */
export const chipLookingText = {
  title: 'I do not know',
  find: 'Disconnect all power. Look for a small black rectangle with 25 in its marking.',
  findAt: (where: string) =>
    `Disconnect all power. The chip is here: ${where}. It has 25 in its marking.`,
  count: 'Count the legs on one long side.',
  counts: {
    soic8: '4: SOIC8',
    soic16: '8: SOIC16',
    wson8: 'None, 4 flat contacts at the edge: WSON8',
    dip8: '4, large and straight down: DIP8',
  } as Readonly<Record<string, string | undefined>>,
  size: 'Compare the size. A SOIC8 is about 5 mm long, a SOIC16 about 10 mm.',
  legOne:
    'Find leg 1. A dimple, a notch or a slanted edge in the plastic is beside it. A painted dot can be at another leg.',
  printTitle: 'I cannot read it',
  printSteps: [
    'Disconnect all power.',
    'Hold a lamp flat beside the chip. Move the lamp until the letters shine.',
    'Wipe the chip with a little alcohol on a cotton bud. Let it dry.',
    'Photograph it with your phone and enlarge the photo.',
    'Type what you can read. The line with 25 counts, and the number after it: 64 means 8 MiB.',
    'Do not guess. Without the marking, the supply voltage must come from a data sheet.',
  ],
  without: 'Continue without the marking',
  /** If the user typed a marking. */
  supplySteps: [
    'Search the web for the marking and the word data sheet.',
    'Look on its first page for supply voltage or VCC.',
    '2.7 to 3.6 V means 3 V. 1.65 to 1.95 V means 1.8 V.',
    'No data sheet? Ask somebody who knows the chip or its mainboard. Pin One stays locked until then.',
  ],
  /** If the marking is unreadable: there is nothing to search for. */
  supplyStepsUnread: [
    'A new chip? The name is on its bag, reel or invoice. Go back and type it.',
    'From a mainboard? Ask somebody who knows that mainboard for the chip model.',
    'Nobody knows? Do not guess. Pin One stays locked.',
  ],
} as const
