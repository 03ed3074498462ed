// SPDX-License-Identifier: GPL-3.0-or-later
/** What a chip is called whose name alone does not say which it is. */
export const partWords = {
  alike: (first: string): string => `${first} or alike`,
  unknown: 'unknown chip',
  unknownWithId: (id: string): string => `unknown chip ${id}`,
}
