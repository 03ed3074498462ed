// SPDX-License-Identifier: GPL-3.0-or-later
/** What a programmer that was found is called. */
export const foundWords = {
  practice: (chip: string): string => `Practice: ${chip}`,
  at: (name: string, place: string): string => `${name} on ${place}`,
  /** Where the system has no name for it. */
  unnamed: { serial: 'USB serial port', spi: 'SPI port of this computer' },
}
