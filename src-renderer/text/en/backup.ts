// SPDX-License-Identifier: GPL-3.0-or-later
/** Words of the page for the two backup reads. */
import { plural } from '../../../shared/text/numbers.ts'
import { nobody, sayContents } from '../../../shared/text/chip-contents.ts'

export const backupText = {
  title: 'Back up the chip',
  get lead() {
    return sayContents('backup.lead', nobody)
  },
  start: 'Read the chip twice',
  startThree: 'Read the chip three times',
  three: 'Read three times, to be more certain',
  running: 'Reading the chip',
  runningLead: 'Do not touch the chip, wires or cable. This computer will stay awake.',
  stop: 'Stop reading',
  get stopLeaves() {
    return sayContents('backup.stop', nobody)
  },
  get stopped() {
    return sayContents('backup.stopped', nobody)
  },
  done: 'Both reads match: backup saved',
  doneThree: 'All three reads match: backup saved',
  doneLead: 'You can write this backup to the chip again later.',
  read: (n: number) => `Read ${n}`,
  equal: 'equal',
  sha256: 'SHA-256',
  sha1: 'SHA-1',
  explain:
    'A SHA-256 is a number made from every byte. If one bit differed, the two numbers would be quite different.',
  looksRight: 'How the backup was checked',
  length: 'Length',
  lengthText: (bytes: string) => `${bytes}, the whole chip`,
  repeats: 'Repeats',
  repeatsText: 'none: every address is a place of its own',
  content: 'Content',
  contentText: 'many different bytes, as firmware has',
  contentBlank: (byte: string) =>
    `${byte} in every byte: a blank chip. The chip ID and the write enable latch respond, so the wires have contact.`,
  file: 'File',
  kept: 'Kept',
  keptText: 'in Backups, never overwritten, read back from disk and compared',
  save: 'Save a second copy',
  next: 'Choose the image',
  nextOther: 'Choose a file',
  nextWhy: 'The image must be for exactly the mainboard of this chip.',
  otherWays: 'Other ways to an image',
  differTitle: 'The two reads do not match',
  get differLead() {
    return sayContents('backup.differ', nobody)
  },
  where: (places: number, bytes: string) =>
    `Where: ${bytes} bytes in ${plural(places, { one: '1 place', other: `${places} places` })}`,
  legendEqual: 'plain: equal',
  legendDiffer: 'filled: differs (higher: more bytes)',
  pattern: 'What the pattern points to',
  at: 'From',
  to: 'To',
  bytes: 'Bytes',
  worst: 'Where they differ most',
  longest: (count: number) => `The ${count} longest as a list`,
  asList: (count: number) => `All ${count} as a list`,
  doNext: 'Do this next',
  slowerAdvice: (clock: string) =>
    `Touch nothing and read twice again at ${clock}. If the reads still differ, disconnect power. Then put the clip on again and push the wires fully onto their pins.`,
  noSlower:
    'Disconnect power. Put the clip on again and push the wires fully onto their pins. Use shorter wires. Then read again.',
  readAt: (clock: string) => `Read twice at ${clock}`,
  readAgain: 'Read twice again',
  get readingChangesNothing() {
    return sayContents('reading.note', nobody)
  },
  wires: 'Back to the wires',
  mapLabel: (bytes: string, places: number) =>
    `Map of the chip: ${bytes} bytes differ in ${places} places.`,
} as const
