// SPDX-License-Identifier: GPL-3.0-or-later
/** The contents of the images for each mainboard, joined to the ids of the mainboards. Checked once and typed. */
import targetsJson from './images/targets.json' with { type: 'json' }
import { imageTargetsFile } from './image-targets-checks.ts'
import type { ImageTarget } from './image-targets-checks.ts'

export type { ImageTarget } from './image-targets-checks.ts'

const data = imageTargetsFile.parse(targetsJson)

export const imageTargets: readonly ImageTarget[] = data.targets

export const targetsOfBoard = (boardId: string): readonly ImageTarget[] =>
  imageTargets.filter(({ boards }) => boards.includes(boardId))

/** Without case, spaces and the words that builds add or leave out. */
export const plainPart = (part: string): string =>
  part
    .toLowerCase()
    .replaceAll(/thinkpad|hewlett-packard|\bhp\b|\blenovo\b|\bdell( inc\.)?|\bapple\b/g, '')
    .replaceAll(/[^a-z0-9/,]/g, '')

const boardsByPart: ReadonlyMap<string, ReadonlySet<string>> = (() => {
  const found = new Map<string, Set<string>>()
  const add = (part: string, boards: readonly string[]) => {
    const key = plainPart(part)
    const known = found.get(key) ?? new Set<string>()
    for (const board of boards) known.add(board)
    found.set(key, known)
  }
  for (const { part, boards } of data.targets) add(part, boards)
  for (const { parts, boards } of data.also_called) for (const part of parts) add(part, boards)
  return found
})()

/** Ids of the mainboards that a build with this part number is for; empty if Pin One knows none. */
export const boardsOfPart = (part: string): ReadonlySet<string> =>
  boardsByPart.get(plainPart(part)) ?? new Set()

/** Addresses that do not identify a computer: defaults of images and of development kits. */
export const sharedMacs: ReadonlySet<string> = new Set([
  ...data.shared_macs,
  ...data.targets.flatMap(({ default_mac: mac }) => (mac === null ? [] : [mac])),
])

export const imageTargetSources: Readonly<Record<string, string>> = data.source_index
