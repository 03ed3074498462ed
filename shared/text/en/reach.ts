// SPDX-License-Identifier: GPL-3.0-or-later
/** What to check when a programmer does not respond, by its connection. */
import type { Reach } from '../../programmer/kinds.ts'
import { knownReach } from '../rules.ts'

/** If the connection is not known: advice for USB and for a network, each with its name. */
const lookAt: Readonly<Record<Reach | 'either', string>> = {
  either:
    'On USB: check the cable at both ends, then connect the programmer again. On a network: check that the programmer runs and that the network works.',
  network: 'Check that the programmer runs at the other end and that the network is up.',
  serial: 'Check the USB cable at both ends, then connect the programmer again.',
  spidev: 'Check that SPI is still switched on.',
  practice: 'Find the practice chip again.',
}

export const lookAtLink = (reach: Reach | undefined): string => lookAt[knownReach(reach)]

const shortCable = 'Use a short cable directly to the computer, without a hub.'

/** After a programmer stopped responding, or sent an invalid reply. */
const restart = {
  network: [lookAt.network, 'Restart the programmer or the serprog server at the other end.'],
  serial: ['Unplug the programmer and plug it in again.', shortCable],
  either: ['Unplug the programmer and plug it in again.', shortCable],
  spidev: [lookAt.spidev],
  practice: [lookAt.practice],
} as const

/** The same with the cable first, for a connection that ended. */
const reconnect = {
  network: [lookAt.network],
  serial: [lookAt.serial, shortCable],
  either: [lookAt.either, 'On USB, use a short cable directly to the computer, without a hub.'],
  spidev: [lookAt.spidev],
  practice: [lookAt.practice],
} as const

export const restartLink = (reach: Reach | undefined): readonly string[] =>
  restart[knownReach(reach)]

export const reconnectLink = (reach: Reach | undefined): readonly string[] =>
  reconnect[knownReach(reach)]
