// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Every sentence about the contents of a chip and about its backup. `contents-rules.ts` chooses the sentence,
 * `chip-contents.ts` its place. No other file may contain such a sentence.
 */

/** The counterpart of the comparison, by `CounterpartCode`. `file`: name or path of the backup. */
export const counterpart = {
  backup: () => 'the backup',
  'backup-named': (file: string) => `the backup ${file}`,
  'read-before': () => 'what was read before the write',
  image: () => 'the image',
} as const

/**
 * The one sentence about contents, by `ContentsCode`. `than`: the counterpart of the comparison; counts are grouped.
 */
export const contentsSaid = {
  'not-touched': () => 'The chip is not changed: no command was sent that erases or writes.',
  running: () => 'The chip is being changed.',
  'link-lost': () =>
    'Not known whether the chip is changed: the programmer does not answer as it should, so Pin One could not read the chip again.',
  'chip-unreadable': () =>
    'Not known whether the chip is changed: Pin One could not read the chip again.',
  'nothing-before': () =>
    'Not known whether the chip is changed: nothing was read before, so there is nothing to compare with.',
  stopped: () =>
    'Not known whether the chip is changed: the comparison with its earlier contents did not finish.',
  'process-ended': () =>
    'Not known whether the chip is changed: the write did not finish, and the chip has not been compared since then.',
  'other-chip': () =>
    'Not known whether the chip is changed: it does not look like the chip of the unfinished write.',
  'equal-whole': (than: string, all: string) =>
    `The chip is not changed: all ${all} bytes were compared and are the same as ${than}.`,
  'equal-part': (than: string, all: string, compared: string) =>
    `The chip is not changed where it was compared. ${compared} of ${all} bytes are the same as ${than}. These are all bytes that the write was to change, and samples of the rest.`,
  differs: (than: string, _all: string, _compared: string, first: string) =>
    `The chip is changed and not verified: it differs from ${than}, first at ${first}.`,
  verified: () => 'The chip holds what was asked for: every byte was read back and compared.',
} as const

/** A separate line with the place of the backup, by `BackupCode`. `why`: a sentence of `lost-backup.ts`. */
export const backupSaid = {
  kept: (file: string) => `Backup: ${file}`,
  lost: (file: string, why: string) => `Backup: ${file}. ${why}`,
  none: () => 'No backup was made.',
  unneeded: () => '',
} as const

/** The two lamps at the top of the page, by `LampCode`. */
export const lampSaid = {
  unfinished: 'Chip unfinished: do not start the mainboard',
  'not-touched': 'Chip not changed',
  running: 'Being changed now',
  unknown: 'Chip contents not known: do not start the mainboard',
  equal: 'Chip not changed (compared)',
  verified: 'Verified',
} as const

/** After a job that failed or was stopped: what to do, on the page and on the command line. */
export const afterFault = {
  leave: 'Leave the chip connected. Do not start the mainboard.',
  writeAgain: () => 'Write the image again. There is no backup to restore.',
  writeOrRestore: (file: string) => `Write the image again, or restore the backup ${file}.`,
  otherChip: 'Leave this chip as it is. Use another chip.',
  dismiss: 'Close this write: pin-one --dismiss',
  resume: 'Write it again: --resume.',
  writeFile: 'Write it again: -w FILE.',
  restore: 'Restore the backup: --restore.',
} as const

/** While a write runs: the state of the chip after a stop. */
export const stopping = {
  untouched: 'Stopping now leaves the chip as it is: no erase or write command was sent yet.',
  untouchedUnverified:
    'Stopping now leaves the chip as it is: no erase or write command was sent. It is then not verified.',
  unfinished: 'If you stop, the chip is unfinished and the mainboard may not start.',
  unverified:
    'If you stop, the chip is not verified: not every byte was compared. Do not start the mainboard.',
  recovery: 'If you stop, the chip stays unfinished. This page comes back.',
  step: 'Stopping after the current step.',
  noCommandYet: 'No erase or write command was sent yet.',
  partly: 'The chip may be left partly written.',
  again: 'Press Ctrl+C again to quit at once.',
  idle: 'Stopping.',
  notSaved: 'What was read so far is not saved.',
  wouldBe: 'The chip would be unfinished. Do not start the mainboard until the write is finished.',
  offersWrite: 'Pin One offers to write again at its next start.',
  offersRestore: 'Pin One offers to write again or to restore the backup at its next start.',
  doNotStart: 'Do not start the mainboard.',
} as const

/** The page of an unfinished write. */
export const recovery = {
  connected: 'Keep everything connected.',
  connectedOff: 'Keep everything connected. Do not start the mainboard.',
  write: 'Write the image again.',
  noBackup: 'There is no backup of this chip.',
  noUsable: 'There is no backup to restore.',
  writeOrRestore: 'Write the image again or restore the backup.',
} as const

/** For work that sends no command that changes a chip. */
export const noCommandSaid = {
  'identify.stop': 'Finding the chip changes nothing, and neither does stopping.',
  'identify.done': 'Finding the chip changed nothing.',
  'identify.stopped': 'Stopped. No command was sent that changes the chip.',
  'backup.lead':
    'Pin One reads the whole chip twice. If both reads match, it saves them as your backup. Reading changes nothing.',
  'backup.stop': 'Stopping leaves the chip as it is. Nothing is saved.',
  'backup.stopped': 'Stopped. Reading changed nothing, and no backup was saved.',
  'backup.differ':
    'Reading changed nothing. Some bits were lost on the way: a contact is weak, or the SPI clock is too fast for these wires. No backup was saved, and writing stays locked.',
  'compare.stop': 'Comparing changes nothing, and neither does stopping.',
  'compare.done': 'Comparing changed nothing.',
  'compare.stopped': 'Stopped. Comparing changed nothing.',
  'reading.note': 'Reading changes nothing.',
} as const

/** For plans, without a particular chip. */
export const planSaid = {
  'write.breaks':
    'The mainboard may not start until you write again or restore the backup. Pin One then opens the page for that.',
  'help.break':
    'Finding and reading the chip change nothing. Pin One asks before it changes the chip, and saves a backup first. Two lamps at the top show what was seen of the chip and whether you may touch the wires.',
  'help.breaks-off':
    'The mainboard may not start until the chip is written again or the backup is restored. Pin One opens the page for that.',
  'help.dead': 'Probably not. The chip is only partly written. Write again or restore the backup.',
  'help.come-back': 'Yes. Backups stay on this computer, and an unfinished write is remembered.',
} as const
