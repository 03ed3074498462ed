// SPDX-License-Identifier: GPL-3.0-or-later
/** Was das Protokoll von den Fallen einer Programmer-Firmware sagt. */
import type { FirmwareQuirk } from '../../programmer/firmwares.ts'

export const quirkWords: Readonly<Record<FirmwareQuirk, string>> = {
  'three-reads':
    'Mit diesem Programmer können sich Auslesungen unterscheiden. Vor dem Schreiben sind drei gleiche nötig.',
  'sdk-stdio':
    'Befehle, die hinter einem Fenster warten, gehen verloren. Antworten gehen verloren, wenn der Computer eine halbe Sekunde nicht liest.',
  'may-be-sdk-stdio': 'Das kann die Firmware sein, die wartende Befehle verliert.',
  'send-buffer-unchecked':
    'Ein Fenster, das mehr als 4096 Bytes sendet, überschreibt ihren Speicher.',
  'pins-always-driven': 'Sie treibt die Pins weiter, auch wenn sie sie freigeben soll.',
  'silent-when-unknown': 'Auf einen Befehl, den sie nicht kennt, antwortet sie gar nicht.',
  'small-windows': 'Höchstens 32 Bytes in einem Fenster. Längere Lesevorgänge gehen nicht.',
  'chip-select-may-stay-silent':
    'Manche Ausgaben wechseln den Chip-Select, ohne jemals zu antworten.',
}
