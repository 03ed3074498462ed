// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * How well a marking fits a part name of the table. Manufacturers print the name with a package code after it and often
 * without their own letters before it: `25Q64JVSIQ` is a W25Q64JV in a wide SOIC, `QH64-104HIP` an EN25QH64. Users type
 * `.`, `?` or `*` for an unreadable character: `W25Q64.V`.
 */
import { folded } from './chip-series.ts'

/**
 * `part`: the whole name is in the marking. `beginning`: the marking ends inside the name. `revision`: equal up to the
 * capacity. `near`: only the same series, which is just a hint.
 */
export type FitKind = 'part' | 'beginning' | 'revision' | 'near'

export interface MarkingFit {
  readonly kind: FitKind
  /** 0 to 1; 1: name and marking match completely. */
  readonly score: number
  /** The letters before the capacity were left out, and no revision follows it: parts of many manufacturers fit. */
  readonly bare: boolean
}

/** One piece of a name: a fixed character, or room for `atLeast` to `atMost` unspecified ones. */
type Piece =
  | { readonly kind: 'fixed'; readonly character: string }
  | { readonly kind: 'any'; readonly atLeast: number; readonly atMost: number }

/**
 * The variants in which a name can be printed: whole, without the manufacturer's letters, without the family, without
 * the series.
 */
interface Form {
  readonly pieces: readonly Piece[]
  readonly foldedPieces: readonly Piece[]
  /** Number of leading parts left out, 0 to 3. */
  readonly left: number
  /** Pieces up to the last digit. */
  readonly toCapacity: number
  /** Pieces of the series letters, before the digits of the capacity. */
  readonly toSeries: number
  readonly endsInDigit: boolean
}

const leftOut = [/^/, /^[A-Z.]+(?=\d)/, /^[A-Z.]*\d{2}(?=[A-Z])/, /^[A-Z.]*\d{2}[A-Z.]+(?=\d)/]
const weights = [1, 0.98, 0.95, 0.92]
/** Without the family, fewer characters than this occur in too many names. */
const fewest = [0, 0, 3, 4]
const asFolded = 0.97

const formsByName = new Map<string, readonly Form[]>()

function formsOf(name: string): readonly Form[] {
  const known = formsByName.get(name)
  if (known !== undefined) return known
  const forms = variants(name.toUpperCase()).flatMap((variant) => {
    const texts = leftOut.map((prefix) => variant.replace(prefix, ''))
    return texts.flatMap((text, left) => (left > 0 && text === variant ? [] : [form(text, left)]))
  })
  formsByName.set(name, forms)
  return forms
}

function form(text: string, left: number): Form {
  const all = pieces(text)
  const series = /^[A-Z.]*(?:\d{2}[A-Z.]*)?/.exec(text)?.[0] ?? ''
  return {
    pieces: all,
    foldedPieces: all.map((piece) =>
      piece.kind === 'fixed' ? { ...piece, character: folded(piece.character) } : piece,
    ),
    left,
    toCapacity: afterCapacity(all),
    toSeries: pieces(series).length,
    endsInDigit: /\d$/.test(text),
  }
}

/**
 * A marking prepared for comparison: without characters that no name has, and with letters that look like digits as
 * digits.
 */
export interface TypedCode {
  readonly typed: string
  readonly folded: string
}

/** Upper case; `.`, `?` and `*` stand for unreadable characters. */
export function typedCode(code: string): TypedCode {
  const typed = code
    .replace(/[.?*,]+$/, '')
    .replaceAll(/[.*]/g, '?')
    .replaceAll(/[^A-Z0-9?-]/g, '')
  return { typed, folded: folded(typed) }
}

/**
 * The best fit of `name` with `code`; `null`: none. `deep` tries the name without its family (`QH64`) and without its
 * series (`6405D`), which is too little if the code has more; otherwise whole and without the manufacturer's letters.
 */
