// SPDX-License-Identifier: GPL-3.0-or-later
/** Pure: an image for a mainboard with two chips, cut for the connected one. */
import type { ImageInfo } from '../../shared/model/image.ts'
import type { ByteRange } from '../../shared/model/range.ts'
import type { WizardView } from './view.ts'

export interface Cut {
  readonly range: ByteRange
  readonly name: string
}

/** `x230_bottom.rom` of `x230.rom`. */
export function pieceName(name: string, part: string): string {
  const dot = name.lastIndexOf('.')
  const ending = dot > 0 ? name.slice(dot) : ''
  const base = dot > 0 ? name.slice(0, dot) : name
  return `${base}_${part.replaceAll(/[^a-z0-9]+/gi, '-')}${ending}`
}

/** Leaves out copies that differ from another file of the list only in the network address. */
export const listed = (images: readonly ImageInfo[]): readonly ImageInfo[] =>
  images.filter(
    ({ ownMacOf }) => ownMacOf === undefined || images.every(({ id }) => id !== ownMacOf),
  )

/** Sizes of the chips that share one image; empty when not known. */
export function chipSizes({ configuration }: WizardView): readonly number[] {
  if (configuration?.joined_in_order !== true) return []
  const sizes = (configuration.chips ?? []).map(({ size_bytes: bytes }) => bytes ?? 0)
  return sizes.length > 1 && sizes.every((bytes) => bytes > 0) ? sizes : []
}

/** The part of a whole image for this chip; `null` when the file is not a whole image of this mainboard. */
export function cutFor(
  view: WizardView,
  image: { readonly name: string; readonly sizeBytes: number },
): Cut | null {
  const sizes = chipSizes(view)
  const { boardChip, choices } = view
  const total = sizes.reduce((sum, size) => sum + size, 0)
  if (total === 0 || image.sizeBytes !== total || boardChip === null) return null
  const { offset_bytes: offset, size_bytes: length } = boardChip
  if (offset === null || length === null) return null
  return {
    range: { offset, length },
    name: pieceName(image.name, boardChip.name ?? `chip-${(choices.chipIndex ?? 0) + 1}`),
  }
}
