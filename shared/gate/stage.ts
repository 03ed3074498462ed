// SPDX-License-Identifier: GPL-3.0-or-later
/** The conditions for leaving a stage of the wizard. The rules for acts on the chip are main's, in `act.ts`. */
import { assertNever } from '../fault.ts'
import { blockersFor, chipMissing, supplyBlocker, voltageBlocker } from './act.ts'
import type { Act, GateView } from './act.ts'
import type { Blocker } from './blocker.ts'
import type { SupplyMv } from './supply.ts'
import type { StageId } from '../stages.ts'

/** Stages with conditions. */
export type GatedStage = Exclude<StageId, 'done' | 'recover'>

/** Input of the rules, besides the input of main's gates. */
export interface StageView {
  readonly gate: GateView
  readonly programmer: 'not-chosen' | 'refused' | 'not-found' | 'not-answered' | 'answered'
  readonly board: 'not-chosen' | 'no-spi-flash' | 'choose-configuration' | 'choose-chip' | 'chosen'
  readonly packageChosen: boolean
  /** What is known of the chip before it answers; a chip that answers is judged by its ID. */
  readonly marking: { readonly name: string | null; readonly supplyMv: SupplyMv | null }
  /** The mainboard's data states 1.8 V for its chip, and no adapter was named. */
  readonly boardNeedsAdapter: boolean
  readonly asksWhoFeeds: boolean
  /** Signals of the wires that are not ticked. */
  readonly openWires: readonly string[]
  /** Cautions of each stage that must be ticked and are not. */
  readonly unread: Readonly<Partial<Record<GatedStage, number>>>
  readonly imageChosen: boolean
  /** The last job is a write of the chosen image, running or ended, with any result. */
  readonly writeStarted: boolean
  /** The chosen image is on the chosen chip, as a verified write has shown. */
  readonly verified: boolean
}

/**
 * Why the stage cannot be left; empty when it can. The first reason is the one to solve first. `actBlockers` checks that
 * the user has read the cautions before a write; after a verified write none is left to read.
 */
export function stageBlockers(stage: GatedStage, view: StageView): readonly Blocker[] {
  return stage === 'write' ? own.write(view) : [...own[stage](view), ...unreadBlocker(stage, view)]
}

/** Why the act that a stage offers must not start: what main refuses, and what the user must read before. */
export const actBlockers = (act: Act, stage: GatedStage, view: StageView): readonly Blocker[] => [
  ...blockersFor(act, view.gate),
  ...unreadBlocker(stage, view),
]

function unreadBlocker(stage: GatedStage, { unread }: StageView): readonly Blocker[] {
  const count = unread[stage] ?? 0
  return count === 0 ? [] : [{ code: 'cautions-open', count }]
}

const own: { readonly [S in GatedStage]: (view: StageView) => readonly Blocker[] } = {
  programmer: ({ programmer }) => {
    switch (programmer) {
      case 'not-chosen':
        return [{ code: 'choose-programmer' }]
      case 'answered':
        return []
      default:
        return [{ code: `programmer-${programmer}` }]
    }
  },

  board: ({ board }) => {
    switch (board) {
      case 'not-chosen':
        return [{ code: 'choose-board' }]
      case 'no-spi-flash':
        return [{ code: 'board-has-no-spi-flash' }]
      case 'choose-configuration':
        return [{ code: 'choose-configuration' }]
      case 'choose-chip':
        return [{ code: 'choose-chip-of-board' }]
      case 'chosen':
        return []
      default:
        return assertNever(board)
    }
  },

  package: ({ packageChosen, boardNeedsAdapter, marking, gate: { programmerMv } }) => {
    if (!packageChosen) return [{ code: 'choose-package' }]
    const { name, supplyMv } = marking
    const blocker = supplyBlocker(name, boardNeedsAdapter ? adapterBoardMv : supplyMv, programmerMv)
    return blocker === null ? [] : [blocker]
  },

  wire: ({ asksWhoFeeds, openWires }) => {
    if (asksWhoFeeds) return [{ code: 'ask-who-feeds-the-chip' }]
    return openWires.length === 0 ? [] : [{ code: 'wires-open', signals: openWires }]
  },

  check: ({ gate: { session, job, programmerMv, answeredSupplyMv } }) => {
    if (session === null) return [{ code: 'no-session' }]
    if (session.chip === null) return [chipMissing(session, job)]
    const blocker = voltageBlocker(session.chip, programmerMv, answeredSupplyMv)
    return blocker === null ? [] : [blocker]
  },

  backup: ({ gate: { session } }) => (session?.backup == null ? [{ code: 'no-backup' }] : []),

  // Choosing and reviewing share a page; starting the write leaves it.
  image: ({ imageChosen, writeStarted, verified }) => {
    if (!imageChosen) return [{ code: 'no-image' }]
    return writeStarted || verified ? [] : [{ code: 'not-written' }]
  },

  write: ({ verified }) => (verified ? [] : [{ code: 'not-written' }]),
}

/** Such mainboards have 1.8 V chips, whatever the user read or answered about this chip. */
const adapterBoardMv: SupplyMv = [1650, 1950]
