// SPDX-License-Identifier: GPL-3.0-or-later
/** Words about ports and programmers that cannot be used, and the programs that use them. */
import { ownerCode } from '../codes.ts'
import { ch341aReason } from './ch341a.ts'
import { assertNever } from '../../fault.ts'
import type { PortHolder, PortService, PortTrouble } from '../../model/port-trouble.ts'
import { busWords } from './spi-bus.ts'

/** No visible process uses it, and this service is running. */
export const serviceWords: Readonly<Record<PortService, string>> = {
  ModemManager: 'ModemManager is running, and it opens every new port for some seconds',
  brltty: 'brltty is running, and it claims adapters of this kind for braille displays',
}

const holderText = ({ pid, name }: PortHolder): string =>
  name === null ? `process ${pid}` : `${name} (process ${pid})`

const owner = {
  name: (what: string, id: string | number) => `${what} ${id}`,
  number: (what: string, id: string | number) => `${what} number ${id}`,
} as const

/** A name of a user or group, or its number. */
const named = (what: 'user' | 'group', id: string | number): string =>
  owner[ownerCode(id)](what, id)

export function portText(trouble: PortTrouble): string {
  switch (trouble.code) {
    case 'not-there':
      return `${trouble.path} does not exist`
    case 'rights':
      return `${trouble.path} belongs to ${named('user', trouble.user)} and ${named('group', trouble.group)}, mode ${trouble.mode}`
    case 'held':
      return `${trouble.path} is in use by ${holderText(trouble.holder)}`
    case 'locked':
      return 'locked by another program'
    case 'something-there':
      return 'something else is there'
    case 'service':
      return serviceWords[trouble.service]
    case 'no-port':
      return trouble.service === null
        ? 'It is on USB, but the system made no serial port for it. Try another cable or socket, and read what sudo dmesg says about it.'
        : `It is on USB, but has no serial port: ${serviceWords[trouble.service]}.`
    case 'bus':
      return busWords(trouble.role) ?? 'This bus is on the header.'
    case 'kernel-driver':
      return `the kernel driver ${trouble.driver} has this chip select`
    case 'five-volts':
      return ch341aReason()
    case 'link-there':
      return `a link to ${trouble.target} is there`
    case 'not-mounted':
      return `first: ${trouble.fix ?? 'mount it'}`
    case 'no-reply':
      return `no answer for ${trouble.waitedMs} ms`
    case 'refused':
      return 'connection refused: nothing listens on that port'
    case 'no-host':
      return 'no such host'
    case 'no-lookup':
      return 'the name could not be looked up'
    case 'no-way-to-host':
      return 'no route to that host'
    case 'no-way-to-network':
      return 'no route to that network'
    case 'system':
      return trouble.message
    default:
      return assertNever(trouble)
  }
}