export function markingFit(name: string, code: TypedCode, deep: boolean): MarkingFit | null {
  if (code.typed === '') return null
  let best: MarkingFit | null = null
  for (const each of formsOf(name)) {
    if (each.left > 1 !== deep) continue
    const typed = fitOf(each, each.pieces, code.typed)
    const alike = typed?.score === 1 ? null : fitOf(each, each.foldedPieces, code.folded)
    for (const fit of [typed, alike === null ? null : weighed(alike, asFolded)])
      if (fit !== null && fit.score > (best?.score ?? 0)) best = fit
  }
  return best
}

const weighed = (fit: MarkingFit, by: number): MarkingFit => ({ ...fit, score: fit.score * by })

/** `GD25Q64(B)` is GD25Q64 and GD25Q64B; `EN25Q32(A/B)` has three variants. */
function variants(name: string): readonly string[] {
  const open = name.indexOf('(')
  const close = name.indexOf(')', open)
  if (open < 0 || close < 0) return [name]
  const inner = ['', ...name.slice(open + 1, close).split('/')]
  return inner.flatMap((middle) => variants(name.slice(0, open) + middle + name.slice(close + 1)))
}

function pieces(name: string): readonly Piece[] {
  // Package codes have two or three letters, and small packages show fewer; so runs of dots are elastic.
  const parts = name.match(/\.+|[-_ ]|./g) ?? []
  return parts.map((part): Piece => {
    if (part === '.') return { kind: 'any', atLeast: 1, atMost: 1 }
    if (part.startsWith('.')) return { kind: 'any', atLeast: 1, atMost: part.length }
    if (/[-_ ]/.test(part)) return { kind: 'any', atLeast: 0, atMost: 3 }
    return { kind: 'fixed', character: part }
  })
}

function fitOf(of: Form, name: readonly Piece[], code: string): MarkingFit | null {
  const [start] = name
  if (start?.kind === 'fixed' && start.character !== code[0] && code[0] !== '?') return null
  const fit = longest(name, 0, code, 0)
  const explained = fit.characters / code.length
  const complete = fit.pieces / name.length
  const bare = of.left > 0 && of.endsInDigit
  const weight = weights[of.left] ?? 1
  const found = (kind: FitKind, score: number): MarkingFit => ({
    kind,
    score: weight * score,
    bare,
  })
  if (of.left > 1) {
    const matched = code.slice(0, fit.characters)
    const telling = /\d/.test(matched) && /[A-Z]/.test(matched)
    if (!telling || fit.characters < (fewest[of.left] ?? 0)) return null
  }
  if (complete === 1) return found('part', explained === 1 ? 1 : 0.5 + 0.4 * explained)
  if (explained === 1) return found('beginning', 0.4 + 0.3 * complete)
  if (of.left > 1) return null
  // Another revision of the same part: everything up to the capacity digits must fit.
  if (fit.pieces >= of.toCapacity) return found('revision', 0.1 + 0.3 * explained)
  // Two digits of the capacity behind the series, as MX25U64 of MX25U6472F and MX25U6435F.
  if (fit.pieces >= of.toSeries + 2) return found('near', 0.05 + 0.2 * complete)
  return of.left === 0 && fit.pieces >= of.toSeries ? found('near', 0.05 * complete) : null
}

/** How many pieces a name has, up to and including its last digit. */
function afterCapacity(name: readonly Piece[]): number {
  const after = name.map((piece, at) =>
    piece.kind === 'fixed' && /\d/.test(piece.character) ? at + 1 : 0,
  )
  return Math.max(0, ...after)
}

interface Fit {
  readonly pieces: number
  readonly characters: number
}

/** The fit that uses up most pieces of the name, then most characters of the marking. */
function longest(name: readonly Piece[], at: number, code: string, from: number): Fit {
  const piece = name[at]
  const here: Fit = { pieces: at, characters: from }
  if (piece === undefined) return here
  if (piece.kind === 'fixed')
    return code[from] === piece.character || code[from] === '?'
      ? longest(name, at + 1, code, from + 1)
      : here
  let best = here
  for (
    let count = piece.atLeast;
    count <= piece.atMost && from + count <= code.length;
    count += 1
  ) {
    const fit = longest(name, at + 1, code, from + count)
    if (
      fit.pieces > best.pieces ||
      (fit.pieces === best.pieces && fit.characters > best.characters)
    )
      best = fit
  }
  return best
}
