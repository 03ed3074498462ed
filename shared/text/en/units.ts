// SPDX-License-Identifier: GPL-3.0-or-later
/** Words beside numbers. */
export const unitText = {
  bytes: (count: number): string => (count === 1 ? 'byte' : 'bytes'),
  range: (least: string, most: string): string => `${least} to ${most}`,
  none: 'none',
  supplyNotKnown: 'not known',
  clockNotReported: 'not reported by the programmer',
} as const
