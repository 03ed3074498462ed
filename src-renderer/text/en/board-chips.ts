// SPDX-License-Identifier: GPL-3.0-or-later
/** Words for the chips that a mainboard has, for choices and lists. */
import { chipPhrases } from '../../../shared/text/en/chip-phrases.ts'
import { sentence } from '../sentence.ts'

const spelled = ['', 'One chip', 'Two chips']

export const boardChipsText = {
  called: (name: string | null, number: number): string =>
    name === null ? `Chip ${number}` : sentence(chipPhrases.bare(name)),
  marked: (silk: string): string => `marked ${silk}`,
  sizeNotKnown: 'size not known',
  inAll: (size: string): string => `${size} in all`,
  /** `null`: not known. */
  count: (chips: number | null): string => {
    if (chips === null) return 'Number of chips not known'
    return spelled[chips] ?? `${chips} chips`
  },
} as const
