// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Contents of a mainboard's flash in practice: at first firmware of its manufacturer, then images to write, built like
 * the real images of this mainboard. Made from the facts about the mainboards on demand, always the same; no foreign
 * bytes, and nothing that could start a mainboard. Pure.
 */
import type { BoardPlace } from './board-places.ts'
import { buildImage, imageOfTarget, noise, sealGbe } from './build-image.ts'
import type { BuiltImage } from './build-image.ts'
import type { Board } from './data/guide.ts'
import { targetsOfBoard } from './data/image-targets.ts'
import type { ImageTarget } from './data/image-targets.ts'

/** `maker`: contents of a new practice chip. The other two are for writing, so that there is always a different one. */
export type PracticeEdition = 'maker' | 'first' | 'second'

const seeds: Readonly<Record<PracticeEdition, number>> = { maker: 3, first: 5, second: 7 }
/**
 * The mark by which Pin One recognises its own images (`isPractice` of `src-main/image/read.ts`), and its distance from
 * the end of a chip.
 */
const markBeforeEnd = 0x1_0000
/** The page that the fault `bad-page:address=0x1000` has worn out; each edition fills it differently. */
const page = { offset: 0x1000, length: 0x100 }
/** Word of the network chip's settings that holds the version. Intel, GbE NVM maps, word 5. */
const nvmVersionAt = 0x05 * 2

/** The whole flash to which the chip at `place` belongs. */
export function practiceFlash(
  board: Board,
  place: BoardPlace,
  edition: PracticeEdition,
): Uint8Array<ArrayBuffer> {
  const about = imageFor(board, place.totalBytes, edition)
  const bytes = buildImage(about)
  const bios = about.regions?.find(({ name }) => name === 'bios')
  if (edition === 'maker') putMakersFirmware(bytes, bios?.offset ?? 0)
  const gbe = about.regions?.find(({ name }) => name === 'gbe')
  if (gbe !== undefined && about.mac !== null)
    for (const at of [gbe.offset, gbe.offset + gbe.length / 2]) {
      bytes[at + nvmVersionAt] = seeds[edition]
      sealGbe(bytes, at)
    }
  for (const { offset, length } of chipsOf(board, place)) mark(bytes, offset, length, edition)
  return bytes
}

/** The chips that hold this flash together. */
function chipsOf(board: Board, { totalBytes }: BoardPlace): readonly Chip[] {
  const whole = { offset: 0, length: totalBytes }
  const [split] = board.configurations.filter(
    ({ chips, joined_in_order: joined, total_bytes: total }) =>
      joined === true && total === totalBytes && (chips?.length ?? 0) > 1,
  )
  const chips = (split?.chips ?? []).flatMap(({ offset_bytes: offset, size_bytes: length }) =>
    offset === null || length === null ? [] : [{ offset, length }],
  )
  return chips.length > 1 ? chips : [whole]
}

interface Chip {
  readonly offset: number
  readonly length: number
}

/** The part of it on the chip at `place`. */
export const practiceChipContents = (
  board: Board,
  place: BoardPlace,
  edition: PracticeEdition,
): Uint8Array<ArrayBuffer> =>
  practiceFlash(board, place, edition).slice(place.offset, place.offset + place.length)

/** A build of this mainboard for a flash of this size, or one built like its others. */
function imageFor(board: Board, totalBytes: number, edition: PracticeEdition): BuiltImage {
  const targets = targetsOfBoard(board.id)
  const exact = targets.find(({ rom_bytes: bytes }) => bytes === totalBytes)
  const target = exact ?? targets[0]
  const plain = target === undefined ? unknownBuild(board) : imageOfTarget(target)
  const regions = exact === undefined ? stretched(plain.regions, totalBytes) : plain.regions
  const bios = regions?.find(({ name }) => name === 'bios')
  const room = bios?.length ?? totalBytes
  return {
    ...plain,
    regions,
    romBytes: totalBytes,
    chipsMib: exact === undefined ? [totalBytes / 0x10_0000] : plain.chipsMib,
    mac: plain.mac === null ? null : '02:50:31:00:00:01',
    payload: { bytes: Math.floor(room * 0.4), seed: seeds[edition] },
  }
}

const unknownBuild = (board: Board): BuiltImage => ({
  vendor: 'Practice',
  part: board.names[0] ?? board.id,
  romBytes: 0,
  regions: null,
  chipsMib: null,
  family: null,
  mac: null,
  files: [],
  me: 'table',
  machine: 'x86',
  buildInfo: true,
  idBlock: true,
  config: null,
  locked: false,
  payload: null,
})

/** The BIOS region is the last one and ends with the flash. */
function stretched(regions: ImageTarget['regions'], totalBytes: number): ImageTarget['regions'] {
  if (regions === null) return null
  return regions.map((region) =>
    region.name === 'bios' ? { ...region, length: totalBytes - region.offset } : region,
  )
}

/** Firmware without any structure that Pin One knows: code, free space, a jump at the top. */
function putMakersFirmware(bytes: Uint8Array, biosAt: number): void {
  const length = bytes.length - biosAt
  const top = bytes.slice(-16)
  bytes.fill(0xff, biosAt)
  bytes.set(noise(Math.floor(length * 0.55), seeds.maker), biosAt)
  const last = Math.floor(length * 0.2)
  bytes.set(noise(last, seeds.maker + 1), bytes.length - last)
  bytes.set(top, bytes.length - 16)
}

/** Puts the practice mark into each chip, and data where a simulated fault needs some to write. */
function mark(bytes: Uint8Array, offset: number, length: number, edition: PracticeEdition): void {
  if (length < 2 * markBeforeEnd) return
  const at = offset + length - markBeforeEnd
  const text = new TextEncoder().encode(`practice ${edition}, not real firmware`)
  bytes.fill(0, at, at + 64)
  bytes.set(text, at)
  const pageAt = offset + page.offset
  const blank = bytes.subarray(pageAt, pageAt + page.length).every((byte) => byte === 0xff)
  if (blank) bytes.set(noise(page.length, seeds[edition]), pageAt)
}
