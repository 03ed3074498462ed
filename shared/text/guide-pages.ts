// SPDX-License-Identifier: GPL-3.0-or-later OR CC-BY-SA-4.0
/**
 * The pages of the guide in our own words (after Libreboot, CC BY-SA 4.0), in the current language: joins the facts of
 * `shared/data/guide/pages` with the words of `en/guide-pages` and `de/guide-pages`.
 */
import {
  blockLines,
  blockText,
  commandWords,
  pageWords,
  tableWords,
} from '../data/guide-pages-checks.ts'
import type { PageWords, TableWords } from '../data/guide-pages-checks.ts'
import { fits, pageFacts } from '../data/guide-pages.ts'
import type {
  BlockFacts,
  FigureId,
  HelpChoices,
  OnlyFor,
  PageFacts,
  SectionFacts,
} from '../data/guide-pages.ts'
import type { StageId } from '../stages.ts'
import * as de from './de/guide-pages.ts'
import * as en from './en/guide-pages.ts'
import { assertNever } from '../fault.ts'
import { locale, spoken } from './language.ts'
import type { Language } from './language.ts'

type SectionWords = PageWords['sections'][string]

/** Text may contain `code` between backticks; no other markup. */
export type Block = { readonly for?: OnlyFor | undefined } & (
  | { readonly p: string }
  | { readonly list: readonly string[] }
  | { readonly steps: readonly string[] }
  /** A terminal command: where to run it, and its correct answer. */
  | {
      readonly command: string
      readonly on?: string | undefined
      readonly says?: string | undefined
    }
  | { readonly table: TableWords }
  | { readonly danger: string }
  | { readonly care: string }
  /** Facts from another source, or where the guide is out of date. */
  | { readonly other: string }
  /** Legs of a package, from the data. */
  | { readonly pins: string }
  /** Legs of a package with the pins of the guide's programmers, from the data. */
  | { readonly wires: string }
  | { readonly header: string }
  | { readonly figure: FigureId }
  /** Shown and copied, never opened: the app uses no network. */
  | { readonly address: string; readonly label: string }
)

export interface GuideSection extends Omit<SectionFacts, 'blocks'> {
  readonly title: string
  readonly blocks: readonly Block[]
}

export interface GuidePage extends Omit<PageFacts, 'sections'> {
  readonly title: string
  readonly lead: string
  readonly sections: readonly GuideSection[]
}

/** A section with its page; `key` is `page/section` and never changes. */
export interface PlacedSection {
  readonly key: string
  readonly page: GuidePage
  readonly section: GuideSection
}

function blockIn(
  { for: only, ...facts }: BlockFacts,
  words: SectionWords['blocks'][number],
): Block {
  const told = only === undefined ? {} : { for: only }
  switch (facts.kind) {
    case 'p':
      return { ...told, p: blockText.parse(words) }
    case 'danger':
      return { ...told, danger: blockText.parse(words) }
    case 'care':
      return { ...told, care: blockText.parse(words) }
    case 'other':
      return { ...told, other: blockText.parse(words) }
    case 'list':
      return { ...told, list: blockLines.parse(words) }
    case 'steps':
      return { ...told, steps: blockLines.parse(words) }
    case 'table':
      return { ...told, table: tableWords.parse(words) }
    case 'command':
      return { ...told, command: facts.command, ...commandWords.parse(words) }
    case 'address':
      return { ...told, address: facts.address, label: blockText.parse(words) }
    case 'pins':
      return { ...told, pins: facts.of }
    case 'wires':
      return { ...told, wires: facts.of }
    case 'header':
      return { ...told, header: facts.of }
    case 'figure':
      return { ...told, figure: facts.of }
    default:
      return assertNever(facts)
  }
}

/** @throws Error for facts without words, which a test rules out */
function wordsAt<T>(table: Readonly<Record<string, T>>, id: string): T {
  const words = Object.hasOwn(table, id) ? table[id] : undefined
  if (words === undefined) throw new Error(`${id} has no words`)
  return words
}

function pageIn(facts: PageFacts, { title, lead, sections }: PageWords): GuidePage {
  return {
    ...facts,
    title,
    lead,
    sections: facts.sections.map((section) => {
      const words = wordsAt(sections, section.id)
      return {
        ...section,
        title: words.title,
        blocks: section.blocks.map((block, at) => blockIn(block, words.blocks[at] ?? null)),
      }
    }),
  }
}

interface Book {
  readonly pages: readonly GuidePage[]
  readonly sections: readonly PlacedSection[]
}

export const { guidePageWords } = spoken({ en, de })

const books = new Map<Language, Book>()

/** All pages and sections in the current language, joined at the first request. */
function book(): Book {
  const known = books.get(locale())
  if (known !== undefined) return known
  const words = pageWords.parse(guidePageWords)
  const pages = pageFacts.map((facts) => pageIn(facts, wordsAt(words, facts.id)))
  const sections = pages.flatMap((page) =>
    page.sections.map((section) => ({ key: `${page.id}/${section.id}`, page, section })),
  )
  const joined = { pages, sections }
  books.set(locale(), joined)
  return joined
}

export const guidePages = (): readonly GuidePage[] => book().pages

export const guideSections = (): readonly PlacedSection[] => book().sections

/** The help of a stage that fits the choices: sections, each with its blocks. */
export function helpSections(stage: StageId, choices: HelpChoices): readonly PlacedSection[] {
  return guideSections()
    .filter(({ section }) => section.stages?.includes(stage) === true && fits(section.for, choices))
    .map(({ section, ...placed }) => ({
      ...placed,
      section: { ...section, blocks: section.blocks.filter((block) => fits(block.for, choices)) },
    }))
}
