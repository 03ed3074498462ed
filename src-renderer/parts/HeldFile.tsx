// SPDX-License-Identifier: GPL-3.0-or-later
import type { BackupInfo, ImageInfo } from '../../shared/model/image.ts'
import { ask } from '../store/actions.ts'
import { heldText as words } from '../text/held.ts'
import { sizeText } from '../text/size.ts'

const backupPrefix = 'backup:'

/** A choice for a backup; that for an image is its id. */
export const choiceOfBackup = (backupId: string): string => `${backupPrefix}${backupId}`

/** The id of an image for a choice; a backup is made available as one first. `null`: nothing chosen, or it is gone. */
export async function imageOfChoice(choice: string): Promise<string | null> {
  if (choice === '') return null
  if (!choice.startsWith(backupPrefix)) return choice
  const held = await ask('backup.use', { backupId: choice.slice(backupPrefix.length) })
  return held?.id ?? null
}

interface HeldFileProps {
  readonly label: string
  readonly images: readonly ImageInfo[]
  readonly backups: readonly BackupInfo[]
  readonly value: string
  /** What stands for nothing chosen. */
  readonly none: string
  /** Put before all others. */
  readonly first?: { readonly choice: string; readonly called: string } | null
  readonly onChoose: (choice: string) => void
}

/** One of the files and backups that the app holds. */
export function HeldFile(props: HeldFileProps) {
  const { label, images, backups, value, none, first = null, onChoose } = props
  return (
    <label>
      <span>{label}</span>
      <select value={value} onChange={({ target }) => onChoose(target.value)}>
        <option value="">{none}</option>
        {first === null ? null : <option value={first.choice}>{first.called}</option>}
        {images.map(({ id, name, sizeBytes }) => (
          <option key={id} value={id}>
            {words.file(name, sizeText(sizeBytes))}
          </option>
        ))}
        {backups.map(({ id, fileName, sizeBytes }) => (
          <option key={id} value={choiceOfBackup(id)}>
            {words.backup(fileName, sizeText(sizeBytes))}
          </option>
        ))}
      </select>
    </label>
  )
}
