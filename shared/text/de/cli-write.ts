// SPDX-License-Identifier: GPL-3.0-or-later
/** Was die Kommandozeile vom Schreiben und Löschen sagt. Zeiten in ms. */
import { spelledMs } from '../../spelling.ts'
import type { WhyLost } from '../../model/image.ts'
import { lostBackupText } from './lost-backup.ts'

export const writeWords = {
  alreadyRead: (image: string) =>
    `Der Chip enthält ${image} schon: Beim zweimaligen Lesen war jedes Byte gleich. Es gibt nichts zu schreiben.`,
  already: (image: string) => `Der Chip enthält ${image} schon. Es gab nichts zu schreiben.`,
  /** `figures`: sentences about the differing, erased and written bytes. */
  plan: (figures: string, estimatedMs: number) =>
    `Plan: ${figures} Etwa ${spelledMs(estimatedMs)}, dann liest Pin One jedes Byte zurück.`,
  done: (figures: string, elapsedMs: number) => `${figures} Zeit: ${spelledMs(elapsedMs)}.`,
  latePages: (pages: number) =>
    `${pages} Seiten brauchten mehr Zeit als üblich. Jede davon wurde geprüft.`,
  verifiedImage: () => 'Jedes Byte wurde zurückgelesen und stimmt mit dem Image überein.',
  verifiedBlank: () => 'Jedes Byte wurde zurückgelesen und ist FF: Der Chip ist leer.',
  /** `now`: the protected range, if known. */
  protection: (restored: boolean, now: string | null) =>
    `Der Schreibschutz ist ${restored ? 'wieder an' : 'aus'}${now === null ? '' : `: ${now}`}.`,
  backupBefore: (path: string) => `Backup von davor: ${path}`,
  noBackupBefore: () => 'Es gibt kein Backup von vor diesem Schreiben.',
  lostBackupBefore: (fileName: string, why: WhyLost) =>
    `Das Backup von vor diesem Schreiben ist nicht verwendbar: ${fileName}. ${lostBackupText[why]}`,
  skipsBackup: () =>
    'Es wird kein Backup gemacht (--skip-backup). Was der Chip jetzt enthält, kann nicht zurückgespielt werden.',
  /** `at`: `2026-11-30 12:19`, in UTC. */
  restoring: (at: string, fileName: string) =>
    `Das Backup von ${at} UTC wird zurückgespielt: ${fileName}`,
} as const
