// SPDX-License-Identifier: GPL-3.0-or-later
/** Finds parts by the marking on a chip, whole or partial, best match first. */
import type { VoltageClass } from '../model/marking.ts'
import { printedName } from '../part-name.ts'
import { markingFit, typedCode } from './chip-marking.ts'
import type { FitKind, MarkingFit, TypedCode } from './chip-marking.ts'
import { alikeCodes, voltageClass } from './chip-series.ts'
import { chipEntryOf, chipRows } from './chips.ts'
import type { ChipEntry, ChipRow } from './chips.ts'
import { boards } from './guide.ts'
import { codesOf, markedSeries } from './marked-codes.ts'
import type { Code } from './marked-codes.ts'
import { singleNames, splitNames } from './row-names.ts'
import { distance } from './spelling.ts'

export interface MarkingMatch {
  readonly entry: ChipEntry
  /** The part name that fits the marking. */
  readonly name: string
  readonly sizeBytes: number
  readonly supplyMv: readonly [min: number, max: number] | null
  readonly voltage: VoltageClass
  readonly kind: FitKind
  /** 0 to 1; near 1 means that the whole marking is explained. */
  readonly score: number
}

export interface MarkingOptions {
  readonly limit?: number
  /** Parts that the mainboard is known to have, as the guide lists them (`W25Q64.V`): they come before others. */
  readonly boardParts?: readonly string[]
}

/**
 * Parts for the marking of a chip, whole or partial (`25Q64JVSIQ`, `MX25L6406EM2I-12G`, `QH64-104HIP`, `w25q64 jvsiq`),
 * best match first. If the letters name a series for 1.8 V, only its parts are listed; if they may name one, such parts
 * come first. Among equal fits, those of the mainboard come first, then those of the guide's mainboards.
 */
export function searchMarking(text: string, options: MarkingOptions = {}): readonly MarkingMatch[] {
  const { limit = 20, boardParts = [] } = options
  const key = [text, ...boardParts].join('\n')
  const found = recent.get(key) ?? rankedMatches(text, boardParts)
  // The most recent request moves to the end; the oldest drops out.
  recent.delete(key)
  recent.set(key, found)
  const [oldest] = recent.keys()
  if (recent.size > mostRecent && oldest !== undefined) recent.delete(oldest)
  return found.slice(0, limit)
}

/** A page searches for the current marking repeatedly, and each search goes through every name of the table. */
const recent = new Map<string, readonly MarkingMatch[]>()
const mostRecent = 16

function rankedMatches(text: string, boardParts: readonly string[]): readonly MarkingMatch[] {
  const { codes, makers } = codesOf(text)
  if (codes.length === 0) return []
  const found = [false, true]
    .map((deep) => rowFits(codes, makers, deep))
    .reduce((first, next) => (first.some(isMore) ? first : [...first, ...next]))
  const ranked = found.length > 0 ? worthwhile(found) : alikeInSpelling(codes)
  const classes = new Set(markedSeries(text).map(({ voltage }) => voltage))
  const low = classes.has('1.8 V')
  const ofBoard = boardParts.map(typedCode)
  return ranked
    .map((each) => ({ ...each, agrees: agreement(each.row, classes) }))
    .filter(({ agrees }) => !(low && classes.size === 1) || agrees > 0)
    .map((each) => ({ ...each, usual: usualness(each.row, ofBoard) }))
    .sort(
      (a, b) =>
        b.agrees - a.agrees ||
        rank(b) - rank(a) ||
        b.usual - a.usual ||
        b.fit.score - a.fit.score ||
        a.name.localeCompare(b.name),
    )
    .map(({ row, name, fit }) => {
      const entry = chipEntryOf(row)
      const { sizeBytes, supplyMv } = entry
      const voltage = voltageClass(supplyMv)
      return {
        entry,
        name: printedName(name),
        sizeBytes,
        supplyMv,
        voltage,
        kind: fit.kind,
        score: fit.score,
      }
    })
}

interface RowFit {
  readonly row: ChipRow
  readonly name: string
  /** Its score is already weighted. */
  readonly fit: MarkingFit
  /** Below 1 if words were joined, another series was substituted, or the text names another manufacturer. */
  readonly weight: number
}

/** Another capacity of the series is only a hint, used if there is no better match. */
function worthwhile(found: readonly RowFit[]): readonly RowFit[] {
  const best = Math.max(...found.map(({ fit }) => fit.score))
  return found.filter(({ fit }) => fit.kind !== 'near' || fit.score > Math.min(0.05, best / 3))
}

interface Weighed {
  readonly code: TypedCode
  readonly weight: number
}

const isMore = ({ fit }: RowFit): boolean => fit.kind !== 'near'

/**
 * Many parts begin with the same fragment, and many manufacturers have a 25Q64: other knowledge decides between them.
 */
const rank = ({ fit, weight }: RowFit): number =>
  fit.kind === 'beginning' || (fit.bare && fit.kind === 'part')
    ? Math.min(asFragment * weight, fit.score)
    : fit.score

