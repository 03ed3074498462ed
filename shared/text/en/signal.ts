// SPDX-License-Identifier: GPL-3.0-or-later
/** How well the replies came through, in words. Clocks in Hz. */
import type { Rung, SignalQuality } from '../../signal-quality.ts'
import { spelledHz } from '../../spelling.ts'

const percent = (share: number): string => `${(100 * share).toFixed(share === 1 ? 0 : 1)} %`

/** What follows, in one sentence. */
export function signalText({ rungs, firstFailingHz, recommendedHz }: SignalQuality): string {
  const fastest = rungs.at(-1)?.clockHz ?? 0
  if (firstFailingHz === null && fastest === 0) return 'Every reply was right.'
  if (firstFailingHz === null) return `Every reply was right, up to ${spelledHz(fastest)}.`
  if (recommendedHz === null) return 'Replies are wrong at every SPI clock. Check the wires.'
  return `Replies are wrong from ${spelledHz(firstFailingHz)} on. Use ${spelledHz(recommendedHz)}.`
}

/** One clock: how many replies were right, and where the true share lies. */
export const rungText = ({ clockHz, good, tries, low, high }: Rung): string =>
  `${spelledHz(clockHz)}: ${good} of ${tries} right (${percent(low)} to ${percent(high)})`

export const signalHeading = (): string => 'Signal quality'
export const signalNote = (): string =>
  'The range in brackets holds the true share with 95 % certainty.'
