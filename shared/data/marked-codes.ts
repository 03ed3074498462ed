// SPDX-License-Identifier: GPL-3.0-or-later
/** What the letters of a marking say by themselves, before any search in the table: codes, manufacturers, series. */
import type { MarkedSeries, VoltageClass } from '../model/marking.ts'
import { makerNamed, seriesOf } from './chip-series.ts'

/**
 * The series that the letters of a marking name, even if no part of the table fits; several if series share the
 * letters.
 */
export function markedSeries(text: string): readonly MarkedSeries[] {
  for (const { code } of codesOf(text).codes) {
    const found = seriesOf(code)
    if (found.length > 0) return found
  }
  return []
}

/** Manufacturers named by a separate word or by a series; empty if the text names none. */
export function makersNamed(text: string): readonly string[] {
  const { makers } = codesOf(text)
  return makers.length > 0 ? makers : [...new Set(markedSeries(text).map(({ maker }) => maker))]
}

/** The one series that is named, if it determines a supply voltage. */
export function markedOnce(text: string): MarkedSeries | null {
  const [series, another] = markedSeries(text)
  return series === undefined || another !== undefined || series.voltage === 'unknown'
    ? null
    : series
}

/** The supply voltage by the letters alone: one class, or `null` if they do not determine it or could mean several. */
export function markedVoltage(text: string): VoltageClass | null {
  const classes = new Set(markedSeries(text).map(({ voltage }) => voltage))
  const [only] = classes
  return classes.size === 1 && only !== undefined && only !== 'unknown' ? only : null
}

export interface Code {
  readonly code: string
  /** Below 1 if words were joined, or another series was substituted. */
  readonly weight: number
}

const mostWords = 8
const mostJoined = 4
const asJoined = 0.97

/**
 * The codes of a marking, the likeliest first: words with a digit, and neighbouring words joined, because users often
 * type a part number with its printed gap. Separates words that name a manufacturer.
 */
export function codesOf(text: string): {
  readonly codes: readonly Code[]
  readonly makers: readonly string[]
} {
  const words = text
    .toUpperCase()
    .replaceAll('…', '?')
    .split(/[^A-Z0-9.?*,_-]+/)
    .filter((word) => word !== '')
    .slice(0, mostWords)
  const makers = words.flatMap((word) => makerNamed(word) ?? [])
  const rest = words.filter((word) => makerNamed(word) === null)
  const codes = new Map<string, number>()
  for (let count = 1; count <= Math.min(mostJoined, rest.length); count += 1)
    for (let from = 0; from + count <= rest.length; from += 1) {
      const code = rest.slice(from, from + count).join('')
      const counts = code.length >= 3 && /\d/.test(code) && /[A-Z?.*]/.test(code)
      if (counts && !codes.has(code)) codes.set(code, asJoined ** (count - 1))
    }
  return { codes: [...codes].map(([code, weight]) => ({ code, weight })), makers }
}
