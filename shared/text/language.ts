// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The language of Pin One, and its tables of words.
 *
 * Each language has its own table, with the same names: `shared/text/en/ports.ts` and `shared/text/de/ports.ts`.
 * `spoken` joins them to one table that returns texts in the current language, and the compiler refuses a language that
 * lacks a name or a placeholder. Read a word at the time when it is shown: a module constant would keep the language
 * that was current when the module was loaded.
 */
import { pseudo } from './pseudo.ts'

export const languages = ['en', 'de'] as const
export type Language = (typeof languages)[number]

/** Each language's name in that language. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' }

/** `pseudo`: English made longer and marked, to see what is clipped and what has no table. For developers. */
export type Spoken = Language | 'pseudo'

let now: Spoken = 'en'
const listeners = new Set<() => void>()

export const language = (): Spoken => now

export function setLanguage(next: Spoken): void {
  if (next === now) return
  now = next
  for (const listener of listeners) listener()
}

/** Called at every change; returns the function that stops it. */
export function onLanguage(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/**
 * The first requested language that Pin One supports: BCP 47 tags (`de-AT`), or values of LANG (`de_AT.UTF-8`).
 * Otherwise English.
 */
export function languageFor(wishes: readonly string[]): Spoken {
  for (const wish of wishes) {
    const known = languageNamed(wish)
    if (known !== null) return known
  }
  return 'en'
}

/** `null`: Pin One does not support it. */
export function languageNamed(wish: string): Spoken | null {
  const name = wish.toLowerCase().split(/[-_.@]/)[0] ?? ''
  if (name === 'pseudo') return 'pseudo'
  // The C locale of a system without a language means English.
  if (name === 'c' || name === 'posix') return 'en'
  return languages.find((each) => each === name) ?? null
}

/** For `Intl` and `lang` of the page. */
export const locale = (): Language => (now === 'pseudo' ? 'en' : now)

/** Several texts that a type allows are codes; a single one is a word. */
type IsUnion<T, U = T> = T extends U ? ([U] extends [T] ? false : true) : never

/** The same structure with other words: a literal English text may be any text. */
type Same<T> = [T] extends [string]
  ? IsUnion<T> extends true
    ? T
    : string
  : T extends (...facts: infer F) => infer R
    ? (...facts: F) => Same<R>
    : T extends number | boolean | null | undefined | ReadonlySet<string> | RegExp
      ? T
      : { readonly [K in keyof T]: Same<T[K]> }

type Tables<T> = { readonly [L in Exclude<Language, 'en'>]: Same<NoInfer<T>> } & { readonly en: T }

/** One table that returns texts in the current language. `T` is the module of the English words. */
export function spoken<T extends object>(tables: Tables<T>): Same<T> {
  const table = () => (now === 'pseudo' ? tables.en : (tables[now] as T))
  const names = Object.keys(tables.en) as (keyof T & string)[]
  return Object.fromEntries(
    names.map((name) => [name, live(() => table()[name], name)]),
  ) as unknown as Same<T>
}

/** Reads the current language at every use. */
function live<V>(value: () => V, name: string): V {
  const first = value()
  if (typeof first === 'function')
    return ((...facts: readonly unknown[]) =>
      said(Reflect.apply(value() as (...facts: unknown[]) => unknown, undefined, facts))) as V
  if (typeof first === 'object' && first !== null)
    return new Proxy(first, {
      get: (_, key) => said(Reflect.get(value() as object, key)),
    })
  throw new Error(
    `"${name}" would stay in one language: put it into a table, or make it a function`,
  )
}

/** As it is, or marked. */
function said<V>(value: V): V {
  return now === 'pseudo' ? (pseudo(value) as V) : value
}
