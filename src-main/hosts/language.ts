// SPDX-License-Identifier: GPL-3.0-or-later
/** Chooses the language of a process, from its command line and environment. Pure except for `setLanguage`. */
import { languageFor, languageNamed, languages } from '../../shared/text/language.ts'
import type { Spoken } from '../../shared/text/language.ts'
import { usageWords } from '../../shared/text/cli-usage.ts'

export interface NamedLanguage {
  /** The command line without its language options. */
  readonly words: readonly string[]
  /** `null`: neither `--lang` nor PIN_ONE_LANG is set. */
  readonly named: Spoken | null
  /** A `--lang` value that Pin One does not support; `null`: none. An unsupported PIN_ONE_LANG is ignored. */
  readonly unknown: string | null
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * `--lang de`, `--lang=de` or PIN_ONE_LANG; the last `--lang` counts, as with any option. After `--` it is no option.
 */
export function namedLanguage(line: readonly string[], environment: Environment): NamedLanguage {
  const words: string[] = []
  let asked: string | null = null
  for (let at = 0; at < line.length; at += 1) {
    const word = line[at] ?? ''
    if (word === '--') {
      words.push(...line.slice(at))
      break
    }
    if (word === '--lang') {
      at += 1
      asked = line[at] ?? ''
    } else if (word.startsWith('--lang=')) asked = word.slice('--lang='.length)
    else words.push(word)
  }
  const spoken = asked === null ? null : languageNamed(asked)
  // A refusal of one `--lang` is printed in the language of another valid one.
  const named = spoken ?? languageNamed(environment['PIN_ONE_LANG'] ?? '')
  return { words, named, unknown: spoken === null ? asked : null }
}

/** The language of the system, from the variables in gettext's order. */
export const systemLanguage = (environment: Environment): Spoken =>
  languageFor(
    [environment['LC_ALL'], environment['LC_MESSAGES'], environment['LANG']]
      .filter((wish) => wish !== undefined && wish !== '')
      .slice(0, 1) as string[],
  )

export const unknownLanguage = (asked: string): string => usageWords.language(asked, languages)
