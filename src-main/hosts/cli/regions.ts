// SPDX-License-Identifier: GPL-3.0-or-later
/** Regions of a chip from the command line: read, written and compared; the rest of the chip stays unchanged. */
import { basename } from 'node:path'
import { Fault } from '../../../shared/fault.ts'
import type { FlashChip } from '../../../shared/model/chip.ts'
import type { ImageInfo } from '../../../shared/model/image.ts'
import type { Composed, LayoutSource, NamedRange } from '../../../shared/model/regions.ts'
import { bytesText } from '../../../shared/text/figures.ts'
import { regionsInWords } from '../../../shared/text/regions.ts'
import type { ChipCommand } from './command.ts'
import { backed, change } from './change.ts'
import { checkWritable, readImage, writeImage } from './files.ts'
import type { Front } from './front.ts'
import { nothingMore, readOnce } from './outcome.ts'
import { tellReadOnce } from './keep.ts'
import type { Done } from './outcome.ts'
import type { RegionWords } from './region-arguments.ts'
import { regionFileWords } from '../../../shared/text/cli-files.ts'
import { verified } from './machine-read.ts'

/** The files of the regions, as the app holds them. */
export interface PreparedRegions {
  readonly words: RegionWords
  readonly layout: LayoutSource
  readonly include: readonly { readonly name: string; readonly imageId: string | null }[]
}

const MOST_LAYOUT_BYTES = 0x1_0000

/** Runs before the programmer is opened. For a read the files are those to be made. */
export async function prepareRegions(
  front: Front,
  words: RegionWords,
  act: string,
  force: boolean,
): Promise<PreparedRegions> {
  const held = async (path: string): Promise<ImageInfo> =>
    await front.call('image.put', { name: basename(path), bytes: await readImage(path) })
  const { kind, path } = words.layout
  const layout: LayoutSource =
    kind === 'text'
      ? { kind, text: await layoutText(path ?? '') }
      : { kind, imageId: path === null ? null : (await held(path)).id }
  const include = []
  for (const { name, path: file } of words.include) {
    if (act === 'read' && file !== null) await checkWritable(file, force)
    const reads = file !== null && act !== 'read'
    include.push({ name, imageId: reads ? (await held(file)).id : null })
  }
  return { words, layout, include }
}

async function layoutText(path: string): Promise<string> {
  const bytes = await readImage(path)
  if (bytes.length > MOST_LAYOUT_BYTES)
    throw new Fault('image.no-region', { why: 'bad-layout', line: 1 })
  return Buffer.from(bytes).toString('latin1')
}

/** The backup comes first, because it holds the parts that must stay. */
export async function writeRegions(
  front: Front,
  command: ChipCommand,
  chip: FlashChip,
  image: ImageInfo | null,
  prepared: PreparedRegions,
): Promise<Done> {
  const stands = await backed(front, command, chip, null)
  const target = await composed(front, image, prepared, null)
  return await change(
    front,
    command,
    chip,
    {
      kind: 'write',
      image: target.image,
      parts: { regions: target.regions, from: fromOf(image, prepared) },
    },
    null,
    stands,
  )
}

/** Compares the region with the file, and the rest with a read just before. */
export async function verifyRegions(
  front: Front,
  image: ImageInfo | null,
  prepared: PreparedRegions,
): Promise<Done> {
  const read = await front.run({ kind: 'read' }, 'read')
  const target = await composed(front, image, prepared, read.image.id)
  const { sha256 } = await front.run({ kind: 'verify', imageId: target.image.id }, 'verify')
  front.terminal.say(
    `${verified} ${regionFileWords.verified(regionsInWords(target.regions), fromOf(image, prepared))}`,
  )
  return { ...nothingMore, sha256 }
}

/** The file of the whole chip, or the files of the regions. */
const fromOf = (image: ImageInfo | null, { words }: PreparedRegions): string =>
  image?.name ??
  regionFileWords.both(words.include.flatMap(({ path }) => (path === null ? [] : [basename(path)])))

