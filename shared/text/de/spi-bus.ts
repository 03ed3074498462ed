// SPDX-License-Identifier: GPL-3.0-or-later
/** Was von einem SPI-Bus gesagt wird, nach dem, was an ihm hängt. */
import type { SetupInfo } from '../../model/setup.ts'
import type { SpiBusRole } from '../../model/spi-bus.ts'

const words: Readonly<Record<SpiBusRole, string | null>> = {
  header: null,
  'own-flash':
    'Dieser Bus führt zu dem Flash, aus dem dieser Computer startet. Wer dort schreibt, kann den Start verhindern. Pin One schreibt dort nicht.',
  'off-header':
    'Dieser Bus liegt nicht auf den Stiften, die Pin One von diesem Computer kennt. Vielleicht ist er ein Teil des Computers selbst. Pin One schreibt dort nicht.',
  unknown: null,
}

/** `null` where nothing has to be said. */
export const busWords = (role: SpiBusRole): string | null => words[role]

export const unknownBusWords = (): string =>
  'Pin One kennt diesen Computer nicht. Prüfe in seinem Handbuch, ob dieser SPI-Bus auf der Stiftleiste liegt.'

/**
 * The computer has SPI pins and no port of them can be used; `null` where that is not known. `linuxBoard` is what it calls
 * itself.
 */
export function spiOffWords({
  linuxBoard,
  spi,
}: Pick<SetupInfo, 'linuxBoard' | 'spi'>): string | null {
  if (linuxBoard === null || spi === 'ready') return null
  const { model, guideProgrammer } = linuxBoard
  if (spi === 'restart') return `SPI ist eingeschaltet, aber ${model} muss zuerst neu starten.`
  // Of a computer in no list only a controller proves that there is SPI.
  if (spi === 'off' && guideProgrammer === 'generic-spidev') return null
  return `Das SPI von ${model} ist nicht eingeschaltet.`
}

/** Where the steps are, for a terminal. `name` is the programmer's, as the reference lists it. */
export const spiStepsWords = (name: string): string =>
  `Die Schritte: Starte pin-one serve und öffne Nachschlagen, Programmer, „${name}“.`

export const spiSteps = (): string => 'So wird es eingeschaltet'
