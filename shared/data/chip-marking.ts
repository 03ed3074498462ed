/**
 * How well a marking fits a part name of the table. Makers print the name with a package code behind it and often
 * without their own letters in front: `25Q64JVSIQ` is a W25Q64JV in a wide SOIC. A character that cannot be read is typed
 * as `.`, `?` or `*`: `W25Q64.V`.
 */

/** One piece of a name: a fixed character, or room for `atLeast` to `atMost` unspecified ones. */
type Piece =
  | { readonly kind: 'fixed'; readonly character: string }
  | { readonly kind: 'any'; readonly atLeast: number; readonly atMost: number }

/** 0: no fit. 1: name and marking explain each other to the end. */
export function markingScore(name: string, marking: string): number {
  const code = marking
    .replace(/[.?*,]+$/, '')
    .replaceAll(/[.*]/g, '?')
    .replaceAll(/[^A-Z0-9?-]/g, '')
  let best = 0
  for (const variant of variants(name.toUpperCase())) {
    best = Math.max(best, score(pieces(variant), code))
    const bare = variant.replace(/^[A-Z.]+(?=\d)/, '')
    if (bare !== variant) best = Math.max(best, 0.98 * score(pieces(bare), code))
  }
  return best
}

/** `GD25Q64(B)` is GD25Q64 and GD25Q64B; `EN25Q32(A/B)` has three variants. */
function variants(name: string): readonly string[] {
  const open = name.indexOf('(')
  const close = name.indexOf(')', open)
  if (open < 0 || close < 0) return [name]
  const inner = ['', ...name.slice(open + 1, close).split('/')]
  return inner.flatMap((middle) => variants(name.slice(0, open) + middle + name.slice(close + 1)))
}

function pieces(name: string): readonly Piece[] {
  // Package codes have two or three letters, of which small packages print fewer; so runs of dots are elastic.
  const parts = name.match(/\.+|[-_ ]|./g) ?? []
  return parts.map((part): Piece => {
    if (part === '.') return { kind: 'any', atLeast: 1, atMost: 1 }
    if (part.startsWith('.')) return { kind: 'any', atLeast: 1, atMost: part.length }
    if (/[-_ ]/.test(part)) return { kind: 'any', atLeast: 0, atMost: 3 }
    return { kind: 'fixed', character: part }
  })
}

function score(name: readonly Piece[], code: string): number {
  const fit = longest(name, 0, code, 0)
  const explained = fit.characters / code.length
  const complete = fit.pieces / name.length
  if (complete === 1) return explained === 1 ? 1 : 0.5 + 0.4 * explained
  if (explained === 1) return 0.4 + 0.3 * complete
  // Another revision of the same part: everything up to the capacity digits must fit.
  return fit.pieces >= afterCapacity(name) ? 0.1 + 0.3 * explained : 0
}

/** How many pieces a name has up to its last digit. */
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
