// SPDX-License-Identifier: GPL-3.0-or-later
/** Die Wörter der Seite, auf der das Gerät gewählt wird. */
import { plural } from '../../../shared/text/numbers.ts'

export const boardText = {
  title: 'Welches Gerät ist es?',
  search: 'Suche dein Gerät',
  placeholder: 'Name oder Typnummer',
  machines: 'Geräte',
  plugged: 'Jetzt eingesteckt',
  practise: 'An einem Übungschip üben',
  practising: 'Die Übung läuft. Der Übungschip ist in dieser App: Nichts Echtes wird berührt.',
  stopPractice: 'Übung beenden',
  legend: 'Hier drin ist der Chip',
  lookFor: 'Keine Quelle nennt den Platz des Chips. Suche ihn auf dem Mainboard.',
  unlisted: 'Ein Mainboard, das nicht gelistet ist',
  loose: 'Ein loser Chip',
  dontKnow: 'Ich weiß es nicht',
  found: (count: number) => plural(count, { one: '1 Gerät', other: `${count} Geräte` }),
  none: 'Kein Gerät der Libreboot-Anleitung hat diesen Namen. Wähle „Ein Mainboard, das nicht gelistet ist“.',
  more: (count: number) => `${count} weitere. Gib ein paar Buchstaben ein, um die Liste zu kürzen.`,
  back: 'Zurück',
  another: 'Anderes Gerät',
  lost: {
    title: 'Was siehst du?',
    kinds: { laptop: 'Einen Laptop', desktop: 'Einen Desktop oder Server' },
    onlyChip: 'Nur einen Chip',
    noName: 'Nirgends ein Name',
    look: {
      laptop: 'Drehe ihn um. Auf dem Etikett steht ein Name oder ein Typ, zum Beispiel 2325.',
      desktop: 'Der Name steht auf dem Gehäuse oder ist auf das Mainboard gedruckt.',
    },
    chips: 'Flash-Chips',
    counts: { '1': 'Einer', '2': 'Zwei', unknown: 'Noch nicht gesehen' },
  },
  configuration: 'Welchen Chip hat es?',
  whichChip: 'Welcher seiner Chips jetzt?',
  chipDone: 'Geschrieben und verifiziert',
  notCovered:
    'Dieses Mainboard hat keinen 25xx-SPI-Flash-Chip. Pin One kann nicht darauf schreiben.',
  unknown: 'nicht bekannt',
  facts: {
    names: 'Namen',
    package: 'Gehäuse',
    where: 'Wo er ist',
    access: 'Wie du hinkommst',
    power: 'Strom',
    speed: 'Höchster SPI-Takt',
    parts: 'Gesehene Chip-Modelle',
    vendor: 'Herstellerdateien',
  },
  vendorYes:
    'Füge zuerst die Herstellerdateien in ein Image dafür ein. Ohne sie startet das Mainboard nicht.',
  vendorNo: 'Keine nötig.',
  feeds: {
    programmer: 'Der Programmer versorgt den Chip mit Strom.',
    'programmer-first':
      'Der Programmer versorgt den Chip mit Strom. Wenn er zu schwach ist, versorgt ihn das Mainboard.',
    board: 'Das Mainboard versorgt den Chip mit Strom. Die VCC-Leitung wird nicht angeschlossen.',
    ask: 'Nicht bekannt. Du wählst es beim Verbinden.',
    'adapter-1v8': 'Dieses Mainboard hat einen 1,8-V-Chip. Es braucht einen Adapter.',
  },
  known: 'Was darüber bekannt ist',
  commit: (name: string) => `Weiter mit ${name}`,
} as const
