// SPDX-License-Identifier: GPL-3.0-or-later
import type { ProtectionView } from '../../../shared/model/protection.ts'
import { protectionText } from '../../../shared/text/protection.ts'
import { chipPhrases } from '../../../shared/text/en/chip-phrases.ts'

/** Words at the button that writes: the planned work, its duration, and what the chip needs first. */
export const reviewText = {
  commit: (chip: string | null) => `Write ${chipPhrases.object(chip)}`,
  planning: 'Pin One calculates the write now.',
  protectionOpen: 'To continue, choose what to do about the write protection.',
  price: (size: string, erases: number, time: string) =>
    `${size}. ${erases === 0 ? 'Writes' : 'Erases, writes'} and compares every byte: ${time}.`,
  /** No byte differs: the app compares every byte once more. */
  priceOfNothing: (time: string) => `Nothing to write. Compares every byte: ${time}.`,
  practiceTime: 'On a real chip. The practice chip needs no time.',
  details: 'Details',
  facts: {
    chip: 'Chip',
    changes: 'Changes',
    backup: 'Backup',
    breaks: 'If it does not finish',
  },
  of: (part: string, board: string | null, where: string | null) =>
    [part, board, where].filter((fact) => fact !== null).join(' · '),
  changes: (changed: string, total: string, erases: number) =>
    `${changed} of ${total} bytes differ. ${erases === 0 ? 'No erase is needed.' : erases === 1 ? '1 erase is needed.' : `${erases} erases are needed.`} Pin One writes only what differs.`,
  identical: 'The chip already holds exactly this image.',
  backup: (name: string) => `Saved and checked: ${name}`,
  noBackup: 'There is no backup of this chip from two equal reads yet.',
  protection: 'Write protection',
  protectionHidden:
    'No register shows protection, and the chip ignored its erase. Locks that no register shows can be the cause.',
  lockedBy: 'WP or a lock may hold it. If the protection stays on, Pin One stops before it erases.',
} as const

export const protectionLead = (now: ProtectionView): string =>
  `Now: ${protectionText(now)}. Pin One refuses a write into that range before it erases anything.`
