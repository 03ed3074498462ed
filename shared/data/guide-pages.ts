// SPDX-License-Identifier: GPL-3.0-or-later
/** The pages of the guide without their words, and the readers of each piece of help. Checked once and typed. */
import { boards, sourceIndex } from './guide.ts'
import about from './guide/pages/about.json' with { type: 'json' }
import chips from './guide/pages/chips.json' with { type: 'json' }
import deeper from './guide/pages/deeper.json' with { type: 'json' }
import programmers from './guide/pages/programmers.json' with { type: 'json' }
import steps from './guide/pages/steps.json' with { type: 'json' }
import wiring from './guide/pages/wiring.json' with { type: 'json' }
import { pagesFile } from './guide-pages-checks.ts'
import type { HelpFact, OnlyFor, PageFacts } from './guide-pages-checks.ts'

export type {
  BlockFacts,
  CoverageItem,
  FigureId,
  HelpFact,
  OnlyFor,
  PageFacts,
  SectionFacts,
} from './guide-pages-checks.ts'

export const pageFacts: readonly PageFacts[] = [
  steps,
  programmers,
  chips,
  wiring,
  deeper,
  about,
].flatMap((file) => pagesFile.parse(file).pages)

/** The user's choices that the help depends on; `null` is not chosen yet. */
export interface HelpChoices {
  readonly guideProgrammer: string | null
  readonly packageId: string | null
  readonly boardId: string | null
  readonly mounting: 'on-board' | 'socketed' | 'loose' | null
  readonly facts: Readonly<Record<HelpFact, boolean | null>>
}

/**
 * Facts of the chosen mainboard; all open while no mainboard is chosen, all false for a chip that is not on a
 * mainboard.
 */
export function helpFacts(
  boardId: string | null,
  configurationId: string | null,
): HelpChoices['facts'] {
  const board = boards.find(({ id }) => id === boardId)
  if (board === undefined) {
    const answer = boardId === null ? null : false
    return { 'several-chips': answer, 'board-may-feed': answer, 'intel-descriptor': null }
  }
  const chosen = board.configurations.filter(({ id }) => id === configurationId)
  const counts = (chosen.length > 0 ? chosen : board.configurations).map(
    (each) => each.chip_count ?? each.chips?.length ?? null,
  )
  const descriptors = board.targets.map((target) => target['intel_flash_descriptor'])
  return {
    'several-chips': agreed(counts.map((count) => (count === null ? null : count > 1))),
    'board-may-feed': board.power.feeds !== 'programmer',
    'intel-descriptor': agreed(descriptors.map((has) => (typeof has === 'boolean' ? has : null))),
  }
}

/** The value that all share; else, and for an empty list, unknown. */
const agreed = (answers: readonly (boolean | null)[]): boolean | null =>
  answers.every((answer) => answer === answers[0]) ? (answers[0] ?? null) : null

const open = (list: readonly string[] | undefined, value: string | null) =>
  list === undefined || value === null || list.includes(value)

/**
 * Whether a piece of help fits the choices; an open choice excludes nothing. Help about one mainboard appears only for
 * that mainboard, since other users do not need the texts for seventy mainboards.
 */
export function fits(only: OnlyFor | undefined, choices: HelpChoices): boolean {
  if (only === undefined) return true
  if (only.boards !== undefined && !only.boards.includes(choices.boardId ?? '')) return false
  return (
    open(only.programmers, choices.guideProgrammer) &&
    open(only.packages, choices.packageId) &&
    open(only.mounting, choices.mounting) &&
    (only.facts ?? []).every((fact) => choices.facts[fact] !== false)
  )
}

/** A source key (`lbw-boards:x60_unbrick.md`) in words; keeps the detail after the colon. */
export function sourceWords(key: string): string {
  const [name = '', ...detail] = key.split(':')
  const words = sourceIndex[name] ?? name
  return detail.length === 0 ? words : `${words}: ${detail.join(':')}`
}

export const sourceKeys = (source: string | readonly string[]): readonly string[] =>
  typeof source === 'string' ? [source] : source
