// SPDX-License-Identifier: GPL-3.0-or-later
/** Die Wörter neben Größen und Zeiten. */
export const sizeWords = {
  bytes: (count: string): string => `${count} Bytes`,
  of: (done: string, total: string): string => `${done} von ${total}`,
  notTold: 'nicht gemeldet',
  underASecond: 'unter 1 s',
  about: (time: string): string => `etwa ${time}`,
} as const
