// SPDX-License-Identifier: GPL-3.0-or-later
/** What the replies show, in the terms in which `wiring-odds.json` says how likely each is. */

export type ReplyShape =
  /** Every reply reads 00, or FF: no data. */
  | 'low'
  | 'high'
  /** All FF, all 00 and ragged replies follow each other: nobody drives the line. */
  | 'drift'
  /** Replies with data, and replies without any between them, whole. */
  | 'drops'
  /** Wrong bits, all of them of one level: part of a reply is missing. */
  | 'forced'
  /** Wrong bits of both levels. */
  | 'mixed'
  /** In some replies everything behind one point is shifted. */
  | 'slips'
  /** Every reply is a known ID, shifted. */
  | 'shift'
  /** Steady data that no chip is known to give. */
  | 'strange'
  /** The ID of a known chip, steady. */
  | 'good'

/** What a shape says of the other observations: they mean something else where no reply carries data, or each does. */
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

/** `null`: not looked at, or it says nothing here. */
export interface WiringEvidence {
  readonly shape: ReplyShape
  /** What a slow clock made of it. */
  readonly slow: 'cures' | 'helps' | 'same' | 'worse' | null
  /**
   * What follows the wrong bits of a reply: the right bits at their place, the right bits later, or nothing any more;
   * `several`: no one of them in most replies.
   */
  readonly after: 'in-place' | 'late' | 'nothing' | 'several' | null
  /** How often the write enable latch followed WREN and WRDI. */
  readonly latch: 'all' | 'some' | 'none' | null
  /** WREN with the status read after it fails less often than 9F, about as often, or more often. */
  readonly fails: 'less' | 'alike' | 'more' | null
  /** Two long reads of the same place. */
  readonly long: 'equal' | 'differ' | null
  /** A chip that gives no ID answers something else. */
  readonly speaks: boolean | null
  /** The unknown ID is one bit away from a known one. */
  readonly oneBit: boolean | null
  /** The unknown ID is what two known chips give together, or no maker's. */
  readonly mixedId: boolean | null
}

/** What is known of how the chip is connected; `null` where it is not. */
export interface WiredHow {
  readonly mounting: 'on-board' | 'socketed' | 'loose' | null
  /** Guide data id, as `pico`. */
  readonly programmer: string | null
  /** Guide data id, as `soic8`. */
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
