// SPDX-License-Identifier: GPL-3.0-or-later
/** Was von Anschlüssen und Programmern gesagt wird, die nicht zu haben sind, und davon, wer sie hat. */
import { assertNever } from '../../fault.ts'
import type { PortHolder, PortService, PortTrouble } from '../../model/port-trouble.ts'
import { ownerCode } from '../codes.ts'
import { ch341aReason } from './ch341a.ts'
import { busWords } from './spi-bus.ts'

/** No visible process uses it, and this service is running. */
export const serviceWords: Readonly<Record<PortService, string>> = {
  ModemManager: 'ModemManager läuft und öffnet jeden neuen Anschluss für einige Sekunden',
  brltty: 'brltty läuft und beansprucht solche Adapter für Braillezeilen',
}

const holderText = ({ pid, name }: PortHolder): string =>
  name === null ? `Prozess ${pid}` : `${name} (Prozess ${pid})`

const owner = {
  name: (what: string, id: string | number) => `${what} ${id}`,
  number: (what: string, id: string | number) => `${what} Nummer ${id}`,
} as const

/** A name of a user or group, or its number. */
const named = (what: 'Benutzer' | 'Gruppe', id: string | number): string =>
  owner[ownerCode(id)](what, id)

export function portText(trouble: PortTrouble): string {
  switch (trouble.code) {
    case 'not-there':
      return `${trouble.path} gibt es nicht`
    case 'rights':
      return `${trouble.path} gehört ${named('Benutzer', trouble.user)} und ${named('Gruppe', trouble.group)}, Modus ${trouble.mode}`
    case 'held':
      return `${trouble.path} wird benutzt von ${holderText(trouble.holder)}`
    case 'locked':
      return 'von einem anderen Programm gesperrt'
    case 'something-there':
      return 'dort ist etwas anderes'
    case 'service':
      return serviceWords[trouble.service]
    case 'no-port':
      return trouble.service === null
        ? 'Er ist am USB, aber das System hat keinen seriellen Anschluss daraus gemacht. Versuche ein anderes Kabel oder eine andere Buchse. Sieh nach, was sudo dmesg dazu sagt.'
        : `Er ist am USB, hat aber keinen seriellen Anschluss: ${serviceWords[trouble.service]}.`
    case 'bus':
      return busWords(trouble.role) ?? 'Dieser Bus liegt auf der Stiftleiste.'
    case 'kernel-driver':
      return `der Kernel-Treiber ${trouble.driver} hat dieses Chip-Select`
    case 'five-volts':
      return ch341aReason()
    case 'link-there':
      return `dort ist ein Verweis auf ${trouble.target}`
    case 'not-mounted':
      return `zuerst: ${trouble.fix ?? 'einhängen'}`
    case 'no-reply':
      return `seit ${trouble.waitedMs} ms keine Antwort`
    case 'refused':
      return 'Verbindung abgelehnt: auf diesem Port hört niemand'
    case 'no-host':
      return 'diesen Rechner gibt es nicht'
    case 'no-lookup':
      return 'der Name konnte nicht nachgeschlagen werden'
    case 'no-way-to-host':
      return 'keine Route zu diesem Rechner'
    case 'no-way-to-network':
      return 'keine Route zu diesem Netz'
    case 'system':
      return trouble.message
    default:
      return assertNever(trouble)
  }
}
