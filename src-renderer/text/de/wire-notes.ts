// SPDX-License-Identifier: GPL-3.0-or-later
/** Was beim Verbinden zu wissen ist, in wenigen Worten: Das Übrige sagt die Zeichnung daneben. */
import { allOf } from '../../../shared/text/numbers.ts'
import type { Mounting } from '../../../shared/wiring.ts'

interface Short {
  readonly title: string
  readonly text: string
  /** For a chip without a clip. */
  readonly loose?: string
}

export const wireNoteText = {
  noPower: 'Kein Strom, während du Leitungen verbindest.',
  noPowerText: {
    'on-board':
      'Clip oder Prüfspitze kommt zuletzt auf den Chip. Trenne Akku, Netzteil und alle anderen Kabel vom Mainboard. Nimm die Knopfzelle nur heraus, wo die Libreboot-Seite des Mainboards es sagt.',
    socketed: 'Trenne Akku, Netzteil und alle anderen Kabel vom Mainboard.',
    loose:
      'Die Leitungen gehen an das Steckbrett, der Chip kommt zuletzt. Trenne den Strom, bevor du den Chip oder eine Leitung bewegst.',
  } satisfies Record<Mounting, string>,
  fiveVolts: (pins: readonly number[]) =>
    pins.length === 1
      ? `Pin ${pins[0]} führt 5 V.`
      : `Die Pins ${allOf(pins.map(String))} führen 5 V.`,
  fiveVoltsText:
    '5 V können den Chip zerstören, und sie liegen direkt neben diesem Pin. Zähle zweimal.',
  oneSupply: 'Nur eine Stromquelle.',
  oneSupplyText: {
    'on-board':
      'Der Programmer versorgt den Chip mit Strom. Schließe nie zugleich Netzteil, Akku oder Netzstrom an.',
    socketed: 'Der Programmer versorgt den Chip mit Strom. Füge nie eine zweite Quelle hinzu.',
    loose: 'Der Programmer versorgt den Chip mit Strom. Füge nie eine zweite Quelle hinzu.',
  } satisfies Record<Mounting, string>,
  boardSupply: 'Das Mainboard versorgt den Chip mit Strom.',
  boardSupplyText: 'Zwei Stromquellen zugleich können Schaden anrichten.',
  chargerSupplyText:
    'Zwei Stromquellen zugleich können Schaden anrichten. Stecke das Netzteil erst ein, wenn der Clip sitzt. Schalte den Computer nicht ein.',
  short: {
    'W-POWER-LAST': {
      title: 'Schließe den Strom zuletzt an.',
      text: 'Bis der Clip sitzt, kann Strom auf einer Leitung den Chip zerstören.',
      loose: 'Ein Chip kann zerstört werden, wenn die Leitungen beim Einsetzen Strom haben.',
    },
    'W-PAINTED-DOT': {
      title: 'Suche die Mulde an Bein 1.',
      text: 'Ein gemalter Punkt bedeutet vielleicht nur, dass der Chip getestet wurde.',
    },
    'W-PIN1': {
      title: 'Suche Bein 1.',
      text: 'Es ist neben der Mulde, der Kerbe oder der schrägen Kante.',
    },
    'W-WIRES': {
      title: 'Kurze Leitungen.',
      text: 'Verwende Datenleitungen von höchstens 10 cm, alle gleich lang.',
    },
    'W-PICO-FW-PIN': {
      title: 'Der CS-Pin hängt von der Firmware ab.',
      text: 'Mit einer anderen Firmware als der gewählten kann dieser Pin falsch sein.',
    },
    'W-DECOUPLE-LOOSE': {
      title: 'Nahe am Chip.',
      text: 'Setze sie so nahe wie möglich an das VCC-Bein.',
    },
    'W-TWO-CHIPS-CS': {
      title: 'Ein zweiter Chip darf nicht antworten.',
      text: 'Er teilt sich MISO und MOSI. Sein CS kommt nur über einen Widerstand an VCC.',
    },
  } as Readonly<Record<string, Short | undefined>>,
} as const
