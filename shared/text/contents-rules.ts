// SPDX-License-Identifier: GPL-3.0-or-later
/** The facts about the contents of a chip that every language needs for its sentences: pure rules, without words. */
import type { FaultCode } from '../fault.ts'
import { allEqual } from '../model/chip-contents.ts'
import type { Comparison, Contents, UnknownWhy } from '../model/chip-contents.ts'
import type { Standing } from '../standing.ts'

/**
 * The basis of a sentence. `standing`: the app's observations of this chip. `no-command`: this kind of work sends no
 * command that changes a chip. `plan`: what would happen, without a particular chip.
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

/** A chip with its previous or its intended contents can go back on its mainboard. */
export const leaveIt = ({ contents, unfinished }: Standing): boolean =>
  needsAWayBack(contents) || (unfinished && contents.state === 'not-touched')

/**
 * Whether to write again or to restore the backup: neither, if this may be a different chip from the one in the write.
 */
export const hasWayBack = (at: Standing): boolean =>
  leaveIt(at) && !(at.contents.state === 'tried-unknown' && at.contents.why === 'other-chip')

export const isNotTouched = ({ contents, unfinished }: Standing): boolean =>
  contents.state === 'not-touched' && !unfinished

/** Faults after which the same image cannot be written to this chip. */
const againFails: ReadonlySet<FaultCode> = new Set(['chip.smaller-than-named'])

/** The place with the way back after `code`. */
export const wayBackPlace = <P extends string>(place: P, code: FaultCode): P | `${P}-other-chip` =>
  againFails.has(code) ? `${place}-other-chip` : place

export const spelledAddress = (offset: number): string =>
  `0x${offset.toString(16).toUpperCase().padStart(6, '0')}`

/** The name of a backup ends without a full stop; the text for no backup is already a sentence. */
export const asSentence = (line: string, { backup }: Standing): string =>
  backup === null ? line : `${line}.`

/** The counterpart of the comparison; for contents without a comparison, one of no bytes. */
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

/** The true sentence about these contents. "Whole" only if every byte was compared. */
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

/** The sentence about the backup. `unneeded`: there is none, and nothing was tried that would need one. */
export function backupCode({ contents, backup, lostBackup, unfinished }: Standing): BackupCode {
  if (backup !== null) return 'kept'
  if (lostBackup !== undefined) return 'lost'
  return unfinished || needsAWayBack(contents) ? 'none' : 'unneeded'
}
