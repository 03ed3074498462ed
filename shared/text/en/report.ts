// SPDX-License-Identifier: GPL-3.0-or-later
/** The lines of the support report. */
import { spelledHz } from '../../spelling.ts'

export const reportWords = {
  app: (version: string, host: string): string => `Pin One ${version} (${host})`,
  noProgrammer: 'No programmer is open.',
  programmer: (id: string, name: string, firmware: string, clockHz: number): string =>
    `Programmer: ${id}, ${name}, ${firmware}, SPI clock ${spelledHz(clockHz)}`,
  firmwareUnknown: 'firmware not recognised',
  noChip: 'No chip was found.',
  chip: (id: string, names: string, protection: string): string =>
    `Chip: ${id} (${names}). Write protection: ${protection}`,
  notChosen: 'chip model not chosen',
  notRead: 'not read',
  noJob: 'No work was started.',
  job: (kind: string, state: string, contents: string): string =>
    `Work: ${kind}, ${state}. ${contents}`,
  fault: (code: string, title: string): string => `Fault: ${code} (${title})`,
  nothingUnfinished: 'No write is unfinished.',
  unfinished: (operation: string, chipName: string, cause: string): string =>
    `Unfinished: ${operation} of ${chipName}, ${cause}`,
  journal: (damagedLines: number): string => `Journal (damaged lines: ${damagedLines}):`,
  nameLeftOut: '(name left out)',
  leftOut: '(left out)',
  dataFolder: '(data)',
  homeFolder: '(home)',
}
