// SPDX-License-Identifier: GPL-3.0-or-later
/** Parses the whole command line into one value before anything is opened. Pure. */
import { needs, none, parsedLine, UsageError } from './options.ts'
import type { OptionSpec } from './options.ts'
import { single, sizesOf } from './argument-values.ts'
import { usageWords } from '../../../shared/text/cli-usage.ts'
import type { Command, Telling } from './command.ts'
import { tellingOf, tellingSpecs } from './telling-arguments.ts'
import { answersTo, answeredSpecs } from './peer-options.ts'
import { protectionSpecs } from './protection-arguments.ts'
import { regionSpecs } from './region-arguments.ts'
import { chipCommand } from './chip-arguments.ts'
import { configCommand, writeProtectCommand } from './register-arguments.ts'
import { imageCommand } from './image-arguments.ts'
import { bridgeCommand, demoCommand, practiceCommand } from './served-arguments.ts'

const specs: readonly OptionSpec[] = [
  none('help', 'h'),
  none('version', 'R'),
  needs('programmer', 'p'),
  needs('chip', 'c'),
  { long: 'read', short: 'r', value: 'optional' },
  { long: 'write', short: 'w', value: 'optional' },
  { long: 'verify', short: 'v', value: 'optional' },
  none('erase', 'E'),
  needs('backup'),
  none('resume'),
  { long: 'restore', value: 'optional' },
  none('dismiss'),
  none('skip-backup'),
  { long: 'unprotect', value: 'optional' },
  needs('board'),
  needs('slot'),
  none('ignore-board'),
  needs('programmer-voltage'),
  needs('chip-voltage'),
  { long: 'list-supported', short: 'L', value: 'optional' },
  none('list-programmers'),
  none('list-backups'),
  none('report'),
  needs('split'),
  needs('sizes'),
  needs('join'),
  ...tellingSpecs,
  none('flash-name'),
  none('flash-size'),
  none('clock-ladder'),
  none('keep-mac'),
  ...regionSpecs,
  none('get-size'),
  ...protectionSpecs,
  ...answeredSpecs,
]

/** `line` is what follows the program's name. Throws `UsageError`. */
export const commandOf = (line: readonly string[]): Command => understood(line).command

export interface Understood {
  readonly command: Command
  /** Notes for options that are accepted but not followed exactly. */
  readonly notes: readonly string[]
}

/** As `commandOf`, with the notes to print before anything is done. */
export function understood(line: readonly string[]): Understood {
  const notes: string[] = []
  // Node puts this letter in the place of bytes that are no UTF-8: a file of that name is another one.
  const unreadable = line.find((word) => word.includes('\ufffd'))
  if (unreadable !== undefined) throw new UsageError(usageWords.notUtf8(unreadable))
  return { command: commandWith(line, notes), notes }
}

function commandWith(line: readonly string[], notes: string[]): Command {
  if (line[0] === 'prog') return commandWith(line.slice(1), notes)
  if (line[0] === 'wp' || line[0] === 'write-protect') return writeProtectCommand(line.slice(1))
  if (line[0] === 'config' || line[0] === 'cfg') return configCommand(line.slice(1))
  if (line[0] === 'image') return imageCommand(line.slice(1))
  if (line[0] === 'practice') return practiceCommand(line.slice(1))
  if (line[0] === 'bridge') return bridgeCommand(line.slice(1))
  if (line[0] === 'demo') return demoCommand(line.slice(1))
  if (line[0] === 'check') return checkCommand(line.slice(1), notes)
  const { options, words } = parsedLine(line, specs)
  const given = (long: string) => options.some((option) => option.long === long)
  const valueOf = (long: string) => single(options, long)?.value ?? null
  notes.push(...answersTo(options))
  if (given('help')) return { kind: 'help', of: 'all' }
  if (given('version')) return { kind: 'version' }

  const telling: Telling = tellingOf(options)
  const acts = options.filter(
    ({ long }) =>
      operations.has(long) && !(long === 'backup' && (given('write') || given('erase'))),
  )
  const [act, second] = acts
  if (second !== undefined)
    throw new UsageError(usageWords.oneOperation(acts.map((one) => one.typed)))
  const join = valueOf('join')
  if (words.length > 0 && join === null)
    throw new UsageError(usageWords.strayWords(words.join(' ')))
  if (given('sizes') && !given('split')) throw new UsageError(usageWords.sizesWithoutSplit())

  switch (act?.long) {
    case 'list-supported':
    case 'list-supported-wiki':
      return { kind: 'list-chips', search: act.value, json: telling.json }
    case 'list-programmers':
    case 'list-backups':
    case 'report':
    case 'dismiss':
      return { kind: act.long, ...telling }
    case 'split': {
      const sizes = valueOf('sizes')
      return {
        kind: 'split',
        path: act.value ?? '',
        sizes: sizes === null ? null : sizesOf(sizes),
        board: valueOf('board'),
        ...telling,
      }
    }
    case 'join':
      if (words.length < 2) throw new UsageError(usageWords.joinNeedsFiles())
      return { kind: 'join', path: act.value ?? '', parts: words, ...telling }
    default:
      return chipCommand(options, act, telling)
  }
}

/** Options that each request one action; only one may be given. */
const operations = new Set([
  'read',
  'write',
  'verify',
  'erase',
  'extract',
  'backup',
  'resume',
  'restore',
  'flash-name',
  'flash-size',
  'clock-ladder',
  'get-size',
  'dismiss',
  'list-supported',
  'list-supported-wiki',
  'list-programmers',
  'list-backups',
  'report',
  'split',
  'join',
])

/** The option that names the action of a line without one. */
function checkCommand(line: readonly string[], notes: string[]): Command {
  const command = commandWith(line, notes)
  const checks =
    command.kind === 'chip' &&
    (command.operation.kind === 'probe' || command.operation.kind === 'clock-ladder')
  if (checks || command.kind === 'help' || command.kind === 'version') return command
  throw new UsageError(usageWords.checkOnly())
}
