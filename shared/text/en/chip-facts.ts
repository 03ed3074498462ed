// SPDX-License-Identifier: GPL-3.0-or-later
/** Where the facts of a chip come from. */
export const chipFactWords = {
  quirk: (name: string): string => `quirk: ${name}`,
  sfdp: (revision: string): string => `the chip itself: SFDP, basic table ${revision}`,
  table: (id: string, source: string): string => `table: ${id} (${source})`,
}
