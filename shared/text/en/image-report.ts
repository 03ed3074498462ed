// SPDX-License-Identifier: GPL-3.0-or-later
/** English lines that list what is inside a file, for the command line and the page. */
import type {
  BoardClaim,
  Cbfs,
  Descriptor,
  Fmap,
  MeRegion,
  RegionName,
} from '../../model/contents.ts'
import type { ByteRange } from '../../model/range.ts'
import { spelledBytes } from '../../spelling.ts'
import { familyWords, regionWords } from './image.ts'
import { claimText, orItself, placeHex, placeSpan } from '../rules.ts'

const claimFrom = {
  'build-info': 'build information',
  'id-block': 'build ID',
  config: 'build configuration',
  frid: 'Chromebook firmware ID',
} as const

/** For files outside the areas of a flash map: how they were found. */
const areaWords: Readonly<Record<string, string | undefined>> = {
  'master-header': 'master header',
  'first-entry': 'first entry',
}

/** How much of the firmware is there. */
const meSize = { true: 'complete', false: 'reduced' } as const

const meWords: Readonly<Record<MeRegion['state'], (me: MeRegion) => string>> = {
  blank: () => 'empty',
  table: ({ full, partitions }) => `${meSize[`${full}`]}, partitions ${partitions.join(', ')}`,
  unknown: () => 'data without a partition table',
  outside: () => 'on the other chip',
}

const checksum = { true: 'good', false: 'wrong' } as const
const partly = { true: ', partly', false: '' } as const

/** One fact a line. */
export const reportLines = {
  claim: (claim: BoardClaim) => `Mainboard (${claimFrom[claim.from]}): ${claimText(claim)}`,
  claimVersion: (claim: BoardClaim, version: string) =>
    `Mainboard (${claimFrom[claim.from]}): ${claimText(claim)}, version ${version}`,
  /** `sizes`: of the chips, spelled. */
  descriptor: ({ family }: Descriptor, sizes: readonly string[]) =>
    `Flash descriptor: ${familyWords[family]}, chips: ${sizes.join(' + ')}`,
  unknownSize: () => 'unknown',
  region: (name: RegionName, range: ByteRange) =>
    `Region ${placeSpan(range, ' to ')}: ${regionWords[name]}`,
  mac: (copy: number, mac: string, good: boolean) =>
    `Network address, copy ${copy}: ${mac}, checksum ${checksum[`${good}`]}`,
  me: (me: MeRegion) => `Management Engine: ${meWords[me.state](me)}`,
  fmap: ({ offset, flashBytes, areas }: Fmap) =>
    `Flash map at ${placeHex(offset)} for ${spelledBytes(flashBytes)}: ${areas.length} areas`,
  /** `files`: their names. */
  cbfs: ({ area, partial }: Cbfs, files: readonly string[]) =>
    `coreboot files (${orItself(areaWords, area)}${partly[`${partial}`]}): ${files.join(', ')}`,
  uefi: (volumes: number) => `UEFI volumes: ${volumes}`,
  start: (at: number) => `First instruction at ${placeHex(at)}`,
  chromebook: (frid: string) => `Chromebook firmware: ${frid}`,
  windowsKey: () => 'Windows licence key: present',
} as const
