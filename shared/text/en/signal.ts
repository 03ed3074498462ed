// SPDX-License-Identifier: GPL-3.0-or-later
/** Words about the reliability of the replies. Clocks in Hz. */
import type { Rung } from '../../signal-quality.ts'
import type { SignalClocks } from '../codes.ts'
import { spelledHz } from '../../spelling.ts'

const percent = (share: number): string => `${(100 * share).toFixed(share === 1 ? 0 : 1)} %`

/** The conclusion, in one sentence, by its code. Clocks in Hz. */
export const signalSaid = {
  'all-right': () => 'Every reply was right.',
  'right-up-to': ({ fastest }: SignalClocks) =>
    `Every reply was right, up to ${spelledHz(fastest)}.`,
  'wrong-everywhere': () => 'Replies are wrong at every SPI clock. Check the wires.',
  'wrong-from': ({ failing, recommended }: SignalClocks) =>
    `Replies are wrong from ${spelledHz(failing)} on. Use ${spelledHz(recommended)}.`,
} as const

/** One clock: the number of correct replies, and the range of the true share. */
export const rungText = ({ clockHz, good, tries, low, high }: Rung): string =>
  `${spelledHz(clockHz)}: ${good} of ${tries} right (${percent(low)} to ${percent(high)})`

export const signalHeading = (): string => 'Signal quality'
export const signalNote = (): string =>
  'The range in brackets holds the true share with 95 % certainty.'
