// SPDX-License-Identifier: GPL-3.0-or-later
/** What was read beside a backup: the unique ID and the security registers. */
import type { BackupSecurity } from '../../model/image.ts'
import { bytesText } from './figures.ts'

/** One line; empty where the chip has neither. `place` names the file with the registers. */
export function securityWords(security: BackupSecurity | null | undefined, place: string): string {
  if (security === null || security === undefined) return ''
  const { uniqueId, sizeBytes, sha256 } = security
  const id = uniqueId === null ? '' : `Unique ID: ${uniqueId}.`
  const registers =
    sha256 === null
      ? ''
      : `Security registers: ${bytesText(sizeBytes)} in ${place}, SHA-256 ${sha256}.`
  return [id, registers].filter((text) => text !== '').join(' ')
}

/** For a narrow place, without hash and file. */
export function securityShort(security: BackupSecurity | null | undefined): string {
  if (security === null || security === undefined) return ''
  const { uniqueId, sizeBytes } = security
  return [
    ...(uniqueId === null ? [] : [`Unique ID ${uniqueId}`]),
    ...(sizeBytes === 0 ? [] : [`Security registers: ${bytesText(sizeBytes)}`]),
  ].join('. ')
}
