// SPDX-License-Identifier: GPL-3.0-or-later
/** What is said of a marking, and of the parts that may be meant by it. Millivolts in, volts out. */
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

/** Empty where the letters do not tell. */
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

/** A chip model was asked for by name. `found` is `null` where no table has the chip that answers. */
export const mismatchText = (asked: string, found: CalledPart | null): string =>
  `You chose ${asked}; the chip says ${found === null ? 'another ID, which Pin One does not know' : calledText(found)} ({idBytes}). Is the clip on the right chip?`
