// SPDX-License-Identifier: GPL-3.0-or-later
/** Why a backup that was made cannot be used: gone, altered or without its description. Pure. */
import type { LostBackup, WhyLost } from './model/image.ts'
import type { VaultNote } from './model/vault-note.ts'

/** `id`: id of the backup. If one of its files is left without a description, the answer is not `gone`. */
export function whyLost(
  id: string,
  lost: readonly LostBackup[],
  notes: readonly VaultNote[],
): WhyLost {
  const known = lost.find(({ backup }) => backup.id === id)
  if (known !== undefined) return known.why
  const left = notes.some(({ name }) => name === `${id}.bin` || name === `${id}.json`)
  return left ? 'undescribed' : 'gone'
}
