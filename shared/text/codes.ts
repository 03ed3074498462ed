// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Which sentence is true: codes made from facts, once for every language. The tables say one sentence for each code.
 * No words.
 */
import { twoMayAnswer } from '../chip-doubt.ts'
import type { ChipDifference } from '../model/chip.ts'
import type { ArchiveEntry, ArchiveListing } from '../model/archive.ts'
import { openedFormats } from '../model/archive.ts'
import type { SkippedCode, CheckedCode } from '../model/image.ts'
import type { NotLookedAt, RegionName, ResetVector } from '../model/contents.ts'
import type { FaultFacts } from '../fault.ts'
import type { ProtectionView, RestoreRefusal } from '../model/protection.ts'
import type { SetupInfo } from '../model/setup.ts'
import type { WiringLook } from '../model/wiring.ts'
import { spelledBytes } from '../spelling.ts'
import type { SignalQuality } from '../signal-quality.ts'
import { isNetwork, isSpiPort } from './rules.ts'

/** The file that is proposed; `undefined`: none. */
export const proposedEntry = ({ entries, fitting }: ArchiveListing): ArchiveEntry | undefined =>
  fitting[0] === undefined ? undefined : entries[fitting[0]]

/** What a file of an archive was chosen by, in the order in which it is said. Empty: by its name alone, or as the only file. */
export const chosenBy = (by: ArchiveListing['chosenBy']): readonly (keyof typeof by)[] =>
  (['board', 'size', 'keyboard'] as const).filter((each) => by[each])

/** Whether Pin One opens archives of this format. */
export const openedCode = (format: string): 'opened' | 'not-opened' =>
  (openedFormats as ReadonlySet<string>).has(format) ? 'opened' : 'not-opened'

/** Where the processor begins; `null`: nothing is there. */
export const startsAt = (resetVector: ResetVector | null): number | null =>
  resetVector === null || resetVector.state === 'blank' ? null : resetVector.top - 16

/** What was not checked, in the order in which it is said. Which mainboard UEFI firmware is for is said once. */
export const uncheckedCodes = (
  checked: readonly CheckedCode[],
  notLookedAt: readonly (SkippedCode | NotLookedAt)[],
): readonly ('board' | SkippedCode | NotLookedAt)[] =>
  checked.includes('board')
    ? notLookedAt
    : ['board', ...notLookedAt.filter((code) => code !== 'vendor-board')]

/** What was asked for, where the programmer granted another clock; `null`: nothing has to be said. In Hz. */
export const askedInstead = (askedHz: number | null, clockHz: number): number | null =>
  askedHz === clockHz ? null : askedHz

/** How an unfinished write is finished: an erase needs no image. */
export const againCode = (
  operation: 'write' | 'erase',
  image: string | null,
): 'erase' | 'image' | 'image-gone' => {
  if (operation === 'erase') return 'erase'
  return image === null ? 'image-gone' : 'image'
}

/** Whether one chip has to be chosen among models, or two chips may answer together. */
export const ambiguousCode = (
  differences: readonly ChipDifference[],
): 'two-answer' | 'several-models' => (twoMayAnswer(differences) ? 'two-answer' : 'several-models')

/** Users and groups without a name are called by their number. */
export const ownerCode = (id: string | number): 'name' | 'number' =>
  typeof id === 'number' ? 'number' : 'name'

export type DataBit = NonNullable<FaultFacts['wiring.implausible']['dataBit']>

/** Reads that match and cannot be right. A data bit is named only where it was found. */
export const implausibleCode = ({ what, dataBit }: FaultFacts['wiring.implausible']) =>
  what === 'data-bit' && dataBit === undefined ? 'all-00' : what

/** The facts that go with the code. In bytes. */
export const implausibleFacts = ({
  repeatsAt,
  sizeBytes,
  dataBit,
}: FaultFacts['wiring.implausible']): {
  readonly at: number
  readonly sizeBytes: number
  readonly dataBit: DataBit
} => ({
  at: repeatsAt ?? sizeBytes,
  sizeBytes,
  dataBit: dataBit ?? { bit: 0, level: 0, programmedBytes: 0 },
})

export const fillHex = { 'all-ff': 'FF', 'all-00': '00' } as const

export type ProtectionCode =
  | 'by-command'
  | 'block-locks'
  | 'none'
  | 'unknown'
  | 'whole'
  | 'bottom'
  | 'top'

/** What is protected. "Whole" only where the range holds every byte of the chip. */
export function protectionCode({
  unlockedByCommand,
  perBlockLocks,
  protectedRange,
  sizeBytes,
}: ProtectionView): ProtectionCode {
  if (unlockedByCommand) return 'by-command'
  if (perBlockLocks) return 'block-locks'
  if (typeof protectedRange === 'string') return protectedRange
  if (protectedRange.length >= sizeBytes) return 'whole'
  return protectedRange.offset === 0 ? 'bottom' : 'top'
}

/** The words of each code; `size` and `span` are those of the range. */
export type ProtectedWords = Readonly<
  Record<ProtectionCode, (size: string, span: string) => string>
>

/** What is protected, and what locks it. */
export const protectionForm = (
  view: ProtectionView,
  words: ProtectedWords,
  locks: Readonly<Record<ProtectionView['lock'], string>>,
): string =>
  `${words[protectionCode(view)](spelledBytes(protectedBytes(view)), protectedSpan(view))}${locks[lockCode(view)]}`

