// SPDX-License-Identifier: GPL-3.0-or-later
/** Words for errors in the address of a programmer. */
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
  'Use serprog:dev=PORT or serprog:ip=HOST:PORT for a programmer, or practice for the practice chip.'

/** By the form of the address. `name`: name of this kind of programmer on the command line. */
const needed: Readonly<Record<AddressForm, (name: string) => string>> = {
  link: (name) => `${name} needs dev=PORT (a serial port) or ip=HOST:PORT (a network address).`,
  node: (name) => `${name} needs dev=/dev/spidevB.C.`,
  plug: (name) => `${name} needs usb=PLACE.`,
  words: (name) => `${name} needs chip=NAME.`,
}

const words: Words = {
  'unknown-kind': ({ name }) =>
    `${name === '' ? 'An empty name' : `"${name.slice(0, 40)}"`} is not a programmer that Pin One knows. ${usualAddresses()}`,
  'control-character': () => 'The address of a programmer cannot hold control characters.',
  'too-long': ({ most }) => `The address of a programmer has at most ${most} characters.`,
  'not-a-pair': ({ word }) => `"${word}" is not of the form NAME=VALUE.`,
  'bare-port': ({ port, kind }) => `Write the port with its name: ${kindName(kind)}:dev=${port}.`,
  'unknown-word': ({ word, kind, known }) =>
    `${kindName(kind)} does not know "${word}". It knows ${known.join(', ')}.`,
  'line-only': ({ word }) =>
    `"${word}=" can name files and settings of this computer. It is for the command line only.`,
  twice: ({ word }) => `"${word}" is given twice.`,
  'nothing-named': ({ kind }) => needed[programmerKinds[kind].address.form](kindName(kind)),
  'two-named': ({ kind }) => `${kindName(kind)} needs dev= or ip=, not both.`,
  'bad-port': ({ port }) =>
    `"${port}" is not a serial port. Examples: /dev/ttyACM0, /dev/cu.usbmodem101, COM3.`,
  'bad-baud': ({ port, baud }) =>
    `"${baud}" is not a baud rate. Write ${port} alone, or with one number behind it: ${port}:115200.`,
  'bootloader-baud': ({ baud }) =>
    `At ${baud} baud a programmer restarts into its bootloader. Use another baud rate.`,
  'not-loopback': ({ listen }) =>
    `"${listen}" is not an address of this computer. Use 127.0.0.1:PORT. Other computers connect through an ssh tunnel.`,
  'practice-word': ({ word, known }) =>
    `The practice chip does not know "${word}". It knows ${known.join(', ')}.`,
  'practice-fault': ({ fault, part, known }) =>
    `Pin One does not understand "${part}" in fault=${fault}. Faults: ${known.join(', ')}.`,
  'practice-chip-without': ({ fault, chip, parts }) =>
    `The practice chip ${chip} cannot have the fault ${fault} with these values. ${
      parts.length === 0 ? 'No practice chip can.' : `These can: ${parts.join(', ')}.`
    }`,
  'practice-place': ({ board, slot, places }) =>
    `${board} has no chip ${slot === null ? 'that fits' : `slot=${slot}`}. Its chips: ${places.join(' | ')}.`,
  'bad-host': ({ host }) =>
    `"${host}" is not HOST:PORT with a port from 1 to 65535. An IPv6 address goes in brackets.`,
  'bad-node': ({ path }) => `"${path}" is not an SPI port. Example: /dev/spidev0.0.`,
}

export function addressProblemText(problem: AddressProblem): string {
  return (words[problem.code] as (of: AddressProblem) => string)(problem)
}

/** Refusals of a whole address. */
export const addressFaultWords = {
  badTitle: (id: string) => `"${id.slice(0, 60)}" is not an address of a programmer`,
  notAPortTitle: (port: string) => `${port} is not a port for a programmer`,
  notAPort: 'It is not a serial port and not an SPI port.',
  nothingSent: (what: string) => `Nothing was opened and nothing was sent. ${what}`,
  badSteps: [
    'Choose a programmer from the list, or write its address again.',
    'Other places of this computer can be named on the command line only.',
  ],
} as const
