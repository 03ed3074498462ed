// SPDX-License-Identifier: GPL-3.0-or-later
/** Words for a page without a connection to the app: the running job, its meaning for the chip, and what to do. */
export const linkText = {
  refused: {
    title: 'This address was used before',
    sentences: [
      'The address that Pin One prints works once, in one tab. If that tab is open, use it.',
    ],
    steps: [
      'Go to the terminal where Pin One runs and press Enter. It prints a new address.',
      'If Pin One does not run there, start it again as before.',
      'Open the new address here.',
    ],
  },
  replaced: {
    title: 'Pin One was started again',
    sentences: [
      'This page belongs to the Pin One that ran before. What it shows below is old.',
      'Your choices and backups are kept.',
    ],
    steps: [
      'Go to the terminal where Pin One runs and press Enter. It prints a new address.',
      'Open the new address. It shows where the work stands.',
    ],
  },
  lost: 'This page lost its connection to Pin One',
  silent: 'Pin One does not respond',
  since: (seconds: number) => `No reply for ${seconds} s`,
  underWay: {
    none: 'When Pin One last responded, it was doing nothing with the chip.',
    reading: 'When Pin One last responded, it was reading the chip.',
    erasing: 'When Pin One last responded, it was erasing the chip.',
    writing: 'When Pin One last responded, it was writing the chip.',
  },
  notKnown: 'What the chip holds now is not known.',
  backup: (name: string) => `Backup: ${name}`,
  steps: {
    leave: 'Do not unplug the programmer. Do not touch the chip or a wire.',
    wait: 'Wait. This page continues by itself when Pin One responds again.',
    web: [
      'Look at the terminal where Pin One was started. If somebody pressed Ctrl+Z there, type fg.',
      'If you use ssh, check that its connection is still open.',
      'If Pin One has ended, start it again as before.',
    ],
    desktop: [
      'If it stays so for some minutes, end Pin One with the task manager of your system. Then start it again.',
    ],
    finish: 'After a new start Pin One offers to finish the write.',
  },
} as const
