// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Die Wörter der Seite, die in Dateien hineinsieht, und der Karte und der Bytes, die auch bei der Wahl des Images
 * stehen.
 */
import type { RegionState } from '../../../shared/model/image-map.ts'
import { grouped } from '../../../shared/text/numbers.ts'

export const lookText = {
  title: 'Ein Image ansehen',
  lead: 'Sieh, was in einer Datei oder einem Backup ist und wo sich zwei davon unterscheiden. Dafür ist kein Chip nötig.',
  choose: 'Datei wählen',
  chooseOther: 'Datei zum Vergleichen wählen',
  file: 'Datei',
  beside: 'Vergleichen mit',
  nothing: 'Bitte wählen',
  noOther: 'Nichts',
  chip: 'Der Chip, wie er zweimal gelesen wurde',
  inside: 'Was darin ist',
  found: 'Was aufgefallen ist',
  levels: { stop: 'Halt:', caution: 'Vorsicht:', note: 'Hinweis:' },
  back: 'Zurück zur Arbeit',
  looking: 'Pin One sieht nach.',

  map: 'Karte des Images',
  mapBeside: 'Karte des Images neben dem anderen',
  thisOne: 'Image',
  compared: 'Anderes',
  chipNow: 'Chip jetzt',
  onChip: {
    parts: 'Alle Teile',
    label: 'Karte des Images auf dem Chip.',
    labelBeside: (changed: number, all: number) =>
      `Karte des Chips: ${changed} von ${all} Blöcken werden geändert.`,
    cells: { stays: 'bleibt', changes: 'wird geändert', data: 'Daten', empty: 'leer' },
  },
  hover: 'Zeige auf einen Teil oder gehe mit Tab dorthin, um zu sehen, wozu er da ist.',
  parts: 'Teile des Images',
  columns: {
    part: 'Teil',
    from: 'Von',
    to: 'Bis',
    size: 'Größe',
    state: 'Zustand',
    differ: 'Verschieden',
  },
  states: {
    data: 'Enthält Daten',
    empty: 'Leer (FF)',
    identical: 'Gleich',
    changed: 'Anders',
    erased: 'Gelöscht',
    new: 'Neu',
  } satisfies Record<RegionState, string>,
  sizes: (one: string, other: string) =>
    `Die Größen sind verschieden: ${one} und ${other}. Bytes ohne Gegenstück zählen als verschieden.`,
  equal: 'Jedes Byte wurde verglichen. Alle sind gleich.',
  differ: (bytes: number, places: number) =>
    `Jedes Byte wurde verglichen. Verschieden: ${bytes === 1 ? '1 Byte' : `${grouped(bytes)} Bytes`} an ${places === 1 ? '1 Stelle' : `${grouped(places)} Stellen`}.`,

  bytes: 'Bytes',
  bytesLead:
    'Pfeiltasten, Bild auf, Bild ab, Pos1 und Ende bewegen. N und P gehen zum nächsten und zum vorigen Unterschied.',
  address: 'Adresse',
  goTo: 'Gehe zu Adresse',
  go: 'Los',
  notAnAddress: 'Gib eine Adresse ein, die in der Datei liegt, zum Beispiel 1F000.',
  position: 'Stelle in der Datei',
  next: 'Nächster Unterschied',
  previous: 'Voriger Unterschied',
  noNext: 'Danach kommt kein Unterschied mehr.',
  noPrevious: 'Davor ist kein Unterschied.',
  at: (index: number, count: number, from: string, to: string, part: string) =>
    `Unterschied ${index} von ${count}: ${from} bis ${to}, ${part}.`,
  shown: (from: string, to: string) => `Bytes ${from} bis ${to}`,
  text: 'Text',
} as const
