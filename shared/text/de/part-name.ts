// SPDX-License-Identifier: GPL-3.0-or-later
/** Wie ein Chip heißt, dessen Name allein nicht sagt, welcher er ist. */
export const partWords = {
  alike: (first: string): string => `${first} oder ähnlich`,
  unknown: 'unbekannter Chip',
  unknownWithId: (id: string): string => `unbekannter Chip ${id}`,
}
