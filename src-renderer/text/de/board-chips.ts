// SPDX-License-Identifier: GPL-3.0-or-later
/** Die Wörter für die Chips, die ein Mainboard hat, in Auswahl und Listen. */
import { chipPhrases } from '../../../shared/text/de/chip-phrases.ts'
import { sentence } from '../sentence.ts'

const spelled = ['', 'Ein Chip', 'Zwei Chips']

export const boardChipsText = {
  called: (name: string | null, number: number): string =>
    name === null ? `Chip ${number}` : sentence(chipPhrases.bare(name)),
  marked: (silk: string): string => `bezeichnet ${silk}`,
  sizeNotKnown: 'Größe nicht bekannt',
  inAll: (size: string): string => `zusammen ${size}`,
  /** `null`: not known. */
  count: (chips: number | null): string => {
    if (chips === null) return 'Zahl der Chips nicht bekannt'
    return spelled[chips] ?? `${chips} Chips`
  },
} as const
