// SPDX-License-Identifier: GPL-3.0-or-later
/** Words of the page after a write that did not end verified. */
export const recoverText = {
  title: {
    failed: 'The write did not finish',
    cancelled: 'You stopped the write',
    killed: 'The write did not finish',
  },
  eraseTitle: 'The erase did not finish',
  heldBy: (pid: number, since: string) =>
    `Another Pin One uses the programmer since ${since} (process ${pid}). This write may be running there. Wait until it ends, or close it.`,
  facts: {
    chip: 'Chip',
    when: 'Started',
    image: 'Image',
    backup: 'Backup',
    protection: 'Write protection',
    programmer: 'Programmer',
  },
  noImage: 'not kept',
  noBackup: 'none left',
  programmer: 'Choose the programmer that the chip is connected to',
  none: 'No programmer found. Plug it in. It appears here by itself.',
  there: 'Programmer and chip found',
  otherChip: (found: string, expected: string) =>
    `This is not the chip of that write. Found: ${found}. The write was to: ${expected}. Put the clip on that chip. Then press again.`,
  again: 'Write the image again',
  againHint:
    'Pin One reads the chip, writes only what is missing, then reads back and compares every byte.',
  eraseAgain: 'Erase the chip again',
  restore: 'Restore the backup',
  restoreHint: 'Pin One writes the backup to the chip, then reads back and compares every byte.',
  lifted: {
    'restore-afterwards':
      'Turned off for that write. Pin One turns it on again when every byte is compared.',
    'leave-off': 'Turned off for that write. It stays off, as you chose.',
  },
  leave: 'Leave it as it is',
  leaveHint:
    'The mainboard may not start. Choose this only if you write the chip in another way, or no longer need it.',
  leaveSure: 'Leave chip unfinished',
  keep: 'Go back',
  needProgrammer: 'Choose the programmer first.',
  noImageReason: 'The image of that write was not kept.',
  noBackupReason: 'No backup is left from before that write.',
  running: 'Writing the chip again',
  runningLead: 'Do not touch the chip, wires, cable or mainboard.',
  asking: 'Reading the chip ID',
  samePractice: 'The practice chip of that write',
  wasPractice: 'It was a practice chip',
} as const
