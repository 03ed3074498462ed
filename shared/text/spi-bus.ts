// SPDX-License-Identifier: GPL-3.0-or-later
/** Words about an SPI bus, by the device connected to it. */
import type { SetupInfo } from '../model/setup.ts'
import { spiOffCode } from './codes.ts'
import * as de from './de/spi-bus.ts'
import * as en from './en/spi-bus.ts'
import { spoken } from './language.ts'

const { busWords, unknownBusWords, spiOffSaid, spiStepsWords, spiSteps } = spoken({ en, de })

export { busWords, spiSteps, spiStepsWords, unknownBusWords }

/** The computer has SPI pins and no port of them can be used; `null`: it is not so, or it is not known. */
export function spiOffWords(setup: Pick<SetupInfo, 'linuxBoard' | 'spi'>): string | null {
  const code = spiOffCode(setup)
  return code === null || setup.linuxBoard === null
    ? null
    : spiOffSaid[code](setup.linuxBoard.model)
}
