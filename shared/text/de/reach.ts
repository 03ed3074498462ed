// SPDX-License-Identifier: GPL-3.0-or-later
/** Wonach zu sehen ist, wenn ein Programmer nicht antwortet. */
import type { Reach } from '../../programmer/kinds.ts'
import { knownReach } from '../rules.ts'

/** If the connection is not known: advice for USB and for a network, each with its name. */
const lookAt: Readonly<Record<Reach | 'either', string>> = {
  either:
    'Am USB: Prüfe das Kabel an beiden Enden und verbinde den Programmer dann noch einmal. Im Netzwerk: Prüfe, ob der Programmer läuft und ob das Netzwerk geht.',
  network: 'Prüfe, ob der Programmer am anderen Ende läuft und ob das Netzwerk geht.',
  serial: 'Prüfe das USB-Kabel an beiden Enden. Verbinde den Programmer dann noch einmal.',
  spidev: 'Prüfe, ob SPI noch eingeschaltet ist.',
  practice: 'Suche den Übungschip noch einmal.',
}

export const lookAtLink = (reach: Reach | undefined): string => lookAt[knownReach(reach)]

const shortCable = 'Verwende ein kurzes Kabel direkt am Computer, ohne Hub.'

/** After a programmer stopped responding, or sent an invalid reply. */
const restart = {
  network: [lookAt.network, 'Starte den Programmer oder den serprog-Server am anderen Ende neu.'],
  serial: ['Ziehe den Programmer ab und stecke ihn wieder ein.', shortCable],
  either: ['Ziehe den Programmer ab und stecke ihn wieder ein.', shortCable],
  spidev: [lookAt.spidev],
  practice: [lookAt.practice],
} as const

/** The same with the cable first, for a connection that ended. */
const reconnect = {
  network: [lookAt.network],
  serial: [lookAt.serial, shortCable],
  either: [lookAt.either, 'Verwende am USB ein kurzes Kabel direkt am Computer, ohne Hub.'],
  spidev: [lookAt.spidev],
  practice: [lookAt.practice],
} as const

export const restartLink = (reach: Reach | undefined): readonly string[] =>
  restart[knownReach(reach)]

export const reconnectLink = (reach: Reach | undefined): readonly string[] =>
  reconnect[knownReach(reach)]
