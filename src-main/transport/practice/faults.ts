// SPDX-License-Identifier: GPL-3.0-or-later
/** What can be wrong with a practice device, and which part of it acts a fault out. */

/** A wire between programmer and chip. */
export type WireName = 'miso' | 'mosi' | 'clk' | 'cs' | 'hold' | 'wp' | 'vcc' | 'gnd'

export type PracticeFault =
  /** Bits read wrong. `address`: at that chip address only; `aboveHz`: only faster than that. */
  | {
      readonly kind: 'flip'
      readonly rate: number
      readonly address: number | null
      readonly bit: number | null
      readonly aboveHz: number
    }
  | { readonly kind: 'open'; readonly wire: WireName }
  | { readonly kind: 'short'; readonly wire: WireName; readonly to: WireName }
  | { readonly kind: 'swap'; readonly wire: WireName; readonly with: WireName }
  /** Where the clip sits: beside the chip, turned round, or a place too far one way or the other. */
  | { readonly kind: 'clip'; readonly sits: 'off' | 'turned' | 1 | -1 }
  /** A contact that comes and goes: open for `openUs` on average, and for this share of the time. */
  | {
      readonly kind: 'weak'
      readonly wire: WireName
      readonly openShare: number
      readonly openUs: number
    }
  /** A contact with resistance. */
  | { readonly kind: 'resist'; readonly wire: WireName; readonly ohms: number }
  /** Other parts of the mainboard take current from the chip's supply. */
  | { readonly kind: 'load'; readonly ohms: number }
  | { readonly kind: 'weak-supply'; readonly ohms: number }
  /** Another part of the mainboard holds a wire. */
  | {
      readonly kind: 'held'
      readonly wire: WireName
      readonly level: 'gnd' | 'vcc'
      readonly ohms: number
    }
  /** Edges of CLK that are seen as three, so many of all. */
  | { readonly kind: 'rings'; readonly rate: number }
  | { readonly kind: 'slow-edges'; readonly picofarads: number }
  /** Replies arrive `bits` late (negative: early). */
  | { readonly kind: 'shift'; readonly bits: number; readonly aboveHz: number }
  /** The programmer vanishes at window `op`; `done`: that window still reaches the chip, its reply is lost. */
  | { readonly kind: 'unplug'; readonly op: number; readonly done: boolean }
  /** The programmer vanishes in its `change`-th erase or page; every second time. */
  | { readonly kind: 'unplug-in-write'; readonly change: number }
  /** From window `op` on the programmer stays but answers nothing. */
  | { readonly kind: 'mute'; readonly op: number }
  /** Window `op` never reaches the chip. */
  | { readonly kind: 'noop'; readonly op: number }
  /** The reply of window `op` is garbage. */
  | { readonly kind: 'garbage'; readonly op: number }
  /** Stays busy after the n-th erase, program or status write. */
  | { readonly kind: 'stuck-busy'; readonly after: number }
  /** Block protect bits set; `lock` says what holds them. `bp`: value of the BP bits, `null` all ones. */
  | {
      readonly kind: 'protected'
      readonly bp: number | null
      readonly lock: 'none' | 'pin' | 'power' | 'permanent'
    }
  /** Every block has its own lock; `shown`: a register says so. */
  | { readonly kind: 'block-locks'; readonly shown: boolean }
  /** CMP set: what the BP bits leave free is protected. */
  | { readonly kind: 'cmp' }
  /** The chip has been put into QPI and ignores everything on one line until it loses power. */
  | { readonly kind: 'qpi' }
  | { readonly kind: 'bad-sector'; readonly address: number; readonly ends: boolean }
  | { readonly kind: 'bad-page'; readonly address: number }
  /** An address bit that makes no difference: the cells always see `level`. */
  | { readonly kind: 'stuck-address'; readonly bit: number; readonly level: 0 | 1 }
  /** A data bit that reads as `level` in every byte of the memory; ID and registers are as they should be. */
  | { readonly kind: 'stuck-data'; readonly bit: number; readonly level: 0 | 1 }
  /** A relabelled part: it answers with the ID of a chip `times` as large, a power of two. */
  | { readonly kind: 'relabelled'; readonly times: number }
  /** The other chip of the board gets the same chip select and answers too. `chip`: which part; `null`: another maker's. */
  | { readonly kind: 'second-chip'; readonly chip: string | null }
  /** Some pages take `times` longer than typical. */
  | { readonly kind: 'late-page'; readonly rate: number; readonly times: number }

type Kind = PracticeFault['kind']

/** Which part of the practice device acts a fault out. `short` on the supply also ends the programmer's port. */
const actedBy = {
  open: 'wires',
  short: 'wires',
  swap: 'wires',
  clip: 'wires',
  weak: 'wires',
  resist: 'wires',
  load: 'wires',
  'weak-supply': 'wires',
  held: 'wires',
  rings: 'wires',
  'slow-edges': 'wires',
  flip: 'wires',
  shift: 'wires',
  unplug: 'programmer',
  mute: 'programmer',
  noop: 'programmer',
  garbage: 'programmer',
  'stuck-busy': 'chip',
  protected: 'chip',
  'block-locks': 'chip',
  cmp: 'chip',
  qpi: 'chip',
  'bad-sector': 'chip',
  'bad-page': 'chip',
  'stuck-address': 'chip',
  'stuck-data': 'chip',
  relabelled: 'chip',
  'late-page': 'chip',
  'unplug-in-write': 'device',
  'second-chip': 'device',
} as const satisfies Readonly<Record<Kind, 'wires' | 'programmer' | 'chip' | 'device'>>

export const faultKinds = Object.keys(actedBy) as readonly Kind[]

type Actor = (typeof actedBy)[Kind]

/** The faults that one part has to act out; its `switch` over them ends in `assertNever`. */
export type FaultOf<A extends Actor> = {
  readonly [K in Kind]: (typeof actedBy)[K] extends A
    ? Extract<PracticeFault, { readonly kind: K }>
    : never
}[Kind]

export function faultsOf<A extends Actor>(
  actor: A,
  faults: readonly PracticeFault[],
): readonly FaultOf<A>[] {
  return faults.filter((fault): fault is FaultOf<A> => actedBy[fault.kind] === actor)
}
