// SPDX-License-Identifier: GPL-3.0-or-later
/** Archives that a user hands in as a file: lists what is in them, and takes one file out. */
import { boardNamed, placesOf, wholesOf } from '../../shared/board-places.ts'
import type { Calls } from '../../shared/contract.ts'
import { Fault } from '../../shared/fault.ts'
import type { ArchiveForm } from '../../shared/model/archive.ts'
import type { ImageInfo } from '../../shared/model/image.ts'
import { listing, lookAt, statedChecksums } from '../image/archive/choose.ts'
import type { LookedAt } from '../image/archive/choose.ts'
import { archivedFiles } from '../image/archive/open.ts'
import type { ArchivedFile } from '../image/archive/open.ts'
import type { Image, Images } from './images.ts'

/** `chipBytes`: size of the connected chip, bytes; `null` when no chip is connected. */
export async function openArchive(
  { info, bytes }: Image,
  { board, keyboard, checksums }: Calls['archive.open']['input'],
  chipBytes: number | null,
): Promise<Calls['archive.open']['output']> {
  const files: LookedAt[] = []
  const stated = new Map(statedChecksums(checksums ?? ''))
  const form = await walk(bytes, info.name, (file) => {
    files.push(lookAt(file.name, file.bytes))
    if (isChecksumFile(file))
      for (const [name, hash] of statedChecksums(Buffer.from(file.bytes).toString('latin1')))
        stated.set(name, hash)
    return false
  })
  const id = boardId(board ?? null)
  const wanted = { board: id, keyboard: keyboard ?? null, sizes: sizesOf(id, chipBytes) }
  return listing(form, files, wanted, stated)
}

/** `index`: position of the file in the list that `openArchive` returned. */
export async function takeFromArchive(
  images: Images,
  { info, bytes }: Image,
  index: number,
): Promise<ImageInfo> {
  let at = 0
  let found: ArchivedFile | null = null
  await walk(bytes, info.name, (file) => {
    if (at === index) found = file
    at += 1
    return found !== null
  })
  const taken = found as ArchivedFile | null
  if (taken === null) throw new Fault('bug.bad-input', { what: `no file ${index} in the archive` })
  return images.put(plainName(taken.name), taken.bytes)
}

/** Unpacking a release lasts seconds, so other work gets a turn between two steps. */
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

/**
 * The sizes that an image may have, bytes: that of the chip that answered, and that of all chips of the
 * mainboard together.
 */
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

/** The last part of a path inside an archive, without invisible characters. */
const plainName = (name: string): string =>
  name
    .slice(name.lastIndexOf('/') + 1)
    .replaceAll(/[^\u0020-\u007e]|[\\]/g, '_')
    .slice(0, 200) || 'image'
