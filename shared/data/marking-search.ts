// SPDX-License-Identifier: GPL-3.0-or-later
/** Finding parts by what is printed on a chip, whole or in part, best match first. */
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
 * What is printed on a chip, whole or in part (`25Q64JVSIQ`, `MX25L6406EM2I-12G`, `QH64-104HIP`, `w25q64 jvsiq`), best
 * match first. Where the letters name a series for 1.8 V, no other part is listed; where they may name one, such parts
 * come first. Of parts that fit alike, those of the mainboard come first, then those that mainboards of the guide have.
 */
export function searchMarking(text: string, options: MarkingOptions = {}): readonly MarkingMatch[] {
  const { limit = 20, boardParts = [] } = options
  const key = [text, ...boardParts].join('\n')
  const found = recent.get(key) ?? rankedMatches(text, boardParts)
  // The one that was asked for last goes to the end; the oldest falls out.
  recent.delete(key)
  recent.set(key, found)
  const [oldest] = recent.keys()
  if (recent.size > mostRecent && oldest !== undefined) recent.delete(oldest)
  return found.slice(0, limit)
}

/** A page asks for the marking at hand again and again, and a search goes through every name of the table. */
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
  /** Its score is weighed already. */
  readonly fit: MarkingFit
  /** Below 1 where words were joined, another series was put in, or another maker is named. */
  readonly weight: number
}

/** Another capacity of the series is a hint only where there is nothing better. */
function worthwhile(found: readonly RowFit[]): readonly RowFit[] {
  const best = Math.max(...found.map(({ fit }) => fit.score))
  return found.filter(({ fit }) => fit.kind !== 'near' || fit.score > Math.min(0.05, best / 3))
}

interface Weighed {
  readonly code: TypedCode
  readonly weight: number
}

const isMore = ({ fit }: RowFit): boolean => fit.kind !== 'near'

/** Many parts begin as a fragment does, and many makers have a 25Q64: what else is known decides between them. */
const rank = ({ fit, weight }: RowFit): number =>
  fit.kind === 'beginning' || (fit.bare && fit.kind === 'part')
    ? Math.min(asFragment * weight, fit.score)
    : fit.score

/** 1: as the letters say. 0: they say nothing of it. -1: they say otherwise. */
function agreement(row: ChipRow, classes: ReadonlySet<VoltageClass>): number {
  const own = voltageClass(chipEntryOf(row).supplyMv)
  if (classes.has('1.8 V')) return own === '1.8 V' || own === 'other' ? 1 : -1
  return classes.has('3 V') && classes.size === 1 && own === '1.8 V' ? -1 : 0
}

const asOtherMaker = 0.8
/** Not even a long beginning of a name is more than a fragment. */
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
      // Families that other tools lump together come after the entry that is called so itself.
      const score = (fit?.score ?? 0) * weight * (isOwn ? 1 : 0.99)
      if (fit !== null && score > (best?.fit.score ?? 0))
        best = { name, fit: { ...fit, score }, weight }
    }
  return best
}

/** Each name, and whether it is the entry's own or one under which other tools list it. */
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
 * 3: a part of this mainboard. 2: of a mainboard of the guide. 1: written to successfully by users of other tools. Half a
 * point more for 3 V, which most boards have; it decides only where the letters do not.
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

/** Where nothing fits from its beginning on: names that differ in few letters. */
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
