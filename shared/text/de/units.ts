// SPDX-License-Identifier: GPL-3.0-or-later
/** Wörter neben Zahlen. */
export const unitText = {
  bytes: (count: number): string => (count === 1 ? 'Byte' : 'Bytes'),
  range: (least: string, most: string): string => `${least} bis ${most}`,
  none: 'keine',
  supplyNotKnown: 'nicht bekannt',
  clockNotReported: 'vom Programmer nicht gemeldet',
} as const
