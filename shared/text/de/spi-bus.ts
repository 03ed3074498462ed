// SPDX-License-Identifier: GPL-3.0-or-later
/** Was von einem SPI-Bus gesagt wird, nach dem, was an ihm hängt. */
import type { SpiBusRole } from '../../model/spi-bus.ts'

const words: Readonly<Record<SpiBusRole, string | null>> = {
  header: null,
  'own-flash':
    'Dieser Bus führt zu dem Flash, aus dem dieser Computer startet. Wer dort schreibt, kann den Start verhindern. Pin One schreibt dort nicht.',
  'off-header':
    'Dieser Bus liegt nicht auf den Stiften, die Pin One von diesem Computer kennt. Vielleicht ist er ein Teil des Computers selbst. Pin One schreibt dort nicht.',
  unknown: null,
}

/** `null` if no remark is needed. */
export const busWords = (role: SpiBusRole): string | null => words[role]

export const unknownBusWords = (): string =>
  'Pin One kennt diesen Computer nicht. Prüfe in seinem Handbuch, ob dieser SPI-Bus auf der Stiftleiste liegt.'

/** The computer has SPI pins that cannot be used yet. `model`: the name that it reports. */
export const spiOffSaid = {
  restart: (model: string) => `SPI ist eingeschaltet, aber ${model} muss zuerst neu starten.`,
  off: (model: string) => `SPI ist auf ${model} noch nicht eingeschaltet.`,
} as const

/** Where to find the steps, for a terminal. `name`: name of the programmer in the reference. */
export const spiStepsWords = (name: string): string =>
  `Die Schritte: Starte pin-one serve und öffne Nachschlagen, Programmer, „${name}“.`

export const spiSteps = (): string => 'So wird es eingeschaltet'
