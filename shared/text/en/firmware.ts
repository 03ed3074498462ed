// SPDX-License-Identifier: GPL-3.0-or-later
/** Words for a file that cannot be copied to a programmer as its firmware. */
import { assertNever } from '../../fault.ts'
import type { FaultFacts } from '../../fault.ts'
import { firmwareBoards } from '../../programmer/firmware-boards.ts'
import type { FirmwareTrouble } from '../../programmer/firmware-boards.ts'

function troubleText(why: FirmwareTrouble): string {
  switch (why.code) {
    case 'empty':
      return 'The file is empty.'
    case 'not-uf2':
      return 'The file is not a UF2 file.'
    case 'no-family':
      return 'The file does not name the programmer that it is for.'
    case 'other-family':
      return 'The file is for another kind of microcontroller.'
    case 'mixed':
      return 'The file mixes two kinds of microcontroller.'
    case 'nothing':
      return 'The file holds nothing for the programmer.'
    case 'odd-size':
      return `The file has ${why.sizeBytes} bytes. That is not a whole number of 512-byte blocks.`
    case 'damaged':
      return `The file is damaged at block ${why.block}.`
    case 'missing-before':
      return `A part of the file is missing before block ${why.block}.`
    case 'cut-off':
      return `The file is cut off: it holds ${why.held} of ${why.blocks} blocks.`
    default:
      return assertNever(why)
  }
}

export const notFirmwareWords = ({ why }: FaultFacts['image.not-firmware']) => ({
  title: '{name} is not firmware for a Pico',
  meaning: `Nothing was copied. ${troubleText(why)}`,
  steps: [
    'Choose the .uf2 file with "serprog" in its name that is made for exactly your programmer.',
    'If it comes from an archive, unpack it again. It may not be complete.',
  ],
})

export const wrongFirmwareWords = ({ madeFor, board }: FaultFacts['image.wrong-firmware']) => ({
  title: '{name} is for another programmer',
  meaning: `Nothing was copied. The file is for: ${firmwareBoards[madeFor]}. Plugged in: ${firmwareBoards[board]}. It would ignore the file without an error.`,
  steps: ['Choose the .uf2 file for this programmer.'],
})
