// SPDX-License-Identifier: GPL-3.0-or-later
/** Words of the command line about writing and erasing. Times in ms. */
import { spelledMs } from '../../spelling.ts'
import type { WhyLost } from '../../model/image.ts'
import { lostBackupText } from './lost-backup.ts'

export const writeWords = {
  alreadyRead: (image: string) =>
    `The chip already holds ${image}: every byte of both reads is the same. There is nothing to write.`,
  already: (image: string) => `The chip already holds ${image}. There was nothing to write.`,
  /** `figures`: sentences about the differing, erased and written bytes. */
  plan: (figures: string, estimatedMs: number) =>
    `Plan: ${figures} About ${spelledMs(estimatedMs)}, then Pin One reads every byte back.`,
  done: (figures: string, elapsedMs: number) => `${figures} Time: ${spelledMs(elapsedMs)}.`,
  latePages: (pages: number) => `${pages} pages needed more time than usual. Each one was checked.`,
  verifiedImage: () => 'Every byte was read back and is the same as in the image.',
  verifiedBlank: () => 'Every byte was read back and is FF: the chip is blank.',
  /** `now`: the protected range, if known. */
  protection: (restored: boolean, now: string | null) =>
    `Write protection ${restored ? 'is on again' : 'is off'}${now === null ? '' : `: ${now}`}.`,
  backupBefore: (path: string) => `Backup from before: ${path}`,
  noBackupBefore: () => 'There is no backup from before that write.',
  lostBackupBefore: (fileName: string, why: WhyLost) =>
    `The backup from before that write cannot be used: ${fileName}. ${lostBackupText[why]}`,
  skipsBackup: () =>
    'No backup is made (--skip-backup). What the chip holds now cannot be restored.',
  /** `at`: `2026-11-30 12:19`, in UTC. */
  restoring: (at: string, fileName: string) => `Restoring the backup of ${at} UTC: ${fileName}`,
} as const
