// SPDX-License-Identifier: GPL-3.0-or-later OR CC-BY-SA-4.0
/** Pure: one search over the whole reference, for users who do not know its terms yet. */
import { termWords } from '../../shared/text/guide-glossary.ts'
import { accessText, notesOfBoard } from '../../shared/text/guide-boards.ts'
import { wordsOfHeader } from '../../shared/text/guide-headers.ts'
import { wordsOfPackage, wordsOfSignal } from '../../shared/text/guide-packages.ts'
import { notesOfProgrammer, programmerName } from '../../shared/text/guide-programmers.ts'
import {
  boards,
  headers,
  packages,
  programmers,
  signals,
  warnings,
} from '../../shared/data/guide.ts'
import { commonBoards } from '../../shared/data/machines.ts'
import { glossary } from '../../shared/data/guide-words.ts'
import { guideSections } from '../../shared/text/guide-pages.ts'
import type { Block } from '../../shared/text/guide-pages.ts'
import type { Board } from '../../shared/data/guide.ts'
import { stageIds } from '../../shared/stages.ts'
import type { StageId } from '../../shared/stages.ts'
import { wordsOfCaution } from '../../shared/text/cautions.ts'
import { language, locale } from '../../shared/text/language.ts'
import type { Spoken } from '../../shared/text/language.ts'
import { frame } from '../text/frame.ts'
import { helpAnywhere, helpAt } from '../text/help.ts'
import type { HelpTopic } from '../text/help.ts'
import { referenceText } from '../text/reference/words.ts'
import { sizeText } from '../text/size.ts'
import { readPrint } from '../wizard/print.ts'
import { listPages, wordAnchor } from './pages.ts'
import { wordsOfPeople } from './people.ts'
import { tokens } from './tokens.ts'
import { textIndex } from './text-index.ts'
import type { Searched, TextIndex } from './text-index.ts'

export interface Found {
  readonly title: string
  /** Kind of the entry, in a word or two. */
  readonly kind: string
  readonly page: string
  /** First words of its text. */
  readonly text: string
}

export interface SearchResult {
  readonly found: readonly Found[]
  /** The words that were searched when a word was taken for a typing error. */
  readonly instead: string | null
  /** No entry has all the words; these have some. */
  readonly partly: boolean
}

type Entry = Found & Searched

/** Largest number of results; with more, the user should type another word. */
export const mostResults = 40

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

/** `more` is searched but not shown; `asked` are the entry's own names, which users search for like those of `key`. */
function entry(
  title: string,
  kind: string,
  page: string,
  text: string,
  more = '',
  asked: readonly string[] = [],
  key = page,
): Entry {
  return {
    title,
    kind,
    page,
    text: text.replaceAll('`', ''),
    body: `${kind} ${text} ${more}`,
    asked: [...asked, ...wordsOfPeople(locale()).askedFor(key)],
  }
}

const helpKind = (stage: StageId) => `${frame.help}: ${frame.stages[stage]}`

/** `x230` of a ThinkPad X230: the short name that owners use. */
const modelsOf = ({ names }: Board): readonly string[] => [
  ...new Set(names.flatMap(tokens).filter((word) => /\d/u.test(word))),
]

/** A question of the help; leads to the page of its stage. */
const helpEntry = ({ id, question, answer }: HelpTopic, stage: StageId, kind: string): Entry =>
  entry(question, kind, `steps/${stage}#${id}`, answer, '', [], `help#${id}`)

const entriesNow = (): readonly Entry[] => [
  ...boards.map((board) => ({
    usual: commonBoards.includes(board),
    ...entry(
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
      modelsOf(board),
    ),
  })),
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
      [key, ...aliases],
    ),
  ),
  ...glossary.map(({ term, also }) =>
    entry(
      termWords({ term }).term,
      referenceText.kinds.word,
      `glossary#${wordAnchor(term)}`,
      termWords({ term }).text,
      '',
      [term, ...(also ?? [])],
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
    helpAt(stage).map((topic) => helpEntry(topic, stage, helpKind(stage))),
  ),
  ...helpAnywhere().map((topic) => helpEntry(topic, 'board', frame.help)),
  ...listPages.map((id) =>
    entry(referenceText.lists[id][0], referenceText.kinds.list, id, referenceText.lists[id][1]),
  ),
]

