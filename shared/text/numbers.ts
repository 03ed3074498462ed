// SPDX-License-Identifier: GPL-3.0-or-later
/** Numbers and lists in the format of the current language, by `Intl`. */
import { locale } from './language.ts'

/** `8,388,608`. */
export const grouped = (count: number): string => count.toLocaleString(locale())

/** At most this many decimal places, without trailing zeros: `1.5`. */
export const decimal = (value: number, places: number): string =>
  value.toLocaleString(locale(), { maximumFractionDigits: places, useGrouping: false })

/** Exactly this many decimal places, so that a changing number keeps its position: `1.0`. */
export const fixed = (value: number, places: number): string =>
  value.toLocaleString(locale(), {
    minimumFractionDigits: places,
    maximumFractionDigits: places,
    useGrouping: false,
  })

/** `a, b, and c`. */
export const allOf = (items: readonly string[]): string =>
  new Intl.ListFormat(locale(), { type: 'conjunction' }).format(items)

/** `a, b, or c`. */
export const oneOf = (items: readonly string[]): string =>
  new Intl.ListFormat(locale(), { type: 'disjunction' }).format(items)

/** The form of a text for this count, by the language's own rule. */
export function plural<T>(count: number, forms: { readonly one: T; readonly other: T }): T {
  return new Intl.PluralRules(locale()).select(count) === 'one' ? forms.one : forms.other
}
