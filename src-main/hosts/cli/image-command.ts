// SPDX-License-Identifier: GPL-3.0-or-later
/** `pin-one image FILE`: shows what is inside, without a chip. */
import { boardNamed } from '../../../shared/board-places.ts'
import { Fault } from '../../../shared/fault.ts'
import { partsOf } from '../../../shared/image-place.ts'
import { openedFormats } from '../../../shared/model/archive.ts'
import type { ImageInfo } from '../../../shared/model/image.ts'
import type { UndoHow } from '../../../shared/model/regions.ts'
import { spelledBytes } from '../../../shared/spelling.ts'
import { contentLines } from '../../../shared/text/image-report.ts'
import { formWords } from '../../../shared/text/undo.ts'
import { undoOf } from '../../../shared/undo-how.ts'
import { heldImage, listed, tellArchive } from './archives.ts'
import type { Command } from './command.ts'
import { checkWritable, writeImage } from './files.ts'
import type { Front } from './front.ts'
import { destinationOf, judgementLines } from './image-verdict.ts'
import { nothingMore } from './outcome.ts'
import type { Done } from './outcome.ts'
import { imageWords } from '../../../shared/text/cli-files.ts'

/** Exit code 0 whatever is found: only a write is refused. */
export async function lookInto(
  front: Front,
  command: Extract<Command, { readonly kind: 'image' }>,
): Promise<Done> {
  const { terminal } = front
  const { undoPath } = command
  if (undoPath !== null) await checkWritable(undoPath, false)
  const image = await heldImage(front, command.path)
  const { name } = image
  const contents = await front.call('image.read', { imageId: image.id })
  const how = undoOf(contents)
  if (undoPath !== null) return await undo(front, image, how, undoPath)
  const findings = await front.call('image.check', {
    imageId: image.id,
    chip: command.chipName,
    ...destinationOf(command),
  })
  front.findings = findings
  terminal.say(`${name}: ${spelledBytes(image.sizeBytes)}, SHA-256 ${image.sha256}`)
  if (contents.what.kind === 'archive' && openedFormats.has(contents.what.format)) {
    const { board } = destinationOf(command)
    const { keyboard } = command
    const list = await listed(front, image, command.path, { board, keyboard })
    tellArchive(front, command.path, list)
    return { ...nothingMore, sha256: image.sha256 }
  }
  for (const line of contentLines(contents)) terminal.say(`  ${line}`)
  const { board } = command
  if (board !== null && boardNamed(board) === null) terminal.say(imageWords.boardNotKnown(board))
  for (const line of judgementLines(findings)) terminal.say(line)
  const parts = partsOf(contents, boardNamed(command.board ?? ''))
  if (parts !== null) terminal.say(imageWords.cut(command.path))
  if (how !== null) terminal.say(imageWords.make(command.path))
  terminal.event({ event: 'image', name, sha256: image.sha256, contents, findings })
  return { ...nothingMore, sha256: image.sha256 }
}

/** Writes a new file; the given file stays unchanged. */
async function undo(
  front: Front,
  image: ImageInfo,
  how: UndoHow | null,
  path: string,
): Promise<Done> {
  if (how === null) throw new Fault('image.nothing-to-undo', { name: image.name })
  const made = await front.call('image.undo', { imageId: image.id, how })
  await writeImage(path, await front.call('image.get', { imageId: made.id }), { replace: false })
  front.terminal.say(imageWords.found(image.name, formWords[how]))
  front.terminal.say(imageWords.made(path, spelledBytes(made.sizeBytes), made.sha256))
  front.terminal.event({ event: 'undone', how, path, sha256: made.sha256 })
  return { ...nothingMore, sha256: made.sha256 }
}
