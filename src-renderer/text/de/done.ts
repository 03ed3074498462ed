// SPDX-License-Identifier: GPL-3.0-or-later
import { doneCode, holdCode } from '../codes.ts'
import type { Mounting } from '../../../shared/wiring.ts'
import type { ProtectionAfter } from '../../../shared/model/job.ts'
import { protectionText } from '../../../shared/text/protection.ts'
import { chipPhrases } from '../../../shared/text/de/chip-phrases.ts'

const counted = {
  one: () => '',
  all: (_chip: number, of: number) => `${of} von ${of} Chips.`,
  some: (chip: number, of: number) => `Chip ${chip} von ${of}.`,
} as const

const toOther = {
  socketed: (chip: string) => `Nimm ${chip} aus seinem Sockel`,
  clip: (chip: string) => `Setze den Clip auf ${chip}`,
} as const

/** Die Wörter der Seite nach einem Schreiben, das verifiziert wurde. */
export const doneText = {
  title: 'Verifiziert',
  titleBoth: 'Beide verifiziert',
  titleAll: 'Alle verifiziert',
  restoredTitle: 'Zurückgespielt und verifiziert',
  /** Which chip of the mainboard this was; empty if there is only one. */
  count: (chip: number, of: number, all: boolean) => counted[doneCode(of, all)](chip, of),
  proved: {
    image: (bytes: string) =>
      `Alle ${bytes} Bytes wurden zurückgelesen und stimmen mit dem Image überein.`,
    /** No byte had to be erased or written. */
    already: (bytes: string) =>
      `Der Chip enthielt dieses Image schon. Alle ${bytes} Bytes wurden zurückgelesen und stimmen mit dem Image überein.`,
    backup: (bytes: string) =>
      `Alle ${bytes} Bytes wurden zurückgelesen und stimmen mit dem Backup überein.`,
    chips: (bytes: string) =>
      `Alle ${bytes} Bytes wurden zurückgelesen und stimmen mit dem überein, was geschrieben werden sollte.`,
  },
  pair: (chips: readonly { readonly name: string; readonly proved: boolean }[]) =>
    chips.map(({ name, proved }) => `${name}: ${proved ? 'verifiziert' : 'noch nicht'}`).join(', '),
  nextTitle: (chip: string | null) => `Jetzt kommt ${chipPhrases.subject(chip)}`,
  lastTitle: (board: string | null) =>
    board === null
      ? 'Trenne jetzt alles, in dieser Reihenfolge'
      : `Du kannst es jetzt zusammenbauen: ${board}`,
  looseTitle: 'Trenne jetzt alles, in dieser Reihenfolge',
  steps: {
    unplug: (name: string | null) => ({
      what: `Ziehe den Programmer ab${name === null ? '' : `: ${name}`}`,
      why: 'Bis dahin hat der Chip Strom.',
    }),
    boardOff: {
      what: 'Trenne das Mainboard vom Strom',
      why: 'Das Mainboard versorgt den Chip.',
    },
    shutdown: (name: string | null) => ({
      what: `Fahre den Programmer herunter und trenne ihn vom Strom${name === null ? '' : `: ${name}`}`,
      why: 'Bis dahin treibt er seine SPI-Pins.',
    }),
    lift: {
      what: 'Nimm den Clip ab',
      why: 'Ziehe ihn gerade nach oben. Die Leitungen können am Programmer bleiben.',
    },
    takeOut: {
      what: 'Nimm den Chip vom Steckbrett oder aus dem Sockel',
      why: 'Ziehe ihn gerade nach oben, damit sich kein Bein verbiegt. Die Leitungen können bleiben.',
    },
    putBack: {
      what: 'Setze den Chip wieder in den Sockel des Mainboards',
      why: 'Bein 1 ist an der Markierung. Das Mainboard muss noch ohne Strom sein.',
    },
    fit: {
      what: 'Setze den Chip auf sein Mainboard und schließe den Strom zuletzt an',
      why: 'Bein 1 ist an der Markierung. Ein verdrehter Chip nimmt Schaden, sobald er Strom hat.',
    },
    other: (chip: string | null, where: string | null, mounting: Mounting | null) => ({
      what: toOther[holdCode(mounting)](chipPhrases.object(chip)),
      why: `${where === null ? '' : `Ort: ${where}. `}Suche noch einmal Bein 1. Dieser Chip zeigt vielleicht in eine andere Richtung.`,
    }),
    again: (name: string | null) => ({
      what: `Stecke den Programmer wieder ein${name === null ? '' : `: ${name}`}`,
      why: 'Erst dann, wenn der Clip auf dem Chip ist.',
    }),
    close: {
      what: 'Baue den Computer zusammen, den Strom zuletzt',
      why: 'Akku und Netzteil kommen zuletzt. Der erste Start kann 1 bis 2 Minuten dauern, mit dunklem Bildschirm.',
    },
  },
  stepDone: 'Erledigt',
  unplugPractice: 'Übungsprogrammer abziehen',
  powerIsOff: 'Das habe ich getan',
  waits: (name: string | null) =>
    `Pin One wartet, bis du den Programmer abziehst${name === null ? '' : `: ${name}`}.`,
  waitsUnseen: 'Um weiterzumachen, tue Schritt 1 und bestätige ihn dort.',
  next: (chip: string | null) => `Weiter: ${chipPhrases.bare(chip)}`,
  finish: 'Fertig',
  noStart: 'Es startet nicht',
  report: 'Sitzungsbericht speichern',
  reportName: 'pin-one-bericht.txt',
  details: 'Einzelheiten dieses Schreibens',
  took: 'Zeit zum Löschen, Schreiben und Verifizieren',
  erased: 'Gelöscht und leer gelassen',
  written: 'Geschrieben',
  left: 'Nicht angerührt',
  protection: 'Schreibschutz',
  protectionNow: ({ restored, now }: ProtectionAfter) =>
    `${restored ? 'Wieder an' : 'Aus'}${now === null ? '' : `: ${protectionText(now)}`}.`,
  hash: 'SHA-256 dessen, was auf dem Chip ist',
} as const
