// SPDX-License-Identifier: GPL-3.0-or-later
/** Wie gut die Antworten ankamen, in Worten. Takte in Hz. */
import type { Rung, SignalQuality } from '../../signal-quality.ts'
import { spelledHz } from '../../spelling.ts'

const percent = (share: number): string =>
  `${(100 * share).toFixed(share === 1 ? 0 : 1).replace('.', ',')} %`

/** What follows, in one sentence. */
export function signalText({ rungs, firstFailingHz, recommendedHz }: SignalQuality): string {
  const fastest = rungs.at(-1)?.clockHz ?? 0
  if (firstFailingHz === null && fastest === 0) return 'Jede Antwort war richtig.'
  if (firstFailingHz === null) return `Jede Antwort war richtig, bis ${spelledHz(fastest)}.`
  if (recommendedHz === null)
    return 'Bei jedem SPI-Takt sind Antworten falsch. Prüfe die Leitungen.'
  return `Ab ${spelledHz(firstFailingHz)} sind Antworten falsch. Verwende ${spelledHz(recommendedHz)}.`
}

/** One clock: how many replies were right, and where the true share lies. */
export const rungText = ({ clockHz, good, tries, low, high }: Rung): string =>
  `${spelledHz(clockHz)}: ${good} von ${tries} richtig (${percent(low)} bis ${percent(high)})`

export const signalHeading = (): string => 'Signalqualität'
export const signalNote = (): string =>
  'In der Spanne in Klammern liegt der wahre Anteil mit 95 % Sicherheit.'
