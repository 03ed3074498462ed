// SPDX-License-Identifier: GPL-3.0-or-later
/** Builds a chip command from its options. */
import { UsageError } from './options.ts'
import type { ParsedOption } from './options.ts'
import { checkSlot, millivolts, single, supplyRange, unprotectOf } from './argument-values.ts'
import { programmerArgument } from './programmer-argument.ts'
import { regionWords } from './region-arguments.ts'
import type { RegionWords } from './region-arguments.ts'
import { protectionWords } from './protection-arguments.ts'
import { usageWords } from '../../../shared/text/cli-usage.ts'
import type { ChipCommand, Operation, Telling } from './command.ts'

export function chipCommand(
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

export function chipCommandFor(
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
  const board = single(options, 'board')?.value ?? null
  const slot = single(options, 'slot')?.value ?? null
  checkSlot(board, slot)
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
    board,
    slot,
    ignoreBoard: given('ignore-board'),
    programmerMv: millivolts(single(options, 'programmer-voltage')),
    chipSupplyMv: supplyRange(single(options, 'chip-voltage')),
    ...telling,
  }
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

/** Without a file for the whole chip, each region needs a file of its own. */
function needFiles(operation: Operation, regions: RegionWords | null): void {
  if (!('path' in operation) || operation.path !== null) return
  if (regions === null) throw new UsageError(usageWords.needsFile(operation.kind))
  const bare = regions.include.find(({ path }) => path === null)
  if (bare !== undefined) throw new UsageError(usageWords.needsFiles(operation.kind, bare.name))
}
