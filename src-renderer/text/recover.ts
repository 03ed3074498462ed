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
    when: 'Begun',
    image: 'Image',
    backup: 'Backup',
    protection: 'Write protection',
    programmer: 'Programmer',
  },
  noImage: 'not kept',
  noBackup: 'none left',
  programmer: 'Which programmer is the chip on?',
  none: 'No programmer to be seen. Plug it in; it appears here by itself.',
  there: 'There, and the chip answers',
  otherChip: (found: string, expected: string) =>
    `This is not the chip of that write: ${found} answers, and it was ${expected}. Set the clip on the right one, then press again.`,
  again: 'Write the image again',
  againHint: 'Reads the chip, then writes only what is still missing, and compares every byte.',
  eraseAgain: 'Erase it again',
  restore: 'Restore the backup',
  restoreHint: 'Writes the backup to the chip, and compares every byte.',
  lifted: {
    'restore-afterwards':
      'Lifted for that write. It is put back once every byte on the chip is compared.',
    'leave-off': 'Lifted for that write, and to stay off, as you chose.',
  },
  leave: 'Leave it as it is',
  leaveHint:
    'The mainboard may not start. Choose this only if you write the chip by other means, or no longer need it.',
  leaveSure: 'Leave chip unfinished',
  keep: 'Go back',
  needProgrammer: 'Choose the programmer first.',
  noImageReason: 'The image of that write was not kept.',
  noBackupReason: 'No backup is left from before that write.',
  running: 'Putting it right',
  runningLead: 'Hands off chip, wires, cable and board.',
  asking: 'Asking the chip',
  samePractice: 'The practice chip of that write',
  wasPractice: 'It was a practice chip',
} as const
