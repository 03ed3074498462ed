/** Words of the list of backups. */
import { nobody, sayContents } from '../../shared/text/en/chip-contents.ts'

export const backupsText = {
  title: 'Backups',
  lead: 'Pin One saves every backup here with its hash and never overwrites one. Save a copy of the important ones elsewhere.',
  none: 'None yet. The first one is made before anything is written.',
  columns: {
    when: 'Taken',
    board: 'Board',
    chip: 'Chip',
    hash: 'SHA-256',
    note: 'Note',
    acts: 'What to do',
  },
  bare: 'Bare chip',
  save: 'Save a copy',
  restore: 'Put it on the chip',
  compare: 'Compare with the chip',
  needsChip: 'Connect a chip of this size first; then this goes through the review page.',
  needsBackup: 'Read the chip twice first, so that what it holds now is not lost.',
  noteLabel: (file: string) => `Note for ${file}`,
  equal: (file: string) => `The chip holds exactly ${file}. Every byte was compared.`,
  differs: (file: string) => `The chip and ${file} differ. ${sayContents('compare.done', nobody)}`,
  stop: 'Stop comparing',
  stopLeaves: sayContents('compare.stop', nobody),
  stopped: sayContents('compare.stopped', nobody),
  back: 'Back to the work',
  damaged: 'Left alone',
  comparing: 'Comparing with the chip',
} as const
