// SPDX-License-Identifier: GPL-3.0-or-later
/** What is said of a chip on too high a supply. Millivolts in, volts out. */
import { spelledVolts } from '../../spelling.ts'

export const tooHighText = (programmerMv: number, maxMv: number): string =>
  `Danger: unplug the programmer now. It supplies ${spelledVolts(programmerMv)}. This chip allows at most ${spelledVolts(maxMv)} and may be damaged.`
