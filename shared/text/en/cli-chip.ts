// SPDX-License-Identifier: GPL-3.0-or-later
/** Words of the command line about the programmer, the chip, an unfinished write, and the running job. */
import type { WhyLost } from '../../model/image.ts'
import type { Phase, RecoveryInfo } from '../../model/job.ts'
import { spelledHz } from '../../spelling.ts'
import { againCode, askedInstead } from '../codes.ts'
import { lostBackupText } from './lost-backup.ts'
import { partSaid } from '../../part-name.ts'

const article = { write: 'a write', erase: 'an erase' } as const
const articleFirst = { write: 'A write', erase: 'An erase' } as const

const causes = {
  failed: 'ended by an error',
  cancelled: 'stopped on request',
  killed: 'interrupted',
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
    const asked = instead === null ? '' : ` (asked for: ${spelledHz(instead)})`
    const granted =
      of.clockHz === 0 ? 'its SPI clock is not known' : `${spelledHz(of.clockHz)}${asked}`
    return `Programmer: ${of.name}${of.firmware === null ? '' : ` (${of.firmware})`}, ${granted}.`
  },
  chip: (line: string) => `Chip: ${line}.`,
  note: (text: string) => `Note: ${text}`,
  caution: (text: string) => `Caution: ${text}`,
  protection: (text: string) => `Write protection: ${text}`,
  verified: (image: string) => `Every byte of the chip was read and is the same as in ${image}.`,
  quadEnable: (set: boolean) => `The quad enable bit (QE) is ${set ? 'set' : 'clear'}.`,
  registersSet: () => 'The registers were read back twice and hold what you asked for.',
} as const

const again = {
  erase: () => '--resume erases it again',
  image: (image: string | null) => `--resume writes ${image} again`,
  'image-gone': () => 'The image is not kept any more. -w FILE writes it again',
} as const

export const recoveryWords = {
  /** For another kind of chip. */
  other: (of: Unfinished & { readonly chipName: string }) =>
    `Note: ${article[of.operation]} of ${partSaid(of.chipName)}, begun ${of.at} UTC, is unfinished.`,
  held: (of: Unfinished & { readonly chipName: string; readonly pid: number }) =>
    `${articleFirst[of.operation]} of ${partSaid(of.chipName)}, begun ${of.at} UTC, is unfinished. It may be running in the other Pin One (process ${of.pid}).`,
  same: (of: Unfinished & { readonly cause: RecoveryInfo['cause'] }) =>
    `Caution: ${article[of.operation]} of this kind of chip, begun ${of.at} UTC, was ${causes[of.cause]}.`,
  backup: (path: string) => `The backup from before it: ${path}`,
  lostBackup: (path: string, why: WhyLost) =>
    `The backup from before it: ${path}. ${lostBackupText[why]}`,
  /** The command that finishes it. `image`: `null` if it is no longer stored. */
  again: (of: {
    readonly operation: RecoveryInfo['operation']
    readonly image: string | null
    readonly restorable: boolean
  }) => {
    const act = again[againCode(of.operation, of.image)](of.image)
    return `${act}${of.restorable ? ', --restore writes the backup' : ''}.`
  },
  dismiss: () => 'Another chip, or to be left as it is: pin-one --dismiss.',
  closed: (operation: RecoveryInfo['operation'], chipName: string) =>
    `The unfinished ${operation} of ${partSaid(chipName)} is closed.`,
  finishingWith: (image: string) => `Finishing the unfinished write with ${image}.`,
  finishing: (image: string) => `Finishing the write of ${image}.`,
} as const

export const phaseWords = {
  identify: 'Reading the chip ID',
  read: 'Reading',
  compare: 'Comparing',
  save: 'Saving',
  unprotect: 'Turning off the write protection',
  'compare-after': 'Comparing the chip with what it held',
  erase: 'Erasing',
  program: 'Writing',
  verify: 'Reading back and comparing',
} as const satisfies Readonly<Record<Phase, string>>

export const stopKey = (): string => 'Ctrl+C stops.'
