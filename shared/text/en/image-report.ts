// SPDX-License-Identifier: GPL-3.0-or-later
/** English lines that list what is inside a file, for the command line and the page. */
import type { ImageContents } from '../../model/contents.ts'
import { spelledBytes } from '../../spelling.ts'
import { familyWords, regionWords } from './image.ts'
import { claimText, placeHex } from '../rules.ts'

const claimFrom = {
  'build-info': 'build information',
  'id-block': 'build ID',
  config: 'build configuration',
  frid: 'Chromebook firmware ID',
} as const

/** Of files that are in no area of a flash map: how they were found. */
const areaWords: Readonly<Record<string, string | undefined>> = {
  'master-header': 'master header',
  'first-entry': 'first entry',
}

const meWords = {
  blank: 'empty',
  unknown: 'data without a partition table',
  outside: 'on the other chip',
} as const

/** One fact a line, in the order of the file. */
export function contentLines(contents: ImageContents): readonly string[] {
  const { descriptor, gbe, me, fmap, cbfs, claims, resetVector, uefi, chromebook } = contents
  const lines: string[] = []
  for (const claim of claims)
    lines.push(
      `Mainboard (${claimFrom[claim.from]}): ${claimText(claim)}${claim.version === null ? '' : `, version ${claim.version}`}`,
    )
  if (descriptor !== null) {
    const chips = descriptor.chips.map((size) => (size === null ? 'unknown' : spelledBytes(size)))
    lines.push(`Flash descriptor: ${familyWords[descriptor.family]}, chips: ${chips.join(' + ')}`)
    for (const { name, range } of descriptor.regions)
      lines.push(
        `Region ${placeHex(range.offset)} to ${placeHex(range.offset + range.length - 1)}: ${regionWords[name]}`,
      )
  }
  if (gbe !== null)
    for (const [index, part] of gbe.parts.entries())
      lines.push(
        `Network address, copy ${index + 1}: ${part.mac}, checksum ${part.checksumGood ? 'good' : 'wrong'}`,
      )
  if (me !== null)
    lines.push(
      `Management Engine: ${me.state === 'table' ? `${me.full ? 'complete' : 'reduced'}, partitions ${me.partitions.join(', ')}` : meWords[me.state]}`,
    )
  if (fmap !== null)
    lines.push(
      `Flash map at ${placeHex(fmap.offset)} for ${spelledBytes(fmap.flashBytes)}: ${fmap.areas.length} areas`,
    )
  for (const { area, files, partial } of cbfs)
    lines.push(
      `coreboot files (${areaWords[area] ?? area}${partial ? ', partly' : ''}): ${files
        .map(({ name }) => name)
        .filter((name) => name !== '')
        .slice(0, 40)
        .join(', ')}`,
    )
  if (uefi.volumes.length > 0) lines.push(`UEFI volumes: ${uefi.volumes.length}`)
  if (resetVector !== null && resetVector.state !== 'blank')
    lines.push(`First instruction at ${placeHex(resetVector.top - 16)}`)
  if (chromebook?.frid != null) lines.push(`Chromebook firmware: ${chromebook.frid}`)
  if (contents.windowsKey) lines.push('Windows licence key: present')
  return lines
}
