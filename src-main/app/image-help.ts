// SPDX-License-Identifier: GPL-3.0-or-later
/** Help with files that do not fit as they are: archives, single regions, the network address, other forms. */
import { boardNamed, placesOf, wholesOf } from '../../shared/board-places.ts'
import type { Calls } from '../../shared/contract.ts'
import { Fault } from '../../shared/fault.ts'
import type { ArchiveForm } from '../../shared/model/archive.ts'
import type { NamedRange } from '../../shared/model/regions.ts'
import { listing, lookAt, statedChecksums } from '../image/archive/choose.ts'
import type { LookedAt } from '../image/archive/choose.ts'
import { archivedFiles } from '../image/archive/open.ts'
import type { ArchivedFile } from '../image/archive/open.ts'
import { withOwnMac } from '../image/keep-mac.ts'
import {
  chosenRegions,
  composed,
  descriptorLayout,
  fmapLayout,
  layoutOf,
  regionOutOf,
} from '../image/regions.ts'
import { mapOf } from '../image/map.ts'
import { undone } from '../image/undo.ts'
import { contentsOf } from './contents.ts'
import type { Image, Images } from './images.ts'
import type { Vault } from './vault.ts'

export interface HelpParts {
  readonly images: Images
  readonly vault: Vault
  /** The chip as it was last read twice on this connection. */
  readonly contents: () => Uint8Array | null
  readonly chipBytes: () => number | null
}

type HelpName =
  | 'archive.open'
  | 'archive.take'
  | 'image.layout'
  | 'image.compose'
  | 'image.keep-mac'
  | 'image.undo'
  | 'image.map'
  | 'image.bytes'

export type HelpHandlers = {
  readonly [C in HelpName]: (
    input: Calls[C]['input'],
  ) => Calls[C]['output'] | Promise<Calls[C]['output']>
}

export function createImageHelp(parts: HelpParts): HelpHandlers {
  const { images, vault, contents } = parts
  return {
    'archive.open': async ({ imageId, board, keyboard, checksums }) => {
      const { info, bytes } = images.get(imageId)
      const files: LookedAt[] = []
      const stated = new Map(statedChecksums(checksums ?? ''))
      const form = await walk(bytes, info.name, (file) => {
        files.push(lookAt(file.name, file.bytes))
        if (isChecksumFile(file))
          for (const [name, hash] of statedChecksums(Buffer.from(file.bytes).toString('latin1')))
            stated.set(name, hash)
        return false
      })
      const wanted = { board: boardId(board ?? null), keyboard: keyboard ?? null }
      return listing(
        form,
        files,
        { ...wanted, sizes: sizesOf(wanted.board, parts.chipBytes()) },
        stated,
      )
    },
    'archive.take': async ({ imageId, index }) => {
      const { info, bytes } = images.get(imageId)
      let at = 0
      let found: ArchivedFile | null = null
      await walk(bytes, info.name, (file) => {
        if (at === index) found = file
        at += 1
        return found !== null
      })
      const taken = found as ArchivedFile | null
      if (taken === null)
        throw new Fault('bug.bad-input', { what: `no file ${index} in the archive` })
      return images.put(plainName(taken.name), taken.bytes)
    },
    'image.layout': ({ layout }) => layoutFrom(parts, layout, null),
    'image.compose': ({ baseId, layout, imageId, include }) => {
      const base = baseId == null ? contents() : images.get(baseId).bytes
      if (base === null) throw new Fault('image.no-region', { why: 'not-read' })
      const whole = imageId == null ? null : images.get(imageId)
      const names = include.map(({ name }) => name)
      const regions = chosenRegions(layoutFrom(parts, layout, base), names, base.length)
      const pieces = regions.map((region) => {
        const own = include.find(({ name }) => sameRegion(name, region.name))?.imageId ?? null
        if (own !== null) return { region, bytes: images.get(own).bytes }
        if (whole === null)
          throw new Fault('image.no-region', { why: 'no-file', name: region.name })
        return { region, bytes: regionOutOf(whole.bytes, region, base.length) }
      })
      const from = whole ?? firstOf(include, images)
      const name = `${from?.info.name ?? 'image'} (${names.join(', ')})`.slice(0, 255)
      return { image: images.put(name, composed(base, pieces)), regions }
    },
    'image.keep-mac': async ({ imageId, backupId }) => {
      const { info, bytes } = images.get(imageId)
      const backup = backupId == null ? contents() : await vault.backupBytes(backupId)
      if (backup === null) throw new Fault('image.no-mac', { why: 'no-backup' })
      const { bytes: mended, ...told } = withOwnMac(bytes, backup)
      const image = images.put(named(info.name, 'own-address'), mended, { ownMacOf: info.id })
      return { image, ...told }
    },
    'image.map': ({ imageId, other }) => {
      const { bytes } = images.get(imageId)
      const beside =
        other == null ? null : other.kind === 'chip' ? contents() : images.get(other.imageId).bytes
      if (other?.kind === 'chip' && beside === null)
        throw new Fault('gate.closed', { blockers: [{ code: 'contents-unknown' }] })
      return mapOf(contentsOf(bytes), bytes, beside)
    },
    'image.bytes': ({ imageId, range: { offset, length } }) =>
      images.get(imageId).bytes.slice(offset, offset + length),
    'image.undo': ({ imageId, how }) => {
      const { info, bytes } = images.get(imageId)
      return images.put(named(info.name, how), undone(bytes, how))
    },
  }
}

