// SPDX-License-Identifier: GPL-3.0-or-later
/** Parses `pin-one image FILE`. */
import { needs, none, parsedLine, UsageError } from './options.ts'
import { checkSlot, single } from './argument-values.ts'
import { usageWords } from '../../../shared/text/cli-usage.ts'
import type { Command } from './command.ts'
import { tellingOf, tellingSpecs } from './telling-arguments.ts'

export function imageCommand(line: readonly string[]): Command {
  const { options, words } = parsedLine(line, [
    none('help', 'h'),
    needs('board'),
    needs('slot'),
    needs('keyboard'),
    needs('undo'),
    needs('chip', 'c'),
    ...tellingSpecs,
  ])
  if (options.some(({ long }) => long === 'help')) return { kind: 'help', of: 'all' }
  const [path, ...more] = words
  if (path === undefined || more.length > 0) throw new UsageError(usageWords.imageNeedsFile())
  const valueOf = (long: string) => single(options, long)?.value ?? null
  checkSlot(valueOf('board'), valueOf('slot'))
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
