// SPDX-License-Identifier: GPL-3.0-or-later
/** Was von einem offenen Programmer gesagt wird: im Protokoll, im Bericht und mit -V. */
import { hex } from '../../hex.ts'
import { programmerName } from '../guide-programmers.ts'
import { assertNever } from '../../fault.ts'
import type { TransportNote } from '../../model/transport-note.ts'
import { quirkWords } from './firmware-quirks.ts'
import { queueingWords } from './queueing.ts'
import { busWords } from './spi-bus.ts'

export function noteText(note: TransportNote): string {
  switch (note.code) {
    case 'commands':
      return `Befehle ${hex(note.opcodes, ' ')}`
    case 'serial-buffer':
      return `serieller Puffer ${note.sizeBytes} Bytes`
    case 'kernel-buffer':
      return `Puffer des Kernels ${note.sizeBytes} Bytes`
    case 'windows': {
      const size = `Fenster von bis zu ${note.maxTxBytes} Bytes hinaus und ${note.maxRxBytes} herein`
      return note.assumed ? `${size} (angenommen: der Programmer nennt keine Grenze)` : size
    }
    case 'queueing':
      return queueingWords[note.how]
    case 'firmware-unknown':
      return 'Firmware ist diesem Programm nicht bekannt'
    case 'map-not-believed':
      return 'seine Befehlsliste kann nicht stimmen, und nur grundlegende Befehle werden verwendet'
    case 'clock-fixed':
      return `der Takt kann nicht eingestellt werden. Verlangt waren ${note.askedHz} Hz`
    case 'clock-refused':
      return `der Programmer stellt seinen SPI-Takt nicht auf ${note.askedHz} Hz. Er arbeitet mit einem Takt, der nicht bekannt ist`
    case 'clock-above':
      return `${note.askedHz} Hz wurden verlangt. Der Programmer meldet ${note.saysHz} Hz, und das ist mehr`
    case 'clock-limited':
      return `${note.askedHz} Hz verlangt. ${note.board === null ? 'Dieser Computer' : programmerName({ id: note.board })} wird bei ${note.keptHz} Hz gehalten`
    case 'clock-next-below':
      return 'der wirkliche Takt ist der nächste, den der Controller erzeugen kann, nicht über dem eingestellten'
    case 'slow-windows-refused':
      return 'langsame Fenster lehnt dieser Controller ab'
    case 'bus':
      return busWords(note.role) ?? 'Dieser Bus liegt auf der Stiftleiste.'
    case 'quirk':
      return quirkWords[note.quirk]
    default:
      return assertNever(note)
  }
}
