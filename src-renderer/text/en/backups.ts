// SPDX-License-Identifier: GPL-3.0-or-later
/** Words of the list of backups. */
import { nobody, sayContents } from '../../../shared/text/chip-contents.ts'

export const backupsText = {
  title: 'Backups',
  lead: 'Pin One saves every backup here with its hash and never overwrites one. Save a copy of important backups in another place.',
  none: 'No backup yet. Pin One makes the first one before a write.',
  columns: {
    when: 'Made',
    board: 'Mainboard',
    chip: 'Chip',
    hash: 'SHA-256',
    note: 'Note',
    acts: 'What to do',
  },
  bare: 'Loose chip',
  save: 'Save a copy',
  restore: 'Restore this backup',
  compare: 'Compare with the chip',
  needsChip: 'Connect a chip of this size first. The review page comes before the write.',
  needsBackup: 'Read the chip twice first, so that its contents now are not lost.',
  noteLabel: (file: string) => `Note for ${file}`,
  equal: (file: string) => `The chip holds exactly ${file}. Every byte was compared.`,
  differs: (file: string) => `The chip and ${file} differ. ${sayContents('compare.done', nobody)}`,
  stop: 'Stop comparing',
  get stopLeaves() {
    return sayContents('compare.stop', nobody)
  },
  get stopped() {
    return sayContents('compare.stopped', nobody)
  },
  back: 'Back to the steps',
  damaged: 'Left alone',
  comparing: 'Comparing with the chip',
} as const
