// SPDX-License-Identifier: GPL-3.0-or-later
/** The flash map of coreboot and Chromium OS. Pure, bounded. Source: the FMAP format as cbfstool reads it. */
import type { Fmap, FmapArea } from '../../shared/model/contents.ts'
import { ascii, indexOfBytes, nameField, u16, u32 } from './bytes.ts'

const mark = ascii('__FMAP__')
const headerBytes = 56
const areaBytes = 42
const nameBytes = 32
const maxAreas = 256
/** Largest number of signatures that are examined: programs contain it too, and a file may hold nothing else. */
const maxTries = 4096

/**
 * The first valid map that is at the place it states for itself, else the first valid one. A bare signature proves
 * nothing, and a map inside a program belongs to another flash.
 */
export function readFmap(bytes: Uint8Array): Fmap | null {
  let first: Fmap | null = null
  let at = indexOfBytes(bytes, mark)
  for (let tries = 0; at >= 0 && tries < maxTries; tries++) {
    const found = mapAt(bytes, at)
    if (found !== null && isAtHome(found)) return found
    first ??= found
    at = indexOfBytes(bytes, mark, at + 1)
  }
  return first
}

const isAtHome = ({ areas, fileStartsAt }: Fmap): boolean =>
  fileStartsAt === 0 && areas.some(({ name }) => name === 'FMAP')

function mapAt(bytes: Uint8Array, at: number): Fmap | null {
  if (at + headerBytes > bytes.length || bytes[at + 8] !== 1) return null
  const flashBytes = u32(bytes, at + 18)
  const name = nameField(bytes, at + 22, nameBytes)
  const count = u16(bytes, at + 54)
  const mapBytes = headerBytes + areaBytes * count
  if (name === null || count === 0 || count > maxAreas || flashBytes < mapBytes) return null
  if (at + mapBytes > bytes.length) return null
  const areas: FmapArea[] = []
  for (let index = 0; index < count; index++) {
    const start = at + headerBytes + index * areaBytes
    const areaName = nameField(bytes, start + 8, nameBytes)
    if (areaName === null || areaName === '') return null
    const range = { offset: u32(bytes, start), length: u32(bytes, start + 4) }
    if (range.offset + range.length <= flashBytes) areas.push({ name: areaName, range })
  }
  const own = areas.find((area) => area.name === 'FMAP')
  return {
    offset: at,
    name,
    flashBytes,
    areas,
    fileStartsAt: own === undefined ? 0 : own.range.offset - at,
  }
}

/** Range of an area in the file; may reach beyond the file. `null` when the map has no area of this name. */
export function areaInFile(
  { areas, fileStartsAt }: Fmap,
  name: string,
): { readonly offset: number; readonly length: number } | null {
  const area = areas.find((each) => each.name === name)
  if (area === undefined) return null
  return { offset: area.range.offset - fileStartsAt, length: area.range.length }
}
