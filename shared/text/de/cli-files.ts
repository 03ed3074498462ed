// SPDX-License-Identifier: GPL-3.0-or-later
/** Was die Kommandozeile von Dateien sagt: gelesen, behalten, angesehen, geteilt und zusammengefügt. */
import { spelledBytes } from '../../spelling.ts'

export const fileWords = {
  standardInput: () => 'Standardeingabe',
} as const

export const readWords = {
  allFf: () =>
    'Hinweis: Jedes Byte wurde als FF gelesen. Der Chip ist leer, oder kein Chip hat geantwortet.',
  all00: () =>
    'Hinweis: Jedes Byte wurde als 00 gelesen. Wahrscheinlich ist das eine Leitung und nicht der Inhalt.',
  read: (bytes: number, path: string) => `Gelesen: ${spelledBytes(bytes)} in ${path}.`,
  once: () => 'Einmal gelesen und nicht verglichen. --backup DATEI liest zweimal und vergleicht.',
  kept: (reads: number) =>
    `Backup: ${reads}-mal gelesen, alles gleich, gespeichert und zurückgelesen:`,
  copy: (path: string) => `Kopie des Backups: ${path}`,
} as const

/** `regions`: as `regionsInWords` spells them. */
export const regionFileWords = {
  both: (files: readonly string[]) => files.join(' und '),
  verified: (regions: string, file: string) =>
    `Jedes Byte von ${regions} stimmt mit ${file} überein. Der Rest des Chips wurde nicht mit der Datei verglichen.`,
  stays: (regions: string) => `Regionen: ${regions}. Alles andere bleibt.`,
  read: (regions: string, path: string) => `Gelesen: ${regions} in ${path}.`,
  readWhole: (path: string) =>
    `Gelesen: ${path} hat die Größe des Chips. Was nicht verlangt war, ist darin FF.`,
  extracted: (regions: string, bytes: string, path: string) => `${regions}: ${bytes} in ${path}`,
} as const

/** Before the findings about an image. */
export const levelWords = { stop: 'HALT', caution: 'Vorsicht', note: 'Hinweis' } as const

export const imageWords = {
  /** For a file for two chips: the name of the part for this one. */
  partName: (file: string, bytes: string, at: string) => `${file} (${bytes} ab ${at})`,
  boardNotKnown: (board: string) =>
    `Hinweis: Pin One kennt das Mainboard „${board}“ nicht. Das Image wurde nicht damit verglichen.`,
  overruled: (finding: string) => `Mit --ignore-board übergangen: ${finding}`,
  cut: (path: string) => `Um es für seine Chips zu teilen: pin-one --split "${path}"`,
  make: (path: string) => `Um das Image daraus zu machen: pin-one image "${path}" --undo NEU.rom`,
  found: (file: string, form: string) => `In ${file}: ${form}.`,
  made: (path: string, bytes: string, sha256: string) =>
    `Das Image daraus: ${path}, ${bytes}, SHA-256 ${sha256}`,
} as const

export const archiveWords = {
  inside: (files: number) => (files === 1 ? '1 Datei darin:' : `${files} Dateien darin:`),
  write: (path: string) => `Um sie zu schreiben: -w "${path}"`,
} as const

export const partWords = {
  part: (number: number, path: string, bytes: string, sha256: string) =>
    `Teil ${number}: ${path}, ${bytes}, SHA-256 ${sha256}`,
  from: (number: number, path: string) => `Teil ${number}: ${path}`,
  orderNotShown: () =>
    'Nichts in den Dateien zeigt ihre Reihenfolge. Sie wurden in der Reihenfolge des Befehls zusammengefügt.',
  otherOrder: () =>
    'Die Dateien zeigen eine andere Reihenfolge als der Befehl. Sie wurden in dieser Reihenfolge zusammengefügt:',
  joined: (path: string, bytes: string, sha256: string) =>
    `Zusammengefügt: ${path}, ${bytes}, SHA-256 ${sha256}`,
} as const
