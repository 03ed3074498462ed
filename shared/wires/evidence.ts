// SPDX-License-Identifier: GPL-3.0-or-later
/** What the replies show, in the terms for which `wiring-odds.json` gives probabilities. */

export type ReplyShape =
  /** Every reply reads 00, or FF: no data. */
  | 'low'
  | 'high'
  /** All FF, all 00 and mixed replies alternate: nothing drives the line. */
  | 'drift'
  /** Complete replies with data, and complete replies without data between them. */
  | 'drops'
  /** Wrong bits, all at the same level: a part of the reply is missing. */
  | 'forced'
  /** Wrong bits of both levels. */
  | 'mixed'
  /** In some replies everything after one point is shifted. */
  | 'slips'
  /** Every reply is a known ID, shifted. */
  | 'shift'
  /** Steady data that belongs to no known chip. */
  | 'strange'
  /** The ID of a known chip, steady. */
  | 'good'

/** The meaning of a shape for the other observations, which depends on how many replies carry data. */
export type ReplyClass = 'nobody' | 'partly' | 'steady'

const classes: Readonly<Record<ReplyShape, ReplyClass>> = {
  low: 'nobody',
  high: 'nobody',
  drift: 'nobody',
  drops: 'partly',
  forced: 'partly',
  mixed: 'partly',
  slips: 'partly',
  shift: 'steady',
  strange: 'steady',
  good: 'steady',
}
export const classOf = (shape: ReplyShape): ReplyClass => classes[shape]

/** `null`: not observed, or without meaning here. */
export interface WiringEvidence {
  readonly shape: ReplyShape
  /** The effect of a slow clock. */
  readonly slow: 'cures' | 'helps' | 'same' | 'worse' | null
  /**
   * What follows the wrong bits of a reply: the right bits in place, the right bits later, or nothing; `several`: none
   * of these in most replies.
   */
  readonly after: 'in-place' | 'late' | 'nothing' | 'several' | null
  /** How often the write enable latch followed WREN and WRDI. */
  readonly latch: 'all' | 'some' | 'none' | null
  /** WREN followed by a status read fails less often than 9F, about as often, or more often. */
  readonly fails: 'less' | 'alike' | 'more' | null
  /** Two long reads of the same place. */
  readonly long: 'equal' | 'differ' | null
  /** A chip without an ID answers another command. */
  readonly speaks: boolean | null
  /** The unknown ID differs from a known one in one bit. */
  readonly oneBit: boolean | null
  /** The unknown ID is the mixture of two known ones, or has an impossible manufacturer byte. */
  readonly mixedId: boolean | null
}

/** How the chip is connected; `null` when not known. */
export interface WiredHow {
  readonly mounting: 'on-board' | 'socketed' | 'loose' | null
  /** Guide data id, such as `pico`. */
  readonly programmer: string | null
  /** Guide data id, such as `soic8`. */
  readonly chipPackage: string | null
  readonly twoChips: boolean
  /** The VCC wire of the programmer is connected; `null`: not known. */
  readonly feeds: boolean | null
}

export const wiredSomehow: WiredHow = {
  mounting: null,
  programmer: null,
  chipPackage: null,
  twoChips: false,
  feeds: null,
}

export const bareEvidence = (shape: ReplyShape): WiringEvidence => ({
  shape,
  slow: null,
  after: null,
  latch: null,
  fails: null,
  long: null,
  speaks: null,
  oneBit: null,
  mixedId: null,
})
