// SPDX-License-Identifier: GPL-3.0-or-later
/** Words of the help for files that do not fit as they are. */
import { plural } from '../../../shared/text/numbers.ts'

export const imageHelpText = {
  title: 'More with this file',
  region: 'Write only the BIOS region',
  regionLead:
    'Everything else stays as it is on the chip. The regions are those of the descriptor on the chip.',
  regionDone: (regions: string) => `Made from the backup, with ${regions} of the file.`,
  part: (chip: string | null, size: string, from: string) =>
    `Use the part for ${chip === null ? 'this chip' : `the chip "${chip}"`}: ${size} from ${from}`,
  partLead: 'The file holds the firmware of 2 chips. This chip needs its own part of it.',
  partDone: (size: string, from: string) => `Made from the file: ${size} from ${from}.`,
  undo: {
    'swapped-16': 'Swap the bytes back (pairs)',
    'swapped-32': 'Swap the bytes back (fours)',
    'swapped-4': 'Swap the hex digits back',
    inverted: 'Turn all bits back',
    'bit-reversed': 'Turn the order of the bits back',
    'intel-hex': 'Read the Intel HEX text',
    's-record': 'Read the S-record text',
    capsule: 'Unpack the capsule',
  },
  undoLead: 'This makes a new image from this file. Pin One checks it like any other.',
  archive: 'This is an archive',
  archiveOpening: 'Pin One opens the archive.',
  archiveUse: 'Use this file',
  archiveAll: (count: number) =>
    plural(count, { one: 'Show the 1 file', other: `Show all ${count} files` }),
} as const
