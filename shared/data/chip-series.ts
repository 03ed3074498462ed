// SPDX-License-Identifier: GPL-3.0-or-later
/** What the letters of a marking say before any part is found: the manufacturer's series, and its supply voltage. */
import { z } from '../schema-checks.ts'
import type { MarkedSeries, VoltageClass } from '../model/marking.ts'
import seriesJson from './chip-series.json' with { type: 'json' }

/** Millivolts. */
export function voltageClass(supplyMv: readonly [min: number, max: number] | null): VoltageClass {
  if (supplyMv === null) return 'unknown'
  const [min, max] = supplyMv
  if (max <= 2000) return '1.8 V'
  return min >= 2300 && max >= 3000 && max <= 3600 ? '3 V' : 'other'
}

const text = z.string().min(1)
const volts = z.enum(['3 V', '1.8 V', 'other'])

export const seriesFile = z.strictObject({
  about: text,
  sources: z.record(z.string(), text),
  makerWords: z.record(z.string().regex(/^[A-Z]+$/), text),
  lookAlikes: z.array(z.string().regex(/^[0-9][A-Z]+$/)),
  series: z.array(
    z.strictObject({
      letters: z.string().regex(/^[A-Z]+\d\d[A-Z]+$/),
      maker: text,
      volts: volts.optional(),
      behindCapacity: z.record(z.string(), volts).optional(),
      alike: z.array(text).optional(),
      source: text,
    }),
  ),
})

const data = seriesFile.parse(seriesJson)

export type WrittenSeries = (typeof data.series)[number]
export const seriesData: typeof data = data

const folds = new Map(
  data.lookAlikes.flatMap(([digit = '', ...letters]) =>
    letters.map((letter) => [letter, digit] as const),
  ),
)

/** Letters that users confuse with digits in small print (O for 0, l for 1), as those digits. */
export const folded = (code: string): string =>
  Array.from(code, (letter) => folds.get(letter) ?? letter).join('')

const bare = (letters: string): string => letters.replace(/^[A-Z]+(?=\d)/, '')
const behindFamily = (letters: string): string => letters.replace(/^[A-Z]+\d\d/, '')

/**
 * Every series that `code` can begin with; several if the letters of the manufacturer are missing (`25L`). Letters as
 * typed count before look-alikes, more letters of the series before fewer.
 */
export function seriesOf(code: string): readonly MarkedSeries[] {
  for (const written of [(each: string) => each, folded])
    for (const form of [(each: string) => each, bare, behindFamily]) {
      const fitting = data.series.filter(({ letters }) => {
        const start = written(form(letters))
        return written(code).startsWith(start) && /[\d?]/.test(written(code).charAt(start.length))
      })
      const longest = Math.max(0, ...fitting.map(({ letters }) => form(letters).length))
      const found = fitting.filter(({ letters }) => form(letters).length === longest)
      if (found.length > 0)
        return found.map((series) => ({
          letters: series.letters,
          maker: series.maker,
          voltage: voltageIn(series, code.slice(longest)),
        }))
    }
  return data.series
    .filter(({ letters }) => code.length > 2 && (letters === code || bare(letters) === code))
    .map((series) => ({
      letters: series.letters,
      maker: series.maker,
      voltage: voltageIn(series, ''),
    }))
}

function voltageIn({ volts: fixed, behindCapacity }: WrittenSeries, rest: string): VoltageClass {
  if (fixed !== undefined) return fixed
  const behind = rest.replace(/^[\dOILSB]*?\d+/, '')
  const found = Object.entries(behindCapacity ?? {}).find(([pattern]) =>
    new RegExp(pattern).test(behind),
  )
  return found?.[1] ?? 'unknown'
}

/** Other codes under which the same part may be listed: `W25R128JV` is a W25Q128JV with a counter. */
export function alikeCodes(code: string): readonly string[] {
  return data.series.flatMap(({ letters, alike = [] }) =>
    [letters, bare(letters)].flatMap((start) =>
      code.startsWith(start) && /\d/.test(code.charAt(start.length))
        ? alike.map((other) => `${other}${code.slice(start.length)}`)
        : [],
    ),
  )
}

/** The manufacturer that a word of the marking names (`cFeon`); `null` for every other word. */
export const makerNamed = (word: string): string | null => data.makerWords[word] ?? null
