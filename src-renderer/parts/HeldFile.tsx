// SPDX-License-Identifier: GPL-3.0-or-later
import type { BackupInfo, ImageInfo } from '../../shared/model/image.ts'
import { heldText as words } from '../text/held.ts'
import { sizeText } from '../text/size.ts'
import { choiceOfBackup } from '../wizard/held-choice.ts'

interface HeldFileProps {
  readonly label: string
  readonly images: readonly ImageInfo[]
  readonly backups: readonly BackupInfo[]
  readonly value: string
  /** The label for "nothing chosen". */
  readonly none: string
  /** Listed before all others. */
  readonly first?: { readonly choice: string; readonly called: string } | null
  readonly onChoose: (choice: string) => void
}

/** A choice among the files and backups that the app holds. */
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
