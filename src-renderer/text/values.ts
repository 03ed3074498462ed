// SPDX-License-Identifier: GPL-3.0-or-later
/** Values of resistors and capacitors, in the current language. */
import { decimal } from '../../shared/text/numbers.ts'
import { unitText } from '../../shared/text/units.ts'

/** `47 Ω`, `1 to 10 kΩ`. */
export function ohmText([least, most]: readonly [number, number]): string {
  const [unit, name] = least >= 1000 ? [1000, 'kΩ'] : [1, 'Ω']
  const from = decimal(least / unit, 3)
  const to = decimal(most / unit, 3)
  return `${from === to ? from : unitText.range(from, to)} ${name}`
}

/** `100 nF`, `4.7 µF`. */
export const capacitorValue = (farad: number): string =>
  farad < 1e-6 ? `${Math.round(farad * 1e9)} nF` : `${decimal(farad * 1e6, 1)} µF`
