// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * What every language needs to know of the contents of a chip before it says anything of them: pure rules, without words.
 */
import type { FaultCode } from '../fault.ts'
import { allEqual } from '../model/chip-contents.ts'
import type { Comparison, Contents, UnknownWhy } from '../model/chip-contents.ts'
import type { Standing } from '../standing.ts'

/**
 * What a sentence rests on. `standing`: what was seen of this chip, as told by the app. `no-command`: this kind of
 * work sends no command that changes a chip. `plan`: what would happen, of no chip in particular.
 */
export type Observation = 'standing' | 'no-command' | 'plan'

export interface Place {
  readonly rests: Observation
  readonly say: (standing: Standing) => string
}

export const joined = (...sentences: readonly string[]): string =>
  sentences.filter((sentence) => sentence !== '').join(' ')

export const needsAWayBack = ({ state }: Contents): boolean =>
  state === 'tried-unknown' || state === 'compared-differs'

/** A chip that holds what it held, or what it should hold, can go back on its mainboard. */
export const leaveIt = ({ contents, unfinished }: Standing): boolean =>
  needsAWayBack(contents) || (unfinished && contents.state === 'not-touched')

/** Whether to write again, or to restore the backup: not to what may be another chip than that of the write. */
export const hasWayBack = (at: Standing): boolean =>
  leaveIt(at) && !(at.contents.state === 'tried-unknown' && at.contents.why === 'other-chip')

export const isNotTouched = ({ contents, unfinished }: Standing): boolean =>
  contents.state === 'not-touched' && !unfinished

/** Faults after which the same image cannot be written to this chip. */
const againFails: ReadonlySet<FaultCode> = new Set(['chip.smaller-than-named'])

/** The place that tells the way back after `code`. */
export const wayBackPlace = <P extends string>(place: P, code: FaultCode): P | `${P}-other-chip` =>
  againFails.has(code) ? `${place}-other-chip` : place

export const spelledAddress = (offset: number): string =>
  `0x${offset.toString(16).toUpperCase().padStart(6, '0')}`

/** A name of a backup ends without a full stop; what is said of no backup is a sentence already. */
export const asSentence = (line: string, { backup }: Standing): string =>
  backup === null ? line : `${line}.`

/** What the contents were compared with; of contents that were not compared, a comparison of no bytes. */
export const comparisonOf = (contents: Contents): Comparison =>
  'basis' in contents ? contents.basis : allEqual('backup', 0)

export type CounterpartCode = Comparison['against'] | 'backup-named'

export const counterpartCode = ({ against }: Comparison, backup: string | null): CounterpartCode =>
  against === 'backup' && backup !== null ? 'backup-named' : against

export type ContentsCode =
  | UnknownWhy
  | 'not-touched'
  | 'equal-whole'
  | 'equal-part'
  | 'differs'
  | 'verified'

/** Which sentence is true of these contents. "Whole" only where every byte was compared. */
export function contentsCode(contents: Contents): ContentsCode {
  switch (contents.state) {
    case 'tried-unknown':
      return contents.why
    case 'compared-equal':
      return contents.basis.comparedBytes === contents.basis.sizeBytes
        ? 'equal-whole'
        : 'equal-part'
    case 'compared-differs':
      return 'differs'
    default:
      return contents.state
  }
}

export type LampCode = 'unfinished' | 'not-touched' | 'running' | 'unknown' | 'equal' | 'verified'

export function lampCode({ contents, unfinished }: Standing): LampCode {
  switch (contents.state) {
    case 'not-touched':
      return unfinished ? 'unfinished' : 'not-touched'
    case 'tried-unknown':
      return contents.why === 'running' ? 'running' : 'unknown'
    case 'compared-equal':
      return 'equal'
    case 'compared-differs':
      return 'unfinished'
    default:
      return contents.state
  }
}

export type BackupCode = 'kept' | 'lost' | 'none' | 'unneeded'

/** What is said of the backup. `unneeded`: there is none, and nothing was tried that would need one. */
export function backupCode({ contents, backup, lostBackup, unfinished }: Standing): BackupCode {
  if (backup !== null) return 'kept'
  if (lostBackup !== undefined) return 'lost'
  return unfinished || needsAWayBack(contents) ? 'none' : 'unneeded'
}
