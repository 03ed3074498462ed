// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * English sentences for all findings about an image, for page, command line and log alike. One message for each code;
 * the facts are values, never parts of grammar.
 */
import { spelledBytes } from '../../spelling.ts'
import type { FileKind, NotLookedAt, RegionName } from '../../model/contents.ts'
import type { CheckedCode, FindingCode, FindingFacts, ImageFinding } from '../../model/image.ts'
import { absentCode, openedCode, uncheckedCodes } from '../codes.ts'
import { chipPhrases } from './chip-phrases.ts'
import { byteHex, claimText, shortHex } from '../rules.ts'

type Words = { readonly [C in FindingCode]: (facts: FindingFacts[C]) => string }

export const regionWords: Readonly<Record<RegionName, string>> = {
  fd: 'flash descriptor',
  bios: 'BIOS region',
  me: 'Management Engine region',
  gbe: 'network region',
  pdr: 'platform data region',
  de1: 'device expansion region',
  bios2: 'second BIOS region',
  r7: 'region 7',
  ec: 'embedded controller region',
  de2: 'second device expansion region',
  ie: 'Innovation Engine region',
  '10gbe1': 'first 10 Gbit network region',
  '10gbe2': 'second 10 Gbit network region',
  r13: 'region 13',
  r14: 'region 14',
  ptt: 'Platform Trust region',
}

const archive = {
  opened: (format: string) =>
    `This file is an archive (${format}). Pin One opens it: choose the .rom file inside.`,
  'not-opened': (format: string) =>
    `This file is an archive (${format}). Unpack it with another program. Then choose the .rom file inside.`,
} as const

const aProgram = 'This file is a program. It is not a chip image.'
const program = {
  windows: 'This file is a Windows program, perhaps an updater. It is not a chip image.',
  elf: aProgram,
  mac: aProgram,
  script: aProgram,
} as const

const textForm = {
  'hex-dump':
    'This file is an image in text form (hex dump). Convert it to binary with another program.',
  'intel-hex':
    'This file is an image in text form (Intel HEX). Pin One can make a binary copy of it.',
  's-record':
    'This file is an image in text form (S-records). Pin One can make a binary copy of it.',
} as const

/** What the file is and what to do, for everything that is not an image. */
function kindText(what: Exclude<FileKind, { readonly kind: 'image' }>): string {
  switch (what.kind) {
    case 'empty':
      return 'This file is empty. Download it again.'
    case 'archive':
      return archive[openedCode(what.format)](what.format)
    case 'capsule':
      return 'This file is a firmware update of the mainboard manufacturer (UEFI capsule). The chip needs the image inside it, without the header.'
    case 'vendor-update':
      return 'This file is a firmware update of Dell. It is not a chip image.'
    case 'program':
      return program[what.format]
    case 'text-form':
      return textForm[what.format]
    case 'uf2':
      return 'This file is firmware for a Pico or another programmer (UF2). It does not belong on this chip.'
    case 'web-page':
      return 'This file is a web page. The download failed. Download the image again.'
    case 'document':
      return 'This file is a document or a picture. It is not a chip image.'
    case 'checksums':
      return 'This file is a list of checksums. Choose the image that it belongs to.'
    case 'me-alone':
      return 'This file is a Management Engine region alone. It is only one part of an image.'
    case 'gbe-alone':
      return 'This file is a network region (GbE) alone. It is only one part of an image.'
    case 'descriptor-alone':
      return 'This file is a flash descriptor alone. It is only one part of an image.'
    case 'ec-firmware':
      return 'This file is firmware of an embedded controller. It does not belong on this chip alone.'
    case 'raspberry-eeprom':
      return 'This file is a boot EEPROM image of a Raspberry Pi. It is not for this chip.'
    default:
      return what satisfies never
  }
}

const orderWords = {
  'swapped-16': 'Each pair of bytes is swapped.',
  'swapped-32': 'Each group of 4 bytes is reversed.',
  'swapped-4': 'The two hex digits of each byte are swapped.',
  inverted: 'Every bit is inverted.',
  'bit-reversed': 'The bits of each byte are reversed.',
} as const

const sizeBy = {
  descriptor: 'descriptor',
  fmap: 'flash map',
  'id-block': 'build ID',
  config: 'build configuration',
  chips: 'chips in the descriptor',
  board: 'this file',
} as const

const half = (offset: number, chip: string | null): string =>
  chip !== null
    ? `the chip "${chip}" (from ${shortHex(offset)})`
    : offset === 0
      ? 'the first chip (lowest addresses)'
      : `the chip that begins at ${shortHex(offset)}`

