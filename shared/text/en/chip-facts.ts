// SPDX-License-Identifier: GPL-3.0-or-later
/** Words for the sources of a chip's facts. */
export const chipFactWords = {
  quirk: (name: string): string => `quirk: ${name}`,
  sfdp: (revision: string): string => `the chip itself: SFDP, basic table ${revision}`,
  table: (id: string, source: string): string => `table: ${id} (${source})`,
}
