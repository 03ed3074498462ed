// SPDX-License-Identifier: GPL-3.0-or-later
/** Words about the reliability of the replies. Clocks in Hz. */
import type { SignalQuality } from '../signal-quality.ts'
import { signalClocks, signalCode } from './codes.ts'
import * as de from './de/signal.ts'
import * as en from './en/signal.ts'
import { spoken } from './language.ts'

const { signalSaid, rungText, signalHeading, signalNote } = spoken({ en, de })

export { rungText, signalHeading, signalNote }

/** The conclusion, in one sentence. */
export const signalText = (quality: SignalQuality): string =>
  signalSaid[signalCode(quality)](signalClocks(quality))
