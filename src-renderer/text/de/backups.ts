// SPDX-License-Identifier: GPL-3.0-or-later
/** Die Wörter der Liste der Backups. */
import { nobody, sayContents } from '../../../shared/text/chip-contents.ts'

export const backupsText = {
  title: 'Backups',
  lead: 'Pin One speichert hier jedes Backup mit seinem Hash und überschreibt nie eines. Speichere von wichtigen Backups eine Kopie an einem anderen Ort.',
  none: 'Noch kein Backup. Pin One macht das erste vor einem Schreiben.',
  columns: {
    when: 'Gemacht',
    board: 'Mainboard',
    chip: 'Chip',
    hash: 'SHA-256',
    note: 'Notiz',
    acts: 'Was zu tun ist',
  },
  bare: 'Loser Chip',
  save: 'Kopie speichern',
  restore: 'Dieses Backup zurückspielen',
  compare: 'Mit dem Chip vergleichen',
  needsChip:
    'Verbinde zuerst einen Chip dieser Größe. Vor dem Schreiben kommt noch die Seite, auf der du alles ansiehst.',
  needsBackup:
    'Lies zuerst den Chip zweimal, damit das, was er jetzt enthält, nicht verloren geht.',
  noteLabel: (file: string) => `Notiz zu ${file}`,
  equal: (file: string) => `Der Chip enthält genau ${file}. Jedes Byte wurde verglichen.`,
  differs: (file: string) =>
    `Der Chip und ${file} sind verschieden. ${sayContents('compare.done', nobody)}`,
  stop: 'Vergleich anhalten',
  get stopLeaves() {
    return sayContents('compare.stop', nobody)
  },
  get stopped() {
    return sayContents('compare.stopped', nobody)
  },
  back: 'Zurück zu den Schritten',
  damaged: 'Nicht verwendet',
  comparing: 'Der Chip wird verglichen',
} as const
