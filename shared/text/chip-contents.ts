// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Every sentence about the contents of a chip and about its backup, by the place that says it. Page, command line, log
 * and desktop speak of them through this door, and each language says the same of the same state.
 */
import type { FaultCode } from '../fault.ts'
import { allEqual } from '../model/chip-contents.ts'
import type { Standing } from '../standing.ts'
import { wayBackPlace } from './contents-rules.ts'
import * as de from './de/chip-contents.ts'
import * as en from './en/chip-contents.ts'
import { spoken } from './language.ts'

export type { Observation } from './contents-rules.ts'

export const { contentsPlaces } = spoken({ en, de })

export type ContentsPlace = keyof typeof contentsPlaces

/** What `place` says, as it stands; empty where it has nothing to say. */
export const sayContents = (place: ContentsPlace, at: Standing): string =>
  contentsPlaces[place].say(at)

/** The way back after `code`, in a place for people or for the command line. */
export const sayWayBack = (
  place: 'fault.way-back' | 'fault.cli-hint',
  code: FaultCode,
  at: Standing,
): string => sayContents(wayBackPlace(place, code), at)

/** Of a chip that was proved before, where what came later took nothing away from that. */
export const proved: Standing = {
  contents: { state: 'verified', basis: allEqual('image', 0) },
  backup: null,
  unfinished: false,
}

/** Of a chip that nobody has touched: for sentences that rest on no chip in particular. */
export const nobody: Standing = {
  contents: { state: 'not-touched' },
  backup: null,
  unfinished: false,
}
