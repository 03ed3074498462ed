// SPDX-License-Identifier: GPL-3.0-or-later
/** Where a file belongs in the flash that it was built for, and how that flash is divided into chips. Pure. Bytes. */
import { boardNamed, placesOf } from './board-places.ts'
import { boards } from './data/guide.ts'
import type { Board } from './data/guide.ts'
import { boardsOfPart } from './data/image-targets.ts'
import type { ImageContents } from './model/contents.ts'
import type { ByteRange } from './model/range.ts'

type Structure = Pick<ImageContents, 'descriptor' | 'fmap' | 'idBlock'>

/**
 * Address of the first byte of the file: a descriptor is at 0, the flash map states its own place, and the id block is
 * just below the top. Below 0: the file is padded in front. `null`: nothing in the file shows it.
 */
export function startOf({ descriptor, fmap, idBlock }: Structure): number | null {
  if (descriptor !== null) return 0
  if (fmap !== null) return fmap.fileStartsAt
  return idBlock === null ? null : idBlock.romBytes - idBlock.top
}

/** Size of the flash that the build was made for; `null`: nothing in the file shows it. */
export const flashBytesOf = ({ descriptor, fmap, idBlock }: Structure): number | null =>
  fmap?.flashBytes ?? idBlock?.romBytes ?? descriptor?.endsAt ?? null

/** The mainboards that the file can be for: the chosen one, or else those that its build names. */
export function boardsFor(
  { claims }: Pick<ImageContents, 'claims'>,
  board: Board | null,
): readonly Board[] {
  if (board !== null) return [board]
  const [claim] = claims
  if (claim === undefined) return []
  return [...boardsOfPart(claim.part)].flatMap((id) => boardNamed(id) ?? [])
}

/** Name of the chip that begins at `offset` when one image fills `totalBytes`; `null` unless all `known` agree. */
export function chipNameAt(
  known: readonly Board[],
  offset: number,
  totalBytes: number,
): string | null {
  const names = new Set(
    known
      .flatMap(placesOf)
      .filter((place) => place.offset === offset && place.totalBytes === totalBytes)
      .map(({ name }) => name),
  )
  const [only] = names
  return names.size === 1 ? (only ?? null) : null
}

export interface ChipPart extends ByteRange {
  /** Name of the chip in the guide. */
  readonly name: string | null
}

export interface ChipParts {
  /** In the order of their addresses. */
  readonly parts: readonly ChipPart[]
  /**
   * Source: the chosen mainboard, the mainboard that the build names, the descriptor, or all mainboards of this size.
   */
  readonly by: 'board' | 'build' | 'descriptor' | 'size'
}

/** How a whole image is cut for a mainboard with several chips; `null` when it is for one chip or this is not known. */
export function partsOf(
  contents: Pick<ImageContents, 'claims' | 'descriptor' | 'sizeBytes'>,
  board: Board | null,
): ChipParts | null {
  const { sizeBytes, descriptor } = contents
  const known = boardsFor(contents, board)
  const ways = waysFor(known, sizeBytes)
  const [way] = ways
  if (way !== undefined)
    return ways.length === 1 && way.length > 1
      ? { parts: named(way, known, sizeBytes), by: board === null ? 'build' : 'board' }
      : null
  const sizes = descriptor?.chips ?? []
  if (sizes.length > 1 && sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0) === sizeBytes)
    return {
      parts: named(
        sizes.map((size) => size ?? 0),
        known,
        sizeBytes,
      ),
      by: 'descriptor',
    }
  if (known.length > 0) return null
  const [usual, other] = waysFor(boards, sizeBytes)
  return usual !== undefined && other === undefined && usual.length > 1
    ? { parts: named(usual, [], sizeBytes), by: 'size' }
    : null
}

/** Every way in which chips of these mainboards share an image of this size; chips of unknown size are left out. */
function waysFor(known: readonly Board[], sizeBytes: number): readonly (readonly number[])[] {
  const ways = new Map<string, readonly number[]>()
  for (const { configurations } of known)
    for (const { chips, joined_in_order: joined, total_bytes: total } of configurations) {
      const sizes = (chips ?? []).flatMap(({ size_bytes: size }) => size ?? [])
      if (sizes.length === 0 || sizes.length !== chips?.length) continue
      const together = joined === true && sizes.length > 1
      if (together ? total !== sizeBytes : !sizes.includes(sizeBytes)) continue
      const way = together ? sizes : [sizeBytes]
      ways.set(way.join('+'), way)
    }
  return [...ways.values()]
}

function named(
  sizes: readonly number[],
  known: readonly Board[],
  totalBytes: number,
): readonly ChipPart[] {
  let offset = 0
  return sizes.map((length) => {
    const part = { offset, length, name: chipNameAt(known, offset, totalBytes) }
    offset += length
    return part
  })
}

/**
 * The order in which files form one image, according to their contents: indexes, lowest addresses first. `null` when
 * their contents do not show it or contradict each other.
 */
export function joinOrder(
  files: readonly (Structure & Pick<ImageContents, 'sizeBytes'>)[],
): readonly number[] | null {
  const starts = files.map(startOf)
  const unknown = starts.flatMap((start, index) => (start === null ? [index] : []))
  const order = starts
    .flatMap((start, index) => (start === null ? [] : [{ start, index }]))
    .sort((one, other) => one.start - other.start)
  const total = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  // A file without any statement gets the only remaining place, such as the upper half of a manufacturer's firmware.
  const [last, second] = unknown
  if (second !== undefined || order.length === 0) return null
  const placed: number[] = []
  let at = 0
  let left = last
  while (placed.length < files.length) {
    const next = order.find(({ start, index }) => start === at && !placed.includes(index))
    const index = next?.index ?? left
    if (index === undefined) return null
    if (next === undefined) left = undefined
    placed.push(index)
    at += files[index]?.sizeBytes ?? 0
  }
  return at === total ? placed : null
}
