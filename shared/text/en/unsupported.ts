// SPDX-License-Identifier: GPL-3.0-or-later
/** Words for a programmer that Pin One cannot use, or an operation that it cannot do on a chip. */
import { assertNever } from '../../fault.ts'
import type { UnsupportedChip, UnsupportedLink } from '../../model/unsupported.ts'
import { methodCode } from '../codes.ts'
import { ch341aReason } from './ch341a.ts'
import { portText } from './ports.ts'

export function unsupportedLinkText(what: UnsupportedLink): string {
  switch (what.code) {
    case 'no-driver':
      return `Pin One knows no programmer with the name ${what.programmerId}.`
    case 'refused':
      return what.why === null ? what.id : portText(what.why)
    case 'ch341a':
      return ch341aReason()
    case 'serprog-version':
      return `It uses version ${what.version} of serprog. Pin One knows version 1.`
    case 'no-spi':
      return 'It has no SPI.'
    case 'short-windows':
      return `It allows commands of at most ${what.maxTxBytes} bytes and replies of at most ${what.maxRxBytes}. A chip needs longer ones.`
    case 'no-chip-select':
      return `It has no chip select ${what.index}.`
    case 'spi-port-elsewhere':
      return 'Only Linux boards have an SPI port of their own.'
    case 'no-spidev':
      return `${what.path} does not work as an SPI port (${what.call}: error ${what.errno}).`
    case 'port':
      return `${what.path}: ${what.message}`
    case 'no-pty':
      return what.failed === null
        ? 'Windows has no PTY.'
        : `This system offers no PTY (${what.failed.call}: error ${what.failed.errno}).`
    case 'no-system-calls':
      return `The library for system calls does not run on this computer (koffi: ${what.detail}).`
    default:
      return assertNever(what)
  }
}

const cannotWrite = {
  none: (_method: string) => 'This chip can only be read.',
  other: (method: string) =>
    `This chip is written in a way that Pin One does not support (${method}).`,
} as const

export function unsupportedChipText(what: UnsupportedChip): string {
  switch (what.code) {
    case 'programming':
      return cannotWrite[methodCode(what.method)](what.method)
    case 'no-erase-reaches':
      return 'No erase command of this chip reaches every place that must change.'
    case 'stays-in-3-byte-mode':
      return 'Addresses above 16 MiB need 4 bytes. The chip stays in its mode with 3 bytes.'
    case 'no-address-register':
      return 'Pin One knows no register for addresses above 16 MiB of this chip.'
    case 'address-register-ignored':
      return `The chip does not accept addresses above 16 MiB. Written to its register: ${what.written}. Read back: ${what.seen ?? 'nothing'}.`
    default:
      return assertNever(what)
  }
}
