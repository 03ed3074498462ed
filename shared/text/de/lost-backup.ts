// SPDX-License-Identifier: GPL-3.0-or-later
/** Warum ein Backup nicht verwendet werden kann. */
import type { WhyLost } from '../../model/image.ts'

export const lostBackupText: Readonly<Record<WhyLost, string>> = {
  gone: 'Seine Datei ist weg.',
  altered: 'Seine Bytes haben nicht mehr den notierten Hash.',
  undescribed:
    'Seine Beschreibung (.json) fehlt oder ist beschädigt, darum kann Pin One es nicht prüfen.',
}
