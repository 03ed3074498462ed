// SPDX-License-Identifier: GPL-3.0-or-later
/** Was an der Adresse eines Programmers nicht stimmt. */
import type { AddressProblem } from '../../model/address-problem.ts'
import { programmerKinds } from '../../programmer/kinds.ts'
import type { AddressForm } from '../../programmer/kinds.ts'
import { kindName } from '../rules.ts'

type Words = {
  readonly [C in AddressProblem['code']]: (
    problem: Extract<AddressProblem, { readonly code: C }>,
  ) => string
}

export const usualAddresses = (): string =>
  'Schreibe serprog:dev=PORT oder serprog:ip=HOST:PORT für einen Programmer, oder practice für den Übungschip.'

/** Nach der Form der Adresse. `name`: wie die Art auf der Kommandozeile heißt. */
const needed: Readonly<Record<AddressForm, (name: string) => string>> = {
  link: (name) =>
    `${name} braucht dev=PORT (ein serieller Anschluss) oder ip=HOST:PORT (eine Netzwerkadresse).`,
  node: (name) => `${name} braucht dev=/dev/spidevB.C.`,
  plug: (name) => `${name} braucht usb=ORT.`,
  words: (name) => `${name} braucht chip=NAME.`,
}

const words: Words = {
  'unknown-kind': ({ name }) =>
    `${name === '' ? 'Ein leerer Name' : `„${name.slice(0, 40)}“`} ist kein Programmer von Pin One. ${usualAddresses()}`,
  'control-character': () => 'Die Adresse eines Programmers kann keine Steuerzeichen enthalten.',
  'too-long': ({ most }) => `Die Adresse eines Programmers hat höchstens ${most} Zeichen.`,
  'not-a-pair': ({ word }) => `„${word}“ hat nicht die Form NAME=WERT.`,
  'bare-port': ({ port, kind }) =>
    `Schreibe den Anschluss mit seinem Namen: ${kindName(kind)}:dev=${port}.`,
  'unknown-word': ({ word, kind, known }) =>
    `${kindName(kind)} kennt „${word}“ nicht. Bekannt sind ${known.join(', ')}.`,
  'line-only': ({ word }) =>
    `„${word}=“ kann Dateien und Einstellungen dieses Computers nennen. Das geht nur auf der Kommandozeile.`,
  twice: ({ word }) => `„${word}“ steht zweimal da.`,
  'nothing-named': ({ kind }) => needed[programmerKinds[kind].address.form](kindName(kind)),
  'two-named': ({ kind }) => `${kindName(kind)} braucht dev= oder ip=, nicht beides.`,
  'bad-port': ({ port }) =>
    `„${port}“ ist kein serieller Anschluss. Beispiele: /dev/ttyACM0, /dev/cu.usbmodem101, COM3.`,
  'bad-baud': ({ port, baud }) =>
    `„${baud}“ ist keine Baudrate. Schreibe ${port} allein oder mit einer Zahl dahinter: ${port}:115200.`,
  'bootloader-baud': ({ baud }) =>
    `Bei ${baud} Baud startet ein Programmer in seinen Bootloader. Verwende eine andere Baudrate.`,
  'not-loopback': ({ listen }) =>
    `„${listen}“ ist keine Adresse dieses Computers. Verwende 127.0.0.1:PORT. Andere Computer verbinden sich über einen ssh-Tunnel.`,
  'practice-word': ({ word, known }) =>
    `Der Übungschip kennt „${word}“ nicht. Er kennt ${known.join(', ')}.`,
  'practice-fault': ({ fault, part, known }) =>
    `Pin One versteht „${part}“ in fault=${fault} nicht. Fehler: ${known.join(', ')}.`,
  'practice-chip-without': ({ fault, chip, parts }) =>
    `Der Übungschip ${chip} kann den Fehler ${fault} mit diesen Werten nicht haben. ${
      parts.length === 0
        ? 'Kein Übungschip kann ihn haben.'
        : `Diese können es: ${parts.join(', ')}.`
    }`,
  'practice-place': ({ board, slot, places }) =>
    `${board} hat keinen ${slot === null ? 'passenden Chip' : `Chip slot=${slot}`}. Seine Chips: ${places.join(' | ')}.`,
  'bad-host': ({ host }) =>
    `„${host}“ ist nicht HOST:PORT mit einem Port von 1 bis 65535. Eine IPv6-Adresse steht in eckigen Klammern.`,
  'bad-node': ({ path }) => `„${path}“ ist kein SPI-Anschluss. Beispiel: /dev/spidev0.0.`,
}

export function addressProblemText(problem: AddressProblem): string {
  return (words[problem.code] as (of: AddressProblem) => string)(problem)
}

/** Refusals of a whole address. */
export const addressFaultWords = {
  badTitle: (id: string) => `„${id.slice(0, 60)}“ ist keine Adresse eines Programmers`,
  notAPortTitle: (port: string) => `${port} ist kein Anschluss für einen Programmer`,
  notAPort: 'Das ist weder ein serieller Anschluss noch ein SPI-Anschluss.',
  nothingSent: (what: string) => `Nichts wurde geöffnet und nichts gesendet. ${what}`,
  badSteps: [
    'Wähle einen Programmer aus der Liste, oder schreibe seine Adresse noch einmal.',
    'Andere Orte dieses Computers kannst du nur auf der Kommandozeile nennen.',
  ],
} as const
