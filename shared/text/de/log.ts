// SPDX-License-Identifier: GPL-3.0-or-later
/** Was im Protokoll einer Sitzung steht, Zeile für Zeile. */
import type { JobRequest } from '../../model/job.ts'
import { spelledBytes, spelledHex, spelledHz } from '../../spelling.ts'

const begun: Readonly<Record<JobRequest['kind'], string>> = {
  identify: 'die ID des Chips wird gelesen',
  read: 'der Chip wird gelesen',
  backup: 'der Chip wird für ein Backup gelesen',
  write: 'Schreiben: der Chip wird zuerst mit dem Image verglichen',
  erase: 'der Chip wird gelöscht',
  verify: 'der Chip wird mit dem Image verglichen',
  settings: 'die Register des Chips werden gesetzt',
  adopt: 'der Chip wird mit seinem Backup verglichen',
}

const noun = { write: 'Schreiben', erase: 'Löschen' } as const

export const logWords = {
  started: (version: string, host: string, system: string): string =>
    `Pin One ${version} gestartet (${host}, ${system})`,
  stopChosen: 'Anhalten gewählt',
  refused: (why: string): string => `abgelehnt: ${why}`,
  opened: (name: string, clockHz: number): string =>
    `${name} ist geöffnet, SPI-Takt ${spelledHz(clockHz)}`,
  closed: 'Programmer geschlossen, seine Pins freigegeben, wo er das kann',
  lost: (name: string, code: string): string =>
    `die Verbindung zu ${name} ist abgebrochen (${code})`,
  notListed: (kind: string, detail: string): string =>
    `${kind} lässt sich nicht auflisten: ${detail}`,
  settingsNotKept: (detail: string): string =>
    `die Einstellungen sind nicht gespeichert: ${detail}`,
  noModel: (idBytes: string): string =>
    `Chip-ID ${spelledHex(idBytes)}: kein Chip-Modell, das Pin One kennt`,
  models: (idBytes: string, names: readonly string[], chosen: boolean): string =>
    `Chip-ID ${spelledHex(idBytes)}: ${names.join(', ')}${chosen ? '' : ' (noch nicht gewählt)'}`,
  begun: (kind: JobRequest['kind']): string => begun[kind],
  backedUp: (chip: string, sizeBytes: number, sha256: string): string =>
    `Backup von ${chip} gespeichert, von der Platte zurückgelesen und verglichen: ${spelledBytes(sizeBytes)}, SHA-256 ${sha256}`,
  changing: (operation: 'write' | 'erase', chip: string): string =>
    `von hier an wird der Chip geändert (${noun[operation]}, ${chip})`,
  done: 'fertig',
  stopped: 'angehalten',
  failed: (why: string | null): string =>
    why === null ? 'fehlgeschlagen' : `fehlgeschlagen: ${why}`,
  nothingUnfinished: 'auf diesem Chip ist nichts mehr unfertig',
  leftAsItIs: 'das unfertige Schreiben wurde auf Wunsch so gelassen',
  registersSet: (asked: string): string => `Register werden gesetzt: ${asked}`,
  registersAre: (registers: string): string => `Register danach: ${registers}`,
  planned: (figures: string, time: string): string => `Plan: ${figures} Etwa ${time}`,
  plannedNothing: 'Plan: der Chip enthält genau das schon',
  protectionLifted: (was: string, during: string): string =>
    `Schutz ausgeschaltet: vorher „${was}“, jetzt „${during}“`,
  protectionAfterwards: (now: string): string => `Schutz danach: „${now}“`,
  wiring: (idBytes: string, equalTries: number, tries: number, causes: string): string =>
    `Leitungen: ${idBytes}, gleich in ${equalTries} von ${tries} Versuchen. Mögliche Ursachen: ${causes}`,
}
