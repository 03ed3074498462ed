// SPDX-License-Identifier: GPL-3.0-or-later
/** Legs of a chip, by their numbers. */
export const legText = {
  leg: (number: string): string => `leg ${number}`,
  otherwise: (chipPackage: string, legs: string): string => `On a ${chipPackage}: ${legs}.`,
} as const
