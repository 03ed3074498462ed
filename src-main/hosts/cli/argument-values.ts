// SPDX-License-Identifier: GPL-3.0-or-later
/** Parses single values of the command line. Pure; each function throws `UsageError` with an example. */
import { boardNamed, hasSlot, slotNames } from '../../../shared/board-places.ts'
import { UsageError } from './options.ts'
import type { ParsedOption } from './options.ts'
import { usageWords } from '../../../shared/text/cli-usage.ts'

export function unprotectOf(
  option: ParsedOption | null,
): 'no' | 'restore-afterwards' | 'leave-off' {
  if (option === null) return 'no'
  if (option.value === null || option.value === 'restore') return 'restore-afterwards'
  if (option.value === 'leave-off') return 'leave-off'
  throw new UsageError(usageWords.unprotectValue())
}

export function millivolts(option: ParsedOption | null): number | null {
  if (option === null) return null
  const text = option.value ?? ''
  const volts = /^\d{1,2}(\.\d{1,3})?V?$/i.test(text) ? Number.parseFloat(text) : 0
  if (volts < 1 || volts > 6) throw new UsageError(usageWords.noVolts(option.typed, text))
  return Math.round(volts * 1000)
}

/** The usual data sheet range for a nominal voltage, or a range as printed in a data sheet. */
export function supplyRange(
  option: ParsedOption | null,
): readonly [min: number, max: number] | null {
  if (option === null) return null
  const usual: Readonly<Record<string, readonly [number, number]>> = {
    '1.8': [1650, 1950],
    '2.5': [2300, 2700],
    '3': [2700, 3600],
    '3.0': [2700, 3600],
    '3.3': [2700, 3600],
  }
  const text = (option.value ?? '').replace(/V$/i, '')
  const nominal = usual[text]
  if (nominal !== undefined) return nominal
  const [low, high, more] = text.split('-')
  const min = millivolts({ ...option, value: low ?? '' })
  const max = high === undefined ? null : millivolts({ ...option, value: high })
  if (min === null || max === null || more !== undefined || min > max)
    throw new UsageError(usageWords.noSupply(option.typed, text))
  return [min, max]
}

export function single(options: readonly ParsedOption[], long: string): ParsedOption | null {
  const all = options.filter((option) => option.long === long)
  if (all.length > 1) throw new UsageError(usageWords.twice(all[1]?.typed ?? long))
  return all[0] ?? null
}

export function sizesOf(text: string): readonly number[] {
  return text.split(',').map((part) => {
    const match = /^(\d{1,9})([kKmM]?)$/.exec(part)
    const factor = { '': 1, k: 1024, m: 1024 * 1024 }[(match?.[2] ?? '').toLowerCase()] ?? 1
    if (match === null || Number(match[1]) < 1) throw new UsageError(usageWords.noSizes(text))
    return Number(match[1]) * factor
  })
}

/** A chip belongs to a mainboard; of one that Pin One does not know, it does not know the chips either. */
export function checkSlot(board: string | null, slot: string | null): void {
  if (slot === null) return
  if (board === null) throw new UsageError(usageWords.slotNeeds())
  const known = boardNamed(board)
  if (known !== null && !hasSlot(known, slot))
    throw new UsageError(usageWords.noSuchSlot(slot, known.names[0] ?? board, slotNames(known)))
}
