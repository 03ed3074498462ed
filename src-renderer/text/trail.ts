// SPDX-License-Identifier: GPL-3.0-or-later
/** The choice or result of each step, in the words of the strip and the menu. */
import { boardChipName } from '../../shared/text/guide-boards.ts'
import { programmerName } from '../../shared/text/guide-programmers.ts'
import { whyLost } from '../../shared/lost-backup.ts'
import type { WhyLost } from '../../shared/model/image.ts'
import { partName } from '../../shared/part-name.ts'
import { looseChip, unlistedBoard } from '../../shared/work.ts'
import { shortTitle } from '../wizard/programmers.ts'
import { trailOf } from '../wizard/trail.ts'
import type { TrailItem, TrailStep } from '../wizard/trail.ts'
import { currentStage } from '../wizard/stages.ts'
import type { StageId } from '../wizard/stages.ts'
import type { WizardView } from '../wizard/view.ts'
import { partCalled } from './chip-names.ts'
import { frame } from './frame.ts'
import { sizeText, supplyText } from './size.ts'

/** The known facts of a step: a short text for the strip, and the full text. */
export interface TrailAnswer {
  readonly short: string
  readonly full: string
  /** The backup cannot be used any more. */
  readonly bad?: boolean
}

export interface ToldTrailItem extends TrailItem {
  /** `null`: nothing is known yet. */
  readonly answer: TrailAnswer | null
}

/** The trail with its answers. `shown`: the stage on screen; `null` while another page is open. */
export const toldTrail = (view: WizardView, shown: StageId | null): readonly ToldTrailItem[] =>
  trailOf(view, shown).map((item) => ({ ...item, answer: answers[item.step](view) }))

const answers: Readonly<Record<TrailStep, (view: WizardView) => TrailAnswer | null>> = {
  0: ({ choices, board, boardChip, configuration }) => {
    if (choices.board === looseChip) return same(frame.looseChip)
    if (choices.board === unlistedBoard)
      return { short: frame.unlistedShort, full: frame.unlistedBoard }
    const name = board?.names[0]
    if (name === undefined) return null
    const which = (configuration?.chips?.length ?? 0) > 1 ? (boardChip?.name ?? null) : null
    const chip = which === null ? '' : `, ${boardChipName(which)}`
    return {
      short: `${modelOf(name)}${chip}`,
      full: which === null ? name : frame.chipOf(name, which),
    }
  },
  1: ({ programmer, practice }) =>
    programmer === null
      ? null
      : practice
        ? { short: frame.practiceShort, full: `${frame.practice}: ${programmerName(programmer)}` }
        : {
            short: shortTitle(programmerName(programmer)),
            full: programmerName(programmer),
          },
  2: ({ snapshot: { session }, reached, chipEntry, boardChip }) => {
    const chip = session?.chip ?? reached?.chip ?? null
    if (chip !== null) {
      const supply = chip.supplyMv === null ? '' : `, ${supplyText(chip.supplyMv)}`
      const called = partCalled(chip)
      return { short: called, full: `${called}, ${sizeText(chip.sizeBytes)}${supply}` }
    }
    if (chipEntry !== null) {
      const called = partName(chipEntry)
      return { short: called, full: frame.byMarking(called, sizeText(chipEntry.sizeBytes)) }
    }
    const bytes = boardChip?.size_bytes ?? null
    return bytes === null
      ? null
      : { short: sizeText(bytes), full: frame.byMainboard(sizeText(bytes)) }
  },
  3: () => null,
  4: (view) => {
    const { backup, reached } = view
    const { lostBackups, vaultNotes } = view.snapshot
    // Never for an unfinished write, nor for a chip that was connected since.
    if (currentStage(view) === 'done' && reached?.verified != null)
      return { short: frame.written, full: frame.writtenAll }
    if (backup !== null) return { short: frame.backedUp, full: frame.backupSaved(backup.reads) }
    if (reached === null || reached.backupId === null) return null
    return { ...lostAnswers[whyLost(reached.backupId, lostBackups, vaultNotes)](), bad: true }
  },
}

const lostAnswers: Readonly<Record<WhyLost, () => TrailAnswer>> = {
  gone: () => ({ short: frame.backupGoneShort, full: frame.backupGone }),
  altered: () => ({ short: frame.backupAlteredShort, full: frame.backupAltered }),
  undescribed: () => ({ short: frame.backupUndescribedShort, full: frame.backupUndescribed }),
}

const same = (text: string): TrailAnswer => ({ short: text, full: text })

/** `X230` of `ThinkPad X230`: the usual short name. A name without a number stays whole. */
export const modelOf = (name: string): string => {
  const [, ...rest] = name.split(' ')
  const short = rest.join(' ')
  return /\d/.test(short) ? short : name
}
