// SPDX-License-Identifier: GPL-3.0-or-later
/** Warum ein Backup nicht verwendet werden kann. */
import type { LostBackup } from '../../model/image.ts'

export const lostBackupText: Readonly<Record<LostBackup['why'], string>> = {
  gone: 'Seine Datei ist weg.',
  altered: 'Seine Bytes haben nicht mehr den notierten Hash.',
}
