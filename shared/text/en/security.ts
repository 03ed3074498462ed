// SPDX-License-Identifier: GPL-3.0-or-later
/** Data read with a backup: the unique ID and the security registers. */
import { bytesText } from './figures.ts'

/** Sentences, and the same without a full stop for a narrow layout. `place` names the file with the registers. */
export const securitySaid = {
  uniqueId: (id: string) => `Unique ID: ${id}.`,
  registers: (sizeBytes: number, place: string, sha256: string) =>
    `Security registers: ${bytesText(sizeBytes)} in ${place}, SHA-256 ${sha256}.`,
  uniqueIdShort: (id: string) => `Unique ID ${id}`,
  registersShort: (sizeBytes: number) => `Security registers: ${bytesText(sizeBytes)}`,
} as const
