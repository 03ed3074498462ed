// SPDX-License-Identifier: GPL-3.0-or-later
/** Was von einem Aufdruck gesagt wird, und von den Chip-Modellen, die gemeint sein können. */
import type {
  CalledPart,
  MarkedSeries,
  MarkingDisagreement,
  NearName,
} from '../../model/marking.ts'
import { spelledSupply } from '../../spelling.ts'
import { calledText, nearLine } from '../rules.ts'

/** `1,65 bis 2 V`. */
export const supplyText = (supplyMv: readonly [min: number, max: number] | null): string =>
  supplyMv === null ? 'Spannung nicht bekannt' : spelledSupply(supplyMv)

/** `Macronix MX25U6435E (8 MiB, 1,65 bis 2 V)`: never without the supply. */
export const nearText = ({ vendor, name, sizeBytes, supplyMv }: NearName): string =>
  nearLine(calledText({ vendor, name }), sizeBytes, supplyText(supplyMv))

const seriesUses = {
  '3 V': (chips: string) => `${chips} brauchen 3 V.`,
  '1.8 V': (chips: string) => `${chips} brauchen 1,8 V. 3,3 V zerstören sie.`,
  other: (chips: string) => `${chips} brauchen je nach Modell 1,8 V oder 3 V.`,
  unknown: (_chips: string) => '',
} as const

/** Empty if the letters do not determine it. */
export const seriesText = ({ letters, maker, voltage }: MarkedSeries): string =>
  seriesUses[voltage](`Chips von ${maker} mit ${letters}`)

export const noSuchNameText = (near: readonly NearName[], series: MarkedSeries | null): string =>
  [
    'Nichts wurde gesendet.',
    series === null ? '' : seriesText(series),
    near.length === 0
      ? 'Pin One kennt keinen ähnlichen Namen.'
      : `Ähnliche Namen: ${near.map(nearText).join(', ')}.`,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ')

export const disagreementText = ({ read, found }: MarkingDisagreement): string =>
  `Du hast ${calledText(read)} gelesen. Gefunden wurde ${calledText(found)}. Sitzt der Clip auf dem richtigen Chip?`

/** The user requested a chip model by name. `found` is `null` if the responding chip is in no table. */
export const mismatchText = (asked: string, found: CalledPart | null): string =>
  `Du hast ${asked} gewählt. Gefunden wurde ${found === null ? 'eine ID, die Pin One nicht kennt' : calledText(found)} ({idBytes}). Sitzt der Clip auf dem richtigen Chip?`
