/** Images of boards whose contents lie in two chips: one file into its parts, and back. */
import { basename, dirname, extname, join } from 'node:path'
import { Fault } from '../../../shared/fault.ts'
import { spelledBytes } from '../../../shared/spelling.ts'
import { checkWritable, readImage, writeImage } from './files.ts'
import type { Front } from './front.ts'
import { nothingMore } from './outcome.ts'
import type { Done } from './outcome.ts'

/** The ThinkPads of the guide (X230, T430, T530, T440p): 8 MiB first, which is the bottom chip, then 4 MiB. */
const knownSplits: ReadonlyMap<number, readonly number[]> = new Map([
  [12 * 1024 * 1024, [8 * 1024 * 1024, 4 * 1024 * 1024]],
])

export async function splitImage(
  front: Front,
  path: string,
  asked: readonly number[] | null,
): Promise<Done> {
  const bytes = await readImage(path)
  const sizes = asked ?? knownSplits.get(bytes.length) ?? null
  const name = basename(path)
  const sum = (sizes ?? []).reduce((total, size) => total + size, 0)
  if (sizes === null)
    throw new Fault('gate.closed', {
      blockers: [
        `${name} has ${spelledBytes(bytes.length)}; say how to split it, for example --sizes 8M,4M`,
      ],
    })
  if (sum !== bytes.length)
    throw new Fault('gate.closed', {
      blockers: [
        `the sizes make ${spelledBytes(sum)}, but ${name} has ${spelledBytes(bytes.length)}`,
      ],
    })
  const extension = extname(path)
  const stem = join(dirname(path), basename(path, extension))
  const targets = sizes.map(
    (size, index) =>
      `${stem}.part${index + 1}-${spelledBytes(size).replace(' ', '')}${extension === '' ? '.bin' : extension}`,
  )
  for (const target of targets) await checkWritable(target, false)
  const whole = await front.call('image.put', { name, bytes })
  let offset = 0
  for (const [index, length] of sizes.entries()) {
    const target = targets[index] ?? ''
    const part = await front.call('image.slice', {
      imageId: whole.id,
      range: { offset, length },
      name: basename(target),
    })
    await writeImage(target, await front.call('image.get', { imageId: part.id }), {
      replace: false,
    })
    front.terminal.say(
      `Part ${index + 1}: ${target}, ${spelledBytes(length)}, SHA-256 ${part.sha256}`,
    )
    offset += length
  }
  if (asked === null)
    front.terminal.say(
      'On an X230, T430, T530 or T440p part 1 (8 MiB) is the bottom chip, part 2 (4 MiB) the top one.',
    )
  return { ...nothingMore, sha256: whole.sha256 }
}

export async function joinParts(
  front: Front,
  path: string,
  parts: readonly string[],
): Promise<Done> {
  await checkWritable(path, false)
  const imageIds: string[] = []
  for (const part of parts) {
    const bytes = await readImage(part)
    imageIds.push((await front.call('image.put', { name: basename(part), bytes })).id)
  }
  const whole = await front.call('image.join', { imageIds, name: basename(path) })
  await writeImage(path, await front.call('image.get', { imageId: whole.id }), { replace: false })
  front.terminal.say(`Joined: ${path}, ${spelledBytes(whole.sizeBytes)}, SHA-256 ${whole.sha256}`)
  return { ...nothingMore, sha256: whole.sha256 }
}
