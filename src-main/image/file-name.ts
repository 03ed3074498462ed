// SPDX-License-Identifier: GPL-3.0-or-later
/** What a file name says: the target that the image was built for, by the grammar of Libreboot's names. Pure. */
import { imageTargets } from '../../shared/data/image-targets.ts'

export interface NamedTarget {
  /** The target as written in the name. */
  readonly target: string
  readonly boards: readonly string[]
  /** True when the whole name follows the grammar, or is the target; false when the target is only one word of it. */
  readonly exact: boolean
}

/**
 * True for file names with DO_NOT_FLASH, in any case and with any separators or none: incomplete builds, into which
 * something must still be injected.
 */
export const refusedName = (name: string): boolean =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
    .includes('donotflash')

const known: ReadonlyMap<string, readonly string[]> = (() => {
  const found = new Map<string, Set<string>>()
  const add = (key: string, boards: readonly string[]) => {
    const set = found.get(key) ?? new Set<string>()
    for (const board of boards) set.add(board)
    found.set(key, set)
  }
  for (const { target, boards } of imageTargets) {
    add(target, boards)
    // The target without its size: `x230_12mb` also occurs as `x230`.
    add(target.replace(/_(?:\d+mb|512kb)$/, ''), boards)
    for (const board of boards) add(board.replaceAll('-', '_'), [board])
  }
  return new Map([...found].map(([key, set]) => [key, [...set]]))
})()

const payloads = 'seabios_withgrub|seabios_grubfirst|seabios|seagrub|seauboot|grub|uboot|custom'
const endings = 'libgfxinit|vgarom|normal|fspgop|txtmode|corebootfb'
const grammar = new RegExp(`^(?:${payloads})_(.+?)_(?:${endings})(?:_.*)?$`)
const release = /^libreboot_[0-9a-z.]+_(.+)$/
const halves = /_(?:top|bottom|upper|lower|[1248]+mb|4m|8m|part[12].*|chip_[12])$/

/** `null` when the name holds no known target, or several that contradict each other. */
export function namedTarget(fileName: string): NamedTarget | null {
  const stem = fileName
    .slice(0, 255)
    .toLowerCase()
    .replace(/(?:\.(?:rom|bin|img|fd|tar|xz|zip|gz))+$/, '')
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
  const whole = grammar.exec(stem)?.[1] ?? release.exec(stem)?.[1] ?? stem
  for (const target of [whole, whole.replace(halves, '')]) {
    const boards = known.get(target)
    if (boards !== undefined) return { target, boards, exact: true }
  }
  return oneWordOf(stem)
}

function oneWordOf(stem: string): NamedTarget | null {
  const words = stem.split('_')
  let best: NamedTarget | null = null
  const boardsMet = new Set<string>()
  for (let from = 0; from < words.length; from++)
    for (let to = Math.min(words.length, from + 6); to > from; to--) {
      const target = words.slice(from, to).join('_')
      const boards = known.get(target)
      if (boards === undefined) continue
      for (const board of boards) boardsMet.add(board)
      if (best === null || target.length > best.target.length)
        best = { target, boards, exact: false }
      break
    }
  const named = best
  if (named === null) return null
  return [...boardsMet].every((board) => named.boards.includes(board)) ? named : null
}
