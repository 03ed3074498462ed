// SPDX-License-Identifier: GPL-3.0-or-later
/** Splits a command line like getopt_long, because flashprog users type it from memory. Pure. */
import { usageWords } from '../../../shared/text/cli-usage.ts'

export interface OptionSpec {
  readonly long: string
  readonly short?: string
  /** Number of values; `optional` takes the next word only if it is not an option. */
  readonly value: 'none' | 'required' | 'optional'
}

export const none = (long: string, short?: string): OptionSpec => ({
  long,
  value: 'none',
  ...(short !== undefined && { short }),
})

export const needs = (long: string, short?: string): OptionSpec => ({
  long,
  value: 'required',
  ...(short !== undefined && { short }),
})

export interface ParsedOption {
  readonly long: string
  /** As typed, for messages. */
  readonly typed: string
  readonly value: string | null
}

export interface ParsedLine {
  readonly options: readonly ParsedOption[]
  /** Words that belong to no option, in order. */
  readonly words: readonly string[]
}

/** Thrown for a command line that cannot be understood; the message is for the user. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/**
 * Accepts `-p x`, `-px`, `-Vr x`, `--programmer x`, `--programmer=x`, and unique beginnings of long names.
 * `--` ends the options. Throws `UsageError`.
 */
export function parsedLine(line: readonly string[], specs: readonly OptionSpec[]): ParsedLine {
  const options: ParsedOption[] = []
  const words: string[] = []
  const rest = [...line]
  const take = (spec: OptionSpec, typed: string, attached: string | null): void => {
    if (spec.value === 'none') {
      if (attached !== null) throw new UsageError(usageWords.noValue(typed))
      options.push({ long: spec.long, typed, value: null })
      return
    }
    let value = attached
    const next = rest[0]
    if (value === null && next !== undefined && (spec.value === 'required' || !isOption(next)))
      value = rest.shift() ?? null
    if (spec.value === 'required' && (value === null || value === ''))
      throw new UsageError(usageWords.needsValue(typed))
    // Otherwise `-r -w x` would read into a file named -w.
    if (spec.value === 'required' && attached === null && value !== null && isOption(value))
      throw new UsageError(usageWords.valueIsOption(typed, value))
    options.push({ long: spec.long, typed, value })
  }
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '--') {
      words.push(...rest)
      break
    }
    if (word.startsWith('--')) {
      const equals = word.indexOf('=')
      const typed = equals === -1 ? word : word.slice(0, equals)
      take(longSpec(typed, specs), typed, equals === -1 ? null : word.slice(equals + 1))
    } else if (isOption(word)) {
      for (let at = 1; at < word.length; at += 1) {
        const typed = `-${word[at] ?? ''}`
        const spec = specs.find((one) => one.short === word[at])
        if (spec === undefined) throw new UsageError(usageWords.noOption(typed))
        const attached = word.slice(at + 1)
        take(spec, typed, spec.value === 'none' || attached === '' ? null : attached)
        if (spec.value !== 'none') break
      }
    } else {
      words.push(word)
    }
  }
  return { options, words }
}

function isOption(word: string): boolean {
  return word.startsWith('-') && word !== '-'
}

function longSpec(typed: string, specs: readonly OptionSpec[]): OptionSpec {
  const name = typed.slice(2)
  const exact = specs.find((spec) => spec.long === name)
  if (exact !== undefined) return exact
  const near = specs.filter((spec) => spec.long.startsWith(name))
  const [only] = near
  if (only !== undefined && near.length === 1) return only
  if (near.length > 1)
    throw new UsageError(
      usageWords.couldBe(
        typed,
        near.map((spec) => `--${spec.long}`),
      ),
    )
  throw new UsageError(usageWords.noOption(typed))
}