/** Between two steps others get their turn: unpacking a release lasts seconds. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

async function walk(
  bytes: Uint8Array,
  name: string,
  each: (file: ArchivedFile) => boolean,
): Promise<ArchiveForm> {
  const steps = archivedFiles(bytes, name)
  let count = 0
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
    if (step.value !== null) {
      if (++count > 1024) throw new Fault('image.bad-archive', { why: 'too-many' })
      if (each(step.value)) return 'single'
    }
    await turn()
  }
}

const isChecksumFile = ({ name, bytes }: ArchivedFile): boolean =>
  bytes.length < 0x10_0000 &&
  /(?:^|\/)(?:sha(?:256|512)sums?(?:\.txt)?|vendorhashes|blobhashes|.*\.sha(?:256|512)(?:sum)?)$/i.test(
    name,
  )

function boardId(name: string | null): string | null {
  if (name === null) return null
  const board = boardNamed(name)
  if (board === null) throw new Fault('bug.bad-input', { what: `no mainboard ${name}` })
  return board.id
}

/** The sizes that an image may have: of the chip that answered, and of the mainboard's chips together. */
function sizesOf(id: string | null, chipBytes: number | null): readonly number[] {
  const board = id === null ? null : boardNamed(id)
  if (board === null) return chipBytes === null ? [] : [chipBytes]
  const places = placesOf(board)
  const fits = places.filter(({ length }) => chipBytes === null || length === chipBytes)
  const sizes = new Set(fits.map(({ totalBytes }) => totalBytes))
  if (chipBytes === null) for (const whole of wholesOf(board)) sizes.add(whole)
  else sizes.add(chipBytes)
  return [...sizes]
}

function layoutFrom(
  { images, contents }: HelpParts,
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

function firstOf(
  include: Calls['image.compose']['input']['include'],
  images: Images,
): Image | null {
  const id = include.find(({ imageId }) => imageId != null)?.imageId
  return id == null ? null : images.get(id)
}

/** The last part of a name inside an archive, letters that can be seen only. */
const plainName = (name: string): string =>
  name
    .slice(name.lastIndexOf('/') + 1)
    .replaceAll(/[^\u0020-\u007e]|[\\]/g, '_')
    .slice(0, 200) || 'image'

/** `x230_own-address.rom` of `x230.rom`. */
function named(name: string, what: string): string {
  const dot = name.lastIndexOf('.')
  return dot > 0 ? `${name.slice(0, dot)}_${what}${name.slice(dot)}` : `${name}_${what}`
}
