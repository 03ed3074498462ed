// SPDX-License-Identifier: GPL-3.0-or-later
import { spelledHex } from './spelling.ts'
import { partWords } from './text/part-name.ts'

/**
 * A listed name as a user would write it. In the table a dot stands for any letter of the marking, and `_Q` for its
 * last letter: `W25Q64JV-.Q` and `W25Q256JV_Q` are any chip whose marking ends in Q. Each becomes one ellipsis.
 */
export const printedName = (name: string): string =>
  name.replaceAll(/-\.|\.{2,}|(?<=\d)\.(?=[A-Z])|_(?=[A-Z]$)/gu, '…')

interface Named {
  readonly names: readonly string[]
  readonly id: string
}

/** Name of a chip for a sentence, in the present language. */
export const partName = (chip: Named): string => partSaid(partCode(chip))

/** Ends the name of a chip model that stands for others too; no file name contains it. */
const orAlike = '/~'

/**
 * Name of a chip for facts and records, the same in every language: `W25Q64`, `MX25L6406E/~` (or alike), or the ID of a
 * chip without a name. One ID often fits several models (BV, CV, FV, JV), so naming only the first would be a false
 * claim.
 */
export function partCode({ names, id }: Named): string {
  const [first, ...others] = names
  if (first === undefined) return id
  if (others.length === 0) return first
  const stem = others.reduce(commonStart, first)
  // Only a whole family and density such as W25Q64 is a name; MX25L640, the common part of MX25L6406E and MX25L6408E,
  // is not.
  const whole = /\d$/u.test(stem) && names.every((name) => !/\d/u.test(name.slice(stem.length)))
  return whole ? stem : `${first}${orAlike}`
}

/** A name from facts or a record, in words; records of earlier versions hold English words. */
export function partSaid(code: string): string {
  if (code.endsWith(orAlike)) return partWords.alike(code.slice(0, -orAlike.length))
  const [, first, id] = /^(?:(.+) or alike|unknown chip((?: [0-9A-F]{2})*))$/u.exec(code) ?? []
  if (first !== undefined) return partWords.alike(first)
  if (id !== undefined) return id === '' ? partWords.unknown : partWords.unknownWithId(id.trim())
  return calledById(code)
}

/** The facts with every `name` and `chipName` in them, at any depth, converted by `partSaid`. */
export function withPartsSaid<T>(facts: T): T
export function withPartsSaid(facts: unknown): unknown {
  if (Array.isArray(facts)) return facts.map((each: unknown) => withPartsSaid(each))
  if (typeof facts !== 'object' || facts === null) return facts
  return Object.fromEntries(
    Object.entries(facts).map(([key, value]: [string, unknown]) => [
      key,
      typeof value === 'string' && (key === 'name' || key === 'chipName')
        ? partSaid(value)
        : withPartsSaid(value),
    ]),
  )
}

/** All names of a chip, or its ID when the table has none: never an empty list. */
export const namesSaid = (chip: Named): readonly string[] =>
  chip.names.length > 0 ? chip.names : [partName(chip)]

/** A chip known only from SFDP has an internal key but no name, so users see its ID. */
function calledById(id: string): string {
  const [, key] = /^sfdp-(.+)$/u.exec(id) ?? []
  if (key === undefined) return id
  return key === 'no-id' ? partWords.unknown : partWords.unknownWithId(spelledHex(key))
}

function commonStart(a: string, b: string): string {
  let length = 0
  while (length < a.length && a[length] === b[length]) length++
  return a.slice(0, length)
}

/** Whether a name is that of a chip known only from its SFDP table: `sfdp-d37216`, `sfdp-no-id`. */
export const describesItself = (name: string): boolean => /^sfdp-(?:no-id|[0-9a-f]+)$/iu.test(name)