/** `700000-7FFFFF`, with as many digits as the chip needs; empty where there is no range. */
function protectedSpan({ protectedRange, sizeBytes }: ProtectionView): string {
  if (typeof protectedRange === 'string') return ''
  const { offset, length } = protectedRange
  const digits = Math.max(6, (sizeBytes - 1).toString(16).length)
  const address = (value: number): string => value.toString(16).toUpperCase().padStart(digits, '0')
  return `${address(offset)}-${address(offset + length - 1)}`
}

/** In bytes; 0 where there is no range. */
const protectedBytes = ({ protectedRange }: ProtectionView): number =>
  typeof protectedRange === 'string' ? 0 : protectedRange.length

/** Where every block is unlocked by command, locked registers do not matter. */
const lockCode = ({ unlockedByCommand, lock }: ProtectionView): ProtectionView['lock'] =>
  unlockedByCommand ? 'off' : lock

/** Whether bits of registers were to be set, or could not even be found. */
export const settingCode = (
  by: FaultFacts['chip.setting-refused']['by'],
): 'bits-unknown' | 'not-set' => (by.startsWith('unknown-') ? 'bits-unknown' : 'not-set')

/** What a port is: the SPI pins of a Linux board, or a serial port. */
export const portCode = (port: string): 'spi' | 'serial' => (isSpiPort(port) ? 'spi' : 'serial')

/** What an address leads to. */
export const addressCode = (address: string): 'network' | 'port' =>
  isNetwork(address) ? 'network' : 'port'

/** How a place behaved that is no programmer: it sent back what it was sent, or anything else. */
export const answerCode = (echoes: true | undefined): 'echo' | 'other' =>
  echoes === true ? 'echo' : 'other'

/** An ID of only 00 and FF is not an ID: nothing answered. */
export const idCode = (idBytes: string): 'none' | 'unknown' =>
  /^(?:00|ff| )*$/i.test(idBytes) ? 'none' : 'unknown'

export type SignalCode = 'all-right' | 'right-up-to' | 'wrong-everywhere' | 'wrong-from'

/** In Hz; 0 where there is none. */
export interface SignalClocks {
  /** The fastest that was tried; 0 where the programmer does not tell its clock. */
  readonly fastest: number
  readonly failing: number
  readonly recommended: number
}

export const signalClocks = ({
  rungs,
  firstFailingHz,
  recommendedHz,
}: SignalQuality): SignalClocks => ({
  fastest: rungs.at(-1)?.clockHz ?? 0,
  failing: firstFailingHz ?? 0,
  recommended: recommendedHz ?? 0,
})

/** What follows from the replies at each clock. */
export function signalCode(quality: SignalQuality): SignalCode {
  if (quality.firstFailingHz === null)
    return signalClocks(quality).fastest === 0 ? 'all-right' : 'right-up-to'
  return quality.recommendedHz === null ? 'wrong-everywhere' : 'wrong-from'
}

/**
 * Whether SPI pins of this computer wait to be switched on; `null`: no, or it is not known. Of a computer in no list only
 * a controller proves that there is SPI.
 */
export function spiOffCode({
  linuxBoard,
  spi,
}: Pick<SetupInfo, 'linuxBoard' | 'spi'>): 'restart' | 'off' | null {
  if (linuxBoard === null || spi === 'ready') return null
  if (spi === 'restart') return 'restart'
  return spi === 'off' && linuxBoard.guideProgrammer === 'generic-spidev' ? null : 'off'
}

/** A share of causes below 1 % is not rounded to 0. */
export const shareCode = (share: number): 'below-one' | 'percent' =>
  share < 0.01 ? 'below-one' : 'percent'

/** How a chip is written that Pin One cannot write; `none`: it can only be read. */
export const methodCode = (method: string): 'none' | 'other' =>
  method === 'none' ? 'none' : 'other'

/** How the protection reads now, or why nothing was written to the registers. */
export const restoredNow = (
  now: FaultFacts['chip.protection-not-restored']['now'],
):
  | { readonly refused: RestoreRefusal }
  | { readonly refused: null; readonly view: ProtectionView } =>
  'refused' in now ? now : { refused: null, view: now }

/** What to do: another act where the chip is on no mainboard and under no clip, as far as there is one. */
export const actOf = (
  { act, loose }: { readonly act: string; readonly loose?: string },
  isLoose: boolean,
): string => (isLoose ? (loose ?? act) : act)

export type LookTitleCode = WiringLook['id'] | 'reseat-loose'

export const lookTitleCode = (id: WiringLook['id'], isLoose: boolean): LookTitleCode =>
  isLoose && id === 'reseat' ? 'reseat-loose' : id

/** A descriptor that does not list itself is damaged in another way than one that lacks a region. */
export const absentCode = (region: RegionName): 'own-place' | 'region' =>
  region === 'fd' ? 'own-place' : 'region'

/** Of a voltage outside the range of a chip: on which side it lies. In mV. */
export const voltageCode = (programmerMv: number, leastMv: number): 'too-low' | 'too-high' =>
  programmerMv < leastMv ? 'too-low' : 'too-high'
