// SPDX-License-Identifier: GPL-3.0-or-later
/** Was die Kommandozeile vom Programmer sagt, vom Chip, von einem unfertigen Schreiben und von der laufenden Arbeit. */
import type { WhyLost } from '../../model/image.ts'
import type { Phase, RecoveryInfo } from '../../model/job.ts'
import { spelledHz } from '../../spelling.ts'
import { againCode, askedInstead } from '../codes.ts'
import { lostBackupText } from './lost-backup.ts'
import { partSaid } from '../../part-name.ts'

const noun = { write: 'Schreiben', erase: 'Löschen' } as const

const causes = {
  failed: 'endete mit einem Fehler',
  cancelled: 'wurde von dir angehalten',
  killed: 'wurde unterbrochen',
} as const satisfies Readonly<Record<RecoveryInfo['cause'], string>>

/** `at`: `2026-11-30 12:19`, in UTC. */
interface Unfinished {
  readonly operation: RecoveryInfo['operation']
  readonly at: string
}

export const sessionWords = {
  /** `firmware`: `null` if not known. `clockHz`: 0 if the programmer does not report it; `askedHz`: `null`: none. */
  programmer: (of: {
    readonly name: string
    readonly firmware: string | null
    readonly clockHz: number
    readonly askedHz: number | null
  }) => {
    const instead = askedInstead(of.askedHz, of.clockHz)
    const asked = instead === null ? '' : ` (verlangt: ${spelledHz(instead)})`
    const granted =
      of.clockHz === 0 ? 'sein SPI-Takt ist nicht bekannt' : `${spelledHz(of.clockHz)}${asked}`
    return `Programmer: ${of.name}${of.firmware === null ? '' : ` (${of.firmware})`}, ${granted}.`
  },
  chip: (line: string) => `Chip: ${line}.`,
  note: (text: string) => `Hinweis: ${text}`,
  caution: (text: string) => `Vorsicht: ${text}`,
  protection: (text: string) => `Schreibschutz: ${text}`,
  verified: (image: string) =>
    `Jedes Byte des Chips wurde gelesen und stimmt mit ${image} überein.`,
  quadEnable: (set: boolean) =>
    `Das Quad-Enable-Bit (QE) ist ${set ? 'gesetzt' : 'nicht gesetzt'}.`,
  registersSet: () => 'Die Register wurden zweimal zurückgelesen und sind wie verlangt.',
} as const

const again = {
  erase: () => '--resume löscht ihn noch einmal',
  image: (image: string | null) => `--resume schreibt ${image} noch einmal`,
  'image-gone': () => 'Das Image ist nicht mehr gespeichert. -w DATEI schreibt es noch einmal',
} as const

export const recoveryWords = {
  /** For another kind of chip. */
  other: (of: Unfinished & { readonly chipName: string }) =>
    `Hinweis: Ein ${noun[of.operation]} von ${partSaid(of.chipName)}, begonnen ${of.at} UTC, ist unfertig.`,
  held: (of: Unfinished & { readonly chipName: string; readonly pid: number }) =>
    `Ein ${noun[of.operation]} von ${partSaid(of.chipName)}, begonnen ${of.at} UTC, ist unfertig. Vielleicht läuft es im anderen Pin One (Prozess ${of.pid}).`,
  same: (of: Unfinished & { readonly cause: RecoveryInfo['cause'] }) =>
    `Vorsicht: Ein ${noun[of.operation]} dieser Art von Chip, begonnen ${of.at} UTC, ${causes[of.cause]}.`,
  backup: (path: string) => `Das Backup von davor: ${path}`,
  lostBackup: (path: string, why: WhyLost) =>
    `Das Backup von davor: ${path}. ${lostBackupText[why]}`,
  /** The command that finishes it. `image`: `null` if it is no longer stored. */
  again: (of: {
    readonly operation: RecoveryInfo['operation']
    readonly image: string | null
    readonly restorable: boolean
  }) => {
    const act = again[againCode(of.operation, of.image)](of.image)
    return `${act}${of.restorable ? ', --restore spielt das Backup zurück' : ''}.`
  },
  dismiss: () => 'Ein anderer Chip, oder um ihn so zu lassen: pin-one --dismiss.',
  closed: (operation: RecoveryInfo['operation'], chipName: string) =>
    `Das unfertige ${noun[operation]} von ${partSaid(chipName)} ist abgeschlossen.`,
  finishingWith: (image: string) => `Das unfertige Schreiben wird mit ${image} abgeschlossen.`,
  finishing: (image: string) => `Das Schreiben von ${image} wird abgeschlossen.`,
} as const

export const phaseWords = {
  identify: 'Chip-ID lesen',
  read: 'Lesen',
  compare: 'Vergleichen',
  save: 'Speichern',
  unprotect: 'Schreibschutz ausschalten',
  'compare-after': 'Chip mit dem vergleichen, was er enthielt',
  erase: 'Löschen',
  program: 'Schreiben',
  verify: 'Zurücklesen und vergleichen',
} as const satisfies Readonly<Record<Phase, string>>

export const stopKey = (): string => 'Strg+C hält an.'
