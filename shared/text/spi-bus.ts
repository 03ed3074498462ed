// SPDX-License-Identifier: GPL-3.0-or-later
/** What is said of an SPI bus by what it is connected to. */
import * as de from './de/spi-bus.ts'
import * as en from './en/spi-bus.ts'
import { spoken } from './language.ts'

export const { busWords, unknownBusWords, spiOffWords, spiStepsWords, spiSteps } = spoken({
  en,
  de,
})