/** 1: agrees with the letters. 0: the letters do not determine it. -1: contradicts the letters. */
function agreement(row: ChipRow, classes: ReadonlySet<VoltageClass>): number {
  const own = voltageClass(chipEntryOf(row).supplyMv)
  if (classes.has('1.8 V')) return own === '1.8 V' || own === 'other' ? 1 : -1
  return classes.has('3 V') && classes.size === 1 && own === '1.8 V' ? -1 : 0
}

const asOtherMaker = 0.8
/** Even a long beginning of a name counts as a fragment. */
const asFragment = 0.4
const asAlike = 0.9

function rowFits(
  codes: readonly Code[],
  makers: readonly string[],
  deep: boolean,
): readonly RowFit[] {
  const all = codes
    .flatMap(({ code, weight }) => [
      { code, weight },
      ...alikeCodes(code).map((other) => ({ code: other, weight: weight * asAlike })),
    ])
    .map(({ code, weight }) => ({ code: typedCode(code), weight }))
  return chipRows().flatMap((row) => {
    const best = bestName(row, all, deep)
    if (best === null) return []
    const { fit, name, weight } = best
    const elsewhere = makers.length > 0 && !makers.some((maker) => sameMaker(maker, row.vendor))
    const by = elsewhere ? asOtherMaker : 1
    return [{ row, name, fit: { ...fit, score: fit.score * by }, weight: weight * by }]
  })
}

/** `Micron` and `Micron/Numonyx/ST` sell the same parts. */
const sameMaker = (one: string, other: string): boolean => one.split('/')[0] === other.split('/')[0]

function bestName(
  row: ChipRow,
  codes: readonly Weighed[],
  deep: boolean,
): Omit<RowFit, 'row'> | null {
  let best: Omit<RowFit, 'row'> | null = null
  for (const [name, isOwn] of searchedNames(row))
    for (const { code, weight } of codes) {
      const fit = markingFit(name, code, deep)
      // Families that other tools combine come after the entry that itself has this name.
      const score = (fit?.score ?? 0) * weight * (isOwn ? 1 : 0.99)
      if (fit !== null && score > (best?.fit.score ?? 0))
        best = { name, fit: { ...fit, score }, weight }
    }
  return best
}

/** Each name, and whether it is the entry's own or one that other tools use. */
function searchedNames(row: ChipRow): ReadonlyMap<string, boolean> {
  const known = namesByRow.get(row)
  if (known !== undefined) return known
  const listed = Object.values(row.listedAs ?? {}).flatMap((each) =>
    each === undefined ? [] : splitNames(each),
  )
  const own = [...(row.printed ?? []), ...singleNames(row)]
  const names = new Map([
    ...own.map((name) => [name, true] as const),
    ...listed.filter((name) => !own.includes(name)).map((name) => [name, false] as const),
  ])
  namesByRow.set(row, names)
  return names
}

const namesByRow = new WeakMap<ChipRow, ReadonlyMap<string, boolean>>()

/**
 * 3: a part of this mainboard. 2: of a mainboard of the guide. 1: written successfully by users of other tools. Half a
 * point more for 3 V, which most mainboards have; it decides only if the letters do not.
 */
function usualness(row: ChipRow, boardParts: readonly TypedCode[]): number {
  const [min = 0] = chipEntryOf(row).supplyMv ?? []
  const common = min >= 2300 ? 0.5 : 0
  if (isPart(row, boardParts)) return 3 + common
  ofBoards ??= new Set(
    chipRows()
      .filter((each) => isPart(each, partsOfBoards))
      .map(({ id }) => id),
  )
  const tried = Object.values(row.tested ?? {}).some((marks) => marks?.write === 'ok')
  return (ofBoards.has(row.id) ? 2 : tried ? 1 : 0) + common
}

let ofBoards: ReadonlySet<string> | null = null

/** `W25Q64.V` of the guide is a W25Q64JV as well as a W25Q64FV. */
const isPart = (row: ChipRow, parts: readonly TypedCode[]): boolean =>
  parts.some((part) =>
    (row.printed ?? singleNames(row)).some((name) => {
      if (name.slice(0, 3) !== part.typed.slice(0, 3)) return false
      const kind = markingFit(name, part, false)?.kind
      return kind === 'part' || kind === 'beginning'
    }),
  )

const partsOfBoards: readonly TypedCode[] = [
  ...new Set(
    boards.flatMap(({ configurations }) =>
      configurations.flatMap(({ chips }) => (chips ?? []).flatMap(({ parts }) => parts)),
    ),
  ),
].map(typedCode)

/** Used if nothing fits from its beginning on: names that differ in few letters. */
function alikeInSpelling(codes: readonly Code[]): readonly RowFit[] {
  const [longest] = [...codes].sort((a, b) => b.code.length - a.code.length)
  if (longest === undefined || longest.code.length < 4) return []
  const { code } = longest
  return chipRows().flatMap((row) =>
    singleNames(row).flatMap((name): RowFit[] => {
      const far = distance(code, name.toUpperCase())
      if (far > Math.max(2, Math.ceil(name.length / 4))) return []
      return [{ row, name, fit: { kind: 'near', score: 0.05 / (1 + far), bare: false }, weight: 1 }]
    }),
  )
}