/** Chips of the guide that have the name of their position. */
const halves: Readonly<Record<string, string>> = {
  top: 'This is the top half of an image for 2 chips.',
  bottom: 'This is the bottom half of an image for 2 chips.',
}

const partText = (startsAt: number, chip: string | null): string =>
  (chip === null ? undefined : halves[chip]) ??
  `This file is one part of an image for 2 chips, for ${half(startsAt, chip)}.`

const firmwareWords = {
  coreboot: 'coreboot',
  heads: 'Heads (coreboot)',
  chromebook: 'Chromebook firmware',
  uefi: 'UEFI firmware of a manufacturer',
  unknown: 'unknown contents',
} as const

const checkedWords: Readonly<Record<CheckedCode, string>> = {
  size: 'size',
  'file-kind': 'kind of file',
  board: 'mainboard name',
  regions: 'regions',
  half: 'half of the pair',
  'reset-vector': 'first instruction',
  'vendor-files': 'vendor files',
  mac: 'network address',
}

export const notLookedAtWords: Readonly<Record<NotLookedAt, string>> = {
  'other-chip': 'the part on the other chip',
  'file-signatures': 'signatures',
  payload: 'the program inside (payload)',
  'vendor-board': 'which mainboard the UEFI firmware is for',
  'me-code': 'the code of the Management Engine',
  'network-region': 'the network region',
  'rest-of-cbfs': 'coreboot files outside this file',
}

const uncheckedWords = {
  ...notLookedAtWords,
  board: 'which mainboard it is for',
  place: 'its place in the flash (half, regions, first instruction)',
} as const

const regionAbsent = {
  'own-place': (_region: RegionName) =>
    'The flash descriptor is damaged: it does not list its own place at 0x0.',
  region: (region: RegionName) =>
    `The flash descriptor is damaged: it lists no ${regionWords[region]}. The mainboard cannot start from this file.`,
} as const

