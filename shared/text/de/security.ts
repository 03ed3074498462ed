// SPDX-License-Identifier: GPL-3.0-or-later
/** Was neben einem Backup gelesen wurde: die eindeutige ID und die Security Register. */
import { bytesText } from './figures.ts'

/** Sentences, and the same without a full stop for a narrow layout. `place` names the file with the registers. */
export const securitySaid = {
  uniqueId: (id: string) => `Eindeutige ID: ${id}.`,
  registers: (sizeBytes: number, place: string, sha256: string) =>
    `Security Register: ${bytesText(sizeBytes)} in ${place}, SHA-256 ${sha256}.`,
  uniqueIdShort: (id: string) => `Eindeutige ID ${id}`,
  registersShort: (sizeBytes: number) => `Security Register: ${bytesText(sizeBytes)}`,
} as const
