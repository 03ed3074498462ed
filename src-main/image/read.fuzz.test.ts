// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Images that an enemy wrote: whatever the bytes, reading and judging end with a value. The seed is fixed; a longer run
 * is `npm run fuzz:image`, which sets PIN_ONE_FUZZ to the number of images.
 */
import { describe, expect, it } from 'vitest'
import { boards } from '../../shared/data/guide.ts'
import { placesOf } from '../../shared/board-places.ts'
import { findingText } from '../../shared/text/image.ts'
import { contentLines } from '../../shared/text/image-report.ts'
import { imageTargets } from '../../shared/data/image-targets.ts'
import { ascii } from './bytes.ts'
import { judgeImage } from './judge/judge.ts'
import { readImage } from './read.ts'
import { buildImage, imageOfTarget } from '../../shared/build-image.ts'

const count = Number(process.env['PIN_ONE_FUZZ'] ?? 3000)

/** Small, so that many fit into a second; everything that can be parsed is in it. */
const bases = (['x220_8mb', 't480_vfsp_16mb', 'x60', 'gru_kevin'] as const).map((name) => {
  const target = imageTargets.find((each) => each.target === name)
  if (target === undefined) throw new Error(`no target ${name}`)
  const about = imageOfTarget(target)
  const regions =
    about.regions === null
      ? null
      : [
          { name: 'fd', offset: 0, length: 0x1000 } as const,
          { name: 'gbe', offset: 0x1000, length: 0x2000 } as const,
          { name: 'me', offset: 0x3000, length: 0x5000 } as const,
          { name: 'bios', offset: 0x8000, length: 0x1_8000 } as const,
        ]
  const config = 'CONFIG_MAINBOARD_DIR="lenovo/x220"\nCONFIG_ROM_SIZE=0x20000\n'
  return buildImage({ ...about, romBytes: 0x2_0000, regions, config, chipsMib: null })
})

function random(seed: number): (below: number) => number {
  let state = seed >>> 0 || 1
  return (below) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
}

const marks = [
  ascii('__FMAP__\u0001\u0001'),
  ascii('LARCHIVE'),
  ascii('_FVH'),
  ascii('$FPT'),
  ascii('MSDM\u0055\0\0\0'),
  ascii('$GBB'),
  ascii('gVpdInfo'),
  Uint8Array.of(0x5a, 0xa5, 0xf0, 0x0f),
  ascii('ORBC'),
  Uint8Array.of(0xff, 0xff, 0xff, 0xff),
  Uint8Array.of(0xff, 0xff, 0xff, 0x7f),
  Uint8Array.of(0, 0, 0, 0x80),
]

function mutated(seed: number): Uint8Array {
  const next = random(seed * 2_654_435_761)
  const base = bases[next(bases.length)] ?? new Uint8Array(0)
  let bytes = base.slice()
  for (let change = next(12) + 1; change > 0; change--) {
    // Most changes go where something is parsed.
    const zone = [0, 0x1000, 0x3000, 0x8000, bytes.length - 0x200][next(5)] ?? 0
    const at = Math.min(
      bytes.length - 1,
      next(4) === 0 ? next(bytes.length) : Math.max(0, zone + next(0x300)),
    )
    switch (next(5)) {
      case 0:
        bytes[at] = next(256)
        break
      case 1: {
        const mark = marks[next(marks.length)] ?? new Uint8Array(0)
        if (at + mark.length <= bytes.length) bytes.set(mark, at)
        break
      }
      case 2: {
        bytes.copyWithin(at, next(bytes.length), bytes.length)
        bytes.set(base.subarray(0, Math.min(next(0x400), bytes.length - at)), at)
        break
      }
      case 3:
        bytes.fill(next(256), at, at + next(64))
        break
      default:
        if (next(6) === 0) bytes = bytes.slice(0, Math.max(1, next(bytes.length)))
    }
  }
  return bytes
}

const places = boards.flatMap((board) => placesOf(board).map((place) => ({ board, place })))

/** How many findings there are; throws when a sentence cannot be shown. */
function look(bytes: Uint8Array, seed: number): number {
  const contents = readImage(bytes)
  const where = places[seed % places.length]
  const findings = judgeImage({
    name: `seabios_${seed}.rom`,
    contents,
    chipBytes: seed % 3 === 0 ? null : bytes.length,
    board: seed % 2 === 0 ? null : (where?.board ?? null),
    place: seed % 2 === 0 ? null : (where?.place ?? null),
    backup: contents,
    identical: false,
    practice: false,
  })
  const texts = [...findings.map(findingText), ...contentLines(contents)]
  for (const text of texts) {
    if (text.length > 20_000 || /[^\n\x20-\x7e]/.test(text)) throw new Error(`${seed}: ${text}`)
  }
  return findings.length
}

describe('images that an enemy wrote', () => {
  it(
    `end with a value, and are told in printable words, ${count} of them`,
    { timeout: 3_600_000 },
    () => {
      for (let seed = 1; seed <= count; seed++) expect(look(mutated(seed), seed)).toBeGreaterThan(0)
    },
  )

  it('made of nothing but marks, 2 MiB each', () => {
    for (const [index, mark] of marks.entries())
      for (const step of [mark.length, 64]) {
        const bytes = new Uint8Array(2 << 20)
        for (let at = 0; at + mark.length <= bytes.length; at += step) bytes.set(mark, at)
        expect(look(bytes, index)).toBeGreaterThan(0)
        bytes.set(bases[0]?.subarray(0, 0x1000) ?? [], 0)
        expect(look(bytes, index)).toBeGreaterThan(0)
      }
  })

  it('of every short length', () => {
    for (let length = 0; length < 300; length++)
      expect(look((bases[0] ?? new Uint8Array(0)).slice(0, length), length)).toBeGreaterThan(0)
  })
})
