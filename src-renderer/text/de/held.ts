// SPDX-License-Identifier: GPL-3.0-or-later
/** Die Wörter der Liste der Dateien und Backups, die Pin One bereithält. */
export const heldText = {
  file: (name: string, size: string) => `${name}, ${size}`,
  backup: (name: string, size: string) => `Backup ${name}, ${size}`,
} as const
