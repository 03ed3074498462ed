// SPDX-License-Identifier: GPL-3.0-or-later
/** Words about a chip that responds but is not an SPI NOR flash. */
import type { OtherMemory } from '../../model/other-memory.ts'

const kinds: {
  readonly [K in OtherMemory['kind']]: { readonly is: string; readonly next: string }
} = {
  dataflash: {
    is: 'AT45 DataFlash',
    next: 'For DataFlash, use flashprog or flashrom with the same programmer.',
  },
  'spi-nand': {
    is: 'SPI NAND flash',
    next: 'For SPI NAND flash, use a program that knows its pages, spare bytes and bad blocks.',
  },
  'f-ram': { is: 'F-RAM', next: 'For F-RAM, use a program that knows this chip model.' },
  eeprom: { is: 'an SPI EEPROM', next: 'For an EEPROM, use a program that knows this chip model.' },
}

export const otherMemoryWords = ({ kind, names }: OtherMemory) => ({
  title: `This chip is ${kinds[kind].is}`,
  meaning: `Found: ${names.join(', ')} (chip ID {idBytes}). Pin One works with SPI NOR flash (25xx) only. It does not read this chip and does not write it.`,
  steps: [
    'Check that the clip is on the right chip. The firmware of a mainboard is in SPI NOR flash.',
    kinds[kind].next,
  ],
})

/** No reply to 9F, but a chip accepts commands or replies to older ID commands. */
export const noIdWords = {
  title: 'A chip answers, but not with a JEDEC ID',
  meaning:
    'The chip accepts commands, but command 9F gives {idBytes}, which is no ID. SPI EEPROMs (25LC, M95, AT25) and small F-RAM answer so. Pin One does not read or write them.',
}
