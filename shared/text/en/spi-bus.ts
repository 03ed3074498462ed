/** What is said of an SPI bus by what it is connected to. */
import type { SpiBusRole } from '../../spi-boards.ts'

const words: Readonly<Record<SpiBusRole, string | null>> = {
  header: null,
  'own-flash':
    'This bus leads to the flash from which this computer starts. A write there can stop it from starting. Pin One does not write to it.',
  'off-header':
    'This bus is not on the header pins that Pin One knows on this computer. It may be part of the computer itself. Pin One does not write to it.',
  unknown: null,
}

/** `null` where nothing has to be said. */
export const busWords = (role: SpiBusRole): string | null => words[role]

export const unknownBusWords =
  'Pin One does not know this computer. Check in its manual that this SPI bus is on its header.'

/** No programmer was seen, and the computer has an SPI controller without a port. */
export const spiOffWords =
  'This computer has SPI pins, but its SPI is not switched on. For the steps, run pin-one serve and open Reference, Programmer set-up.'
