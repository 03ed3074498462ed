// SPDX-License-Identifier: GPL-3.0-or-later
/** What has become of a backup that was made and is not among the usable ones. Pure. */
import type { LostBackup, WhyLost } from './model/image.ts'
import type { VaultNote } from './model/vault-note.ts'

/** By its id; a file of it that is still there and not described is never called gone. */
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