const indexes = new Map<Spoken, TextIndex<Entry>>()

/** All entries, in the present language; made once per language. */
function everything(): TextIndex<Entry> {
  const made = indexes.get(language()) ?? textIndex(entriesNow(), locale())
  indexes.set(language(), made)
  return made
}

/** A word that can be the marking of a chip, or a piece of it: `25Q64`, `Q64FVSIG`, `MX25L64`. */
const canBePrint = /^(?=.*[a-z])(?:[\w.-]*2[56][\w.-]+|(?=.*\d{2})[\w.-]{6,})$/iu
/** `100nF`, `3300mV`, `12mib` are no markings. */
const isMeasure = /^[\d.]+(?:[nµupkm]?f|[mk]?hz|m?v|[mk]?ohm|[cm]m|[mkg]i?b|bits?|%)$/iu

const isMachine = (word: string) => {
  const name = word.toLowerCase()
  return boards.some(
    ({ id, names }) => id.startsWith(name) || names.some((each) => tokens(each).includes(name)),
  )
}

/**
 * What the marking of a chip means, as in the wizard's chip step. If the marking may continue to a chip that 3.3 V
 * destroys, that chip comes first.
 */
function chipsPrinted(typed: string): readonly Found[] {
  const prints = typed
    .split(/[\s,;:()"]+/u)
    .filter((word) => canBePrint.test(word) && !isMeasure.test(word) && !isMachine(word))
  if (prints.length === 0) return []
  const { settled, lowVoltage, matches, near } = readPrint(prints.join(' '))
  if (near) return []
  const shown = settled === null ? [lowVoltage, matches[0] ?? null] : [settled]
  return shown
    .filter((match) => match !== null)
    .map(({ name, entry: chip, sizeBytes, supplyMv, voltage }) => ({
      title: name,
      kind: referenceText.chipKind,
      page: voltage === '1.8 V' ? 'warnings#W-1V8' : 'safety#voltage',
      text: referenceText.chipFacts(chip.vendor, sizeText(sizeBytes), supplyMv, voltage),
    }))
}

export function searchReference(typed: string): SearchResult {
  if (typed.trim() === '') return { found: [], instead: null, partly: false }
  const { found, instead, whole } = everything().search(typed)
  const chips = chipsPrinted(typed)
  const shown = found.map(({ title, kind, page, text }) => ({ title, kind, page, text }))
  return {
    found: [...chips, ...shown].slice(0, mostResults),
    instead,
    partly: whole === 0 && found.length > 0 && chips.length === 0,
  }
}

/** Pages of one kind (`board/`, `warnings#`), best first: those with all typed words, or else those with some. */
export function pagesFound(kind: string, typed: string): readonly string[] {
  const { found, whole } = everything().search(typed)
  const pages = (list: typeof found) =>
    list.map(({ page }) => page).filter((page) => page.startsWith(kind))
  const all = pages(found.slice(0, whole))
  return all.length > 0 ? all : pages(found)
}

/** Rows added at a time, so that no key press has to wait. */
const atOnce = 50

export const isPrepared = (): boolean => everything().isWhole()

/** Adds everything to the index, in pieces; calls `done` at the end. Returns the function that stops it. */
export function prepare(done: () => void): () => void {
  let next: ReturnType<typeof setTimeout> | undefined
  const go = () => {
    if (everything().grow(atOnce)) done()
    else next = setTimeout(go)
  }
  next = setTimeout(go)
  return () => clearTimeout(next)
}
