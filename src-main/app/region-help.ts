// SPDX-License-Identifier: GPL-3.0-or-later
/** Images put together by regions. The layout comes from a text, a flash descriptor or an FMAP. */
import type { Calls } from '../../shared/contract.ts'
import { Fault } from '../../shared/fault.ts'
import type { NamedRange } from '../../shared/model/regions.ts'
import {
  chosenRegions,
  composed,
  descriptorLayout,
  fmapLayout,
  layoutOf,
  regionOutOf,
} from '../image/regions.ts'
import type { Image, Images } from './images.ts'

type ComposeInput = Calls['image.compose']['input']

export interface RegionParts {
  readonly images: Images
  /** The contents of the chip as last read twice on this connection. */
  readonly contents: () => Uint8Array | null
}

export function composeImage(
  parts: RegionParts,
  { baseId, layout, imageId, include }: ComposeInput,
): Calls['image.compose']['output'] {
  const { images, contents } = parts
  const base = baseId == null ? contents() : images.get(baseId).bytes
  if (base === null) throw new Fault('image.no-region', { why: 'not-read' })
  const whole = imageId == null ? null : images.get(imageId)
  const names = include.map(({ name }) => name)
  const regions = chosenRegions(layoutFrom(parts, layout, base), names, base.length)
  const pieces = regions.map((region) => {
    const own = include.find(({ name }) => sameRegion(name, region.name))?.imageId ?? null
    if (own !== null) return { region, bytes: images.get(own).bytes }
    if (whole === null) throw new Fault('image.no-region', { why: 'no-file', name: region.name })
    return { region, bytes: regionOutOf(whole.bytes, region, base.length) }
  })
  const from = whole ?? firstOf(include, images)
  const name = `${from?.info.name ?? 'image'} (${names.join(', ')})`.slice(0, 255)
  return { image: images.put(name, composed(base, pieces)), regions }
}

/** `base`: the file whose layout is used; `null`: the contents of the chip. */
export function layoutFrom(
  { images, contents }: RegionParts,
  source: Calls['image.layout']['input']['layout'],
  base: Uint8Array | null,
): readonly NamedRange[] {
  if (source.kind === 'text') return layoutOf(source.text)
  const from = source.imageId == null ? 'chip' : 'file'
  const bytes = source.imageId == null ? (base ?? contents()) : images.get(source.imageId).bytes
  if (bytes === null) throw new Fault('image.no-region', { why: 'not-read' })
  const layout = source.kind === 'ifd' ? descriptorLayout(bytes) : fmapLayout(bytes)
  if (layout === null)
    throw new Fault('image.no-region', {
      why: source.kind === 'ifd' ? 'no-descriptor' : 'no-fmap',
      from,
    })
  return layout
}

const sameRegion = (asked: string, name: string): boolean =>
  asked.toLowerCase() === name.toLowerCase() || (asked.toLowerCase() === 'pdr' && name === 'pd')

function firstOf(include: ComposeInput['include'], images: Images): Image | null {
  const id = include.find(({ imageId }) => imageId != null)?.imageId
  return id == null ? null : images.get(id)
}
