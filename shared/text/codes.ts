// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Chooses the true sentence: makes codes from facts, once for all languages. The tables have one sentence for each
 * code. No words here.
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

/** The proposed file; `undefined`: none. */
export const proposedEntry = ({ entries, fitting }: ArchiveListing): ArchiveEntry | undefined =>
  fitting[0] === undefined ? undefined : entries[fitting[0]]

/**
 * The reasons for choosing a file of an archive, in the order of the sentence. Empty: by its name alone, or as the only
 * file.
 */
export const chosenBy = (by: ArchiveListing['chosenBy']): readonly (keyof typeof by)[] =>
  (['board', 'size', 'keyboard'] as const).filter((each) => by[each])

/** Whether Pin One opens archives of this format. */
export const openedCode = (format: string): 'opened' | 'not-opened' =>
  (openedFormats as ReadonlySet<string>).has(format) ? 'opened' : 'not-opened'

/** The address where the processor begins; `null`: there is nothing. */
export const startsAt = (resetVector: ResetVector | null): number | null =>
  resetVector === null || resetVector.state === 'blank' ? null : resetVector.top - 16

/**
 * Facts that were not checked, in the order of the sentence. The unchecked mainboard of UEFI firmware appears only
 * once.
 */
export const uncheckedCodes = (
  checked: readonly CheckedCode[],
  notLookedAt: readonly (SkippedCode | NotLookedAt)[],
): readonly ('board' | SkippedCode | NotLookedAt)[] =>
  checked.includes('board')
    ? notLookedAt
    : ['board', ...notLookedAt.filter((code) => code !== 'vendor-board')]

/** The requested clock, if the programmer set another; `null`: no remark needed. In Hz. */
export const askedInstead = (askedHz: number | null, clockHz: number): number | null =>
  askedHz === clockHz ? null : askedHz

/** How to finish an unfinished write: an erase needs no image. */
export const againCode = (
  operation: 'write' | 'erase',
  image: string | null,
): 'erase' | 'image' | 'image-gone' => {
  if (operation === 'erase') return 'erase'
  return image === null ? 'image-gone' : 'image'
}

/** Whether the user must choose among models of one chip, or two chips may be responding together. */
export const ambiguousCode = (
  differences: readonly ChipDifference[],
): 'two-answer' | 'several-models' => (twoMayAnswer(differences) ? 'two-answer' : 'several-models')

/** Users and groups without a name have their number instead. */
export const ownerCode = (id: string | number): 'name' | 'number' =>
  typeof id === 'number' ? 'number' : 'name'

export type DataBit = NonNullable<FaultFacts['wiring.implausible']['dataBit']>

/** Reads that match but cannot be correct. Names a data bit only if it was determined. */
export const implausibleCode = ({ what, dataBit }: FaultFacts['wiring.implausible']) =>
  what === 'data-bit' && dataBit === undefined ? 'all-00' : what

/** The facts that belong to the code. In bytes. */
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

/** The protected range. "Whole" only if it includes every byte of the chip. */
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

/** The protected range, and what locks it. */
export const protectionForm = (
  view: ProtectionView,
  words: ProtectedWords,
  locks: Readonly<Record<ProtectionView['lock'], string>>,
): string =>
  `${words[protectionCode(view)](spelledBytes(protectedBytes(view)), protectedSpan(view))}${locks[lockCode(view)]}`

/** `700000-7FFFFF`, with as many digits as the chip needs; empty if there is no range. */
function protectedSpan({ protectedRange, sizeBytes }: ProtectionView): string {
  if (typeof protectedRange === 'string') return ''
  const { offset, length } = protectedRange
  const digits = Math.max(6, (sizeBytes - 1).toString(16).length)
  const address = (value: number): string => value.toString(16).toUpperCase().padStart(digits, '0')
  return `${address(offset)}-${address(offset + length - 1)}`
}

/** In bytes; 0 if there is no range. */
const protectedBytes = ({ protectedRange }: ProtectionView): number =>
  typeof protectedRange === 'string' ? 0 : protectedRange.length

/** If a command unlocks every block, locked registers do not matter. */
const lockCode = ({ unlockedByCommand, lock }: ProtectionView): ProtectionView['lock'] =>
  unlockedByCommand ? 'off' : lock

/** Whether Pin One did not set the register bits, or could not even find them. */
export const settingCode = (
  by: FaultFacts['chip.setting-refused']['by'],
): 'bits-unknown' | 'not-set' => (by.startsWith('unknown-') ? 'bits-unknown' : 'not-set')

/** The kind of a port: the SPI pins of a Linux board, or a serial port. */
export const portCode = (port: string): 'spi' | 'serial' => (isSpiPort(port) ? 'spi' : 'serial')

/** The kind of device at an address. */
export const addressCode = (address: string): 'network' | 'port' =>
  isNetwork(address) ? 'network' : 'port'

/** Behaviour of a device that is not a programmer: it returned the bytes sent to it, or anything else. */
export const answerCode = (echoes: true | undefined): 'echo' | 'other' =>
  echoes === true ? 'echo' : 'other'

/** An ID of only 00 and FF is not an ID: no chip responded. */
export const idCode = (idBytes: string): 'none' | 'unknown' =>
  /^(?:00|ff| )*$/i.test(idBytes) ? 'none' : 'unknown'

export type SignalCode = 'all-right' | 'right-up-to' | 'wrong-everywhere' | 'wrong-from'

/** In Hz; 0 if there is none. */
export interface SignalClocks {
  /** The fastest clock tried; 0 if the programmer does not report its clock. */
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

/** The conclusion from the replies at each clock. */
export function signalCode(quality: SignalQuality): SignalCode {
  if (quality.firstFailingHz === null)
    return signalClocks(quality).fastest === 0 ? 'all-right' : 'right-up-to'
  return quality.recommendedHz === null ? 'wrong-everywhere' : 'wrong-from'
}

/**
 * Whether the SPI pins of this computer must still be turned on; `null`: no, or not known. For a computer in no list,
 * only a controller proves that it has SPI.
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

/** The write method of a chip that Pin One cannot write; `none`: the chip can only be read. */
export const methodCode = (method: string): 'none' | 'other' =>
  method === 'none' ? 'none' : 'other'

/** The protection as read now, or why nothing was written to the registers. */
export const restoredNow = (
  now: FaultFacts['chip.protection-not-restored']['now'],
):
  | { readonly refused: RestoreRefusal }
  | { readonly refused: null; readonly view: ProtectionView } =>
  'refused' in now ? now : { refused: null, view: now }

/** The act; a different one, if there is any, for a chip that is not on a mainboard and has no clip. */
export const actOf = (
  { act, loose }: { readonly act: string; readonly loose?: string },
  isLoose: boolean,
): string => (isLoose ? (loose ?? act) : act)

export type LookTitleCode = WiringLook['id'] | 'reseat-loose'

export const lookTitleCode = (id: WiringLook['id'], isLoose: boolean): LookTitleCode =>
  isLoose && id === 'reseat' ? 'reseat-loose' : id

/** A descriptor that does not list itself has a different damage than one that lacks a region. */
export const absentCode = (region: RegionName): 'own-place' | 'region' =>
  region === 'fd' ? 'own-place' : 'region'

/** For a voltage outside the range of a chip: whether it is above or below. In mV. */
export const voltageCode = (programmerMv: number, leastMv: number): 'too-low' | 'too-high' =>
  programmerMv < leastMv ? 'too-low' : 'too-high'
