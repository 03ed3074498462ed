// SPDX-License-Identifier: GPL-3.0-or-later
/** Was neben einem Backup gelesen wurde: die eindeutige ID und die Security Register. */
import type { BackupSecurity } from '../../model/image.ts'
import { bytesText } from './figures.ts'

/** One line; empty where the chip has neither. `place` names the file with the registers. */
export function securityWords(security: BackupSecurity | null | undefined, place: string): string {
  if (security === null || security === undefined) return ''
  const { uniqueId, sizeBytes, sha256 } = security
  const id = uniqueId === null ? '' : `Eindeutige ID: ${uniqueId}.`
  const registers =
    sha256 === null
      ? ''
      : `Security Register: ${bytesText(sizeBytes)} in ${place}, SHA-256 ${sha256}.`
  return [id, registers].filter((text) => text !== '').join(' ')
}

/** For a narrow place, without hash and file. */
export function securityShort(security: BackupSecurity | null | undefined): string {
  if (security === null || security === undefined) return ''
  const { uniqueId, sizeBytes } = security
  return [
    ...(uniqueId === null ? [] : [`Eindeutige ID ${uniqueId}`]),
    ...(sizeBytes === 0 ? [] : [`Security Register: ${bytesText(sizeBytes)}`]),
  ].join('. ')
}
