// SPDX-License-Identifier: GPL-3.0-or-later
/** What a command line asks for, as one value, decided before anything is opened. Pure. */
import { needs, none, parsedLine, UsageError } from './options.ts'
import type { OptionSpec, ParsedOption } from './options.ts'
import { millivolts, single, sizesOf, supplyRange, unprotectOf } from './argument-values.ts'
import { checkPractice, programmerArgument } from './programmer-argument.ts'
import type { ProgrammerArgument } from './programmer-argument.ts'
import { regionSpecs, regionWords } from './region-arguments.ts'
import type { RegionWords } from './region-arguments.ts'
import { answeredSpecs, answerOf } from './peer-options.ts'
import {
  configSpecs,
  configWords,
  protectionSpecs,
  protectionWords,
  writeProtectLine,
  writeProtectSpecs,
} from './protection-arguments.ts'
import type { ProtectionWords } from './protection-arguments.ts'
import { usageWords } from '../../../shared/text/cli-usage.ts'

export type Operation =
  | { readonly kind: 'probe' }
  /** One line of flashrom's, for scripts. */
  | { readonly kind: 'flash-name' | 'flash-size' | 'clock-ladder' }
  /** `path`: `null` where every region has a file of its own. */
  | { readonly kind: 'read'; readonly path: string | null }
  | { readonly kind: 'write'; readonly path: string | null }
  | { readonly kind: 'verify'; readonly path: string | null }
  | { readonly kind: 'erase' }
  /** Every region into a file of its name. */
  | { readonly kind: 'extract' }
  | { readonly kind: 'protection'; readonly words: ProtectionWords }
  | { readonly kind: 'backup'; readonly path: string }
  | { readonly kind: 'resume' }
  | { readonly kind: 'restore'; readonly backupId: string | null }

/** How the command line wants to be told. */
export interface Telling {
  readonly json: boolean
  readonly progress: boolean
  readonly verbose: boolean
  readonly logPath: string | null
}

export interface ChipCommand extends Telling {
  readonly kind: 'chip'
  readonly operation: Operation
  readonly programmer: ProgrammerArgument
  readonly chipName: string | null
  /** Where a copy of the backup goes besides the vault. */
  readonly backupPath: string | null
  /** Files that are read into may be replaced. */
  readonly force: boolean
  readonly skipBackup: boolean
  /** The parts of the chip that are meant; `null`: all of it. */
  readonly regions: RegionWords | null
  /** The network address of the backup goes into the image. */
  readonly keepMac: boolean
  readonly unprotect: 'no' | 'restore-afterwards' | 'leave-off'
  readonly board: string | null
  /** Which chip of the mainboard: its name, or its number from 1. */
  readonly slot: string | null
  /** The image may be for another mainboard; said by an expert. */
  readonly ignoreBoard: boolean
  /** What the programmer feeds, as the user says (an adapter); `null`: as all known boards do. */
  readonly programmerMv: number | null
  /** What the chip takes, as the user read it, for a chip whose supply no table knows. */
  readonly chipSupplyMv: readonly [min: number, max: number] | null
}

