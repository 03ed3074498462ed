// SPDX-License-Identifier: GPL-3.0-or-later
/** Named regions of a chip, and whole contents composed of the chip's own and regions from elsewhere. Pure. */
import { Fault } from '../../shared/fault.ts'
import type { ByteRange } from '../../shared/model/range.ts'
import type { NamedRange } from '../../shared/model/regions.ts'
import { readDescriptor } from './descriptor.ts'
import { areaInFile, readFmap } from './fmap.ts'

/** Region names of flashrom that differ from those used here. */
const flashromNames: Readonly<Record<string, string>> = { pdr: 'pd' }

/** The regions that the descriptor at the start of `bytes` names; `null` without a descriptor. */
export function descriptorLayout(bytes: Uint8Array): readonly NamedRange[] | null {
  const descriptor = readDescriptor(bytes)
  if (descriptor === null) return null
  return descriptor.regions.map(({ name, range }) => ({
    name: flashromNames[name] ?? name,
    ...range,
  }))
}

/** The areas of the first valid flash map, at their places in `bytes`; `null` without a map. */
export function fmapLayout(bytes: Uint8Array): readonly NamedRange[] | null {
  const map = readFmap(bytes)
  if (map === null) return null
  return map.areas.flatMap(({ name }) => {
    const range = areaInFile(map, name)
    return range === null || range.offset < 0 || range.length < 1 ? [] : [{ name, ...range }]
  })
}

const MOST_LINES = 1024

/**
 * Parses a layout file of flashrom: `start:end name`, both addresses included, in hex with or without 0x. Ignores empty
 * lines and lines that begin with #. Throws `image.no-region` with the number of the line.
 */
export function layoutOf(text: string): readonly NamedRange[] {
  const found: NamedRange[] = []
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim()
    if (line === '' || line.startsWith('#')) continue
    const match = /^(?:0x)?([0-9a-f]{1,8}):(?:0x)?([0-9a-f]{1,8})\s+(\S{1,64})$/i.exec(line)
    const start = Number.parseInt(match?.[1] ?? '', 16)
    const end = Number.parseInt(match?.[2] ?? '', 16)
    const name = match?.[3]
    const again = found.some((other) => other.name === name)
    if (name === undefined || end < start || again || found.length >= MOST_LINES)
      throw new Fault('image.no-region', { why: 'bad-layout', line: index + 1 })
    found.push({ name, offset: start, length: end - start + 1 })
  }
  return found
}

export interface Piece {
  readonly region: NamedRange
  /** Must be exactly as long as the region. */
  readonly bytes: Uint8Array
}

/** The regions of these names, each once, inside `chipBytes`, without overlaps; ascending. */
export function chosenRegions(
  layout: readonly NamedRange[],
  names: readonly string[],
  chipBytes: number,
): readonly NamedRange[] {
  const chosen = names.map((name) => {
    const plain = name.toLowerCase() === 'pdr' ? 'pd' : name
    const region =
      layout.find((each) => each.name === plain) ??
      layout.find((each) => each.name.toLowerCase() === plain.toLowerCase())
    if (region === undefined)
      throw new Fault('image.no-region', {
        why: 'unknown',
        name,
        known: layout.map((each) => each.name),
      })
    if (region.offset + region.length > chipBytes)
      throw new Fault('image.no-region', { why: 'outside-chip', region })
    return region
  })
  const sorted = [...chosen].sort((one, other) => one.offset - other.offset)
  for (const [index, region] of sorted.entries()) {
    const next = sorted[index + 1]
    if (next !== undefined && next.offset < region.offset + region.length)
      throw new Fault('image.no-region', { why: 'overlap', names: [region.name, next.name] })
  }
  return sorted
}

/**
 * The bytes of `region` out of a file. A file as large as the chip has them at the same place. The descriptor of a
 * shorter file must state that the region lies at this place; no file may state another place.
 */
export function regionOutOf(file: Uint8Array, region: NamedRange, chipBytes: number): Uint8Array {
  const own = descriptorLayout(file)?.find(({ name }) => name === region.name) ?? null
  const inFile: ByteRange | null = own === null ? null : { offset: own.offset, length: own.length }
  if (inFile !== null && (inFile.offset !== region.offset || inFile.length !== region.length))
    throw new Fault('image.no-region', { why: 'differs', region, inFile })
  const end = region.offset + region.length
  if (file.length > chipBytes || end > file.length || (file.length < chipBytes && own === null))
    throw new Fault('image.no-region', { why: 'outside-file', region })
  return file.slice(region.offset, end)
}

/** The chip's contents with the pieces in their places; every other byte stays. */
export function composed(held: Uint8Array, pieces: readonly Piece[]): Uint8Array {
  // `Buffer.slice` would return a view and change the held bytes.
  const target = new Uint8Array(held)
  for (const { region, bytes } of pieces) {
    if (bytes.length !== region.length)
      throw new Fault('image.no-region', {
        why: 'wrong-length',
        region,
        fileBytes: bytes.length,
      })
    target.set(bytes, region.offset)
  }
  return target
}
