// SPDX-License-Identifier: GPL-3.0-or-later
/** The regions of an image, and how two images differ in them. Pure; linear in the length of the files. */
import type { ImageContents } from '../../shared/model/contents.ts'
import type {
  ImageMap,
  MapRegion,
  RegionSource,
  RegionState,
} from '../../shared/model/image-map.ts'
import type { ByteRange } from '../../shared/model/range.ts'
import { startOf } from '../../shared/image-place.ts'
import { areaInFile } from './fmap.ts'

interface Named extends ByteRange {
  readonly source: RegionSource
  readonly name: string
}

/** Parts of a file, ascending and without gaps; each is the innermost named region. */
export function regionsOf(contents: ImageContents): readonly Named[] {
  const { sizeBytes, descriptor, fmap, uefi } = contents
  const start = startOf(contents) ?? 0
  // From coarse to fine: a later region replaces the part of the region that it lies in.
  const named: Named[] = []
  if (descriptor === null && start > 0 && contents.idBlock !== null)
    named.push({ source: 'ifd', name: 'bios', offset: 0, length: sizeBytes })
  for (const { name, range } of descriptor?.regions ?? [])
    named.push({ source: 'ifd', name, ...range })
  for (const range of uefi.volumes) named.push({ source: 'uefi', name: 'volume', ...range })
  if (fmap !== null) {
    const areas = fmap.areas.flatMap(({ name }) => {
      const range = areaInFile(fmap, name)
      return range === null ? [] : [{ source: 'fmap' as const, name, ...range }]
    })
    // Areas that hold other areas add no information; the whole flash is one of them.
    named.push(
      ...areas
        .filter((area) => !isOnlyFrame(area, areas))
        .sort((one, other) => other.length - one.length),
    )
  }
  const cuts = new Set([0, sizeBytes])
  for (const { offset, length } of named)
    for (const at of [offset, offset + length]) if (at > 0 && at < sizeBytes) cuts.add(at)
  const places = [...cuts].sort((one, other) => one - other)
  const parts: Named[] = []
  for (const [index, offset] of places.slice(0, -1).entries()) {
    const length = (places[index + 1] ?? sizeBytes) - offset
    const inner = named
      .filter((each) => each.offset <= offset && offset < each.offset + each.length)
      .at(-1)
    const { source, name } = inner ?? { source: 'none' as const, name: '' }
    const last = parts.at(-1)
    if (last !== undefined && last.source === source && last.name === name && inner !== undefined)
      parts[parts.length - 1] = { ...last, length: last.length + length }
    else parts.push({ source, name, offset, length })
  }
  return parts.length > 0 ? parts : [{ source: 'none', name: '', offset: 0, length: sizeBytes }]
}

const isOnlyFrame = (area: Named, areas: readonly Named[]): boolean =>
  areas.some(
    (other) =>
      other !== area &&
      other.length < area.length &&
      other.offset >= area.offset &&
      other.offset + other.length <= area.offset + area.length,
  )

/** Without `other`: what each region holds. */
export function mapOf(
  contents: ImageContents,
  bytes: Uint8Array,
  other: Uint8Array | null = null,
): ImageMap {
  const differences = other === null ? [] : differencesOf(bytes, other)
  const regions = regionsOf(contents).map(({ source, name, offset, length }): MapRegion => {
    const range = { offset, length }
    const differentBytes = other === null ? 0 : countIn(bytes, other, range, differences)
    return {
      source,
      name,
      range,
      differentBytes,
      state: stateOf(bytes, other, range, differentBytes),
    }
  })
  return {
    sizeBytes: bytes.length,
    otherBytes: other?.length ?? null,
    regions,
    differentBytes:
      regions.reduce((sum, each) => sum + each.differentBytes, 0) +
      Math.max(0, (other?.length ?? 0) - bytes.length),
    differences,
  }
}

function stateOf(
  bytes: Uint8Array,
  other: Uint8Array | null,
  { offset, length }: ByteRange,
  differentBytes: number,
): RegionState {
  const blank = isBlank(bytes.subarray(offset, offset + length))
  if (other === null) return blank ? 'empty' : 'data'
  if (differentBytes === 0) return 'identical'
  if (blank) return 'erased'
  return isBlank(other.subarray(offset, offset + length)) ? 'new' : 'changed'
}

const isBlank = (bytes: Uint8Array): boolean => bytes.every((value) => value === 0xff)

/** Compares large blocks while they are equal, because two images of one computer are almost equal. */
const blockBytes = 4096
/** Differences with fewer equal bytes between them count as one. */
const leastGap = 16
/** Largest number of differences to step through; more are merged. */
const mostPlaces = 4096

export function differencesOf(one: Uint8Array, other: Uint8Array): readonly ByteRange[] {
  let gap = leastGap
  let found = placesOf(one, other, gap)
  while (found.length > mostPlaces) {
    gap *= 4
    found = joined(found, gap)
  }
  const shorter = Math.min(one.length, other.length)
  const rest = Math.max(one.length, other.length) - shorter
  return rest === 0 ? found : joined([...found, { offset: shorter, length: rest }], gap)
}

function placesOf(one: Uint8Array, other: Uint8Array, gap: number): readonly ByteRange[] {
  const shorter = Math.min(one.length, other.length)
  const found: ByteRange[] = []
  let from = -1
  let last = -1
  const close = () => {
    if (from >= 0) found.push({ offset: from, length: last - from + 1 })
    from = -1
  }
  for (let block = 0; block < shorter; block += blockBytes) {
    const end = Math.min(shorter, block + blockBytes)
    if (Buffer.compare(one.subarray(block, end), other.subarray(block, end)) === 0) continue
    for (let at = block; at < end; at++) {
      if (one[at] === other[at]) continue
      if (from >= 0 && at - last > gap) close()
      if (from < 0) from = at
      last = at
    }
  }
  close()
  return found
}

function joined(ranges: readonly ByteRange[], gap: number): readonly ByteRange[] {
  const out: ByteRange[] = []
  for (const range of ranges) {
    const last = out.at(-1)
    if (last !== undefined && range.offset - (last.offset + last.length) <= gap)
      out[out.length - 1] = {
        offset: last.offset,
        length: range.offset + range.length - last.offset,
      }
    else out.push(range)
  }
  return out
}

/** Number of bytes of the region that differ; bytes missing in the other file count as different. */
function countIn(
  one: Uint8Array,
  other: Uint8Array,
  region: ByteRange,
  differences: readonly ByteRange[],
): number {
  const end = region.offset + region.length
  let count = 0
  for (const { offset, length } of differences) {
    if (offset >= end) break
    for (let at = Math.max(offset, region.offset); at < Math.min(offset + length, end); at++)
      if (one[at] !== other[at]) count++
  }
  return count
}
