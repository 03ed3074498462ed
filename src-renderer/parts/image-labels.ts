// SPDX-License-Identifier: GPL-3.0-or-later
/** Pure: which parts of an image are named beside its picture, and the position of each name. */
import type { MapRegion } from '../../shared/model/image-map.ts'

/** More names would make the picture unreadable; the table has all of them. */
const mostNames = 6

export interface RegionLabel {
  readonly name: string
  /** Position of the part, share of the chip from its start, 0 to 1. */
  readonly from: number
  readonly to: number
  /** Position of the name, likewise. */
  readonly at: number
}

/**
 * Neighbours of one name are one part. The largest are named, in the order of their addresses.
 * @param apart least distance of two names, share of the height of the picture
 */
export function regionLabels(
  sizeBytes: number,
  regions: readonly Pick<MapRegion, 'range'>[],
  nameOf: (index: number) => string,
  apart: number,
): readonly RegionLabel[] {
  const parts: { name: string; from: number; to: number }[] = []
  for (const [index, { range }] of regions.entries()) {
    const name = nameOf(index)
    const [from, to] = [range.offset / sizeBytes, (range.offset + range.length) / sizeBytes]
    const last = parts.at(-1)
    if (last?.name === name) last.to = to
    else parts.push({ name, from, to })
  }
  const named = parts
    .toSorted((a, b) => b.to - b.from - (a.to - a.from))
    .slice(0, mostNames)
    .toSorted((a, b) => a.from - b.from)
  // Each name is as near to the middle of its part as the names before and after it allow.
  let least = 0
  return named.map((part, index) => {
    const most = 1 - (named.length - 1 - index) * apart
    const at = Math.max(least, Math.min((part.from + part.to) / 2, most))
    least = at + apart
    return { ...part, at }
  })
}
