// SPDX-License-Identifier: GPL-3.0-or-later
/** The log's words about the quirks of a programmer's firmware. */
import type { FirmwareQuirk } from '../../programmer/firmwares.ts'

export const quirkWords: Readonly<Record<FirmwareQuirk, string>> = {
  'three-reads':
    'Reads through this programmer can differ. Three equal ones are needed before a write.',
  'sdk-stdio':
    'Commands queued behind a window are lost. Replies are lost when the computer does not read for half a second.',
  'may-be-sdk-stdio': 'Could be the firmware that loses queued commands.',
  'send-buffer-unchecked': 'A window that sends more than 4096 bytes overwrites its memory.',
  'pins-always-driven': 'It still drives the pins after it was told to release them.',
  'silent-when-unknown': 'A command that it does not know gets no answer at all.',
  'small-windows': 'At most 32 bytes per window. Longer reads are broken.',
  'chip-select-may-stay-silent': 'Some builds change the chip select without ever answering.',
}
