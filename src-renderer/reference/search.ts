// SPDX-License-Identifier: GPL-3.0-or-later OR CC-BY-SA-4.0
/** Pure: one search over everything in the reference, for people who do not know its words yet. */
import { termWords } from '../../shared/text/guide-glossary.ts'
import { accessText, notesOfBoard } from '../../shared/text/guide-boards.ts'
import { notesOfProgrammer, programmerName } from '../../shared/text/guide-programmers.ts'
import {
  boards,
  headers,
  packages,
  programmers,
  signals,
  warnings,
} from '../../shared/data/guide.ts'
import { searchMarking } from '../../shared/data/chip-names.ts'
import { glossary } from '../../shared/data/guide-words.ts'
import { guideSections } from '../../shared/text/guide-pages.ts'
import type { Block } from '../../shared/text/guide-pages.ts'
import { stageIds } from '../../shared/stages.ts'
import type { StageId } from '../../shared/stages.ts'
import { wordsOfCaution } from '../../shared/text/cautions.ts'
import { language, locale } from '../../shared/text/language.ts'
import type { Spoken } from '../../shared/text/language.ts'
import { frame } from '../text/frame.ts'
import { helpAt } from '../text/help.ts'
import { askedAs, smallWords } from '../text/reference/asked.ts'
import { askedInGerman, smallGermanWords } from '../text/reference/german/asked.ts'
import { referenceText } from '../text/reference/words.ts'
import { sizeText } from '../text/size.ts'
import { listPages, wordAnchor } from './pages.ts'
import { alike, nearestWord, tokens } from './search-words.ts'
import { wordsOfPackage, wordsOfSignal } from '../../shared/text/guide-packages.ts'
import { wordsOfHeader } from '../../shared/text/guide-headers.ts'

export interface Found {
  readonly title: string
  /** What kind of entry it is, in a word or two. */
  readonly kind: string
  readonly page: string
  /** First words of what it says. */
  readonly text: string
}

export interface SearchResult {
  readonly found: readonly Found[]
  /** What was searched where a word was taken for a slip of the keyboard. */
  readonly instead: string | null
  /** Nothing has all the words; these have some. */
  readonly partly: boolean
}

interface Entry extends Found {
  readonly titleTokens: readonly string[]
  readonly bodyTokens: readonly string[]
  readonly asked: readonly (readonly string[])[]
}

/** Most results that are shown; more means: type another word. */
export const mostResults = 40
/** Fewer than this, and what has only some of the words is shown as well. */
const fewResults = 3
const mostPartly = 8

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

/** How people ask for it. Who reads German asks in German, and in the English of the field. */
const phrasesFor = (key: string): readonly string[] => [
  ...(askedAs[key] ?? []),
  ...(locale() === 'de' ? (askedInGerman[key] ?? []) : []),
]

const isSmall = (word: string): boolean =>
  smallWords.has(word) || (locale() === 'de' && smallGermanWords.has(word))

/** `key`: what the entry is asked for by, where several share a page. */
function entry(
  title: string,
  kind: string,
  page: string,
  text: string,
  more = '',
  key = page,
): Entry {
  return {
    title,
    kind,
    page,
    text: text.replaceAll('`', ''),
    titleTokens: tokens(title),
    bodyTokens: [...new Set(tokens(`${kind} ${text} ${more}`))],
    asked: phrasesFor(key).map(tokens),
  }
}

const helpKind = (stage: StageId) => `${frame.help}: ${frame.stages[stage]}`

const entriesNow = (): readonly Entry[] => [
  ...boards.map((board) =>
    entry(
      board.names.join(', '),
      referenceText.kinds.board,
      `board/${board.id}`,
      [accessText(board.access), ...notesOfBoard(board)].filter(Boolean).join(' '),
      board.configurations
        .flatMap(({ chips, total_bytes: total }) => [
          total === null ? '' : sizeText(total),
          ...(chips ?? []).flatMap(({ parts, packages: fits, size_bytes: size }) => [
            ...parts,
            ...(fits ?? []),
            size === null ? '' : sizeText(size),
          ]),
        ])
        .join(' '),
    ),
  ),
  ...packages.map((item) =>
    entry(
      item.names[0] ?? item.id,
      referenceText.kinds.package,
      `package/${item.id}`,
      `${wordsOfPackage(item).style}. ${wordsOfPackage(item).pin1}`,
      item.names.join(' '),
    ),
  ),
  ...headers.map((item) =>
    entry(
      wordsOfHeader(item).name,
      referenceText.kinds.header,
      `header/${item.id}`,
      wordsOfHeader(item).numbering,
      item.pins.map(({ name }) => name).join(' '),
    ),
  ),
  ...programmers.map((item) =>
    entry(
      programmerName(item),
      referenceText.kinds.programmer,
      `programmer/${item.id}`,
      notesOfProgrammer(item).status ?? '',
      item.variants.map(({ name }) => name).join(' '),
    ),
  ),
  ...Object.entries(signals).map(([key, { aliases }]) =>
    entry(
      `${key}: ${wordsOfSignal(key).name}`,
      referenceText.kinds.signal,
      `glossary#${wordAnchor(key)}`,
      wordsOfSignal(key).note,
      aliases.join(' '),
    ),
  ),
  ...glossary.map(({ term, also }) =>
    entry(
      termWords({ term }).term,
      referenceText.kinds.word,
      `glossary#${wordAnchor(term)}`,
      termWords({ term }).text,
      [term, ...(also ?? [])].join(' '),
    ),
  ),
  ...warnings.map((warning) => {
    const { title, text } = wordsOfCaution(warning)
    return entry(title, referenceText.kinds.caution, `warnings#${warning.id}`, text, warning.id)
  }),
  ...guideSections().map(({ page, section }) =>
    entry(
      section.title,
      page.title,
      `${page.id}#${section.id}`,
      section.blocks.map(blockText).filter(Boolean).join(' '),
    ),
  ),
  ...stageIds.flatMap((stage) =>
    helpAt(stage).map(({ id, question, answer }) =>
      entry(question, helpKind(stage), `steps/${stage}`, answer, '', `help#${id}`),
    ),
  ),
  ...listPages.map((id) =>
    entry(referenceText.lists[id][0], referenceText.kinds.list, id, referenceText.lists[id][1]),
  ),
]

