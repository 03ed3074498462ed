// SPDX-License-Identifier: GPL-3.0-or-later
/** Words beside sizes and times. */
export const sizeWords = {
  bytes: (count: string): string => `${count} bytes`,
  of: (done: string, total: string): string => `${done} of ${total}`,
  notTold: 'not told',
  underASecond: 'under 1 s',
  about: (time: string): string => `about ${time}`,
} as const
