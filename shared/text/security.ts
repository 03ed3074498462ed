// SPDX-License-Identifier: GPL-3.0-or-later
/** Data read with a backup: the unique ID and the security registers. */
import type { BackupSecurity } from '../model/image.ts'
import * as de from './de/security.ts'
import * as en from './en/security.ts'
import { spoken } from './language.ts'

const { securitySaid } = spoken({ en, de })

/** One line; empty where the chip has neither. `place` names the file with the registers. */
export function securityWords(security: BackupSecurity | null | undefined, place: string): string {
  if (security === null || security === undefined) return ''
  const { uniqueId, sizeBytes, sha256 } = security
  return [
    ...(uniqueId === null ? [] : [securitySaid.uniqueId(uniqueId)]),
    ...(sha256 === null ? [] : [securitySaid.registers(sizeBytes, place, sha256)]),
  ].join(' ')
}

/** For a narrow place, without hash and file. */
export function securityShort(security: BackupSecurity | null | undefined): string {
  if (security === null || security === undefined) return ''
  const { uniqueId, sizeBytes } = security
  return [
    ...(uniqueId === null ? [] : [securitySaid.uniqueIdShort(uniqueId)]),
    ...(sizeBytes === 0 ? [] : [securitySaid.registersShort(sizeBytes)]),
  ].join('. ')
}
