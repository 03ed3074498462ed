// SPDX-License-Identifier: GPL-3.0-or-later
/** The name of a chip that needs more than its model name to identify it. */
export const partWords = {
  alike: (first: string): string => `${first} or alike`,
  unknown: 'unknown chip',
  unknownWithId: (id: string): string => `unknown chip ${id}`,
}
