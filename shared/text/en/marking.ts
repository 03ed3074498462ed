// SPDX-License-Identifier: GPL-3.0-or-later
/** Words about a marking, and the parts that it may mean. Input in millivolts, output in volts. */
import type {
  CalledPart,
  MarkedSeries,
  MarkingDisagreement,
  NearName,
} from '../../model/marking.ts'
import { spelledSupply } from '../../spelling.ts'
import { calledText, nearLine } from '../rules.ts'

/** `1.65 to 2 V`. */
export const supplyText = (supplyMv: readonly [min: number, max: number] | null): string =>
  supplyMv === null ? 'supply not known' : spelledSupply(supplyMv)

/** `Macronix MX25U6435E (8 MiB, 1.65 to 2 V)`: never without the supply. */
export const nearText = ({ vendor, name, sizeBytes, supplyMv }: NearName): string =>
  nearLine(calledText({ vendor, name }), sizeBytes, supplyText(supplyMv))

const seriesUses = {
  '3 V': (chips: string) => `${chips} use 3 V.`,
  '1.8 V': (chips: string) => `${chips} use 1.8 V. 3.3 V destroys them.`,
  other: (chips: string) => `${chips} use 1.8 V or 3 V.`,
  unknown: (_chips: string) => '',
} as const

/** Empty if the letters do not determine it. */
export const seriesText = ({ letters, maker, voltage }: MarkedSeries): string =>
  seriesUses[voltage](`${maker} ${letters} chips`)

export const noSuchNameText = (near: readonly NearName[], series: MarkedSeries | null): string =>
  [
    'Nothing was sent.',
    series === null ? '' : seriesText(series),
    near.length === 0
      ? 'Pin One knows no similar name.'
      : `Similar names: ${near.map(nearText).join(', ')}.`,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ')

export const disagreementText = ({ read, found }: MarkingDisagreement): string =>
  `You read ${calledText(read)}; the chip says ${calledText(found)}. Is the clip on the right chip?`

/** The user requested a chip model by name. `found` is `null` if the responding chip is in no table. */
export const mismatchText = (asked: string, found: CalledPart | null): string =>
  `You chose ${asked}; the chip says ${found === null ? 'another ID, which Pin One does not know' : calledText(found)} ({idBytes}). Is the clip on the right chip?`
