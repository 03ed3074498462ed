// SPDX-License-Identifier: GPL-3.0-or-later
/** The guide's numbered items and their places in the app; tests open the places and check. */
import coverageJson from './guide/coverage.json' with { type: 'json' }
import { coverageFile } from './guide-pages-checks.ts'
import type { BlockFacts, OnlyFor, SectionFacts } from './guide-pages-checks.ts'

export const { items: coverage } = coverageFile.parse(coverageJson)

/** The readers of one part of a section, as single choices: a reader with all these choices sees every block of it. */
export function readersOf({
  for: ofSection,
  blocks,
}: Pick<SectionFacts, 'for'> & {
  readonly blocks: readonly Pick<BlockFacts, 'for'>[]
}): readonly OnlyFor[] {
  const readers = [ofSection, ...blocks.map((block) => block.for)].map((only) => {
    const { programmers, packages, boards, mounting, facts } = { ...ofSection, ...only }
    return {
      ...(programmers === undefined ? {} : { programmers: programmers.slice(0, 1) }),
      ...(packages === undefined ? {} : { packages: packages.slice(0, 1) }),
      ...(boards === undefined ? {} : { boards: boards.slice(0, 1) }),
      ...(mounting === undefined ? {} : { mounting: mounting.slice(0, 1) }),
      ...(facts === undefined ? {} : { facts }),
    }
  })
  const seen = new Map(readers.map((reader) => [JSON.stringify(reader), reader]))
  return [...seen.values()]
}

/** The combined text that several readers of a place see. */
export function together(places: readonly Seen[]): Seen {
  return {
    text: places.map(({ text }) => text).join(' '),
    rows: places.flatMap(({ rows }) => rows),
    figures: places.flatMap(({ figures }) => figures),
  }
}

/** The text that a test reads at a place, in a rendered string or in a browser. */
export interface Seen {
  readonly text: string
  /** Cells of each table row, joined by ` | `. */
  readonly rows: readonly string[]
  readonly figures: readonly string[]
}

const squeeze = (text: string) => text.replaceAll(/\s+/gu, ' ')

/** The words of an item that are missing at its place; empty if all are there. */
export function missingFrom(seen: Seen, finds: readonly string[]): readonly string[] {
  const text = squeeze(seen.text)
  return finds.filter((find) => {
    const drawing = /^drawing: (.+)$/u.exec(find)?.[1]
    if (drawing !== undefined) return !seen.figures.includes(drawing)
    if (find.includes(' | '))
      return !seen.rows.some((row) => squeeze(row) === find || squeeze(row).startsWith(`${find} |`))
    return !text.includes(find)
  })
}
