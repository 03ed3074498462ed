// SPDX-License-Identifier: GPL-3.0-or-later
/** Words about a chip with too high a supply voltage. Input in millivolts, output in volts. */
import { spelledVolts } from '../../spelling.ts'

export const tooHighText = (programmerMv: number, maxMv: number): string =>
  `Danger: unplug the programmer now. It supplies ${spelledVolts(programmerMv)}. This chip allows at most ${spelledVolts(maxMv)} and may be damaged.`
