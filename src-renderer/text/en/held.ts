// SPDX-License-Identifier: GPL-3.0-or-later
/** Words of the list of files and backups that the app holds. */
export const heldText = {
  file: (name: string, size: string) => `${name}, ${size}`,
  backup: (name: string, size: string) => `Backup ${name}, ${size}`,
} as const
