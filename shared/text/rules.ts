// SPDX-License-Identifier: GPL-3.0-or-later
/** Rules and formats that are the same in every language: choices, and the format of numbers and names. No words. */
import type { ArchiveEntry } from '../model/archive.ts'
import type { BoardClaim } from '../model/contents.ts'
import type { CalledPart } from '../model/marking.ts'
import type { ProgrammerKind } from '../model/programmer.ts'
import type { ByteRange } from '../model/range.ts'
import type { TunnelTrouble } from '../model/tunnel.ts'
import type { Reach } from '../programmer/kinds.ts'
import { programmerKinds } from '../programmer/kinds.ts'
import { spelledBytes } from '../spelling.ts'

/** `0x1f000`. */
export const shortHex = (value: number): string => `0x${value.toString(16)}`

/** `FF`. */
export const byteHex = (value: number): string => value.toString(16).toUpperCase().padStart(2, '0')

/** `0x01f000`: a place in a chip or in a file. */
export const placeHex = (value: number): string => `0x${value.toString(16).padStart(6, '0')}`

/** `0x018000 to 0x7fffff`: from the first to the last byte; `to` is the word between, with its spaces. */
export const placeSpan = ({ offset, length }: ByteRange, to: string): string =>
  `${placeHex(offset)}${to}${placeHex(offset + length - 1)}`

/** `01F000`, as on the bus. */
export const busAddress = (offset: number): string =>
  offset.toString(16).toUpperCase().padStart(6, '0')

/** The text of `key`, or `key` itself if there is none. */
export const orItself = (
  texts: Readonly<Record<string, string | undefined>>,
  key: string,
): string => texts[key] ?? key

export const sentences = (texts: readonly string[]): string => texts.join(' ')

/** A port of a Linux board, whose owners and remedies differ from those of a USB port. */
export const isSpiPort = (port: string): boolean => port.startsWith('/dev/spidev')

/** HOST:PORT; neither a device node nor `COM3` ends like it. */
export const isNetwork = (address: string): boolean => /:\d+$/.test(address)

/** flashprog's name for this kind of programmer. */
export const kindName = (kind: ProgrammerKind): string => programmerKinds[kind].names[0]

export const knownReach = (reach: Reach | undefined): Reach | 'either' => reach ?? 'either'

/** Vendor and part of a mainboard, the vendor once. */
export const claimText = ({ vendor, part }: BoardClaim): string =>
  vendor === null || part.toLowerCase().startsWith(vendor.toLowerCase())
    ? part
    : `${vendor} ${part}`

/** `Winbond W25Q64JV`. */
export const calledText = ({ vendor, name }: CalledPart): string =>
  vendor === null ? name : `${vendor} ${name}`

/** `Winbond W25Q64JV (8 MiB, 2.7 to 3.6 V)`. */
export const nearLine = (name: string, sizeBytes: number, supply: string): string =>
  `${name} (${spelledBytes(sizeBytes)}, ${supply})`

/** `x230.rom (12 MiB, checksum good)`; `checksum` begins with its comma. */
export const entryForm = ({ name, sizeBytes }: ArchiveEntry, checksum: string): string =>
  `${name} (${spelledBytes(sizeBytes)}${checksum})`

/** The first text that exists; else the code, so that some text is always shown. */
export const firstText = (
  special: string | undefined,
  usual: string | undefined,
  code: string,
): string => special ?? usual ?? code

/** The message of ssh is shown with the problems that it explains. */
export const withSaid = (meaning: string, why: TunnelTrouble, said: string): string =>
  said !== '' && ['bridge', 'other', 'too-slow', 'port-in-use'].includes(why)
    ? `${meaning} ssh: ${said}`
    : meaning

/** `1 min 20 s`: a time left, without the part that is 0. */
export function minutesAndSeconds({
  minutes,
  seconds,
}: {
  readonly minutes: number
  readonly seconds: number
}): string {
  if (minutes === 0) return `${seconds} s`
  return seconds === 0 ? `${minutes} min` : `${minutes} min ${seconds} s`
}
