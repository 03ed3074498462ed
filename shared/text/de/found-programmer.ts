// SPDX-License-Identifier: GPL-3.0-or-later
/** Wie ein gefundener Programmer heißt. */
export const foundWords = {
  practice: (chip: string): string => `Übung: ${chip}`,
  at: (name: string, place: string): string => `${name} an ${place}`,
  unnamed: { serial: 'Serieller USB-Anschluss', spi: 'SPI-Anschluss dieses Computers' },
}
