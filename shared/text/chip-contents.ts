// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Every sentence about the contents of a chip and about its backup, by its place and by the observation behind it.
 * Page, command line, log and desktop use only these, so that all say the same of the same state, in each language.
 */
import type { FaultCode } from '../fault.ts'
import { allEqual } from '../model/chip-contents.ts'
import type { Comparison } from '../model/chip-contents.ts'
import type { Standing } from '../standing.ts'
import {
  asSentence,
  backupCode,
  comparisonOf,
  contentsCode,
  counterpartCode,
  hasWayBack,
  isNotTouched,
  joined,
  lampCode,
  leaveIt,
  needsAWayBack,
  spelledAddress,
  wayBackPlace,
} from './contents-rules.ts'
import type { Place } from './contents-rules.ts'
import * as de from './de/chip-contents.ts'
import * as en from './en/chip-contents.ts'
import { spoken } from './language.ts'
import { lostBackupText } from './lost-backup.ts'
import { grouped } from './numbers.ts'

export type { Observation } from './contents-rules.ts'

const {
  counterpart,
  contentsSaid,
  backupSaid,
  lampSaid,
  afterFault,
  stopping,
  recovery,
  noCommandSaid,
  planSaid,
} = spoken({ en, de })

const than = (basis: Comparison, backup: string | null): string =>
  counterpart[counterpartCode(basis, backup)](backup ?? '')

/** The one sentence about contents; for every front end. */
function contentsSentence(at: Standing): string {
  const basis = comparisonOf(at.contents)
  return contentsSaid[contentsCode(at.contents)](
    than(basis, at.backup),
    grouped(basis.sizeBytes),
    grouped(basis.comparedBytes),
    spelledAddress(basis.firstOffset ?? 0),
  )
}

/** A separate line with the place of the backup; empty if there is none and none is needed. */
function backupLine(at: Standing): string {
  const { backup, lostBackup } = at
  return backupSaid[backupCode(at)](
    backup ?? lostBackup?.fileName ?? '',
    lostBackup === undefined ? '' : lostBackupText[lostBackup.why],
  )
}

const backupSentence = (at: Standing): string => asSentence(backupLine(at), at)

const lamp = (at: Standing): string => lampSaid[lampCode(at)]

const standing = (say: Place['say']): Place => ({ rests: 'standing', say })
const noCommand = (place: keyof typeof noCommandSaid): Place => ({
  rests: 'no-command',
  say: () => noCommandSaid[place],
})
const plan = (place: keyof typeof planSaid): Place => ({
  rests: 'plan',
  say: () => planSaid[place],
})

/** Returns `text` for a chip that must not go back on its mainboard, and an empty text for any other. */
const ifLeft = (text: () => string): Place => standing((at) => (leaveIt(at) ? text() : ''))

/** Every place with a sentence about the contents of a chip or its backup. */
export const contentsPlaces = {
  // After a job that failed or was stopped: page, command line.
  'fault.contents': standing(contentsSentence),
  'fault.backup': standing(backupLine),
  'fault.leave': ifLeft(() => afterFault.leave),
  'fault.way-back': standing((at) => {
    if (!hasWayBack(at)) return ''
    return at.backup === null ? afterFault.writeAgain() : afterFault.writeOrRestore(at.backup)
  }),
  // If the chip cannot hold the image and was blank before, neither writing again nor the backup helps.
  'fault.way-back-other-chip': ifLeft(() => afterFault.otherChip),
  'fault.cli-hint-other-chip': ifLeft(() => afterFault.dismiss),
  'fault.cli-hint': standing((at) =>
    hasWayBack(at)
      ? joined(
          at.imageGone === true ? afterFault.writeFile : afterFault.resume,
          at.backup === null ? '' : afterFault.restore,
        )
      : '',
  ),
  'lamp.contents': standing(lamp),
  'title.done': standing(lamp),
  // While a write runs, and before it.
  'write.breaks': plan('write.breaks'),
  'write.stop': standing((at) =>
    isNotTouched(at) ? stopping.untouched : joined(stopping.unfinished, backupSentence(at)),
  ),
  // At this point everything is written; only the comparison is missing.
  'write.stop-comparing': standing((at) =>
    isNotTouched(at)
      ? stopping.untouchedUnverified
      : joined(stopping.unverified, backupSentence(at)),
  ),
  'recover.stop': standing((at) => joined(stopping.recovery, backupSentence(at))),
  'recover.lead': standing((at) =>
    joined(
      contentsSentence(at),
      needsAWayBack(at.contents) ? recovery.connectedOff : recovery.connected,
      ...wayOn(at),
    ),
  ),
  'cli.stopping': standing((at) =>
    joined(
      stopping.step,
      ...(isNotTouched(at) ? [stopping.noCommandYet] : [stopping.partly, backupSentence(at)]),
      stopping.again,
    ),
  ),
  'cli.stopping-idle': standing((at) => joined(stopping.idle, contentsSentence(at))),
  'desktop.leave': standing((at) =>
    isNotTouched(at)
      ? joined(stopping.noCommandYet, stopping.notSaved)
      : joined(
          stopping.wouldBe,
          backupSentence(at),
          at.backup === null ? stopping.offersWrite : stopping.offersRestore,
        ),
  ),
  'desktop.end': standing((at) =>
    joined(contentsSentence(at), leaveIt(at) ? stopping.doNotStart : ''),
  ),
  'log.ended': standing(contentsSentence),
  'report.job': standing((at) => joined(contentsSentence(at), backupSentence(at))),
  'identify.stop': noCommand('identify.stop'),
  'identify.done': noCommand('identify.done'),
  'identify.stopped': noCommand('identify.stopped'),
  'backup.lead': noCommand('backup.lead'),
  'backup.stop': noCommand('backup.stop'),
  'backup.stopped': noCommand('backup.stopped'),
  'backup.differ': noCommand('backup.differ'),
  'compare.stop': noCommand('compare.stop'),
  'compare.done': noCommand('compare.done'),
  'compare.stopped': noCommand('compare.stopped'),
  'reading.note': noCommand('reading.note'),
  'help.break': plan('help.break'),
  'help.breaks-off': plan('help.breaks-off'),
  'help.dead': plan('help.dead'),
  'help.come-back': plan('help.come-back'),
} as const satisfies Readonly<Record<string, Place>>

/** The last lines on the page of an unfinished write: what to do, and which backup exists. */
function wayOn(at: Standing): readonly string[] {
  if (at.backup !== null) return [recovery.writeOrRestore]
  return at.lostBackup === undefined
    ? [recovery.write, recovery.noBackup]
    : [backupLine(at), recovery.write, recovery.noUsable]
}

export type ContentsPlace = keyof typeof contentsPlaces

/** The text of `place` for the current state; empty if there is none. */
export const sayContents = (place: ContentsPlace, at: Standing): string =>
  contentsPlaces[place].say(at)

/** The way back after `code`, for the page or for the command line. */
export const sayWayBack = (
  place: 'fault.way-back' | 'fault.cli-hint',
  code: FaultCode,
  at: Standing,
): string => sayContents(wayBackPlace(place, code), at)

/** For a chip that was verified before, if nothing since then invalidates that. */
export const proved: Standing = {
  contents: { state: 'verified', basis: allEqual('image', 0) },
  backup: null,
  unfinished: false,
}

/** For a chip to which no command was sent: for sentences without a particular chip. */
export const nobody: Standing = {
  contents: { state: 'not-touched' },
  backup: null,
  unfinished: false,
}
