// SPDX-License-Identifier: GPL-3.0-or-later
/** Was von Befehlen gesagt wird, die hintereinander zu einem Programmer unterwegs sind. */
import type { Queueing } from '../../model/programmer.ts'

export const queueingWords: Readonly<Record<Queueing, string>> = {
  own: 'Befehle werden eingereiht: der Programmer ist ein Teil von Pin One',
  proven: 'Befehle werden eingereiht: ausprobiert, jede Antwort war richtig',
  'known-to-lose': 'ein Befehl nach dem anderen: diese Firmware verliert, was eingereiht ist',
  silent: 'ein Befehl nach dem anderen: beim Ausprobieren fehlten Antworten',
  'wrong-reply': 'ein Befehl nach dem anderen: beim Ausprobieren war eine Antwort falsch',
  'small-buffer': 'ein Befehl nach dem anderen: der Puffer des Programmers fasst nicht mehr',
}
