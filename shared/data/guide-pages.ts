/** The guide's prose in our own words (after Libreboot, CC BY-SA 4.0), checked once and typed. */
import { sourceIndex } from './guide.ts'
import about from './guide/pages/about.json' with { type: 'json' }
import chips from './guide/pages/chips.json' with { type: 'json' }
import deeper from './guide/pages/deeper.json' with { type: 'json' }
import programmers from './guide/pages/programmers.json' with { type: 'json' }
import steps from './guide/pages/steps.json' with { type: 'json' }
import wiring from './guide/pages/wiring.json' with { type: 'json' }
import { pagesFile } from './guide-pages-checks.ts'
import type { StageId } from '../stages.ts'
import type { GuidePage, GuideSection } from './guide-pages-checks.ts'

export type {
  Block,
  CoverageItem,
  FigureId,
  GuidePage,
  GuideSection,
} from './guide-pages-checks.ts'

export const guidePages: readonly GuidePage[] = [
  steps,
  programmers,
  chips,
  wiring,
  deeper,
  about,
].flatMap((file) => pagesFile.parse(file).pages)

/** A section with the page it stands on; `key` is `page/section` and never changes. */
export interface PlacedSection {
  readonly key: string
  readonly page: GuidePage
  readonly section: GuideSection
}

export const guideSections: readonly PlacedSection[] = guidePages.flatMap((page) =>
  page.sections.map((section) => ({ key: `${page.id}/${section.id}`, page, section })),
)

/** What the user has chosen, as far as help looks at it; `null` is not chosen yet. */
export interface HelpChoices {
  readonly programmerId: string | null
  readonly packageId: string | null
  readonly boardId: string | null
  readonly mounting: 'on-board' | 'socketed' | 'loose' | null
}

const open = (list: readonly string[] | undefined, value: string | null) =>
  list === undefined || value === null || list.includes(value)

/**
 * Sections that help at a stage. What was chosen narrows them; a section about one board appears only for that
 * board, since a user without a board in mind has no use for seventy of them.
 */
export function helpSections(stage: StageId, choices: HelpChoices): readonly PlacedSection[] {
  return guideSections.filter(({ section: { stages, for: only } }) => {
    if (stages?.includes(stage) !== true) return false
    if (
      only?.boards !== undefined &&
      (choices.boardId === null || !only.boards.includes(choices.boardId))
    )
      return false
    return (
      open(only?.programmers, choices.programmerId) &&
      open(only?.packages, choices.packageId) &&
      open(only?.mounting, choices.mounting)
    )
  })
}

/** A source key (`lbw-boards:x60_unbrick.md`) in words; the detail after the colon is kept. */
export function sourceWords(key: string): string {
  const [name = '', ...detail] = key.split(':')
  const words = sourceIndex[name] ?? name
  return detail.length === 0 ? words : `${words}: ${detail.join(':')}`
}

export const sourceKeys = (source: string | readonly string[]): readonly string[] =>
  typeof source === 'string' ? [source] : source