export type Command =
  | { readonly kind: 'help'; readonly of: 'all' | 'practice' }
  | { readonly kind: 'version' }
  | { readonly kind: 'list-chips'; readonly search: string | null; readonly json: boolean }
  | ({ readonly kind: 'list-programmers' } & Telling)
  | ({ readonly kind: 'list-backups' } & Telling)
  | ({ readonly kind: 'report' } & Telling)
  | ({ readonly kind: 'dismiss' } & Telling)
  | ChipCommand
  | ({
      readonly kind: 'split'
      readonly path: string
      readonly sizes: readonly number[] | null
      readonly board: string | null
    } & Telling)
  | ({
      readonly kind: 'image'
      readonly path: string
      readonly board: string | null
      readonly slot: string | null
      readonly chipName: string | null
      /** As file names have it, `deqwertz`. */
      readonly keyboard: string | null
      /** A new file with the image that this one holds in another form. */
      readonly undoPath: string | null
    } & Telling)
  | ({ readonly kind: 'join'; readonly path: string; readonly parts: readonly string[] } & Telling)
  | ({ readonly kind: 'demo'; readonly programmer: ProgrammerArgument } & Telling)
  | {
      readonly kind: 'practice'
      readonly listen: string | null
      readonly pty: string | null
      /** In the practice programmer's own words, `chip=…,fault=…`. */
      readonly device: string
    }
  | {
      readonly kind: 'bridge'
      /** `/dev/spidev0.0`. */
      readonly path: string
      readonly listen: string
      readonly clockHz: number | null
    }

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
  none('progress'),
  none('json'),
  needs('output', 'o'),
  none('verbose', 'V'),
  none('flash-name'),
  none('flash-size'),
  none('clock-ladder'),
  none('keep-mac'),
  ...regionSpecs,
  none('get-size'),
  ...protectionSpecs,
  ...answeredSpecs,
]

/** What every line that talks to a chip may say, whichever word it begins with. */
const chipSpecs = specs.filter(({ long }) =>
  [
    'help',
    'programmer',
    'chip',
    'programmer-voltage',
    'chip-voltage',
    'json',
    'progress',
    'output',
    'verbose',
  ].includes(long),
)

/** `line` is what follows the program's name. Throws `UsageError`. */
export const commandOf = (line: readonly string[]): Command => understood(line).command

export interface Understood {
  readonly command: Command
  /** What is said to words that are taken and not followed to the letter. */
  readonly notes: readonly string[]
}

