// SPDX-License-Identifier: GPL-3.0-or-later
/** Was von einem Chip an zu hoher Spannung gesagt wird. */
import { spelledVolts } from '../../spelling.ts'

export const tooHighText = (programmerMv: number, maxMv: number): string =>
  `Gefahr: Ziehe den Programmer jetzt ab. Er liefert ${spelledVolts(programmerMv)}. Dieser Chip verträgt höchstens ${spelledVolts(maxMv)} und ist vielleicht beschädigt.`
