// SPDX-License-Identifier: GPL-3.0-or-later
/** Words of the board stage. */
import { plural } from '../../../shared/text/numbers.ts'

export const boardText = {
  title: 'Which machine is it?',
  search: 'Search for your machine',
  placeholder: 'Name or type number',
  machines: 'Machines',
  plugged: 'Plugged in now',
  practise: 'Practise on a practice chip',
  practising: 'Practice is on. The practice chip is inside this app: nothing real is touched.',
  stopPractice: 'End practice',
  legend: 'The chip is in here',
  lookFor: 'No source names the place of the chip. Look for it on the mainboard.',
  unlisted: 'A mainboard that is not listed',
  loose: 'A loose chip',
  dontKnow: 'I don’t know',
  found: (count: number) => plural(count, { one: '1 machine', other: `${count} machines` }),
  none: 'No machine of the Libreboot guide has this name. Choose “A mainboard that is not listed”.',
  more: (count: number) => `${count} more. Type a few letters to narrow the list.`,
  back: 'Back',
  another: 'Another machine',
  lost: {
    title: 'What do you see?',
    kinds: { laptop: 'A laptop', desktop: 'A desktop or server' },
    onlyChip: 'Only a chip',
    noName: 'No name anywhere',
    look: {
      laptop: 'Turn it over. The label has a name or a type, such as 2325.',
      desktop: 'The name is on the case, or printed on the mainboard.',
    },
    chips: 'Flash chips',
    counts: { '1': 'One', '2': 'Two', unknown: 'Not seen yet' },
  },
  configuration: 'Which chip does it have?',
  whichChip: 'Which of its chips now?',
  chipDone: 'Written and verified',
  notCovered: 'This mainboard has no 25xx SPI flash chip. Pin One cannot write to it.',
  unknown: 'not known',
  facts: {
    names: 'Names',
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
  known: 'What is known of it',
  commit: (name: string) => `Continue with ${name}`,
} as const
