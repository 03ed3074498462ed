/** Words of the board stage. */
export const boardText = {
  title: 'Choose the mainboard',
  lead: 'Pin One then knows how many chips it has, their sizes and packages, and what powers them.',
  practise: 'Practise on a practice chip',
  search: 'Search for your mainboard',
  placeholder: 'X200, T440p, OptiPlex',
  unlisted: 'My mainboard is not listed',
  unlistedHint: 'The chip is soldered to it. The cautions for chips on a mainboard apply.',
  loose: 'A loose chip, on no mainboard',
  looseHint:
    'In a breadboard or a socket of its own. It needs two pull-up resistors and two capacitors.',
  found: (count: number) => (count === 1 ? '1 mainboard' : `${count} mainboards`),
  none: 'No mainboard of the Libreboot guide has this name. Choose “My mainboard is not listed”.',
  more: (count: number) => `${count} more. Type a few letters to narrow the list.`,
  configuration: 'Which chips does it have?',
  whichChip: 'Which of its chips now?',
  whichHint:
    'Pin One reads, backs up and writes each chip by itself. The order does not matter. Start with the first.',
  chipDone: 'Written and verified',
  notCovered: 'This mainboard has no 25xx SPI flash chip. Pin One cannot write to it.',
  unknown: 'not known',
  facts: {
    chips: 'Chips',
    package: 'Package',
    where: 'Where it is',
    access: 'How to reach it',
    power: 'Power',
    speed: 'Highest SPI clock',
    parts: 'Chip models seen',
    vendor: 'Vendor files',
  },
  vendorYes:
    'Inject the vendor files into an image for it first. Without them the mainboard does not start.',
  vendorNo: 'None needed.',
  feeds: {
    programmer: 'The programmer powers the chip.',
    'programmer-first':
      'The programmer powers the chip. If it is too weak, the mainboard powers the chip.',
    board: 'The mainboard powers the chip. The VCC wire stays off.',
    ask: 'Not known. You choose it at the wiring.',
    'adapter-1v8': 'This mainboard has a 1.8 V chip. It needs an adapter.',
  },
  commit: (name: string) => `Choose ${name}`,
  commitWithout: { unlisted: 'Choose an unlisted mainboard', loose: 'Choose a loose chip' },
  commitNone: 'Choose this mainboard',
} as const
