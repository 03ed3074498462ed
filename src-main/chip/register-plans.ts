// SPDX-License-Identifier: GPL-3.0-or-later
/** Plans for register writes: what is sent, in which order, and what must read back. Pure; nothing is sent here. */
import type { FlashChip } from '../../shared/model/chip.ts'
import type { RegisterRefusal, StatusRegisterName } from '../../shared/model/protection.ts'
import { writeStatus } from './commands.ts'
import { maySend } from './harmless.ts'
import type { Registers } from './status.ts'

/** The purpose of a register write. */
export type WriteReason =
  | 'clear-lock'
  | 'clear-protection'
  | 'set-protection'
  | 'set-lock'
  | 'set-as-asked'
  | 'set-back'
  | 'unlock-blocks'
  | 'unprotect-sectors'
  | 'protect-sectors'

/** One write: an enable byte, then the command, then wait for BUSY to clear, read back and compare. */
export interface RegisterWrite {
  /** Sent in its own window just before: 06 (kept over power-off) or 50. */
  readonly enable: 0x06 | 0x50
  /** The command with its data bytes, one window. */
  readonly tx: Uint8Array
  /** What must read back afterwards; bits outside `mask` do not matter. Empty: no register shows the result. */
  readonly expect: readonly {
    readonly register: StatusRegisterName
    readonly mask: number
    readonly value: number
  }[]
  /**
   * Other commands for the same registers, for chips with the same ID that ignore the first; tried while `expect`
   * fails.
   */
  readonly otherwise?: readonly Omit<RegisterWrite, 'expect' | 'otherwise'>[]
  readonly why: WriteReason
}

export type RegisterPlan =
  | { readonly can: true; readonly writes: readonly RegisterWrite[] }
  | { readonly can: false; readonly by: RegisterRefusal }

export type Writable = 'sr1' | 'sr2' | 'sr3'
export type Target = Readonly<Record<Writable, number | undefined>>

export const cannot = (by: RegisterRefusal): Extract<RegisterPlan, { can: false }> => ({
  can: false,
  by,
})

/**
 * Bits that must read back as written, per register. Not included: BUSY and WEL (SR1 bits 1:0), which change during the
 * write, and SUS (SR2 bit 7), which is read-only.
 */
const COMPARED_BITS = { sr1: 0xfc, sr2: 0x7f, sr3: 0xff } as const

export const targetOf = (registers: Registers): Target => ({
  sr1: registers.sr1,
  sr2: registers.sr2,
  sr3: registers.sr3,
})

/** The writes that restore the earlier registers after a change that was accepted only in part. */
export const registerWritesTo = (chip: FlashChip, from: Registers, to: Registers): RegisterPlan =>
  step(chip, targetOf(from), targetOf(to), 'set-back')

export function join(...plans: readonly RegisterPlan[]): RegisterPlan {
  const writes: RegisterWrite[] = []
  for (const plan of plans) {
    if (!plan.can) return plan
    writes.push(...plan.writes)
  }
  return { can: true, writes }
}

/** The commands to try when nothing is known about writing the status registers. */
const USUAL_WRITE: NonNullable<FlashChip['statusWrite']> = {
  enable: [0x06],
  sr2: [],
  sr3: [],
  readsSr2: false,
  readsSr3: false,
}

/** A single chip model with known facts: only the stated methods are tried. Merged entries carry all their ids. */
const surelyKnown = (chip: FlashChip): boolean =>
  chip.statusWrite !== null && chip.protection !== null && !chip.id.includes('+')

/**
 * The writes that take the registers from one state to the next; SR3 first, because it is independent. Methods that the
 * facts do not state are tried too if they are harmless: every write is read back.
 */
