// SPDX-License-Identifier: GPL-3.0-or-later
/** Die Wörter der beiden Lesevorgänge. */
import { plural } from '../../../shared/text/numbers.ts'
import { nobody, sayContents } from '../../../shared/text/chip-contents.ts'

export const backupText = {
  title: 'Mache ein Backup des Chips',
  get lead() {
    return sayContents('backup.lead', nobody)
  },
  start: 'Chip zweimal lesen',
  startThree: 'Chip dreimal lesen',
  three: 'Zur Sicherheit dreimal lesen',
  running: 'Der Chip wird gelesen',
  runningLead:
    'Berühre Chip, Leitungen und Kabel nicht. Dieser Computer geht nicht in den Ruhezustand.',
  stop: 'Lesen anhalten',
  get stopLeaves() {
    return sayContents('backup.stop', nobody)
  },
  get stopped() {
    return sayContents('backup.stopped', nobody)
  },
  done: 'Beide Lesevorgänge stimmen überein: Das Backup ist gespeichert',
  doneThree: 'Alle drei Lesevorgänge stimmen überein: Das Backup ist gespeichert',
  doneLead: 'Du kannst dieses Backup später auf den Chip zurückspielen.',
  read: (n: number) => `${n}. Lesen`,
  equal: 'gleich',
  sha256: 'SHA-256',
  sha1: 'SHA-1',
  explain:
    'Ein SHA-256 ist eine Zahl, die aus jedem Byte berechnet wird. Schon bei einem anderen Bit wären die beiden Zahlen ganz verschieden.',
  looksRight: 'So wurde das Backup geprüft',
  length: 'Länge',
  lengthText: (bytes: string) => `${bytes}, der ganze Chip`,
  repeats: 'Wiederholungen',
  repeatsText: 'keine: Jede Adresse ist ein eigener Platz',
  content: 'Inhalt',
  contentText: 'viele verschiedene Bytes, wie bei Firmware',
  contentBlank: (byte: string) =>
    `${byte} in jedem Byte: ein leerer Chip. Die Chip-ID und das Bit zur Schreibfreigabe antworten, also haben die Leitungen Kontakt.`,
  file: 'Datei',
  kept: 'Aufbewahrt',
  keptText: 'in „Backups“, nie überschrieben, vom Datenträger zurückgelesen und verglichen',
  save: 'Zweite Kopie speichern',
  next: 'Image wählen',
  nextOther: 'Datei wählen',
  nextWhy: 'Das Image muss genau für das Mainboard dieses Chips sein.',
  otherWays: 'Andere Wege zu einem Image',
  differTitle: 'Die beiden Lesevorgänge stimmen nicht überein',
  get differLead() {
    return sayContents('backup.differ', nobody)
  },
  where: (places: number, bytes: string) =>
    `Wo: ${bytes} Bytes an ${plural(places, { one: '1 Stelle', other: `${places} Stellen` })}`,
  legendEqual: 'leer: gleich',
  legendDiffer: 'gefüllt: verschieden (höher: mehr Bytes)',
  pattern: 'Worauf das Muster deutet',
  at: 'Von',
  to: 'Bis',
  bytes: 'Bytes',
  worst: 'Wo sie sich am meisten unterscheiden',
  longest: (count: number) => `Die ${count} längsten als Liste`,
  asList: (count: number) => `Alle ${count} als Liste`,
  doNext: 'Als Nächstes',
  slowerAdvice: (clock: string) =>
    `Berühre nichts und lies noch einmal zweimal mit ${clock}. Wenn es immer noch nicht gleich ist, trenne den Strom. Setze dann den Clip neu auf und stecke die Leitungen ganz auf ihre Pins.`,
  noSlower:
    'Trenne den Strom. Setze den Clip neu auf und stecke die Leitungen ganz auf ihre Pins. Verwende kürzere Leitungen. Lies dann noch einmal.',
  readAt: (clock: string) => `Zweimal lesen mit ${clock}`,
  readAgain: 'Noch einmal zweimal lesen',
  get readingChangesNothing() {
    return sayContents('reading.note', nobody)
  },
  wires: 'Zurück zu den Leitungen',
  mapLabel: (bytes: string, places: number) =>
    `Karte des Chips: ${bytes} Bytes sind an ${plural(places, { one: '1 Stelle', other: `${places} Stellen` })} verschieden.`,
} as const
