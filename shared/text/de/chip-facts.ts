// SPDX-License-Identifier: GPL-3.0-or-later
/** Woher die Angaben zu einem Chip kommen. */
export const chipFactWords = {
  quirk: (name: string): string => `Eigenheit: ${name}`,
  sfdp: (revision: string): string => `der Chip selbst: SFDP, Grundtabelle ${revision}`,
  table: (id: string, source: string): string => `Tabelle: ${id} (${source})`,
}
