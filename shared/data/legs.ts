// SPDX-License-Identifier: GPL-3.0-or-later
/** Leg numbers in texts for the user: a signal has one leg on an 8-leg chip and another on a SOIC16. */
import { legText } from '../text/legs.ts'
import { packages } from './guide.ts'

const common = 'soic8'
const others = packages.filter(
  ({ pins }) => legOf(pins, 'CS') !== legOf(packages.find(({ id }) => id === common)?.pins, 'CS'),
)

function legOf(
  pins: readonly { readonly n: number; readonly signal: string }[] | undefined,
  signal: string,
): string {
  return String(pins?.find((pin) => pin.signal === signal)?.n ?? '')
}

/**
 * Replaces `{leg:MISO}` by `leg 2`, by the package. While the package is unknown, the numbers are those of 8-leg chips,
 * and a sentence at the end gives the numbers of the other packages.
 */
export function spellLegs(text: string, packageId: string | null): string {
  const signals = [...text.matchAll(/\{leg:(\w+)\}/gu)].map(([, signal = '']) => signal)
  if (signals.length === 0) return text
  const known = packages.find(({ id }) => id === packageId)
  const pins = (known ?? packages.find(({ id }) => id === common))?.pins
  const spelled = text.replaceAll(/\{leg:(\w+)\}/gu, (_, signal: string) =>
    legText.leg(legOf(pins, signal)),
  )
  if (known !== undefined) return spelled
  const otherwise = others.map((other) =>
    legText.otherwise(
      other.id.toUpperCase(),
      [...new Set(signals)].map((signal) => `${signal} ${legOf(other.pins, signal)}`).join(', '),
    ),
  )
  return [spelled, ...otherwise].join(' ')
}
