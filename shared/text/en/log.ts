// SPDX-License-Identifier: GPL-3.0-or-later
/** What the log of a session says, line by line: lower case, because each line begins with the time. */
import type { JobRequest } from '../../model/job.ts'
import { spelledBytes, spelledHex, spelledHz } from '../../spelling.ts'

const begun: Readonly<Record<JobRequest['kind'], string>> = {
  identify: 'reading the chip ID',
  read: 'reading the chip',
  backup: 'reading the chip for a backup',
  write: 'writing: comparing the chip with the image first',
  erase: 'erasing the chip',
  verify: 'comparing the chip with the image',
  settings: 'setting the registers of the chip',
  adopt: 'comparing the chip with its backup',
}

export const logWords = {
  started: (version: string, host: string, system: string): string =>
    `Pin One ${version} started (${host}, ${system})`,
  stopChosen: 'stop chosen',
  refused: (why: string): string => `refused: ${why}`,
  opened: (name: string, clockHz: number): string =>
    `${name} is open, SPI clock ${spelledHz(clockHz)}`,
  closed: 'programmer closed, its pins released where it can do that',
  lost: (name: string, code: string): string => `the connection to ${name} was lost (${code})`,
  notListed: (kind: string, detail: string): string => `${kind} cannot be listed: ${detail}`,
  settingsNotKept: (detail: string): string => `settings are not kept: ${detail}`,
  noModel: (idBytes: string): string =>
    `chip ID ${spelledHex(idBytes)}: no chip model that Pin One knows`,
  models: (idBytes: string, names: readonly string[], chosen: boolean): string =>
    `chip ID ${spelledHex(idBytes)}: ${names.join(', ')}${chosen ? '' : ' (not chosen yet)'}`,
  begun: (kind: JobRequest['kind']): string => begun[kind],
  backedUp: (chip: string, sizeBytes: number, sha256: string): string =>
    `backup of ${chip} saved, read back from disk and compared: ${spelledBytes(sizeBytes)}, SHA-256 ${sha256}`,
  changing: (operation: 'write' | 'erase', chip: string): string =>
    `from here on the chip is being changed (${operation} of ${chip})`,
  done: 'done',
  stopped: 'stopped',
  failed: (why: string | null): string => (why === null ? 'failed' : `failed: ${why}`),
  nothingUnfinished: 'nothing is left unfinished on this chip',
  leftAsItIs: 'the unfinished write was left as it is, on request',
  registersSet: (asked: string): string => `registers are set: ${asked}`,
  registersAre: (registers: string): string => `registers afterwards: ${registers}`,
  planned: (figures: string, time: string): string => `plan: ${figures} About ${time}`,
  plannedNothing: 'plan: the chip holds exactly this already',
  protectionLifted: (was: string, during: string): string =>
    `protection turned off: was "${was}", now "${during}"`,
  protectionAfterwards: (now: string): string => `protection afterwards: "${now}"`,
  wiring: (idBytes: string, equalTries: number, tries: number, causes: string): string =>
    `wiring: ${idBytes}, the same in ${equalTries} of ${tries} tries. Possible causes: ${causes}`,
}
