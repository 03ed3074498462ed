// SPDX-License-Identifier: GPL-3.0-or-later OR CC-BY-SA-4.0
/** Pure: page ids of the reference. `kind`, `kind/a/b` and `page#section`; stable, so that links stay valid. */
import {
  boards,
  headers,
  packages,
  programmers,
  signals,
  warnings,
} from '../../shared/data/guide.ts'
import { guidePages } from '../../shared/text/guide-pages.ts'
import { glossary } from '../../shared/data/guide-words.ts'
import { stageCalled } from '../wizard/guide-steps.ts'

export const listPages = [
  'wiring',
  'packages',
  'headers',
  'boards',
  'programmers',
  'warnings',
  'glossary',
  'steps',
] as const
export type ListPage = (typeof listPages)[number]

export interface PageAddress {
  readonly kind: string
  readonly rest: readonly string[]
  readonly anchor: string | null
}

export function pageAddress(page: string): PageAddress {
  const [path = '', anchor] = page.split('#')
  const [kind = '', ...rest] = path.split('/')
  return { kind, rest, anchor: anchor ?? null }
}

/** Anchor of a word or a signal on the page of the glossary. */
export const wordAnchor = (term: string) => `word-${term.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}`

const words = [...Object.keys(signals), ...glossary.map(({ term }) => term)].map(wordAnchor)

const has = (list: readonly { readonly id: string }[], id: string | undefined) =>
  list.some((item) => item.id === id)

/** Whether a page id exists; tests check every link with it. */
export function pageExists(page: string): boolean {
  const { kind, rest, anchor } = pageAddress(page)
  const [first] = rest
  if (kind === '') return anchor === null
  if (kind === 'licences') return first === undefined && anchor === null
  if (kind === 'warnings') return anchor === null || has(warnings, anchor)
  if (kind === 'glossary') return anchor === null || words.includes(anchor)
  if (kind === 'wiring')
    return (
      (first === undefined || has(programmers, first)) &&
      (rest[1] === undefined || has(packages, rest[1])) &&
      (rest[2] === undefined || rest[2] === 'bare' || has(boards, rest[2]))
    )
  if (listPages.some((id) => id === kind) && first === undefined) return true
  if (kind === 'steps') return stageCalled(first) !== null
  if (kind === 'package') return has(packages, first)
  if (kind === 'header') return has(headers, first)
  if (kind === 'board') return has(boards, first)
  if (kind === 'programmer') return has(programmers, first)
  const prose = guidePages().find(({ id }) => id === kind)
  return prose !== undefined && (anchor === null || has(prose.sections, anchor))
}
