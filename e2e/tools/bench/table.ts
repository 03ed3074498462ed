// SPDX-License-Identifier: GPL-3.0-or-later
/** The bench's tables, in the format of the README. */

export interface Column {
  readonly title: string
  readonly align: 'left' | 'right'
}

/** A Markdown table as this repository's formatter writes it. */
export function markdownTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): string {
  const widths = columns.map(({ title }, at) =>
    Math.max(3, title.length, ...rows.map((row) => row[at]?.length ?? 0)),
  )
  const cell = (text: string, at: number): string =>
    columns[at]?.align === 'right' ? text.padStart(widths[at] ?? 0) : text.padEnd(widths[at] ?? 0)
  const line = (cells: readonly string[]): string =>
    `| ${columns.map((_, at) => cell(cells[at] ?? '', at)).join(' | ')} |`
  const rule = columns.map(({ align }, at) => {
    const width = widths[at] ?? 0
    return align === 'right' ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)
  })
  return [line(columns.map(({ title }) => title)), line(rule), ...rows.map(line)].join('\n')
}

const BEGIN = '<!-- Measured: npm run bench -- --readme -->'
const END = '<!-- Measured until here -->'

/** `text` with the part between the two marks replaced; throws if a mark is missing. */
export function withMeasured(text: string, measured: string): string {
  const from = text.indexOf(BEGIN)
  const to = text.indexOf(END)
  if (from < 0 || to < from) throw new Error(`the README has no ${BEGIN} and ${END}`)
  return `${text.slice(0, from + BEGIN.length)}\n\n${measured}\n\n${text.slice(to)}`
}
