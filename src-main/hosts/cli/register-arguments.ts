// SPDX-License-Identifier: GPL-3.0-or-later
/** The command lines of flashrom and flashprog that begin with `wp` and `config`: about the registers of a chip. */
import { needs, none, parsedLine } from './options.ts'
import type { OptionSpec } from './options.ts'
import { answeredSpecs, answersTo } from './peer-options.ts'
import {
  configSpecs,
  configWords,
  writeProtectLine,
  writeProtectSpecs,
} from './protection-arguments.ts'
import { regionSpecs } from './region-arguments.ts'
import type { Command, Operation } from './command.ts'
import { tellingOf, tellingSpecs } from './telling-arguments.ts'
import { chipCommand, chipCommandFor } from './chip-arguments.ts'

/** Options of a chip command besides its action. */
const chipSpecs: readonly OptionSpec[] = [
  none('help', 'h'),
  needs('programmer', 'p'),
  needs('chip', 'c'),
  needs('programmer-voltage'),
  needs('chip-voltage'),
  ...tellingSpecs,
]

export function writeProtectCommand(line: readonly string[]): Command {
  const { options, words } = parsedLine(line, [
    ...chipSpecs,
    ...regionSpecs.filter(
      ({ value, long }) =>
        long !== 'include' && long !== 'image' && long !== 'extract' && value !== 'optional',
    ),
    ...writeProtectSpecs,
    ...temporarySpecs,
  ])
  if (options.some(({ long }) => long === 'help')) return { kind: 'help', of: 'all' }
  answersTo(options)
  return chipCommand(writeProtectLine(options, words), undefined, tellingOf(options))
}

export function configCommand(line: readonly string[]): Command {
  const { options, words } = parsedLine(line, [...chipSpecs, ...configSpecs, ...temporarySpecs])
  if (options.some(({ long }) => long === 'help')) return { kind: 'help', of: 'all' }
  answersTo(options)
  const operation: Operation = { kind: 'protection', words: configWords(options, words) }
  return chipCommandFor(options, operation, tellingOf(options))
}

const temporarySpecs = answeredSpecs.filter(({ long }) => long === 'temporary')
