// SPDX-License-Identifier: GPL-3.0-or-later
/** The options for how the command line prints. */
import { needs, none } from './options.ts'
import type { OptionSpec, ParsedOption } from './options.ts'
import { single } from './argument-values.ts'
import type { Telling } from './command.ts'

/** Output options that every command accepts. */
export const tellingSpecs: readonly OptionSpec[] = [
  none('json'),
  none('progress'),
  needs('output', 'o'),
  none('verbose', 'V'),
]

export function tellingOf(options: readonly ParsedOption[]): Telling {
  const given = (long: string) => options.some((option) => option.long === long)
  return {
    json: given('json'),
    progress: given('progress'),
    verbose: given('verbose'),
    logPath: single(options, 'output')?.value ?? null,
  }
}
