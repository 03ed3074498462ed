/** Words of the page after a write that did not end verified. */
export const recoverText = {
  title: {
    failed: 'Your chip is changed, but not finished',
    cancelled: 'You stopped: the chip is changed, but not finished',
    killed: 'A write was cut off: the chip is changed, but not finished',
  },
  eraseTitle: 'An erase was cut off: the chip is changed',
  lead: 'You can put that right now, and your backup is safe. Leave chip and wires as they are, and the board off: with the chip like this it would not start.',
  leadNoBackup:
    'No backup is left from before. Writing an image again is the way on. Leave the board off until then.',
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
  restoreHint: 'Puts back every byte as it was before, and compares every byte.',
  lifted: {
    'restore-afterwards':
      'Lifted for that write. It is put back once every byte on the chip is compared.',
    'leave-off': 'Lifted for that write, and to stay off, as you chose.',
  },
  leave: 'Leave it as it is',
  leaveHint:
    'The board will not start. Only for a chip that is to be thrown away or written by other means.',
  leaveSure: 'Yes, leave it changed',
  keep: 'No',
  needProgrammer: 'Choose the programmer first.',
  noImageReason: 'The image of that write was not kept.',
  noBackupReason: 'No backup is left from before that write.',
  running: 'Putting it right',
  runningLead: 'Hands off chip, wires, cable and board.',
  asking: 'Asking the chip',
  samePractice: 'The practice chip of that write',
  wasPractice: 'It was a practice chip',
  stopLeaves: 'If you stop now, the chip stays changed. This page comes back.',
} as const
