// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Every sentence about the contents of a chip and about its backup, by the place that says it, and the observation
 * it rests on. Page, command line, log and desktop take their words from here; nothing outside says such a thing.
 */
import { assertNever } from '../../fault.ts'
import type { Comparison, UnknownWhy } from '../../model/chip-contents.ts'
import type { Standing } from '../../standing.ts'
import {
  asSentence,
  isNotTouched,
  joined,
  leaveIt,
  hasWayBack,
  needsAWayBack,
  noCommand,
  plan,
  spelledAddress as address,
  standing,
} from '../contents-rules.ts'
import type { Place } from '../contents-rules.ts'
import { lostBackupText } from './lost-backup.ts'

const grouped = (count: number): string => count.toLocaleString('en')

function counterpart({ against }: Comparison, backup: string | null): string {
  switch (against) {
    case 'backup':
      return backup === null ? 'the backup' : `the backup ${backup}`
    case 'read-before':
      return 'what was read before the write'
    case 'image':
      return 'the image'
    default:
      return assertNever(against)
  }
}

const whyUnknown: Readonly<Record<UnknownWhy, string>> = {
  running: 'The chip is being changed.',
  'link-lost':
    'Not known whether the chip is changed: the programmer does not answer as it should, so Pin One could not read the chip again.',
  'chip-unreadable':
    'Not known whether the chip is changed: Pin One could not read the chip again.',
  'nothing-before':
    'Not known whether the chip is changed: nothing was read before, so there is nothing to compare with.',
  stopped:
    'Not known whether the chip is changed: the comparison with what it held did not finish.',
  'process-ended':
    'Not known whether the chip is changed: the write did not finish, and the chip was not compared since.',
  'other-chip':
    'Not known whether the chip is changed: it does not look like the chip of the unfinished write.',
}

/** The one sentence about contents; for every front. */
function contentsSentence({ contents, backup }: Standing): string {
  switch (contents.state) {
    case 'not-touched':
      return 'The chip is not changed: no command was sent that erases or writes.'
    case 'tried-unknown':
      return whyUnknown[contents.why]
    case 'compared-equal': {
      const { basis } = contents
      const than = counterpart(basis, backup)
      return basis.comparedBytes === basis.sizeBytes
        ? `The chip is not changed: it holds what it held. All ${grouped(basis.sizeBytes)} bytes were compared and are the same as ${than}.`
        : `The chip is not changed where it was compared. ${grouped(basis.comparedBytes)} of ${grouped(basis.sizeBytes)} bytes are the same as ${than}. These are all bytes that the write was to change, and samples of the rest.`
    }
    case 'compared-differs':
      return `The chip is changed and not verified: it differs from ${counterpart(contents.basis, backup)}, first at ${address(contents.basis.firstOffset ?? 0)}.`
    case 'verified':
      return 'The chip holds what was asked for: every byte was read back and compared.'
    default:
      return assertNever(contents)
  }
}

/** Where the backup is, a line of its own; nothing where nobody needs it and there is none. */
function backupLine({ contents, backup, lostBackup, unfinished }: Standing): string {
  if (backup !== null) return `Backup: ${backup}`
  if (lostBackup !== undefined)
    return `Backup: ${lostBackup.fileName}. ${lostBackupText[lostBackup.why]}`
  return unfinished || needsAWayBack(contents) ? 'No backup was made.' : ''
}

const backupSentence = (at: Standing): string => asSentence(backupLine(at), at)

const wayBack = (backup: string | null): string =>
  backup === null
    ? 'Write the image again. There is no backup to restore.'
    : `Write the image again, or restore the backup ${backup}.`

const lamp = ({ contents, unfinished }: Standing): string => {
  switch (contents.state) {
    case 'not-touched':
      return unfinished ? 'Chip unfinished: do not start the mainboard' : 'Chip not changed'
    case 'tried-unknown':
      return contents.why === 'running'
        ? 'Being changed now'
        : 'Chip contents not known: do not start the mainboard'
    case 'compared-equal':
      return 'Chip not changed (compared)'
    case 'compared-differs':
      return 'Chip unfinished: do not start the mainboard'
    case 'verified':
      return 'Verified'
    default:
      return assertNever(contents)
  }
}

