// SPDX-License-Identifier: GPL-3.0-or-later
/** Was von einer Datei gesagt wird, die nicht als Firmware auf einen Programmer kopiert werden kann. */
import { assertNever } from '../../fault.ts'
import type { FaultFacts } from '../../fault.ts'
import { firmwareBoards } from '../../programmer/firmware-boards.ts'
import type { FirmwareTrouble } from '../../programmer/firmware-boards.ts'

function troubleText(why: FirmwareTrouble): string {
  switch (why.code) {
    case 'empty':
      return 'Die Datei ist leer.'
    case 'not-uf2':
      return 'Die Datei ist keine UF2-Datei.'
    case 'no-family':
      return 'Die Datei nennt nicht den Programmer, für den sie ist.'
    case 'other-family':
      return 'Die Datei ist für eine andere Art Mikrocontroller.'
    case 'mixed':
      return 'Die Datei mischt zwei Arten von Mikrocontrollern.'
    case 'nothing':
      return 'Die Datei enthält nichts für den Programmer.'
    case 'odd-size':
      return `Die Datei hat ${why.sizeBytes} Bytes. Das sind keine ganzen Blöcke von 512 Bytes.`
    case 'damaged':
      return `Die Datei ist bei Block ${why.block} beschädigt.`
    case 'missing-before':
      return `Vor Block ${why.block} fehlt ein Teil der Datei.`
    case 'cut-off':
      return `Die Datei ist abgeschnitten: Sie enthält ${why.held} von ${why.blocks} Blöcken.`
    default:
      return assertNever(why)
  }
}

export const notFirmwareWords = ({ why }: FaultFacts['image.not-firmware']) => ({
  title: '{name} ist keine Firmware für einen Pico',
  meaning: `Nichts wurde kopiert. ${troubleText(why)}`,
  steps: [
    'Wähle die .uf2-Datei mit „serprog“ im Namen, die für genau deinen Programmer gemacht ist.',
    'Wenn sie aus einem Archiv kommt, entpacke sie noch einmal. Vielleicht ist sie nicht vollständig.',
  ],
})

export const wrongFirmwareWords = ({ madeFor, board }: FaultFacts['image.wrong-firmware']) => ({
  title: '{name} ist für einen anderen Programmer',
  meaning: `Nichts wurde kopiert. Die Datei ist für: ${firmwareBoards[madeFor]}. Eingesteckt: ${firmwareBoards[board]}. Er würde die Datei ohne Fehlermeldung übergehen.`,
  steps: ['Wähle die .uf2-Datei für diesen Programmer.'],
})