const words: Words = {
  'wrong-size': ({ sizeBytes, chipBytes, restBytes }) =>
    sizeBytes === 0
      ? `The file is empty. The chip holds ${spelledBytes(chipBytes)}.`
      : restBytes === null
        ? `The file is ${spelledBytes(sizeBytes)}. The chip holds ${spelledBytes(chipBytes)}.`
        : `The file is ${spelledBytes(sizeBytes)}. The chip holds ${spelledBytes(chipBytes)}. The image may be for 2 chips, this one and one of ${spelledBytes(restBytes)}. Split it first.`,
  'refused-name': () =>
    'The name of the file says DO_NOT_FLASH. Inject the vendor files first, as the Libreboot guide describes.',
  'one-byte-more': ({ sizeBytes }) =>
    `The file has ${sizeBytes} bytes, one more than an image. Libreboot adds this byte while the vendor files are missing. Inject them first.`,
  blank: ({ value }) => `Every byte of the file is ${byteHex(value)}. It holds no firmware.`,
  'not-an-image': ({ what }) => kindText(what),
  'turned-bytes': ({ order }) =>
    `${orderWords[order]} The mainboard cannot start from this file. Pin One can make a copy in the right order.`,
  'no-known-structure': () =>
    'No Intel descriptor, coreboot or UEFI structure was found in the file. Check that it is the right file.',
  'practice-image': () =>
    'This is a practice image of Pin One. It is only for the practice chip. No mainboard can start from it.',
  identical: () => 'The chip already holds exactly this image.',
  'other-board': ({ board, claim }) =>
    `This image is for another mainboard. You chose: ${board}. The image says: ${claimText(claim)}.`,
  'other-board-name': ({ board, target }) =>
    `The name of the file and the mainboard do not match. Mainboard: ${board}. The file name says: ${target}.`,
  'other-generation': ({ board, expected, found }) =>
    `The flash descriptor is for another generation of chipset. Mainboard: ${board}. Needed: ${familyWords[expected]}. Found: ${familyWords[found]}.`,
  'mixed-boards': ({ first, second }) =>
    `Two parts of this file are for different mainboards: ${claimText(first)} and ${claimText(second)}.`,
  'unknown-part': ({ board, claim }) =>
    `Pin One does not know the mainboard name in this image. You chose: ${board}. The image says: ${claimText(claim)}.`,
  unsplit: ({ range, totalBytes }) =>
    `This image is for 2 chips (${spelledBytes(totalBytes)}). The part for this chip: ${spelledBytes(range.length)} from ${shortHex(range.offset)}.`,
  'half-of-pair': ({ startsAt, flashBytes, chip }) =>
    `${partText(startsAt, chip)} It begins at ${shortHex(startsAt)} of ${spelledBytes(flashBytes)}. The other chip needs the other part.`,
  'one-chip-only': ({ usedBytes, flashBytes }) =>
    `The image is complete in ${spelledBytes(usedBytes)}. This mainboard has ${spelledBytes(flashBytes)} on 2 chips. The image does not say what the other chip must hold.`,
  'wrong-half': ({ belongsAt, chipAt, belongsTo, chip }) =>
    `This is the wrong part of the image. The file is for ${half(belongsAt, belongsTo)}. This chip is ${half(chipAt, chip)}.`,
  'other-place-size': ({ name, placeBytes, sizeBytes }) =>
    `The file is ${spelledBytes(sizeBytes)}. On this mainboard, ${chipPhrases.subject(name)} usually holds ${spelledBytes(placeBytes)}. So Pin One cannot tell where the file would lie in the flash.`,
  'descriptor-elsewhere': ({ offset }) =>
    `The flash descriptor must be at the start, but it is at ${shortHex(offset)}. The image is shifted, padded in front, or its halves are swapped.`,
  'descriptor-missing': ({ board }) =>
    `The image has no flash descriptor at its start. The ${board} needs one.`,
  'regions-overlap': ({ first, second }) =>
    `The flash descriptor is damaged: the ${regionWords[first]} and the ${regionWords[second]} overlap.`,
  'region-absent': ({ region }) => regionAbsent[absentCode(region)](region),
  'regions-beyond-chip': ({ region, endsAt, flashBytes }) =>
    `The ${regionWords[region]} ends at ${shortHex(endsAt)}, but the flash holds only ${spelledBytes(flashBytes)}. The image is for a larger flash or was cut off.`,
  'cut-off': ({ flashBytes, sizeBytes }) =>
    `The image was built for ${spelledBytes(flashBytes)}, but the file has ${spelledBytes(sizeBytes)}. A part is missing.`,
  'file-cut-off': ({ files }) =>
    `The file was cut off: the end of a program inside is empty. Programs: ${files.join(', ')}.`,
  'file-has-hole': ({ files }) =>
    `A part of the file is missing: there is an empty block inside a program. Programs: ${files.join(', ')}. Download or read it again.`,
  'files-lost': ({ offset, length }) =>
    `Between the coreboot files, ${spelledBytes(length)} from ${shortHex(offset)} belong to no file. The header of a file is damaged. Download or read it again.`,
  shifted: ({ byBytes }) =>
    `The contents are shifted by ${spelledBytes(Math.abs(byBytes))} inside the file. Bytes were lost or added, or its halves are swapped. Download or read it again.`,
  repeats: ({ offset, length, every }) =>
    `From ${shortHex(offset)} to ${shortHex(offset + length - 1)}, every ${spelledBytes(every)} are there twice. This happens when a chip is read with a bad address wire, or when a file is made of copies.`,
  'no-payload': () =>
    'The image holds coreboot, but no payload was found in it. Without a payload the computer shows nothing after the start.',
  'no-reset-vector': ({ at }) =>
    `There is no first instruction at ${shortHex(at)}: the place is empty. The mainboard cannot start. The file was cut off or padded at the wrong end.`,
  'odd-reset-vector': ({ at }) =>
    `The first instruction is at ${shortHex(at)}. The bytes there are no jump that Pin One knows. Compare the file with its checksum.`,
  padded: ({ usedBytes, sizeBytes, at }) =>
    `The image was built for ${spelledBytes(usedBytes)} and filled up to ${spelledBytes(sizeBytes)} at the ${at}.`,
  contradiction: ({ sizes }) =>
    `Parts of the image state different sizes of the flash: ${sizes.map(({ by, bytes }) => `${sizeBy[by]}: ${spelledBytes(bytes)}`).join(', ')}.`,
  'me-missing': () =>
    'The vendor files are missing: there is no Management Engine firmware in its region. Inject the vendor files first, as the Libreboot guide describes.',
  'me-unknown': () =>
    'The Management Engine region holds data, but no partition table. Pin One cannot tell whether it is complete.',
  'vendor-files-missing': ({ files }) =>
    `Vendor files are missing: ${files.join(', ')}. Inject them first, as the Libreboot guide describes.`,
  'mac-blank': () =>
    'The image holds no network address. The wired network may not work until you set one.',
  'mac-shared': ({ mac }) =>
    `The image holds a network address that many computers share: ${mac}. Set your own address.`,
  'mac-checksum': ({ mac }) =>
    `The network region is damaged: both checksums are wrong (address ${mac}). The wired network may not work.`,
  'gbe-one-part': ({ badPart }) =>
    `Copy ${badPart} of the network region has a wrong checksum. The other copy is good and is used.`,
  'descriptor-locked': ({ regions }) =>
    `The flash descriptor locks: ${regions.map((name) => regionWords[name]).join(', ')}. Later changes need the programmer again.`,
  'backup-has-mac': ({ mac, imageMac }) =>
    imageMac === null
      ? `Your backup holds the network address ${mac}. This image does not.`
      : `Your backup holds the network address ${mac}. This image holds ${imageMac}.`,
  'backup-has-windows-key': () =>
    'Your backup holds a Windows licence key. This image does not. Keep the backup file.',
  'backup-has-full-me': () =>
    'Your backup holds the complete Management Engine firmware. This image holds a reduced one or none.',
  'backup-has-vpd': () =>
    'Your backup holds the serial number and addresses of this Chromebook (VPD). This image does not. Keep the backup file.',
  'what-it-is': ({ firmware, claim }) =>
    claim === null
      ? `The image holds ${firmwareWords[firmware]}. It names no mainboard.`
      : claim.version === null
        ? `The image holds ${firmwareWords[firmware]} for: ${claimText(claim)}.`
        : `The image holds ${firmwareWords[firmware]} for: ${claimText(claim)}. Version: ${claim.version}.`,
  checked: ({ checked, notLookedAt }) =>
    `Checked: ${checked.map((code) => checkedWords[code]).join(', ')}. Not checked: ${uncheckedCodes(
      checked,
      notLookedAt,
    )
      .map((code) => uncheckedWords[code])
      .join(', ')}.`,
}

