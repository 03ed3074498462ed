/** The guide's 253 numbered items and where each stands in the app; tests open the places and look. */
import coverageJson from './guide/coverage.json' with { type: 'json' }
import { coverageFile } from './guide-pages-checks.ts'

export const { items: coverage } = coverageFile.parse(coverageJson)

/** What a test reads off a place, in a rendered string or in a browser. */
export interface Seen {
  readonly text: string
  /** Cells of each table row, joined by ` | `. */
  readonly rows: readonly string[]
  readonly figures: readonly string[]
}

const squeeze = (text: string) => text.replaceAll(/\s+/gu, ' ')

/** Which of the words that an item promises are missing at its place; empty when it is there. */
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
