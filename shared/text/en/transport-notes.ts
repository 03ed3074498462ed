// SPDX-License-Identifier: GPL-3.0-or-later
/** Words about an open programmer in the log, in the report and for `-V`. */
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
      return `commands ${hex(note.opcodes, ' ')}`
    case 'serial-buffer':
      return `serial buffer ${note.sizeBytes} bytes`
    case 'kernel-buffer':
      return `kernel buffer ${note.sizeBytes} bytes`
    case 'windows': {
      const size = `windows of up to ${note.maxTxBytes} bytes out and ${note.maxRxBytes} in`
      return note.assumed ? `${size} (assumed: the programmer names no limit)` : size
    }
    case 'queueing':
      return queueingWords[note.how]
    case 'firmware-unknown':
      return 'firmware not known to this program'
    case 'map-not-believed':
      return 'its command map cannot be right, and only basic commands are used'
    case 'clock-fixed':
      return `the clock cannot be set. ${note.askedHz} Hz was asked for`
    case 'clock-refused':
      return `the programmer does not set its SPI clock to ${note.askedHz} Hz. It goes on at a clock that is not known`
    case 'clock-above':
      return `${note.askedHz} Hz was asked for. The programmer reports ${note.saysHz} Hz, which is more`
    case 'clock-limited':
      return `${note.askedHz} Hz asked. ${note.board === null ? 'This computer' : programmerName({ id: note.board })} is kept at ${note.keptHz} Hz`
    case 'clock-next-below':
      return 'the real clock is the next one the controller can make, not above the one set'
    case 'slow-windows-refused':
      return 'slow windows are refused by this controller'
    case 'bus':
      return busWords(note.role) ?? 'This bus is on the header.'
    case 'quirk':
      return quirkWords[note.quirk]
    default:
      return assertNever(note)
  }
}