export function step(chip: FlashChip, from: Target, to: Target, why: WriteReason): RegisterPlan {
  const changed = (['sr1', 'sr2', 'sr3'] as const).filter((name) => from[name] !== to[name])
  if (changed.length === 0) return { can: true, writes: [] }
  const ways = new WaysToWrite(chip, to, why)
  const third = changed.includes('sr3') ? ways.sr3() : { can: true as const, writes: [] }
  // A command with all three registers writes the others as well.
  const all = third.can && third.writes.some(({ expect }) => expect.length === 3)
  if (all || (!changed.includes('sr1') && !changed.includes('sr2'))) return third
  return join(third, ways.sr1AndSr2(changed.includes('sr1'), changed.includes('sr2')))
}

/** The ways to write the registers `to` to one chip. */
class WaysToWrite {
  readonly #chip: FlashChip
  readonly #facts: NonNullable<FlashChip['statusWrite']>
  readonly #to: Target
  readonly #why: WriteReason
  readonly #sr1: number

  constructor(chip: FlashChip, to: Target, why: WriteReason) {
    this.#chip = chip
    this.#facts = chip.statusWrite ?? USUAL_WRITE
    this.#to = to
    this.#why = why
    this.#sr1 = (to.sr1 ?? 0) & COMPARED_BITS.sr1
  }

  sr3(): RegisterPlan {
    const { sr2, sr3 } = this.#to
    if (sr3 === undefined) return { can: true, writes: [] }
    const { sr3: stated } = this.#facts
    if (stated.includes('01x3') && !stated.includes('11') && sr2 !== undefined)
      return this.#plan([writeStatus('sr1', this.#sr1, sr2, sr3).tx], ['sr1', 'sr2', 'sr3'])
    if (!maySend(this.#chip, 'write-sr3')) return cannot('unknown-map')
    return this.#plan([writeStatus('sr3', sr3).tx], ['sr3'])
  }

  sr1AndSr2(sr1Changes: boolean, sr2Changes: boolean): RegisterPlan {
    const { sr2 } = this.#to
    const two = sr2 === undefined ? null : writeStatus('sr1', this.#sr1, sr2).tx
    const single = writeStatus('sr1', this.#sr1).tx
    const apart =
      sr2 !== undefined && maySend(this.#chip, 'write-sr2') ? writeStatus('sr2', sr2).tx : null
    if (this.#facts.sr2.includes('01x2')) {
      // A single byte after 01 clears SR2, and QE with it, on older chips with the same ID (W25Q128BV 9.2.8).
      if (two === null) return cannot('unknown-map')
      // Chips with the same ID that accept one byte only ignore two, so writing each register alone comes second.
      const others = [
        ...(sr2Changes && apart !== null ? [apart] : []),
        ...(sr1Changes ? [single] : []),
      ]
      return this.#plan([two, ...others], ['sr1', 'sr2'])
    }
    if (sr2Changes && apart === null) return cannot('unknown-map')
    const stated = this.#facts.sr2.includes('31')
    return join(
      sr2Changes && apart !== null
        ? this.#plan([apart, ...(stated || two === null ? [] : [two])], ['sr2'])
        : { can: true, writes: [] },
      sr1Changes
        ? this.#plan([single], sr2 === undefined ? ['sr1'] : ['sr1', 'sr2'])
        : { can: true, writes: [] },
    )
  }

  /** One write; the alternatives are for chips with the same ID that ignore the first. */
  #plan(ways: readonly Uint8Array[], names: readonly Writable[]): RegisterPlan {
    const enables = this.#facts.enable.length === 0 ? [0x06 as const] : this.#facts.enable
    const why = this.#why
    const [first, ...others] = ways.flatMap((tx) => enables.map((enable) => ({ enable, tx, why })))
    const { enable, tx } = first ?? { enable: 0x06 as const, tx: new Uint8Array() }
    const expect = names.map((register) => {
      const mask = COMPARED_BITS[register]
      return { register, mask, value: (this.#to[register] ?? 0) & mask }
    })
    const otherwise = surelyKnown(this.#chip) || others.length === 0 ? {} : { otherwise: others }
    return { can: true, writes: [{ enable, tx, expect, ...otherwise, why }] }
  }
}