export const familyWords = {
  ich8: 'ICH8',
  ich9: 'ICH9',
  ich10: 'ICH10',
  '5': '5-series',
  '6-7': '6-series or 7-series',
  '8-9': '8-series or 9-series',
  '100+': '100-series or later',
  atom: 'Atom',
} as const

/** The sentence for one finding. */
export const findingText = ({ code, facts }: ImageFinding): string =>
  // Code and facts come as a pair, which the table's type cannot say for a union.
  (words[code] as (facts: unknown) => string)(facts)

/** What to do about a finding that stops. */
export const stopActs = {
  vendorFiles: 'To continue, insert the vendor files. Or choose another image.',
  size: 'To continue, choose an image that has the size of the chip.',
  part: 'To continue, use the part for this chip.',
  order: 'To continue, make a copy in the right order.',
  archive: 'To continue, choose a file from the archive.',
  file: 'To continue, choose another file.',
  board: 'To continue, choose an image for your mainboard.',
  image: 'To continue, choose another image.',
} as const

/** What a file is, in one line. */
export const fileTitles = {
  empty: 'An empty file',
  archive: 'An archive',
  capsule: 'A firmware update of the manufacturer',
  'vendor-update': 'A firmware update of Dell',
  program: 'A program, not an image',
  'text-form': 'An image in text form',
  uf2: 'Firmware for a programmer, not for a chip',
  'web-page': 'A web page, not an image',
  document: 'A document or a picture, not an image',
  checksums: 'A list of checksums, not an image',
  'me-alone': 'A Management Engine region alone',
  'gbe-alone': 'A network region alone',
  'descriptor-alone': 'A flash descriptor alone',
  'ec-firmware': 'Firmware of an embedded controller',
  'raspberry-eeprom': 'A boot EEPROM image of a Raspberry Pi',
  blank: 'A blank image',
  practice: 'A practice image',
  turned: 'An image with its bytes turned',
  coreboot: 'coreboot',
  heads: 'Heads',
  chromebook: 'Chromebook firmware',
  uefi: 'Firmware of the manufacturer',
  unknown: 'An image that Pin One does not know',
} as const
export const titleFor = (firmware: string, board: string): string => `${firmware} for ${board}`
export const titleHalf = {
  top: (title: string) => `${title}, top half`,
  bottom: (title: string) => `${title}, bottom half`,
} as const

/** The words with which an expert overrules a stop about the mainboard: both names. */
export const ignoreBoardText = (finding: ImageFinding): string | null => {
  switch (finding.code) {
    case 'other-board':
      return `Write the image for ${claimText(finding.facts.claim)} to the ${finding.facts.board}. I know that it is for another mainboard.`
    case 'other-board-name':
      return `Write the file for ${finding.facts.target} to the ${finding.facts.board}. I know that its name is of another mainboard.`
    case 'other-generation':
      return `Write a descriptor for ${familyWords[finding.facts.found]} to the ${finding.facts.board}. I know that it is for another chipset.`
    case 'mixed-boards':
      return `Write parts for ${claimText(finding.facts.first)} and ${claimText(finding.facts.second)} to one mainboard.`
    default:
      return null
  }
}
