import type { ProtectionView } from '../../shared/model/protection.ts'
import { protectionText } from '../../shared/text/protection.ts'

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
