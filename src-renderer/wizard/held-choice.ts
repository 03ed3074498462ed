// SPDX-License-Identifier: GPL-3.0-or-later
/** Pure: one choice among the files and backups that the app holds. The key of an image is its id. */
const backupPrefix = 'backup:'

export const choiceOfBackup = (backupId: string): string => `${backupPrefix}${backupId}`

/** The chosen backup; `null`: the choice is an image, or nothing. */
export const backupOfChoice = (choice: string): string | null =>
  choice.startsWith(backupPrefix) ? choice.slice(backupPrefix.length) : null
