import type { Mounting } from '../../shared/wiring.ts'
import type { ProtectionAfter } from '../../shared/model/job.ts'
import type { ProtectionView } from '../../shared/model/protection.ts'
import { protectionText } from '../../shared/text/en/protection.ts'

/** Words of the review page and of the write. */
export const writeText = {
  title: 'Check everything before you write',
  facts: {
    chip: 'Chip',
    image: 'Image',
    changes: 'Changes',
    time: 'Time',
    backup: 'Backup',
    breaks: 'If it does not finish',
    protection: 'Write protection',
  },
  of: (part: string, board: string | null, where: string | null) =>
    [part, board, where].filter((fact) => fact !== null).join(' · '),
  changes: (changed: string, total: string, erases: number) =>
    `${changed} of ${total} bytes differ. ${erases === 0 ? 'No erase is needed.' : erases === 1 ? '1 erase is needed.' : `${erases} erases are needed.`} Pin One writes only what differs.`,
  identical: 'The chip already holds exactly this image. Pin One compares every byte once more.',
  planning: 'Pin One calculates this now.',
  time: (write: string, verify: string) =>
    `Erase and write: ${write}. Read back and compare every byte: ${verify}.`,
  practiceTime: 'A real chip needs this time. The practice chip needs none.',
  backup: (name: string) => `Saved and checked: ${name}`,
  noBackup: 'There is no backup of this chip from two equal reads yet.',
  protectedLead: (now: ProtectionView) =>
    `Now: ${protectionText(now)}. Pin One refuses a write into that range before it erases anything.`,
  protectedHidden:
    'No register shows protection, and the chip ignored its erase. Locks that no register shows can be the cause.',
  protectedOpen: 'To continue, choose what to do about the write protection.',
  lockedBy: 'WP or a lock may hold it. If the protection stays on, Pin One stops before it erases.',
  commit: (chip: string) => `Write the ${chip}`,
  consequence: (erases: number) =>
    erases === 0
      ? 'writes, then reads back and compares every byte'
      : 'erases and writes, then reads back and compares every byte',
  writing: (chip: string) => `Writing the ${chip}`,
  writingLead: 'Do not touch the chip, wires, cable or mainboard. This computer will stay awake.',
  stop: 'Stop writing',
  locked: 'The write is running. Leave everything as it is.',
  again: 'Try again',
} as const

export const doneText = {
  title: (chip: string) => `The ${chip} is written and verified`,
  lead: (bytes: string) => `All ${bytes} bytes were read back and are equal to the file.`,
  restoredTitle: (chip: string) => `The ${chip} is restored and verified`,
  restoredLead: (bytes: string) => `All ${bytes} bytes were read back and are equal to the backup.`,
  took: (time: string) => `Time to erase, write and verify: ${time}.`,
  hands: 'Disconnect in this order',
  steps: {
    unplug: (name: string | null) => ({
      what: `Unplug the ${name ?? 'programmer'}`,
      why: 'Until then, the chip has power.',
    }),
    boardOff: {
      what: 'Disconnect power from the mainboard',
      why: 'The mainboard powers the chip.',
    },
    shutdown: (name: string | null) => ({
      what: `Shut down the ${name ?? 'programmer'} and unplug it`,
      why: 'Until then, it drives its SPI pins.',
    }),
    lift: {
      what: 'Take the clip off',
      why: 'Pull it straight up. The wires can stay on the programmer.',
    },
    takeOut: {
      what: 'Remove the chip from the breadboard or socket',
      why: 'Pull it straight up, so that no leg bends. The wires can stay.',
    },
    putBack: {
      what: 'Put the chip back into the socket of the mainboard',
      why: 'Leg 1 is at the mark. The mainboard must still be without power.',
    },
    fit: {
      what: 'Put the chip on its mainboard and connect power last',
      why: 'Leg 1 is at the mark. A chip that is turned round is damaged as soon as it has power.',
    },
    other: (chip: string, where: string | null, mounting: Mounting | null) => ({
      what:
        mounting === 'socketed'
          ? `Remove the ${chip} from its socket`
          : `Put the clip on the ${chip}`,
      why: `${where === null ? '' : `Place: ${where}. `}Find leg 1 again. This chip may point in another direction.`,
    }),
    close: {
      what: 'Put the computer together and connect power last',
      why: 'The first start can last 1 to 2 minutes, with a dark screen.',
    },
  },
  unplugged: 'Done',
  unplugPractice: 'Unplug the practice programmer',
  allDone: 'All chips of this mainboard are written and verified.',
  both: 'The mainboard needs both chips. With only one written, it does not start.',
  next: (chip: string) => `Continue with the ${chip}`,
  again: 'Write another chip',
  report: 'Save the session report',
  reportName: 'pin-one-report.txt',
  erased: 'Erased, left blank',
  written: 'Written',
  left: 'Not touched',
  protection: 'Write protection',
  protectionNow: ({ restored, now }: ProtectionAfter) =>
    `${restored ? 'On again' : 'Off'}${now === null ? '' : `: ${protectionText(now)}`}.`,
  hash: 'SHA-256 of what is on the chip',
  chip: (name: string | null) => (name === null ? 'chip' : `${name} chip`),
} as const
