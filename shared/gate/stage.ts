// SPDX-License-Identifier: GPL-3.0-or-later
/** What must be so before the wizard leaves a stage. Acts on the chip close by the rules of main, in `act.ts`. */
import { assertNever } from '../fault.ts'
import { blockersFor, chipMissing, supplyBlocker, voltageBlocker } from './act.ts'
import type { Act, GateView } from './act.ts'
import type { Blocker } from './blocker.ts'
import type { SupplyMv } from './supply.ts'
import type { StageId } from '../stages.ts'

/** Stages with something to settle before the next one. */
export type GatedStage = Exclude<StageId, 'done' | 'recover'>

/** What the rules look at, besides what the gates of main do. */
export interface StageView {
  readonly gate: GateView
  readonly programmer: 'not-chosen' | 'refused' | 'not-found' | 'not-answered' | 'answered'
  readonly board: 'not-chosen' | 'no-spi-flash' | 'choose-configuration' | 'choose-chip' | 'chosen'
  readonly packageChosen: boolean
  /** What is known of the chip before it answers; a chip that answers is judged by what it says. */
  readonly marking: { readonly name: string | null; readonly supplyMv: SupplyMv | null }
  /** The mainboard's data says that its chip is fed 1.8 V, and no adapter was named. */
  readonly boardNeedsAdapter: boolean
  readonly asksWhoFeeds: boolean
  /** Signals of the wires that are not ticked. */
  readonly openWires: readonly string[]
  /** Cautions of each stage that have to be ticked and are not. */
  readonly unread: Readonly<Partial<Record<GatedStage, number>>>
  readonly imageChosen: boolean
  /** The last job is a write of the chosen image: it runs, or it has ended, well or not. */
  readonly writeStarted: boolean
  /** The chosen image is on the chosen chip, as seen by a verified write. */
  readonly verified: boolean
}

/**
 * Why the stage cannot be left; empty when it can. The first is the one to solve first. What has to be read before the
 * write is asked for by `actBlockers`: once the write has ended verified, nothing is left to read.
 */
export function stageBlockers(stage: GatedStage, view: StageView): readonly Blocker[] {
  return stage === 'write' ? own.write(view) : [...own[stage](view), ...unreadBlocker(stage, view)]
}

/** Why the act that a stage offers must not start: what main refuses, and what has to be read before. */
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

  // Choosing and reviewing are one page; it is left by the press that starts the write.
  image: ({ imageChosen, writeStarted, verified }) => {
    if (!imageChosen) return [{ code: 'no-image' }]
    return writeStarted || verified ? [] : [{ code: 'not-written' }]
  },

  write: ({ verified }) => (verified ? [] : [{ code: 'not-written' }]),
}

/** Such mainboards have 1.8 V chips, whatever was read or answered about the very chip. */
const adapterBoardMv: SupplyMv = [1650, 1950]
