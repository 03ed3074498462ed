// SPDX-License-Identifier: GPL-3.0-or-later
/** Was von einem Chip gesagt wird, der antwortet und kein SPI-NOR-Flash ist. */
import type { OtherMemory } from '../../model/other-memory.ts'

const kinds: {
  readonly [K in OtherMemory['kind']]: { readonly is: string; readonly next: string }
} = {
  dataflash: {
    is: 'AT45 DataFlash',
    next: 'Verwende für DataFlash das Programm flashprog oder flashrom mit demselben Programmer.',
  },
  'spi-nand': {
    is: 'SPI-NAND-Flash',
    next: 'Verwende für SPI-NAND-Flash ein Programm, das seine Seiten, Reservebytes und schlechten Blöcke kennt.',
  },
  'f-ram': {
    is: 'F-RAM',
    next: 'Verwende für F-RAM ein Programm, das dieses Chip-Modell kennt.',
  },
  eeprom: {
    is: 'ein SPI-EEPROM',
    next: 'Verwende für ein EEPROM ein Programm, das dieses Chip-Modell kennt.',
  },
}

export const otherMemoryWords = ({ kind, names }: OtherMemory) => ({
  title: `Dieser Chip ist ${kinds[kind].is}`,
  meaning: `Gefunden: ${names.join(', ')} (Chip-ID {idBytes}). Pin One arbeitet nur mit SPI-NOR-Flash (25xx). Es liest diesen Chip nicht und schreibt ihn nicht.`,
  steps: [
    'Prüfe, ob der Clip auf dem richtigen Chip sitzt. Die Firmware eines Mainboards liegt in SPI-NOR-Flash.',
    kinds[kind].next,
  ],
})

/** No reply to 9F, but a chip accepts commands or replies to older ID commands. */
export const noIdWords = {
  title: 'Ein Chip antwortet, aber nicht mit einer JEDEC-ID',
  meaning:
    'Der Chip nimmt Befehle an, aber Befehl 9F ergibt {idBytes}, und das ist keine ID. SPI-EEPROMs (25LC, M95, AT25) und kleine F-RAM antworten so. Pin One liest und schreibt sie nicht.',
}
