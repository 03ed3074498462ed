// SPDX-License-Identifier: GPL-3.0-or-later
/** Test support: the app's findings about bytes made for a test. */
import { boardNamed, placesOf } from '../../shared/board-places.ts'
import { imageTargets } from '../../shared/data/image-targets.ts'
import type { ImageTarget } from '../../shared/data/image-targets.ts'
import type { ImageFinding } from '../../shared/model/image.ts'
import { buildImage, imageOfTarget } from '../../shared/build-image.ts'
import type { BuiltImage } from '../../shared/build-image.ts'
import { findingsFor } from '../app/findings.ts'
import type { Destination, Known } from '../app/findings.ts'

export interface Given extends Destination {
  readonly bytes: Uint8Array
  readonly name?: string
  readonly chipBytes?: number | null
  readonly backup?: Uint8Array | null
  readonly own?: boolean
  readonly practice?: boolean
}

export function findingsOf(given: Given): readonly ImageFinding[] {
  const { bytes, name = 'image.rom', chipBytes = bytes.length, backup = null } = given
  const info = { id: 'image-1', name, sizeBytes: bytes.length, sha256: 'own', sha1: '' }
  const known: Known = {
    chipBytes,
    chipId: 'chip',
    practice: given.practice === true,
    current: backup,
    backups: [],
    recovery: given.own === true ? { image: info, programmerId: null } : null,
  }
  return findingsFor({ info, bytes }, given, known)
}

export const codesOf = (given: Given, level: ImageFinding['level']): readonly string[] =>
  findingsOf(given)
    .filter((finding) => finding.level === level)
    .map(({ code }) => code)

export const stopsOf = (given: Given): readonly string[] => codesOf(given, 'stop')

export const targetNamed = (name: string): ImageTarget => {
  const found = imageTargets.find(({ target }) => target === name)
  if (found === undefined) throw new Error(`no target ${name}`)
  return found
}

export const imageNamed = (
  name: string,
  change: Partial<ReturnType<typeof imageOfTarget>> = {},
): Uint8Array => buildImage({ ...imageOfTarget(targetNamed(name)), ...change })

/** The position on this mainboard of each part of an image for this target; one part if one chip holds everything. */
export function partsFor(
  target: ImageTarget,
  boardId: string,
): readonly { readonly offset: number; readonly length: number; readonly slot: string | null }[] {
  const board = boardNamed(boardId)
  if (board === null) throw new Error(`no board ${boardId}`)
  const places = placesOf(board).filter(({ totalBytes }) => totalBytes === target.rom_bytes)
  if (places.length === 0) return [{ offset: 0, length: target.rom_bytes, slot: null }]
  return places.map(({ offset, length, name, index }) => ({
    offset,
    length,
    slot: places.length === 1 ? null : (name ?? String(index + 1)),
  }))
}

export const padded = (bytes: Uint8Array, length: number, at: 'front' | 'end'): Uint8Array => {
  const result = new Uint8Array(length).fill(0xff)
  result.set(bytes, at === 'front' ? length - bytes.length : 0)
  return result
}

/** One or two of each kind of mainboard and split; `PIN_ONE_EVERY_BOARD=1` tries the wrong images on all of them. */
const sample: ReadonlySet<string> = new Set([
  'x60',
  'kgpe_d16_2mb',
  'x200_8mb',
  'g43t_am3',
  'dell780mt_truncate_8mb',
  'x220_8mb',
  'x230_12mb',
  'e5420_6mb',
  'e6220_10mb',
  'hp2560p_8mb',
  'hp8200sff_4mb',
  'e7240_12mb',
  't1700mt_bmrc_12mb',
  'hp820g2_12mb',
  't480_vfsp_16mb',
  'gru_kevin',
])
export const inSample = ({ target }: ImageTarget) =>
  process.env['PIN_ONE_EVERY_BOARD'] === '1' || sample.has(target)

/** Every part of the image of the targets for every board that uses it. */
export function* everyPart(change: Partial<BuiltImage> = {}, wanted = inSample) {
  for (const target of imageTargets.filter(wanted)) {
    const whole = buildImage({ ...imageOfTarget(target), ...change })
    for (const board of target.boards)
      for (const { offset, length, slot } of partsFor(target, board))
        yield {
          target,
          board,
          slot,
          whole,
          offset,
          bytes: whole.slice(offset, offset + length),
          named: `${target.target} on ${board} ${slot ?? ''}`,
        }
  }
}

export const hasPair = ({ chips_mib: chips }: ImageTarget) => (chips?.length ?? 0) > 1
