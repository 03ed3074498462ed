// SPDX-License-Identifier: GPL-3.0-or-later
/** Wie gut die Antworten ankamen, in Worten. Takte in Hz. */
import type { Rung } from '../../signal-quality.ts'
import type { SignalClocks } from '../codes.ts'
import { spelledHz } from '../../spelling.ts'

const percent = (share: number): string =>
  `${(100 * share).toFixed(share === 1 ? 0 : 1).replace('.', ',')} %`

/** The conclusion, in one sentence, by its code. Clocks in Hz. */
export const signalSaid = {
  'all-right': () => 'Jede Antwort war richtig.',
  'right-up-to': ({ fastest }: SignalClocks) =>
    `Jede Antwort war richtig, bis ${spelledHz(fastest)}.`,
  'wrong-everywhere': () => 'Bei jedem SPI-Takt sind Antworten falsch. Prüfe die Leitungen.',
  'wrong-from': ({ failing, recommended }: SignalClocks) =>
    `Ab ${spelledHz(failing)} sind Antworten falsch. Verwende ${spelledHz(recommended)}.`,
} as const

/** One clock: the number of correct replies, and the range of the true share. */
export const rungText = ({ clockHz, good, tries, low, high }: Rung): string =>
  `${spelledHz(clockHz)}: ${good} von ${tries} richtig (${percent(low)} bis ${percent(high)})`

export const signalHeading = (): string => 'Signalqualität'
export const signalNote = (): string =>
  'In der Spanne in Klammern liegt der wahre Anteil mit 95 % Sicherheit.'
