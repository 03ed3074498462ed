// SPDX-License-Identifier: GPL-3.0-or-later
/** Die Zeilen des Support-Berichts. */
import { spelledHz } from '../../spelling.ts'

export const reportWords = {
  app: (version: string, host: string): string => `Pin One ${version} (${host})`,
  noProgrammer: 'Kein Programmer ist geöffnet.',
  programmer: (id: string, name: string, firmware: string, clockHz: number): string =>
    `Programmer: ${id}, ${name}, ${firmware}, SPI-Takt ${spelledHz(clockHz)}`,
  firmwareUnknown: 'Firmware nicht erkannt',
  noChip: 'Kein Chip wurde gefunden.',
  chip: (id: string, names: string, protection: string): string =>
    `Chip: ${id} (${names}). Schreibschutz: ${protection}`,
  notChosen: 'Chip-Modell nicht gewählt',
  notRead: 'nicht gelesen',
  noJob: 'Keine Arbeit wurde begonnen.',
  job: (kind: string, state: string, contents: string): string =>
    `Arbeit: ${kind}, ${state}. ${contents}`,
  fault: (code: string, title: string): string => `Fehler: ${code} (${title})`,
  nothingUnfinished: 'Kein Schreiben ist unfertig.',
  unfinished: (operation: string, chipName: string, cause: string): string =>
    `Unfertig: ${operation}, ${chipName}, ${cause}`,
  journal: (damagedLines: number): string => `Journal (beschädigte Zeilen: ${damagedLines}):`,
  nameLeftOut: '(Name weggelassen)',
  leftOut: '(weggelassen)',
  dataFolder: '(Daten)',
  homeFolder: '(Zuhause)',
}
