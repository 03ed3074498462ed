// SPDX-License-Identifier: GPL-3.0-or-later
/** Beine eines Chips, nach ihren Nummern. */
export const legText = {
  leg: (number: string): string => `Bein ${number}`,
  otherwise: (chipPackage: string, legs: string): string => `Bei einem ${chipPackage}: ${legs}.`,
} as const
