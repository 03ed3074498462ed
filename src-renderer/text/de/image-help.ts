// SPDX-License-Identifier: GPL-3.0-or-later
/** Die Wörter der Hilfe zu Dateien, die nicht so passen, wie sie sind. */
import { plural } from '../../../shared/text/numbers.ts'
import { chipPhrases } from '../../../shared/text/de/chip-phrases.ts'

export const imageHelpText = {
  title: 'Mehr mit dieser Datei',
  region: 'Nur die BIOS-Region schreiben',
  regionLead:
    'Alles andere bleibt, wie es auf dem Chip ist. Die Regionen sind die des Deskriptors auf dem Chip.',
  regionDone: (regions: string) => `Aus dem Backup gemacht. Aus der Datei stammt: ${regions}.`,
  part: (chip: string | null, size: string, from: string) =>
    `Den Teil für ${chip === null ? 'diesen Chip' : chipPhrases.object(chip)} verwenden: ${size} ab ${from}`,
  partLead:
    'Die Datei enthält die Firmware für 2 Chips. Dieser Chip braucht seinen eigenen Teil davon.',
  partDone: (size: string, from: string) => `Aus der Datei gemacht: ${size} ab ${from}.`,
  undo: {
    'swapped-16': 'Bytes zurücktauschen (je zwei)',
    'swapped-32': 'Bytes zurücktauschen (je vier)',
    'swapped-4': 'Hex-Ziffern zurücktauschen',
    inverted: 'Alle Bits wieder umkehren',
    'bit-reversed': 'Bits wieder in die richtige Reihenfolge bringen',
    'intel-hex': 'Intel-HEX-Text lesen',
    's-record': 'S-Record-Text lesen',
    capsule: 'Kapsel auspacken',
  },
  undoLead: 'Das macht aus dieser Datei ein neues Image. Pin One prüft es wie jedes andere.',
  archive: 'Das ist ein Archiv',
  archiveOpening: 'Pin One öffnet das Archiv.',
  archiveUse: 'Diese Datei verwenden',
  archiveAll: (count: number) =>
    plural(count, { one: 'Die 1 Datei zeigen', other: `Alle ${count} Dateien zeigen` }),
} as const
