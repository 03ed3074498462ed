// SPDX-License-Identifier: GPL-3.0-or-later
/** Which language a process speaks, from its command line and its surroundings. Pure but for `setLanguage`. */
import { languageFor, languageNamed, languages } from '../../shared/text/language.ts'
import type { Spoken } from '../../shared/text/language.ts'
import { usageWords } from '../../shared/text/cli-usage.ts'

export interface NamedLanguage {
  /** The words without those about the language. */
  readonly words: readonly string[]
  /** `null`: neither `--lang` nor PIN_ONE_LANG names one. */
  readonly named: Spoken | null
  /** What `--lang` asks for and Pin One does not speak; `null`: nothing. PIN_ONE_LANG with such a value is passed over. */
  readonly unknown: string | null
}

type Environment = Readonly<Record<string, string | undefined>>

/** `--lang de`, `--lang=de` or PIN_ONE_LANG; the last `--lang` counts, as with any option. Nothing behind `--` is one. */
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
  // A refusal of `--lang` is said in the language that is named beside it.
  const named = spoken ?? languageNamed(environment['PIN_ONE_LANG'] ?? '')
  return { words, named, unknown: spoken === null ? asked : null }
}

/** What the system asks for, in the order of gettext. */
export const systemLanguage = (environment: Environment): Spoken =>
  languageFor(
    [environment['LC_ALL'], environment['LC_MESSAGES'], environment['LANG']]
      .filter((wish) => wish !== undefined && wish !== '')
      .slice(0, 1) as string[],
  )

export const unknownLanguage = (asked: string): string => usageWords.language(asked, languages)
