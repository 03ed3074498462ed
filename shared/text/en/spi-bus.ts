// SPDX-License-Identifier: GPL-3.0-or-later
/** Words about an SPI bus, by the device connected to it. */
import type { SpiBusRole } from '../../model/spi-bus.ts'

const words: Readonly<Record<SpiBusRole, string | null>> = {
  header: null,
  'own-flash':
    'This bus leads to the flash from which this computer starts. A write there can stop it from starting. Pin One does not write to it.',
  'off-header':
    'This bus is not on the header pins that Pin One knows of this computer. It may be part of the computer itself. Pin One does not write to it.',
  unknown: null,
}

/** `null` if no remark is needed. */
export const busWords = (role: SpiBusRole): string | null => words[role]

export const unknownBusWords = (): string =>
  'Pin One does not know this computer. Check in its manual that this SPI bus is on its header.'

/** The computer has SPI pins that cannot be used yet. `model`: the name that it reports. */
export const spiOffSaid = {
  restart: (model: string) => `SPI is switched on, but ${model} has to restart first.`,
  off: (model: string) => `The SPI of ${model} is not switched on.`,
} as const

/** Where to find the steps, for a terminal. `name`: name of the programmer in the reference. */
export const spiStepsWords = (name: string): string =>
  `For the steps, run pin-one serve and open Reference, Programmers, “${name}”.`

export const spiSteps = (): string => 'How to switch it on'
