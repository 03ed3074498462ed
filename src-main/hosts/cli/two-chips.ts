// SPDX-License-Identifier: GPL-3.0-or-later
/** Images of mainboards with two chips: cuts a file into its parts, and joins parts. */
import { basename, dirname, extname, join } from 'node:path'
import { boardNamed } from '../../../shared/board-places.ts'
import { Fault } from '../../../shared/fault.ts'
import { joinOrder, partsOf } from '../../../shared/image-place.ts'
import type { ChipPart, ChipParts } from '../../../shared/image-place.ts'
import type { ImageContents } from '../../../shared/model/contents.ts'
import { spelledBytes } from '../../../shared/spelling.ts'
import { partForText, splitByText } from '../../../shared/text/chip-parts.ts'
import type { Command } from './command.ts'
import { checkWritable, readImage, writeImage } from './files.ts'
import type { Front } from './front.ts'
import { judgementLines } from './image-verdict.ts'
import { nothingMore } from './outcome.ts'
import type { Done } from './outcome.ts'
import { partWords } from '../../../shared/text/cli-files.ts'
import { fileSize } from './machine-read.ts'

export async function splitImage(
  front: Front,
  { path, sizes: asked, board }: Extract<Command, { readonly kind: 'split' }>,
): Promise<Done> {
  const name = basename(path)
  const whole = await front.call('image.put', { name, bytes: await readImage(path) })
  const contents = await front.call('image.read', { imageId: whole.id })
  const told = partsOf(contents, board === null ? null : knownBoard(board))
  const parts = asked === null ? (told?.parts ?? null) : asSaid(asked, told)
  if (parts === null)
    throw new Fault('gate.closed', {
      blockers: [{ code: 'split-not-told', name, sizeBytes: whole.sizeBytes }],
    })
  const sum = parts.reduce((total, { length }) => total + length, 0)
  if (sum !== whole.sizeBytes)
    throw new Fault('gate.closed', {
      blockers: [{ code: 'split-sizes-differ', name, sizeBytes: whole.sizeBytes, sumBytes: sum }],
    })
  const extension = extname(path)
  const stem = join(dirname(path), basename(path, extension))
  const targets = parts.map(
    ({ length }, index) =>
      `${stem}.part${index + 1}-${fileSize(length)}${extension === '' ? '.bin' : extension}`,
  )
  for (const target of targets) await checkWritable(target, false)
  if (asked === null && told !== null) front.terminal.say(splitByText[told.by])
  for (const [index, { offset, length, name: chip }] of parts.entries()) {
    const target = targets[index] ?? ''
    const part = await front.call('image.slice', {
      imageId: whole.id,
      range: { offset, length },
      name: basename(target),
    })
    await writeImage(target, await front.call('image.get', { imageId: part.id }), {
      replace: false,
    })
    front.terminal.say(partWords.part(index + 1, target, spelledBytes(length), part.sha256))
    front.terminal.say(`  ${partForText(index, chip)}`)
    front.terminal.event({ event: 'part', path: target, offset, length, chip, sha256: part.sha256 })
  }
  return { ...nothingMore, sha256: whole.sha256 }
}

function knownBoard(name: string) {
  const board = boardNamed(name)
  if (board === null)
    throw new Fault('gate.closed', { blockers: [{ code: 'no-such-mainboard', name }] })
  return board
}

/** The sizes as typed, with the names of the chips if the contents name these sizes. */
function asSaid(sizes: readonly number[], told: ChipParts | null): readonly ChipPart[] {
  let offset = 0
  return sizes.map((length) => {
    const same = told?.parts.find((part) => part.offset === offset && part.length === length)
    const part = { offset, length, name: same?.name ?? null }
    offset += length
    return part
  })
}

export async function joinParts(
  front: Front,
  path: string,
  given: readonly string[],
): Promise<Done> {
  await checkWritable(path, false)
  const held: { readonly path: string; readonly id: string; readonly contents: ImageContents }[] =
    []
  for (const part of given) {
    const bytes = await readImage(part)
    const { id } = await front.call('image.put', { name: basename(part), bytes })
    held.push({ path: part, id, contents: await front.call('image.read', { imageId: id }) })
  }
  const order = joinOrder(held.map(({ contents }) => contents))
  const parts = order === null ? held : order.flatMap((index) => held[index] ?? [])
  const moved = parts.some((part, index) => part !== held[index])
  const imageIds = parts.map(({ id }) => id)
  const whole = await front.call('image.join', { imageIds, name: basename(path) })
  await writeImage(path, await front.call('image.get', { imageId: whole.id }), { replace: false })
  const { terminal } = front
  if (order === null) terminal.say(partWords.orderNotShown())
  else if (moved) terminal.say(partWords.otherOrder())
  for (const [index, part] of parts.entries()) terminal.say(partWords.from(index + 1, part.path))
  terminal.say(partWords.joined(path, spelledBytes(whole.sizeBytes), whole.sha256))
  const findings = await front.call('image.check', { imageId: whole.id })
  front.findings = findings
  for (const line of judgementLines(findings.filter(({ level }) => level !== 'note')))
    terminal.say(line)
  terminal.event({ event: 'joined', path, parts: parts.map((part) => part.path), moved })
  return { ...nothingMore, sha256: whole.sha256 }
}
