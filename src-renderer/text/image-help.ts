/** Words of the help with files that do not fit as they are. */
export const imageHelpText = {
  title: 'More ways with this file',
  region: 'Write only the BIOS region',
  regionLead:
    'Everything else stays as it is on the chip. The regions are those of the descriptor on the chip.',
  regionDone: (regions: string) => `Made from the backup, with ${regions} of the file.`,
  part: (chip: string | null, size: string, from: string) =>
    `Use the part for ${chip === null ? 'this chip' : `the chip "${chip}"`}: ${size} from ${from}`,
  partLead: 'The file holds the firmware of 2 chips. This chip needs its own part of it.',
  partDone: (size: string, from: string) => `Made from the file: ${size} from ${from}.`,
  keepMac: 'Keep my network address',
  keepMacLead: 'The address in the backup goes into a copy of the image. The file stays as it is.',
  undo: {
    'swapped-16': 'Swap the bytes back (pairs)',
    'swapped-32': 'Swap the bytes back (fours)',
    inverted: 'Turn all bits back',
    'bit-reversed': 'Turn the order of the bits back',
    'intel-hex': 'Read the Intel HEX text',
    's-record': 'Read the S-record text',
    capsule: 'Take out what is inside the capsule',
  },
  undoLead: 'Makes a new image from this file. It is checked like any other.',
  archive: 'This is an archive',
  archiveOpening: 'The archive is being opened.',
  archiveUse: 'Use this file',
  archiveAll: (count: number) => `All ${count} files in it`,
} as const