interface Book {
  readonly entries: readonly Entry[]
  /** Every word that stands anywhere; what is typed is taken for one of these. */
  readonly vocabulary: readonly string[]
}

const books = new Map<Spoken, Book>()

/** Everything there is to find, in the language of the moment; made once for each. */
function book(): Book {
  const made = books.get(language())
  if (made !== undefined) return made
  const entries = entriesNow()
  const words = entries.flatMap(({ titleTokens, bodyTokens, asked }) => [
    ...titleTokens,
    ...asked.flat(),
    ...bodyTokens,
  ])
  const fresh = { entries, vocabulary: [...new Set(words)] }
  books.set(language(), fresh)
  return fresh
}

/** How well one word fits one entry: its title and how people ask for it before what it says. */
function fit({ titleTokens, asked, bodyTokens }: Entry, word: string): number {
  const begins = (token: string) => token.startsWith(word)
  if (titleTokens.includes(word)) return 12
  if (asked.some((phrase) => phrase.includes(word))) return 10
  if (titleTokens.some(begins)) return word.length > 2 ? 9 : 4
  if (bodyTokens.includes(word)) return 4
  if (word.length < 3) return 0
  if (titleTokens.some((token) => token.includes(word))) return 5
  if (bodyTokens.some(begins)) return 3
  return word.length > 3 && bodyTokens.some((token) => token.includes(word)) ? 1 : 0
}

/** The best that a word or another spelling of it does. */
const bestFit = (to: Entry, word: string) =>
  Math.max(fit(to, word), ...alike(word).map((other) => 0.8 * fit(to, other)))

/** A question that is asked in nearly these words beats any word found somewhere. */
function asks({ asked }: Entry, words: readonly string[]): number {
  const typed = new Set(words.flatMap((word) => [word, ...alike(word)]))
  const lengths = asked
    .filter((phrase) => phrase.every((word) => typed.has(word)))
    .map((phrase) => phrase.length)
  return lengths.length === 0 ? 0 : 12 + 14 * Math.max(...lengths)
}

/** The model of a board (`x230`) is what the reader has in front of them, whatever else was typed. */
const namesBoard = ({ page, titleTokens }: Entry, words: readonly string[]) =>
  page.startsWith('board/') &&
  words.some((word) => /[a-z]/u.test(word) && /\d/u.test(word) && titleTokens.includes(word))
const boardNamed = 60

/** What is printed on a chip, in plain facts: the answer itself, with the reason to care. */
function chipsPrinted(typed: string): readonly Found[] {
  const prints = typed
    .split(/\s+/u)
    .filter((word) => /^(?=.*\d{2})(?=.*[a-z])[\w-]{6,}$/iu.test(word))
  const [best] = prints.length === 0 ? [] : searchMarking(prints.join(' '), { limit: 1 })
  if (best === undefined || best.score < 0.9) return []
  const { name, entry: chip, sizeBytes, supplyMv, voltage } = best
  return [
    {
      title: name,
      kind: referenceText.chipKind,
      page: voltage === '1.8 V' ? 'warnings#W-1V8' : 'safety#voltage',
      text: referenceText.chipFacts(chip.vendor, sizeText(sizeBytes), supplyMv, voltage),
    },
  ]
}

export function searchReference(typed: string): SearchResult {
  const all = tokens(typed)
  if (all.length === 0) return { found: [], instead: null, partly: false }
  const { entries, vocabulary } = book()
  const known = (word: string) => entries.some((each) => bestFit(each, word) > 0)
  const meant = all.map((word) =>
    isSmall(word) || known(word) ? word : (nearestWord(word, vocabulary) ?? word),
  )
  const telling = meant.filter((word) => !isSmall(word))
  const words = [...new Set(telling.length === 0 ? meant : telling)]
  const weights = words.map((word) => {
    const having = entries.filter((each) => bestFit(each, word) > 0).length
    return Math.log(1 + entries.length / Math.max(1, having))
  })
  const scored = entries
    .map((each) => {
      const fits = words.map((word) => bestFit(each, word))
      const score = fits.reduce((sum, one, index) => sum + one * (weights[index] ?? 0), 0)
      const asked = asks(each, meant) + (namesBoard(each, words) ? boardNamed : 0)
      return { each, score: score + asked, whole: asked > 0 || fits.every((one) => one > 0) }
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
  const whole = scored.filter((one) => one.whole)
  const some =
    whole.length < fewResults ? scored.filter((one) => !one.whole).slice(0, mostPartly) : []
  const shown = [...whole, ...some].map(({ each: { title, kind, page, text } }) => ({
    title,
    kind,
    page,
    text,
  }))
  const chips = chipsPrinted(typed)
  return {
    found: [...chips, ...shown].slice(0, mostResults),
    instead: meant.join(' ') === all.join(' ') ? null : meant.join(' '),
    partly: chips.length === 0 && whole.length === 0 && some.length > 0,
  }
}