/** As `commandOf`, with what is to be told before anything is done. */
export function understood(line: readonly string[]): Understood {
  const notes: string[] = []
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

/** Options that each ask for one thing to be done; only one may be given. */
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

/** Notes to words that are only answered; throws for those that are refused. */
function answersTo(options: readonly ParsedOption[]): readonly string[] {
  return options.flatMap(({ long, typed }) => {
    const answer = answerOf(long)
    if (answer === null) return []
    if (answer.does === 'refused') throw new UsageError(`${typed}: ${answer.says}`)
    return [`${typed}: ${answer.says}`]
  })
}

function writeProtectCommand(line: readonly string[]): Command {
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

function configCommand(line: readonly string[]): Command {
  const { options, words } = parsedLine(line, [...chipSpecs, ...configSpecs, ...temporarySpecs])
  if (options.some(({ long }) => long === 'help')) return { kind: 'help', of: 'all' }
  answersTo(options)
  const operation: Operation = { kind: 'protection', words: configWords(options, words) }
  return chipCommandFor(options, operation, tellingOf(options))
}

const temporarySpecs = answeredSpecs.filter(({ long }) => long === 'temporary')

function chipCommand(
  options: readonly ParsedOption[],
  act: ParsedOption | undefined,
  telling: Telling,
): ChipCommand {
  const words = protectionWords(options)
  if (words !== null && act !== undefined)
    throw new UsageError(usageWords.protectionAlone(act.typed))
  const operation: Operation = words === null ? operationOf(act) : { kind: 'protection', words }
  return chipCommandFor(options, operation, telling)
}

function chipCommandFor(
  options: readonly ParsedOption[],
  operation: Operation,
  telling: Telling,
): ChipCommand {
  const given = (long: string) => options.some((option) => option.long === long)
  const programmer = single(options, 'programmer')?.value ?? null
  if (programmer === null) throw new UsageError(usageWords.noProgrammer())
  const changes = ['write', 'erase', 'resume', 'restore'].includes(operation.kind)
  if (given('unprotect') && !changes) throw new UsageError(usageWords.unprotectOf())
  const backsUp = operation.kind === 'write' || operation.kind === 'erase'
  if (given('skip-backup') && !backsUp) throw new UsageError(usageWords.skipBackupOf())
  if (given('ignore-board') && operation.kind !== 'write')
    throw new UsageError(usageWords.ignoreBoardOf())
  if (given('ignore-board') && !given('board')) throw new UsageError(usageWords.ignoreBoardNeeds())
  if (given('slot') && !given('board')) throw new UsageError(usageWords.slotNeeds())
  if (given('skip-backup') && given('backup')) throw new UsageError(usageWords.backupOrNone())
  const regions = regionWords(
    options,
    operation.kind,
    operation.kind === 'protection' ? operation.words.region : null,
  )
  needFiles(operation, regions)
  if (given('keep-mac') && operation.kind !== 'write') throw new UsageError(usageWords.keepMacOf())
  if (given('skip-backup') && (regions !== null || given('keep-mac')))
    throw new UsageError(usageWords.skipBackupNotWith(regions === null ? 'keep-mac' : 'regions'))
  return {
    kind: 'chip',
    operation,
    regions,
    keepMac: given('keep-mac'),
    programmer: programmerArgument(programmer),
    chipName: single(options, 'chip')?.value ?? null,
    backupPath: single(options, 'backup')?.value ?? null,
    force: given('force'),
    skipBackup: given('skip-backup'),
    unprotect: unprotectOf(single(options, 'unprotect')),
    board: single(options, 'board')?.value ?? null,
    slot: single(options, 'slot')?.value ?? null,
    ignoreBoard: given('ignore-board'),
    programmerMv: millivolts(single(options, 'programmer-voltage')),
    chipSupplyMv: supplyRange(single(options, 'chip-voltage')),
    ...telling,
  }
}

/** The word for what a line without an act does. */
function checkCommand(line: readonly string[], notes: string[]): Command {
  const command = commandWith(line, notes)
  const checks =
    command.kind === 'chip' &&
    (command.operation.kind === 'probe' || command.operation.kind === 'clock-ladder')
  if (checks || command.kind === 'help' || command.kind === 'version') return command
  throw new UsageError(usageWords.checkOnly())
}

function operationOf(act: ParsedOption | undefined): Operation {
  if (act === undefined) return { kind: 'probe' }
  const path = act.value ?? ''
  switch (act.long) {
    case 'read':
    case 'write':
    case 'verify':
      if (path === '-' && act.long === 'read') throw noPipeOut(act)
      return { kind: act.long, path: path === '' ? null : path }
    case 'backup':
      if (path === '-') throw noPipeOut(act)
      return { kind: act.long, path }
    case 'erase':
    case 'extract':
    case 'resume':
    case 'flash-name':
    case 'flash-size':
    case 'clock-ladder':
      return { kind: act.long }
    case 'get-size':
      return { kind: 'flash-size' }
    case 'restore':
      return { kind: 'restore', backupId: act.value }
    default:
      throw new UsageError(usageWords.noOperation(act.typed))
  }
}

const noPipeOut = ({ typed }: ParsedOption): UsageError => new UsageError(usageWords.noPipe(typed))

/** Without a file of the whole chip, each region needs its own. */
function needFiles(operation: Operation, regions: RegionWords | null): void {
  if (!('path' in operation) || operation.path !== null) return
  if (regions === null) throw new UsageError(usageWords.needsFile(operation.kind))
  const bare = regions.include.find(({ path }) => path === null)
  if (bare !== undefined) throw new UsageError(usageWords.needsFiles(operation.kind, bare.name))
}

function imageCommand(line: readonly string[]): Command {
  const { options, words } = parsedLine(line, [
    none('help', 'h'),
    needs('board'),
    needs('slot'),
    needs('keyboard'),
    needs('undo'),
    needs('chip', 'c'),
    none('json'),
    none('progress'),
    none('verbose', 'V'),
    needs('output', 'o'),
  ])
  if (options.some(({ long }) => long === 'help')) return { kind: 'help', of: 'all' }
  const [path, ...more] = words
  if (path === undefined || more.length > 0) throw new UsageError(usageWords.imageNeedsFile())
  const valueOf = (long: string) => single(options, long)?.value ?? null
  if (valueOf('slot') !== null && valueOf('board') === null)
    throw new UsageError(usageWords.slotNeeds())
  return {
    kind: 'image',
    path,
    board: valueOf('board'),
    slot: valueOf('slot'),
    chipName: valueOf('chip'),
    keyboard: valueOf('keyboard'),
    undoPath: valueOf('undo'),
    ...tellingOf(options),
  }
}

function tellingOf(options: readonly ParsedOption[]): Telling {
  const given = (long: string) => options.some((option) => option.long === long)
  return {
    json: given('json'),
    progress: given('progress'),
    verbose: given('verbose'),
    logPath: single(options, 'output')?.value ?? null,
  }
}

const practiceWords = [
  'chip',
  'fault',
  'timing',
  'file',
  'seed',
  'content',
  'wp',
  'latency',
] as const

function deviceOf(options: readonly ParsedOption[]): string {
  return practiceWords
    .flatMap((word) => {
      const value = single(options, word)?.value
      return value === undefined || value === null ? [] : [`${word}=${value}`]
    })
    .join(',')
}

function practiceCommand(line: readonly string[]): Command {
  const { options, words } = parsedLine(line, [
    none('help', 'h'),
    needs('listen'),
    needs('pty'),
    ...practiceWords.map((word) => needs(word)),
  ])
  if (options.some(({ long }) => long === 'help')) return { kind: 'help', of: 'practice' }
  const listen = single(options, 'listen')?.value ?? null
  const pty = single(options, 'pty')?.value ?? null
  if (words.length > 0) throw new UsageError(usageWords.strayWords(words.join(' ')))
  if ((listen === null) === (pty === null)) throw new UsageError(usageWords.practiceNeeds())
  if (listen !== null && !/^.+:\d{1,5}$/.test(listen))
    throw new UsageError(usageWords.noListen(listen, '127.0.0.1:4000'))
  const device = deviceOf(options)
  checkPractice(`practice:${device}`)
  return { kind: 'practice', listen, pty, device }
}

function bridgeCommand(line: readonly string[]): Command {
  const { options, words } = parsedLine(line, [
    none('help', 'h'),
    needs('spidev'),
    needs('listen'),
    needs('spispeed'),
  ])
  if (options.some(({ long }) => long === 'help')) return { kind: 'help', of: 'all' }
  if (words.length > 0) throw new UsageError(usageWords.strayWords(words.join(' ')))
  const path = single(options, 'spidev')?.value ?? null
  const listen = single(options, 'listen')?.value ?? null
  if (path === null || listen === null) throw new UsageError(usageWords.bridgeNeeds())
  if (!/^.+:\d{1,5}$/.test(listen))
    throw new UsageError(usageWords.noListen(listen, '127.0.0.1:7127'))
  const speed = single(options, 'spispeed')?.value ?? null
  const { clockHz } = programmerArgument(
    `linux_spi:dev=${path}${speed === null ? '' : `,spispeed=${speed}`}`,
  )
  return { kind: 'bridge', path, listen, clockHz }
}

function demoCommand(line: readonly string[]): Command {
  const { options, words } = parsedLine(line, [
    none('help', 'h'),
    none('json'),
    none('progress'),
    none('verbose', 'V'),
    needs('output', 'o'),
    ...practiceWords.map((word) => needs(word)),
  ])
  if (options.some(({ long }) => long === 'help')) return { kind: 'help', of: 'practice' }
  if (words.length > 0) throw new UsageError(usageWords.strayWords(words.join(' ')))
  const device = deviceOf(options)
  return {
    kind: 'demo',
    programmer: programmerArgument(device === '' ? 'practice' : `practice:${device}`),
    ...tellingOf(options),
  }
}
