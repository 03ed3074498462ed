import type { Mounting } from '../../shared/wiring.ts'

/** Words of the review page and of the write. */
export const writeText = {
  title: 'Check everything before you write',
  facts: {
    chip: 'Chip',
    image: 'Image',
    changes: 'Changes',
    time: 'Time',
    backup: 'Backup',
    breaks: 'If it breaks off',
    protection: 'Write protection',
  },
  of: (part: string, board: string | null, where: string | null) =>
    `${part}${board === null ? '' : `, on the ${board}`}${where === null ? '' : `, the one ${where}`}`,
  changes: (changed: string, total: string, erases: number) =>
    `${changed} of ${total} bytes differ. ${erases === 0 ? 'Nothing needs to be erased' : erases === 1 ? 'One erase' : `${erases} erases`}; what already matches is left alone.`,
  identical: 'The chip already holds exactly this image. Pin One compares every byte once more.',
  planning: 'Being worked out.',
  time: (write: string, verify: string) =>
    `Erase and program: ${write}. Read everything back and compare: ${verify}.`,
  practiceTime: 'That is what a real chip takes; this one takes no time.',
  backup: (name: string) => `Saved and checked: ${name}`,
  noBackup: 'There is no backup of this chip from two equal reads yet.',
  protectedLead: (inWords: string) =>
    `Now: ${inWords}. A write into that range is refused before anything is erased.`,
  protectedRestore: 'Lift it for this write, and put it back afterwards',
  protectedLeave: 'Lift it, and leave it off',
  protectedOpen: 'Still open: what to do about the write protection.',
  lockedBy:
    'The WP pin or a lock may hold it. If the protection stays on, Pin One stops before it erases.',
  commit: (chip: string) => `Write the ${chip}`,
  consequence: (erases: number) =>
    erases === 0
      ? 'programs, then compares every byte'
      : 'erases and programs, then compares every byte',
  writing: (chip: string) => `Writing the ${chip}`,
  writingLead:
    'Hands off chip, wires, cable and board. This computer does not go to sleep meanwhile.',
  stop: 'Stop writing',
  locked: 'It is writing. Leave everything as it is.',
  again: 'Try again',
} as const

export const doneText = {
  title: (chip: string) => `Verified: the ${chip} holds your image`,
  lead: (bytes: string) => `All ${bytes} bytes were read back and are equal to the file.`,
  restoredTitle: (chip: string) => `Verified: the ${chip} holds its backup again`,
  restoredLead: (bytes: string) => `All ${bytes} bytes were read back and are equal to the backup.`,
  took: (time: string) => `Erasing, programming and comparing took ${time}.`,
  hands: 'Now, with your hands, in this order',
  steps: {
    unplug: (name: string | null) => ({
      what: `Unplug the ${name ?? 'programmer'}`,
      why: 'Only then is the chip without power.',
    }),
    boardOff: { what: 'Take the power off the board', why: 'It fed the chip.' },
    shutdown: (name: string | null) => ({
      what: `Shut the ${name ?? 'programmer'} down and unplug it`,
      why: 'It drives its SPI pins until then.',
    }),
    lift: { what: 'Lift the clip off', why: 'Straight up. The wires can stay on the programmer.' },
    takeOut: {
      what: 'Take the chip out of the breadboard or socket',
      why: 'Straight up, so that no leg bends. The wires can stay.',
    },
    putBack: {
      what: 'Put the chip back into the socket of the board',
      why: 'Leg 1 at the mark, and the board still without power.',
    },
    fit: {
      what: 'Fit the chip to its board, power last',
      why: 'Leg 1 at the mark. A chip that is turned round is harmed as soon as it has power.',
    },
    other: (chip: string, where: string | null, mounting: Mounting | null) => ({
      what:
        mounting === 'socketed'
          ? `Lift the ${chip} out of its socket`
          : `Set the clip on the ${chip}`,
      why: `${where === null ? '' : `It is ${where}. `}Find leg 1 again: it may point another way.`,
    }),
    close: {
      what: 'Put the board together, power last',
      why: 'The first start can take a minute or two, with a dark screen.',
    },
  },
  unplugged: 'Done',
  unplugPractice: 'Unplug the simulated one',
  both: 'The board needs both chips; with one of two it does not start.',
  next: (chip: string) => `Go on to the ${chip}`,
  again: 'Flash another chip',
  report: 'Save the session report',
  reportName: 'pin-one-report.txt',
  erased: 'Erased, left blank',
  written: 'Written',
  left: 'Not touched',
  protection: 'Write protection',
  protectionNow: ({
    restored,
    inWords,
  }: {
    readonly restored: boolean
    readonly inWords: string
  }) => `${restored ? 'Back as it was' : 'Off'}: ${inWords}.`,
  hash: 'SHA-256 of what is on the chip',
  chip: (name: string | null) => (name === null ? 'chip' : `${name} chip`),
} as const
