// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The options of flashrom and flashprog, from `peer-options.json`: the parser takes its refusals and notes from there,
 * the README its table, and a test runs every line of it. Pure.
 */
import data from './peer-options.json' with { type: 'json' }
import { needs, none, UsageError } from './options.ts'
import type { OptionSpec, ParsedOption } from './options.ts'
import { peerAnswers } from '../../../shared/text/cli-usage.ts'

export interface PeerOption {
  /** As written in the table: `-n, --noverify`. */
  readonly option: string
  readonly of: readonly string[]
  readonly does: 'same' | 'more' | 'noted' | 'refused'
  /** Remark in the table of the README; `says` gives the answer to users. */
  readonly adds: string
  /** A subcommand of flashprog; empty: none. */
  readonly word: string
  readonly line: string
  /** The practice chip for its test, and the expected exit code. */
  readonly chip: string
  readonly exit: number
}

const written: readonly (Omit<Partial<PeerOption>, 'does'> & {
  readonly option: string
  readonly of: readonly string[]
  readonly does: string
  readonly line: string
})[] = data.options

export const peerOptions: readonly PeerOption[] = written.map((row) => ({
  adds: '',
  word: '',
  chip: 'MX25L512E',
  ...row,
  does: row.does as PeerOption['does'],
  exit: row.exit ?? (row.does === 'refused' ? 1 : 0),
}))

/** The long name; `null` for a subcommand. */
export const longOf = ({ option }: PeerOption): string | null =>
  /--([a-z][a-z-]*)/.exec(option)?.[1] ?? null

function specOf(row: PeerOption): OptionSpec[] {
  const long = longOf(row)
  const short = /^-([a-zA-Z]),/.exec(row.option)?.[1]
  if (long === null) return []
  return [/ [A-Z]/.test(row.option) ? needs(long, short) : none(long, short)]
}

/** Answer to an option that Pin One does not follow exactly; for the others, the remark of the table. */
export const says = (row: PeerOption): string =>
  (peerAnswers as Readonly<Record<string, string>>)[longOf(row) ?? ''] ?? row.adds

const saying = (does: PeerOption['does']): readonly PeerOption[] =>
  peerOptions.filter((row) => row.does === does)

/** Options that Pin One only answers; the options that it follows are declared elsewhere. */
export const answeredSpecs: readonly OptionSpec[] = [
  ...saying('noted'),
  ...saying('refused'),
].flatMap(specOf)

/** The answer to `--long`, and whether it is a refusal; `null` for an option that is followed. */
export function answerOf(
  long: string,
): { readonly does: 'noted' | 'refused'; readonly says: string } | null {
  const row = peerOptions.find((one) => longOf(one) === long)
  if (row === undefined || (row.does !== 'noted' && row.does !== 'refused')) return null
  return { does: row.does, says: says(row) }
}

const words = { same: 'the same', more: 'the same, and more', noted: 'taken', refused: 'refused' }

/** The table of the README, one row for each option. */
export function peerTable(): string {
  const cell = (text: string): string => text.replaceAll('|', '\\|')
  const rows = peerOptions.map((row) => [
    `\`${cell(row.option)}\``,
    row.of.join(', '),
    words[row.does],
    cell(says(row)),
  ])
  const all = [['option', 'of', 'Pin One does', ''], ...rows]
  const widths = [0, 1, 2, 3].map((at) => Math.max(...all.map((row) => (row[at] ?? '').length)))
  const line = (row: readonly string[]): string =>
    `| ${row.map((text, at) => text.padEnd(widths[at] ?? 0)).join(' | ')} |`
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`
  return [line(all[0] ?? []), rule, ...all.slice(1).map(line)].join('\n')
}

/** Notes about options that are only answered; throws for those that are refused. */
export function answersTo(options: readonly ParsedOption[]): readonly string[] {
  return options.flatMap(({ long, typed }) => {
    const answer = answerOf(long)
    if (answer === null) return []
    if (answer.does === 'refused') throw new UsageError(`${typed}: ${answer.says}`)
    return [`${typed}: ${answer.says}`]
  })
}
