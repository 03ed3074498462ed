/** Words of the two reads. */
import type { MismatchShape } from '../../shared/model/mismatch.ts'
import { nobody, sayContents } from '../../shared/text/en/chip-contents.ts'

export const backupText = {
  title: 'Read the chip twice',
  lead: sayContents('backup.lead', nobody),
  start: 'Read twice',
  startThree: 'Read three times',
  three: 'Read three times, to be surer',
  running: 'Reading the chip',
  runningLead: 'Hands off chip, wires and cable. This computer does not go to sleep meanwhile.',
  stop: 'Stop reading',
  stopLeaves: sayContents('backup.stop', nobody),
  backBlocked: 'It is reading. Stop first.',
  stopped: sayContents('backup.stopped', nobody),
  done: 'Both reads are equal, and saved',
  doneThree: 'All three reads are equal, and saved',
  doneLead: 'Both reads match. You can write this backup to the chip again later.',
  read: (n: number) => `Read ${n}`,
  equal: 'equal',
  sha256: 'SHA-256',
  sha1: 'SHA-1',
  explain:
    'A SHA-256 is a fingerprint of every byte. If one single bit differed, the two would look nothing alike.',
  looksRight: 'Does it look right?',
  length: 'Length',
  lengthText: (bytes: string) => `${bytes}, the whole chip`,
  repeats: 'Repeats',
  repeatsText: 'none: no part of the chip answers in the place of another',
  content: 'Content',
  contentText: 'many different bytes, as firmware has',
  contentBlank: (byte: string) =>
    `${byte} in every byte: a blank chip. It proved itself alive, so this is no loose wire.`,
  yours: 'Your backup',
  file: 'File',
  kept: 'Kept',
  keptText: 'in Backups, never overwritten, read back from disk and compared',
  second: 'Second copy',
  save: 'Save one elsewhere',
  saveHint: 'a USB stick, for example',
  next: 'Choose an image',
  nextWhy: 'Next: choose what to put on the chip.',
  differTitle: 'The two reads differ',
  differLead: sayContents('backup.differ', nobody),
  where: (places: number, bytes: string) =>
    `Where: ${bytes} bytes in ${places === 1 ? 'one place' : `${places} places`}`,
  legendEqual: 'plain: equal',
  legendDiffer: 'filled: differs, the higher the more',
  pattern: 'What the pattern says',
  at: 'From',
  to: 'To',
  bytes: 'Bytes',
  worst: 'Where they differ most',
  longest: (count: number) => `The ${count} longest as a list`,
  asList: (count: number) => `All ${count} as a list`,
  doNext: 'Do this next',
  slowerAdvice: (clock: string) =>
    `Touch nothing, and read twice again at ${clock}. If they still differ, unplug; then press chip, clip and wires home.`,
  noSlower: 'Unplug, press chip, clip and wires home, shorten the wires, and read again.',
  readAt: (clock: string) => `Read twice at ${clock}`,
  readAgain: 'Read twice again',
  readingChangesNothing: sayContents('reading.note', nobody),
  wires: 'Back to the wires',
  mapLabel: (bytes: string, places: number) =>
    `Map of the chip: ${bytes} bytes differ in ${places} places.`,
} as const

export const shapeText: Readonly<Record<MismatchShape, string>> = {
  'scattered-bits':
    'Single bits, scattered. That points to a contact or a clock at its limit, rarely to the chip.',
  'bits-only-clear':
    'Bits only go from 1 to 0. That points to a weak supply, or to a write over what was not erased.',
  'runs-of-ff': 'Whole stretches read FF. The contact was lost for a while: MISO, CS or VCC.',
  'runs-of-00': 'Whole stretches read 00. The contact was lost for a while, or MISO touched GND.',
  'all-after-offset':
    'Everything behind one place differs. The clip moved or the cable came off at that moment.',
  'shifted-bits': 'Bits are moved along. The clock wire rings or the clock is too fast.',
  'few-places':
    'Only a few spots differ. A contact at its limit, or cells of the chip that are worn.',
  everything: 'Nearly everything differs. Another chip answered, or nobody did.',
}
