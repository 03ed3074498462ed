// SPDX-License-Identifier: GPL-3.0-or-later
/** Faults of a practice device, and the part of it that simulates each fault. */

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
  /** Position of the clip: beside the chip, turned round, or one place off in either direction. */
  | { readonly kind: 'clip'; readonly sits: 'off' | 'turned' | 1 | -1 }
  /** A loose contact: open for `openUs` on average, and for this share of the time. */
  | {
      readonly kind: 'weak'
      readonly wire: WireName
      readonly openShare: number
      readonly openUs: number
    }
  /** A contact with resistance. */
  | { readonly kind: 'resist'; readonly wire: WireName; readonly ohms: number }
  /** Other parts of the mainboard draw current from the chip's supply. */
  | { readonly kind: 'load'; readonly ohms: number }
  | { readonly kind: 'weak-supply'; readonly ohms: number }
  /** Another part of the mainboard drives a wire. */
  | {
      readonly kind: 'held'
      readonly wire: WireName
      readonly level: 'gnd' | 'vcc'
      readonly ohms: number
    }
  /** Share of CLK edges that are seen as three. */
  | { readonly kind: 'rings'; readonly rate: number }
  | { readonly kind: 'slow-edges'; readonly picofarads: number }
  /** Replies arrive `bits` late (negative: early). */
  | { readonly kind: 'shift'; readonly bits: number; readonly aboveHz: number }
  /** The programmer disappears at window `op`; `done`: that window still reaches the chip, its reply is lost. */
  | { readonly kind: 'unplug'; readonly op: number; readonly done: boolean }
  /** The programmer disappears in its `change`-th erase or page; every second time. */
  | { readonly kind: 'unplug-in-write'; readonly change: number }
  /** From window `op` on the programmer stays connected but answers nothing. */
  | { readonly kind: 'mute'; readonly op: number }
  /** Window `op` never reaches the chip. */
  | { readonly kind: 'noop'; readonly op: number }
  /** The reply of window `op` is random. */
  | { readonly kind: 'garbage'; readonly op: number }
  /** Stays busy after the n-th erase, program or status write. */
  | { readonly kind: 'stuck-busy'; readonly after: number }
  /** Block protect bits set; `lock` says what locks them. `bp`: value of the BP bits, `null` all ones. */
  | {
      readonly kind: 'protected'
      readonly bp: number | null
      readonly lock: 'none' | 'pin' | 'power' | 'permanent'
    }
  /** Every block has its own lock; `shown`: a register shows it. */
  | { readonly kind: 'block-locks'; readonly shown: boolean }
  /** CMP set: exactly the range that the BP bits leave free is protected. */
  | { readonly kind: 'cmp' }
  /** The chip is in QPI mode and ignores single-line commands until it loses power. */
  | { readonly kind: 'qpi' }
  | { readonly kind: 'bad-sector'; readonly address: number; readonly ends: boolean }
  | { readonly kind: 'bad-page'; readonly address: number }
  /** An address bit without effect: the memory always sees `level`. */
  | { readonly kind: 'stuck-address'; readonly bit: number; readonly level: 0 | 1 }
  /** A data bit that reads as `level` in every byte of the memory; ID and registers are correct. */
  | { readonly kind: 'stuck-data'; readonly bit: number; readonly level: 0 | 1 }
  /** A relabelled chip: it answers with the ID of a chip `times` as large, a power of two. */
  | { readonly kind: 'relabelled'; readonly times: number }
  /**
   * The other chip of the mainboard shares the chip select and answers too. `chip`: its model; `null`: one of another
   * manufacturer.
   */
  | { readonly kind: 'second-chip'; readonly chip: string | null }
  /** Some pages take `times` longer than typical. */
  | { readonly kind: 'late-page'; readonly rate: number; readonly times: number }

type Kind = PracticeFault['kind']

/** The part of the practice device that simulates a fault. `short` on the supply also ends the programmer's port. */
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

/** The faults that one part simulates; its `switch` over them ends in `assertNever`. */
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
