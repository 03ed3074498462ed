// SPDX-License-Identifier: GPL-3.0-or-later
/** Zeilen, die aufzählen, was in einer Datei ist. */
import type { ImageContents } from '../../model/contents.ts'
import { spelledBytes } from '../../spelling.ts'
import { familyWords, regionWords } from './image.ts'
import { claimText, placeHex } from '../rules.ts'

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

const meWords = {
  blank: 'leer',
  unknown: 'Daten ohne Partitionstabelle',
  outside: 'auf dem anderen Chip',
} as const

/** One fact a line, in the order of the file. */
export function contentLines(contents: ImageContents): readonly string[] {
  const { descriptor, gbe, me, fmap, cbfs, claims, resetVector, uefi, chromebook } = contents
  const lines: string[] = []
  for (const claim of claims)
    lines.push(
      `Mainboard (${claimFrom[claim.from]}): ${claimText(claim)}${claim.version === null ? '' : `, Version ${claim.version}`}`,
    )
  if (descriptor !== null) {
    const chips = descriptor.chips.map((size) => (size === null ? 'unbekannt' : spelledBytes(size)))
    lines.push(`Flash-Deskriptor: ${familyWords[descriptor.family]}, Chips: ${chips.join(' + ')}`)
    for (const { name, range } of descriptor.regions)
      lines.push(
        `Region ${placeHex(range.offset)} bis ${placeHex(range.offset + range.length - 1)}: ${regionWords[name]}`,
      )
  }
  if (gbe !== null)
    for (const [index, part] of gbe.parts.entries())
      lines.push(
        `Netzwerkadresse, Kopie ${index + 1}: ${part.mac}, Prüfsumme ${part.checksumGood ? 'richtig' : 'falsch'}`,
      )
  if (me !== null)
    lines.push(
      `Management Engine: ${me.state === 'table' ? `${me.full ? 'vollständig' : 'verkleinert'}, Partitionen ${me.partitions.join(', ')}` : meWords[me.state]}`,
    )
  if (fmap !== null)
    lines.push(
      `Flash Map bei ${placeHex(fmap.offset)} für ${spelledBytes(fmap.flashBytes)}: ${fmap.areas.length} Bereiche`,
    )
  for (const { area, files, partial } of cbfs)
    lines.push(
      `coreboot-Dateien (${areaWords[area] ?? area}${partial ? ', teilweise' : ''}): ${files
        .map(({ name }) => name)
        .filter((name) => name !== '')
        .slice(0, 40)
        .join(', ')}`,
    )
  if (uefi.volumes.length > 0) lines.push(`UEFI-Volumes: ${uefi.volumes.length}`)
  if (resetVector !== null && resetVector.state !== 'blank')
    lines.push(`Erster Befehl bei ${placeHex(resetVector.top - 16)}`)
  if (chromebook?.frid != null) lines.push(`Chromebook-Firmware: ${chromebook.frid}`)
  if (contents.windowsKey) lines.push('Windows-Lizenzschlüssel: vorhanden')
  return lines
}