async function composed(
  front: Front,
  image: ImageInfo | null,
  { layout, include }: PreparedRegions,
  baseId: string | null,
): Promise<Composed> {
  const made = await front.call('image.compose', {
    baseId,
    layout,
    imageId: image?.id ?? null,
    include,
  })
  front.terminal.say(regionFileWords.stays(regionsInWords(made.regions)))
  front.terminal.event({ event: 'regions', regions: made.regions })
  return made
}

/** Regions with a file of their own are written there; the others go to their places in FILE, whose rest is FF. */
export async function readRegions(
  front: Front,
  path: string | null,
  prepared: PreparedRegions,
  replace: boolean,
): Promise<Done> {
  const { bytes, regions } = await readWith(front, prepared)
  const files = new Map(prepared.words.include.map(({ name, path: file }) => [name, file]))
  const whole = new Uint8Array(bytes.length).fill(0xff)
  for (const { name } of prepared.words.include) {
    const region = regionNamed(regions, name)
    const part = bytes.subarray(region.offset, region.offset + region.length)
    whole.set(part, region.offset)
    const file = files.get(name) ?? null
    if (file === null) continue
    await writeImage(file, part, { replace })
    front.terminal.say(regionFileWords.read(regionsInWords([region]), file))
  }
  if (path === null) return nothingMore
  await writeImage(path, whole, { replace })
  front.terminal.say(regionFileWords.readWhole(path))
  tellReadOnce(front)
  return { ...nothingMore, saved: readOnce }
}

/**
 * Writes every region into a file with its name, in the current folder. The names come from the chip, so they are made
 * safe.
 */
export async function extractRegions(
  front: Front,
  prepared: PreparedRegions,
  replace: boolean,
): Promise<Done> {
  const { bytes, regions } = await readWith(front, prepared)
  for (const region of regions) {
    const file = region.name.replaceAll(/[^\w.+-]/g, '_').replace(/^[.-]+/, '_') || 'region'
    await writeImage(file, bytes.slice(region.offset, region.offset + region.length), {
      replace,
    })
    front.terminal.say(
      regionFileWords.extracted(regionsInWords([region]), bytesText(region.length), file),
    )
  }
  tellReadOnce(front)
  return { ...nothingMore, saved: readOnce }
}

/** The one region of `prepared`; reads the chip when only the chip says where the region is. */
export async function regionOnChip(front: Front, prepared: PreparedRegions): Promise<NamedRange> {
  const { layout, words } = prepared
  const [wanted] = words.include
  if (wanted === undefined) throw new Fault('bug.unexpected', { detail: 'no region is named' })
  const all =
    layout.kind === 'text' || words.layout.path !== null
      ? await front.call('image.layout', { layout })
      : (await readWith(front, prepared)).regions
  return regionNamed(all, wanted.name)
}

async function readWith(
  front: Front,
  { layout, words }: PreparedRegions,
): Promise<{ readonly bytes: Uint8Array; readonly regions: readonly NamedRange[] }> {
  const { image } = await front.run({ kind: 'read' }, 'read')
  const from =
    layout.kind === 'text' || words.layout.path !== null
      ? layout
      : { kind: layout.kind, imageId: image.id }
  const bytes = await front.call('image.get', { imageId: image.id })
  const all = await front.call('image.layout', { layout: from })
  const inside = all.filter(({ offset, length }) => offset + length <= bytes.length)
  const wanted = words.include.map(({ name }) => regionNamed(all, name))
  const outside = wanted.find((region) => !inside.includes(region))
  if (outside !== undefined)
    throw new Fault('image.no-region', { why: 'outside-chip', region: outside })
  return { bytes, regions: inside }
}

function regionNamed(regions: readonly NamedRange[], name: string): NamedRange {
  const plain = name.toLowerCase() === 'pdr' ? 'pd' : name.toLowerCase()
  const region = regions.find((each) => each.name.toLowerCase() === plain)
  if (region === undefined)
    throw new Fault('image.no-region', {
      why: 'unknown',
      name,
      known: regions.map((each) => each.name),
    })
  return region
}
