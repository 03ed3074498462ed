// SPDX-License-Identifier: GPL-3.0-or-later
/** Words for the sources of a chip's facts. */
import * as de from './de/chip-facts.ts'
import * as en from './en/chip-facts.ts'
import { assertNever } from '../fault.ts'
import { spoken } from './language.ts'
import type { ChipFact } from '../model/chip.ts'

const { chipFactWords } = spoken({ en, de })

export function chipFactText(fact: ChipFact): string {
  switch (fact.code) {
    case 'quirk':
      return chipFactWords.quirk(fact.quirk)
    case 'sfdp':
      return chipFactWords.sfdp(`${fact.major}.${fact.minor}`)
    case 'table':
      return chipFactWords.table(fact.entry, fact.source)
    default:
      return assertNever(fact)
  }
}
