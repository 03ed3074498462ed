// SPDX-License-Identifier: GPL-3.0-or-later
/** `pin-one demo`, `practice` und `bridge`: Schritt für Schritt erzählt. Zeiten in ms. */
import { assertNever } from '../../fault.ts'
import type { ServeEvent } from '../../model/serve-event.ts'
import { spelledMs } from '../../spelling.ts'

export const demoWords = {
  lead: () =>
    'Das zeigt alle Schritte an einem Übungschip. Nichts Echtes ist verbunden oder ändert sich.',
  titles: {
    chip: '1. Der Programmer und der Chip',
    backup: '2. Zweimal lesen, vergleichen, als Backup behalten',
    write: '3. Ein neues Image wird geschrieben',
    compare: '4. Noch einmal vergleichen',
  },
  answers: (programmer: string, chip: string) => `${programmer} antwortet, und dahinter ${chip}.`,
  readsEqual: (sha256: string) => `Beide Lesevorgänge stimmen überein. SHA-256 ${sha256}`,
  done: (elapsedMs: number) =>
    `Fertig in ${(elapsedMs / 1000).toFixed(1).replace('.', ',')} s. Ein echter Chip braucht länger.`,
  compared: (sha256: string) =>
    `Jedes Byte wurde zurückgelesen und stimmt mit dem Image überein. SHA-256 ${sha256}`,
  real: () =>
    'Dasselbe an einem echten Chip: pin-one -p serprog:dev=/dev/ttyACM0,spispeed=16M -w DATEI',
} as const

export const servingWords = {
  practiceReady: (chip: string) => `${chip} ist bereit. Drücke Strg+C zum Anhalten.`,
  bridgeReady: (path: string, clock: string) =>
    `${path} ist bereit mit ${clock}, bis der Client seinen eigenen Takt setzt. Drücke Strg+C zum Anhalten.`,
  elsewhere: (ssh: string, address: string) =>
    `Von einem anderen Computer: ${ssh}, verwende dort dann ${address}.`,
} as const

/** One line for each client that comes or goes, and for what happens to the port. */
export function serveEventText(event: ServeEvent): string {
  switch (event.code) {
    case 'client-came':
      return 'Ein Client ist verbunden.'
    case 'client-gone':
      return 'Der Client hat die Verbindung beendet.'
    case 'client-refused':
      return 'Ein zweiter Client wurde abgewiesen.'
    case 'unplugged':
      return 'Der Programmer wurde abgezogen.'
    case 'port-quiet':
      return `Der SPI-Anschluss hat seit ${spelledMs(event.waitedMs)} nicht geantwortet. Pin One wartet.`
    case 'port-silent':
      return `Der SPI-Anschluss hat ${spelledMs(event.waitedMs)} lang nicht geantwortet. Der Client muss sich neu verbinden.`
    case 'port-failed':
      return `Der SPI-Anschluss ist ausgefallen: ${event.detail}`
    case 'no-new-port':
      return `Kein neuer Anschluss ließ sich anlegen: ${event.detail}`
    default:
      return assertNever(event)
  }
}
