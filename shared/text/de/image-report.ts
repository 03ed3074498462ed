// SPDX-License-Identifier: GPL-3.0-or-later
/** Zeilen, die aufzählen, was in einer Datei ist. */
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
  'build-info': 'Build-Informationen',
  'id-block': 'Build-ID',
  config: 'Build-Konfiguration',
  frid: 'Firmware-ID des Chromebooks',
} as const

/** Von Dateien in keinem Bereich einer Flash Map: wie sie gefunden wurden. */
const areaWords: Readonly<Record<string, string | undefined>> = {
  'master-header': 'Master-Header',
  'first-entry': 'erster Eintrag',
}

/** How much of the firmware is there. */
const meSize = { true: 'vollständig', false: 'verkleinert' } as const

const meWords: Readonly<Record<MeRegion['state'], (me: MeRegion) => string>> = {
  blank: () => 'leer',
  table: ({ full, partitions }) => `${meSize[`${full}`]}, Partitionen ${partitions.join(', ')}`,
  unknown: () => 'Daten ohne Partitionstabelle',
  outside: () => 'auf dem anderen Chip',
}

const checksum = { true: 'stimmt', false: 'falsch' } as const
const partly = { true: ', teilweise', false: '' } as const

/** One fact a line. */
export const reportLines = {
  claim: (claim: BoardClaim) => `Mainboard (${claimFrom[claim.from]}): ${claimText(claim)}`,
  claimVersion: (claim: BoardClaim, version: string) =>
    `Mainboard (${claimFrom[claim.from]}): ${claimText(claim)}, Version ${version}`,
  /** `sizes`: of the chips, spelled. */
  descriptor: ({ family }: Descriptor, sizes: readonly string[]) =>
    `Flash-Deskriptor: ${familyWords[family]}, Chips: ${sizes.join(' + ')}`,
  unknownSize: () => 'unbekannt',
  region: (name: RegionName, range: ByteRange) =>
    `Region ${placeSpan(range, ' bis ')}: ${regionWords[name]}`,
  mac: (copy: number, mac: string, good: boolean) =>
    `Netzwerkadresse, Kopie ${copy}: ${mac}, Prüfsumme ${checksum[`${good}`]}`,
  me: (me: MeRegion) => `Management Engine: ${meWords[me.state](me)}`,
  fmap: ({ offset, flashBytes, areas }: Fmap) =>
    `Flash Map bei ${placeHex(offset)} für ${spelledBytes(flashBytes)}: ${areas.length} Bereiche`,
  /** `files`: their names. */
  cbfs: ({ area, partial }: Cbfs, files: readonly string[]) =>
    `coreboot-Dateien (${orItself(areaWords, area)}${partly[`${partial}`]}): ${files.join(', ')}`,
  uefi: (volumes: number) => `UEFI-Volumes: ${volumes}`,
  start: (at: number) => `Erster Befehl bei ${placeHex(at)}`,
  chromebook: (frid: string) => `Chromebook-Firmware: ${frid}`,
  windowsKey: () => 'Windows-Lizenzschlüssel: vorhanden',
} as const
