// SPDX-License-Identifier: GPL-3.0-or-later
/** The name of a detected programmer. */
export const foundWords = {
  practice: (chip: string): string => `Practice: ${chip}`,
  at: (name: string, place: string): string => `${name} on ${place}`,
  /** If the system has no name for it. */
  unnamed: { serial: 'USB serial port', spi: 'SPI port of this computer' },
}
