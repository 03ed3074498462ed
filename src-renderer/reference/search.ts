/** Pure: one search over everything in the reference. Every word typed must occur; titles come before texts. */
import {
  boards,
  headers,
  packages,
  programmers,
  signals,
  warnings,
} from '../../shared/data/guide.ts'
import { glossary } from '../../shared/data/guide-words.ts'
import { guideSections } from '../../shared/data/guide-pages.ts'
import type { Block } from '../../shared/data/guide-pages.ts'

export interface Found {
  readonly title: string
  /** What kind of entry it is, in a word or two. */
  readonly kind: string
  readonly page: string
  /** First words of what it says. */
  readonly text: string
}

interface Entry extends Found {
  readonly titleWords: string
  readonly allWords: string
}

/** Most results that are shown; more means: type another word. */
export const mostResults = 40

const plain = (text: string) => text.toLowerCase().replaceAll('`', '')

export function blockText(block: Block): string {
  if ('p' in block) return block.p
  if ('list' in block) return block.list.join(' ')
  if ('steps' in block) return block.steps.join(' ')
  if ('command' in block) return [block.command, block.on, block.says].filter(Boolean).join(' ')
  if ('table' in block) return [...block.table.head, ...block.table.rows.flat()].join(' ')
  if ('danger' in block) return block.danger
  if ('care' in block) return block.care
  if ('other' in block) return block.other
  if ('address' in block) return `${block.label} ${block.address}`
  return ''
}

function entry(title: string, kind: string, page: string, text: string, more = ''): Entry {
  return {
    title,
    kind,
    page,
    text: text.replaceAll('`', ''),
    titleWords: plain(title),
    allWords: plain(`${title} ${kind} ${text} ${more}`),
  }
}

const entries: readonly Entry[] = [
  ...boards.map((board) =>
    entry(
      board.names.join(', '),
      'Board',
      `board/${board.id}`,
      [board.access, ...board.notes].filter(Boolean).join(' '),
      board.configurations
        .flatMap(({ chips }) => chips ?? [])
        .flatMap(({ parts, packages: fits }) => [...parts, ...(fits ?? [])])
        .join(' '),
    ),
  ),
  ...packages.map((item) =>
    entry(
      item.names[0] ?? item.id,
      'Package',
      `package/${item.id}`,
      `${item.style}. ${item.pin1_mark}`,
      item.names.join(' '),
    ),
  ),
  ...headers.map((item) =>
    entry(
      item.name,
      'Header',
      `header/${item.id}`,
      item.numbering,
      item.pins.map(({ name }) => name).join(' '),
    ),
  ),
  ...programmers.map((item) =>
    entry(
      item.name,
      'Programmer',
      `programmer/${item.id}`,
      item.status_note ?? '',
      item.variants.map(({ name }) => name).join(' '),
    ),
  ),
  ...Object.entries(signals).map(([key, { name, note, aliases }]) =>
    entry(`${key}: ${name}`, 'Signal', 'glossary', note ?? '', aliases.join(' ')),
  ),
  ...glossary.map(({ term, also, text }) =>
    entry(term, 'Word', 'glossary', text, (also ?? []).join(' ')),
  ),
  ...warnings.map(({ id, title, text }) => entry(title, 'Warning', `warnings#${id}`, text, id)),
  ...guideSections.map(({ page, section }) =>
    entry(
      section.title,
      page.title,
      `${page.id}#${section.id}`,
      section.blocks.map(blockText).filter(Boolean).join(' '),
    ),
  ),
]

export function searchReference(typed: string): readonly Found[] {
  const words = plain(typed).split(/\s+/u).filter(Boolean)
  if (words.length === 0) return []
  const rank = ({ titleWords }: Entry) => {
    if (words.every((word) => ` ${titleWords}`.includes(` ${word}`))) return 0
    if (words.every((word) => titleWords.includes(word))) return 1
    return words.some((word) => titleWords.includes(word)) ? 2 : 3
  }
  return entries
    .filter(({ allWords }) => words.every((word) => allWords.includes(word)))
    .map((found) => ({ found, order: rank(found) }))
    .sort((a, b) => a.order - b.order)
    .slice(0, mostResults)
    .map(({ found: { title, kind, page, text } }) => ({ title, kind, page, text }))
}
