// SPDX-License-Identifier: GPL-3.0-or-later
/** Archives on the command line: what is inside, and a file out of one named as ARCHIVE:NAME. */
import { stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Fault } from '../../../shared/fault.ts'
import type { ArchiveListing } from '../../../shared/model/archive.ts'
import type { ImageInfo } from '../../../shared/model/image.ts'
import { entryLine, proposalText } from '../../../shared/text/archive-list.ts'
import { readImage, spokenPath } from './files.ts'
import type { Front } from './front.ts'
import { archiveWords } from '../../../shared/text/cli-files.ts'

const inside = /^(.+\.(?:txz|tgz|tar|zip|xz|gz)):(.+)$/i

const exists = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => null)) !== null

/** The file as the app holds it. If no file is named `ARCHIVE:NAME`, the file NAME inside the archive. */
export async function heldImage(front: Front, path: string): Promise<ImageInfo> {
  const [, archive, name] = inside.exec(path) ?? []
  if (archive === undefined || name === undefined || (await exists(path))) {
    const bytes = await readImage(path)
    return await front.call('image.put', { name: basename(spokenPath(path)), bytes })
  }
  const { info, list } = await openedArchive(front, archive, { board: null, keyboard: null })
  const exact = list.entries.filter((entry) => entry.name === name)
  const found =
    exact.length > 0 ? exact : list.entries.filter((entry) => entry.name.endsWith(`/${name}`))
  const [only] = found
  if (only === undefined || found.length > 1)
    throw new Fault('image.missing', {
      path,
      why: found.length > 1 ? { code: 'several-named' } : { code: 'none-named', archive },
    })
  if (only.checksum === 'bad') throw new Fault('image.bad-archive', { why: 'damaged' })
  const image = await front.call('archive.take', { imageId: info.id, index: only.index })
  await front.call('image.drop', { imageId: info.id })
  return image
}

export interface Wanted {
  readonly board: string | null
  readonly keyboard: string | null
}

export async function openedArchive(
  front: Front,
  path: string,
  wanted: Wanted,
): Promise<{ readonly info: ImageInfo; readonly list: ArchiveListing }> {
  const info = await front.call('image.put', {
    name: basename(spokenPath(path)),
    bytes: await readImage(path),
  })
  return { info, list: await listed(front, info, path, wanted) }
}

export async function listed(
  front: Front,
  info: ImageInfo,
  path: string,
  wanted: Wanted,
): Promise<ArchiveListing> {
  const checksums = path === '-' ? null : await besides(path)
  return await front.call('archive.open', { imageId: info.id, ...wanted, checksums })
}

const MOST_TEXT = 0x1_0000

/** Checksum files next to the archive, named as release pages name them. */
async function besides(path: string): Promise<string | null> {
  const near = ['.sha512', '.sha512sum', '.sha256', '.sha256sum'].map((end) => `${path}${end}`)
  const folder = ['sha512sum.txt', 'sha256sum.txt', 'SHA512SUMS', 'SHA256SUMS', 'vendorhashes']
  const texts: string[] = []
  for (const each of [...near, ...folder.map((name) => join(dirname(path), name))]) {
    const found = await stat(each).catch(() => null)
    if (found === null || !found.isFile() || found.size > MOST_TEXT || found.size === 0) continue
    texts.push(Buffer.from(await readImage(each)).toString('latin1'))
  }
  return texts.length === 0 ? null : texts.join('\n')
}

export function tellArchive(front: Front, path: string, list: ArchiveListing): void {
  const { terminal } = front
  terminal.say(archiveWords.inside(list.entries.length))
  for (const entry of list.entries) terminal.say(`  ${entryLine(entry)}`)
  terminal.say(proposalText(list))
  const first = list.fitting[0] === undefined ? undefined : list.entries[list.fitting[0]]
  if (first !== undefined) terminal.say(archiveWords.write(`${path}:${first.name}`))
  terminal.event({ event: 'archive', ...list })
}
