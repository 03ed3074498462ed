// SPDX-License-Identifier: GPL-3.0-or-later
/** Pure: which parts of an image are named beside its picture, and where each name stands. */
import type { MapRegion } from '../../shared/model/image-map.ts'

/** More names than this are not a picture any more; all of them are in the table. */
const mostNames = 6

export interface RegionLabel {
  readonly name: string
  /** Where the part lies, share of the chip from its start, 0 to 1. */
  readonly from: number
  readonly to: number
  /** Where the name stands, likewise. */
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
  // Each as near to the middle of its part as those before and behind it leave.
  let least = 0
  return named.map((part, index) => {
    const most = 1 - (named.length - 1 - index) * apart
    const at = Math.max(least, Math.min((part.from + part.to) / 2, most))
    least = at + apart
    return { ...part, at }
  })
}