/** Every place that speaks of the contents of a chip or of its backup. */
export const contentsPlaces = {
  // After a job that failed or was stopped: page, command line.
  'fault.contents': standing(contentsSentence),
  'fault.backup': standing(backupLine),
  'fault.leave': standing((at) =>
    leaveIt(at) ? 'Leave the chip connected. Do not start the mainboard.' : '',
  ),
  'fault.way-back': standing((at) => (hasWayBack(at) ? wayBack(at.backup) : '')),
  // Where the chip cannot hold the image, and was blank before: neither writing again nor the backup helps.
  'fault.way-back-other-chip': standing((at) =>
    leaveIt(at) ? 'Leave this chip as it is. Use another chip.' : '',
  ),
  'fault.cli-hint-other-chip': standing((at) =>
    leaveIt(at) ? 'Close this write: pin-one --dismiss' : '',
  ),
  'fault.cli-hint': standing((at) =>
    hasWayBack(at)
      ? `Write it again: ${at.imageGone === true ? '-w FILE' : '--resume'}.${at.backup === null ? '' : ' Restore the backup: --restore.'}`
      : '',
  ),
  'lamp.contents': standing(lamp),
  'title.done': standing(lamp),
  // While a write runs, and before it.
  'write.breaks': plan(
    'The mainboard may not start until you write again or restore the backup. Pin One then opens the page for that.',
  ),
  'write.stop': standing((at) =>
    isNotTouched(at)
      ? 'Stopping now leaves the chip as it is: no erase or write command was sent yet.'
      : joined(
          'If you stop, the chip is unfinished and the mainboard may not start.',
          backupSentence(at),
        ),
  ),
  // Everything is written by then, and what is missing is the proof.
  'write.stop-comparing': standing((at) =>
    isNotTouched(at)
      ? 'Stopping now leaves the chip as it is: no erase or write command was sent. It is then not verified.'
      : joined(
          'If you stop, the chip is not verified: not every byte was compared. Do not start the mainboard.',
          backupSentence(at),
        ),
  ),
  'recover.stop': standing((at) =>
    joined('If you stop, the chip stays unfinished. This page comes back.', backupSentence(at)),
  ),
  'recover.lead': standing((at) =>
    joined(
      contentsSentence(at),
      needsAWayBack(at.contents)
        ? 'Keep everything connected. Do not start the mainboard.'
        : 'Keep everything connected.',
      at.backup === null && at.lostBackup !== undefined ? backupLine(at) : '',
      at.backup === null
        ? `Write the image again. There is no backup ${at.lostBackup === undefined ? 'of this chip' : 'to restore'}.`
        : 'Write the image again or restore the backup.',
    ),
  ),
  'cli.stopping': standing((at) =>
    isNotTouched(at)
      ? 'Stopping after the current step. No erase or write command was sent yet. Press Ctrl+C again to quit at once.'
      : joined(
          'Stopping after the current step. The chip may be left partly written.',
          backupSentence(at),
          'Press Ctrl+C again to quit at once.',
        ),
  ),
  'cli.stopping-idle': standing((at) => joined('Stopping.', contentsSentence(at))),
  'desktop.leave': standing((at) =>
    isNotTouched(at)
      ? 'No erase or write command was sent yet. What was read so far is not saved.'
      : joined(
          'The chip would be unfinished. Do not start the mainboard until the write is finished.',
          backupSentence(at),
          at.backup === null
            ? 'Pin One offers to write again at its next start.'
            : 'Pin One offers to write again or to restore the backup at its next start.',
        ),
  ),
  'desktop.end': standing((at) =>
    joined(contentsSentence(at), leaveIt(at) ? 'Do not start the mainboard.' : ''),
  ),
  'log.ended': standing(contentsSentence),
  'report.job': standing((at) => joined(contentsSentence(at), backupSentence(at))),
  // Work that sends no command that changes a chip.
  'identify.stop': noCommand('Finding the chip changes nothing, and neither does stopping.'),
  'identify.done': noCommand('Finding the chip changed nothing.'),
  'identify.stopped': noCommand('Stopped. No command was sent that changes the chip.'),
  'backup.lead': noCommand(
    'Pin One reads the whole chip twice. If both reads match, it saves them as your backup. Reading changes nothing.',
  ),
  'backup.stop': noCommand('Stopping leaves the chip as it is. Nothing is saved.'),
  'backup.stopped': noCommand('Stopped. Reading changed nothing, and no backup was saved.'),
  'backup.differ': noCommand(
    'Reading changed nothing. Some bits were lost on the way: a contact is weak, or the clock is too fast for these wires. No backup was saved, and writing stays locked.',
  ),
  'compare.stop': noCommand('Comparing changes nothing, and neither does stopping.'),
  'compare.done': noCommand('Comparing changed nothing.'),
  'compare.stopped': noCommand('Stopped. Comparing changed nothing.'),
  'reading.note': noCommand('Reading changes nothing.'),
  'help.break': plan(
    'Finding and reading the chip change nothing. Pin One asks before it changes the chip, and saves a backup first. Two lamps at the top show what was seen of the chip and whether you may touch the wires.',
  ),
  'help.breaks-off': plan(
    'The mainboard may not start until the chip is written again or the backup is restored. Pin One opens the page for that.',
  ),
  'help.dead': plan(
    'Probably not. The chip is only partly written. Write again or restore the backup.',
  ),
  'help.come-back': plan(
    'Yes. Backups stay on this computer, and an unfinished write is remembered.',
  ),
} as const satisfies Readonly<Record<string, Place>>
