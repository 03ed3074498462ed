// SPDX-License-Identifier: GPL-3.0-or-later
/** Pure: the way through the wizard as the strip shows it, the machine and then the guide's four steps. */
import { boardChipName } from '../../shared/text/guide-boards.ts'
import { programmerName } from '../../shared/text/guide-programmers.ts'
import { partName } from '../../shared/part-name.ts'
import { looseChip, unlistedBoard } from '../../shared/work.ts'
import { frame } from '../text/frame.ts'
import { sizeText, supplyText } from '../text/size.ts'
import { partCalled } from './chip-words.ts'
import { shortTitle } from './programmers.ts'
import { currentStage, reachable, stages } from './stages.ts'
import type { StageId } from './stages.ts'
import type { WizardView } from './view.ts'

/** 0 is the machine, which comes before the four steps. */
export type TrailStep = 0 | 1 | 2 | 3 | 4

/** What is known at a step: short enough for the strip, and whole. */
export interface TrailAnswer {
  readonly short: string
  readonly full: string
  /** The backup is not what it was. */
  readonly bad?: boolean
}

export interface TrailItem {
  readonly step: TrailStep
  readonly state: 'now' | 'done' | 'open'
  readonly answer: TrailAnswer | null
  /** Where a press leads: a stage to look back at, or on to where the work stands; `null`: nowhere now. */
  readonly goes: StageId | 'on' | null
}

const steps: readonly TrailStep[] = [0, 1, 2, 3, 4]

const stepOf = (id: StageId): TrailStep => {
  const found = stages.find((stage) => stage.id === id)
  return found === undefined ? 4 : (found.step ?? 0)
}

/** `shown` is the stage on screen; `null` while another page is. */
export function trailOf(view: WizardView, shown: StageId | null): readonly TrailItem[] {
  const current = currentStage(view)
  const open = reachable(view)
  return steps.map((step) => {
    const first = stages.find(({ id }) => stepOf(id) === step)?.id ?? 'board'
    const now = shown !== null && stepOf(shown) === step
    const state = now ? 'now' : step < stepOf(current) || current === 'done' ? 'done' : 'open'
    const goes = now
      ? null
      : step === stepOf(current)
        ? 'on'
        : step < stepOf(current) && open.has(first)
          ? first
          : null
    return { step, state, answer: answers[step](view), goes }
  })
}

const answers: Readonly<Record<TrailStep, (view: WizardView) => TrailAnswer | null>> = {
  0: ({ choices, board, boardChip, configuration }) => {
    if (choices.board === looseChip) return same(frame.looseChip)
    if (choices.board === unlistedBoard)
      return { short: frame.unlistedShort, full: frame.unlistedBoard }
    const name = board?.names[0]
    if (name === undefined) return null
    const which =
      (configuration?.chips?.length ?? 0) > 1 ? boardChipName(boardChip?.name ?? null) : null
    const chip = which === null ? '' : `, ${which}`
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
  4: ({ backup, reached, snapshot: { lostBackups } }) => {
    if (backup !== null) return { short: frame.backedUp, full: frame.backupSaved(backup.reads) }
    if (reached === null || reached.backupId === null) return null
    const altered = lostBackups.some(
      ({ backup: { id }, why }) => id === reached.backupId && why === 'altered',
    )
    return altered
      ? { short: frame.backupAlteredShort, full: frame.backupAltered, bad: true }
      : { short: frame.backupGoneShort, full: frame.backupGone, bad: true }
  },
}

const same = (text: string): TrailAnswer => ({ short: text, full: text })

/** `X230` of `ThinkPad X230`: what its owner calls it. A name without a number stays whole. */
export const modelOf = (name: string): string => {
  const [, ...rest] = name.split(' ')
  const short = rest.join(' ')
  return /\d/.test(short) ? short : name
}
