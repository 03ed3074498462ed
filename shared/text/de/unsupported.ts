// SPDX-License-Identifier: GPL-3.0-or-later
/** Was gesagt wird, wo Pin One einen Programmer nicht verwenden oder etwas mit einem Chip nicht tun kann. */
import { assertNever } from '../../fault.ts'
import type { UnsupportedChip, UnsupportedLink } from '../../model/unsupported.ts'
import { methodCode } from '../codes.ts'
import { ch341aReason } from './ch341a.ts'
import { portText } from './ports.ts'

export function unsupportedLinkText(what: UnsupportedLink): string {
  switch (what.code) {
    case 'no-driver':
      return `Pin One kennt keinen Programmer mit dem Namen ${what.programmerId}.`
    case 'refused':
      return what.why === null ? what.id : portText(what.why)
    case 'ch341a':
      return ch341aReason()
    case 'serprog-version':
      return `Er verwendet Version ${what.version} von serprog. Pin One kennt Version 1.`
    case 'no-spi':
      return 'Er hat kein SPI.'
    case 'short-windows':
      return `Er erlaubt Befehle von höchstens ${what.maxTxBytes} Bytes und Antworten von höchstens ${what.maxRxBytes}. Ein Chip braucht längere.`
    case 'no-chip-select':
      return `Er hat kein Chip-Select ${what.index}.`
    case 'spi-port-elsewhere':
      return 'Nur Linux-Boards haben einen eigenen SPI-Anschluss.'
    case 'no-spidev':
      return `${what.path} arbeitet nicht als SPI-Anschluss (${what.call}: Fehler ${what.errno}).`
    case 'port':
      return `${what.path}: ${what.message}`
    case 'no-pty':
      return what.failed === null
        ? 'Windows hat kein PTY.'
        : `Dieses System bietet kein PTY an (${what.failed.call}: Fehler ${what.failed.errno}).`
    case 'no-system-calls':
      return `Die Bibliothek für Systemaufrufe läuft nicht auf diesem Computer (koffi: ${what.detail}).`
    default:
      return assertNever(what)
  }
}

const cannotWrite = {
  none: (_method: string) => 'Dieser Chip lässt sich nur lesen.',
  other: (method: string) =>
    `Dieser Chip wird auf eine Art geschrieben, die Pin One nicht unterstützt (${method}).`,
} as const

export function unsupportedChipText(what: UnsupportedChip): string {
  switch (what.code) {
    case 'programming':
      return cannotWrite[methodCode(what.method)](what.method)
    case 'no-erase-reaches':
      return 'Kein Löschbefehl dieses Chips erreicht alle Stellen, die sich ändern müssen.'
    case 'stays-in-3-byte-mode':
      return 'Adressen über 16 MiB brauchen 4 Bytes. Der Chip bleibt in seinem Modus mit 3 Bytes.'
    case 'no-address-register':
      return 'Pin One kennt kein Register für Adressen über 16 MiB dieses Chips.'
    case 'address-register-ignored':
      return `Der Chip nimmt keine Adressen über 16 MiB an. In sein Register geschrieben: ${what.written}. Zurückgelesen: ${what.seen ?? 'nichts'}.`
    default:
      return assertNever(what)
  }
}
