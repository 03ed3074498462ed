// SPDX-License-Identifier: GPL-3.0-or-later
/** Wrong images of every kind are always stopped. The right ones are in `verdicts.test.ts`. */
import { describe, expect, it } from 'vitest'
import { imageTargets } from '../../shared/data/image-targets.ts'
import { ascii } from '../image/bytes.ts'
import { readImage } from '../image/read.ts'
import { buildImage, imageOfTarget, noise, putFmap } from '../../shared/build-image.ts'
import {
  codesOf,
  everyPart,
  findingsOf,
  hasPair,
  imageNamed,
  padded,
  partsFor,
  stopsOf,
} from '../testing/verdicts.ts'

describe('the image of another mainboard is stopped', () => {
  it('for every pair of boards that share no image', () => {
    let count = 0
    const firstOf = new Map(imageTargets.map((target) => [target.boards.join(), target]))
    for (const target of firstOf.values()) {
      const whole = buildImage(imageOfTarget(target))
      const parts = partsFor(target, target.boards[0] ?? '').map(({ offset, length, slot }) => ({
        bytes: whole.slice(offset, offset + length),
        named: `${target.target} ${slot ?? ''}`,
      }))
      for (const other of firstOf.values()) {
        const [board] = other.boards
        if (board === undefined || target.boards.includes(board)) continue
        // Libreboot itself offers the image of the 9020 for the T1700.
        if (board === 'precision-t1700' && target.boards.includes('optiplex-9020')) continue
        for (const { bytes, named } of parts) {
          expect(stopsOf({ bytes, board }), `${named} on ${board}`).toContain('other-board')
          count++
        }
      }
    }
    expect(count).toBeGreaterThan(4000)
  })

  it('by its file name, where its contents name no mainboard', () => {
    const bytes = imageNamed('t400_8mb', { buildInfo: false, idBlock: false })
    expect(stopsOf({ bytes, board: 'x200', name: 't400.rom' })).toEqual(['other-board-name'])
    expect(
      stopsOf({ bytes, board: 'x200', name: 'seabios_t400_8mb_libgfxinit_corebootfb.rom' }),
    ).toEqual(['other-board-name'])
    expect(stopsOf({ bytes, board: 't400', name: 't400.rom' })).toEqual([])
    const right = imageNamed('x200_8mb')
    expect(codesOf({ bytes: right, board: 'x200', name: 't400.rom' }, 'caution')).toContain(
      'other-board-name',
    )
  })

  it('by the generation of its descriptor', () => {
    for (const [target, board] of [
      ['x200_8mb', 'x220'],
      ['x220_8mb', 'x200'],
      ['t480_vfsp_16mb', 'hp2170p'],
      ['hp2170p_16mb', 't480'],
    ] as const) {
      const bytes = imageNamed(target, {
        buildInfo: false,
        idBlock: false,
        files: ['fspm.bin', 'fsps.bin', 'ecfw1.bin', 'ecfw2.bin'],
      })
      expect(stopsOf({ bytes, board }), `${target} on ${board}`).toContain('other-generation')
    }
  })

  it('when two halves of different mainboards were joined', () => {
    const bytes = imageNamed('x230_12mb')
    bytes.set(imageNamed('t430_12mb').subarray(8 << 20), 8 << 20)
    expect(stopsOf({ bytes, board: 'x230', chipBytes: null })).toContain('mixed-boards')
    expect(stopsOf({ bytes, chipBytes: null })).toContain('mixed-boards')
  })
})

describe('wrong images are stopped', () => {
  it('the wrong half for the chip', () => {
    const top = imageNamed('x230_12mb').slice(8 << 20)
    expect(stopsOf({ bytes: top, board: 'x230', slot: 'bottom' })).toContain('wrong-half')
    for (const { target, board, slot, whole, bytes, offset, named } of everyPart({}, hasPair)) {
      const other = offset === 0 ? whole.slice(-bytes.length) : whole.slice(0, bytes.length)
      const stops = stopsOf({ bytes: other, board, slot })
      expect(stops, `${named} ${target.rom_bytes}`).toContain('wrong-half')
    }
  })

  it('halves joined in the wrong order', () => {
    for (const { board, whole, bytes, offset, named } of everyPart({}, hasPair)) {
      if (offset !== 0) continue
      const swapped = new Uint8Array(whole.length)
      swapped.set(whole.subarray(bytes.length), 0)
      swapped.set(bytes, whole.length - bytes.length)
      expect(stopsOf({ bytes: swapped, board, chipBytes: null }), named).toContain(
        'descriptor-elsewhere',
      )
    }
  })

  it('vendor files missing: the Management Engine', () => {
    for (const me of ['blank', 'zero', 'noise'] as const)
      for (const { target, board, slot, bytes, named, offset } of everyPart({ me })) {
        if (!target.needs_me || offset !== 0) continue
        expect(stopsOf({ bytes, board, slot }), `${named} ${me}`).toContain('me-missing')
        if (me !== 'noise') expect(stopsOf({ bytes }), named).toContain('me-missing')
      }
  })

  it('vendor files missing: files of coreboot', () => {
    let count = 0
    for (const { target, board, slot, bytes, named } of everyPart({ files: [] })) {
      if (target.needs_files.length === 0 || slot !== null) continue
      const name = `seabios_${target.target}_normal.rom`
      expect(stopsOf({ bytes, board, name }), named).toContain('vendor-files-missing')
      count++
    }
    expect(count).toBeGreaterThan(2)
    const pair = imageNamed('dell7010sff_12mb', { files: [] })
    expect(stopsOf({ bytes: pair, board: 'optiplex-7010-9010-sff', chipBytes: null })).toContain(
      'vendor-files-missing',
    )
  })

  it('no first instruction: cut off and padded, or padded at the wrong end', () => {
    for (const { target, board, slot, bytes, offset, named } of everyPart()) {
      const end = offset + bytes.length === target.rom_bytes
      const bios = target.regions?.find(({ name }) => name === 'bios')
      if (!end || target.mainboard_dir === 'google/gru') continue
      const top =
        bios === undefined
          ? bytes.length
          : Math.min(bios.offset + bios.length - offset, bytes.length)
      const cut = bytes.slice()
      cut.fill(0xff, top - 0x4000, top)
      expect(stopsOf({ bytes: cut, board, slot }), named).toContain('no-reset-vector')
      const zeroed = bytes.slice()
      zeroed.fill(0, top - 16, top)
      expect(stopsOf({ bytes: zeroed, board, slot }), named).toContain('no-reset-vector')
    }
    const behind = padded(imageNamed('x60'), 16 << 20, 'end')
    expect(stopsOf({ bytes: behind, board: 'x60' })).toContain('no-reset-vector')
    expect(stopsOf({ bytes: behind })).not.toEqual([])
  })

  it('cut off inside a program and filled up', () => {
    for (const { board, slot, bytes, offset, named } of everyPart()) {
      if (offset !== 0) continue
      const payload = readImage(bytes).cbfs[0]?.files.find(({ type }) => type === 0x20)
      if (payload === undefined) continue
      const cut = bytes.slice()
      cut.fill(0xff, payload.data.offset + payload.data.length / 2)
      expect(stopsOf({ bytes: cut, board, slot }), named).toContain('file-cut-off')
    }
  })

  it('a block erased inside a program', () => {
    for (const { board, slot, bytes, named } of everyPart()) {
      const payload = readImage(bytes).cbfs[0]?.files.find(({ type }) => type === 0x20)
      if (payload === undefined || payload.data.length < 0x1_0000) continue
      const holed = bytes.slice()
      const at = payload.data.offset + payload.data.length / 2
      holed.fill(0xff, at, at + 0x2000)
      expect(stopsOf({ bytes: holed, board, slot }), named).toContain('file-has-hole')
    }
  })

  it('a program with reserved but empty room, as broken downloads leave it', () => {
    for (const { board, slot, bytes, named } of everyPart()) {
      const payload = readImage(bytes).cbfs[0]?.files.find(({ type }) => type === 0x20)
      if (payload === undefined) continue
      const unfilled = bytes.slice()
      unfilled.fill(0, payload.data.offset, payload.data.offset + payload.data.length)
      expect(stopsOf({ bytes: unfilled, board, slot }), named).toContain('file-has-hole')
    }
  })

  it('the header of a file of coreboot damaged, so that the file is not there any more', () => {
    for (const { board, slot, bytes, offset, named } of everyPart()) {
      const [cbfs] = readImage(bytes).cbfs
      if (cbfs === undefined || cbfs.partial || offset !== 0) continue
      for (const name of ['fallback/payload', 'bootblock']) {
        const file = cbfs.files.find((each) => each.name === name)
        const damaged = bytes.slice()
        damaged.fill(0, (file?.data.offset ?? 0) - 0x40, file?.data.offset)
        expect(stopsOf({ bytes: damaged, board, slot }), `${named} ${name}`).toContain('files-lost')
      }
    }
  })

  it('a table of the Management Engine whose partitions were never filled in', () => {
    const bytes = imageNamed('x220_8mb')
    bytes.fill(0xff, 0x3000 + 0x100, 0x1_8000)
    expect(stopsOf({ bytes, board: 'x220' })).toContain('me-missing')
  })

  it('a descriptor that lists no BIOS region, or not itself', () => {
    for (const { board, slot, bytes, offset, target, named } of everyPart()) {
      if (target.regions === null || offset !== 0) continue
      const unused = target.family === '100+' ? [0xff, 0x7f, 0, 0] : [0xff, 0x0f, 0, 0]
      for (const at of [0x40, 0x44]) {
        const without = bytes.slice()
        without.set(unused, at)
        expect(stopsOf({ bytes: without, board, slot }), named).toContain('region-absent')
      }
    }
  })

  it('data of any kind where the mainboard needs a descriptor', () => {
    for (const { board, slot, bytes, offset, target, named } of everyPart()) {
      if (target.regions === null || offset !== 0 || !target.needs_me) continue
      expect(stopsOf({ bytes: noise(bytes.length, 7), board, slot }), named).toContain(
        'descriptor-missing',
      )
    }
  })

  it('a map inside a program is not taken for that of the flash', () => {
    const bytes = imageNamed('x220_8mb')
    const decoy = 0x2_0000
    putFmap(bytes, decoy, 4 << 20, [['COREBOOT', 0, 4 << 20]])
    expect(readImage(bytes).fmap?.flashBytes).toBe(8 << 20)
  })

  it('halves of an image without descriptor in the wrong order', () => {
    const whole = imageNamed('x60')
    const bytes = new Uint8Array(whole.length)
    bytes.set(whole.subarray(1 << 20))
    bytes.set(whole.subarray(0, 1 << 20), 1 << 20)
    const found = findingsOf({ bytes, board: 'x60' })
    expect(found.map(({ code }) => code)).toContain('shifted')
    // It was built for 2 MiB and has 2 MiB: nothing is missing, and nothing was filled up.
    expect(found.map(({ code }) => code)).not.toContain('cut-off')
    expect(found.map(({ code }) => code)).not.toContain('padded')
  })

  it('bytes lost or added behind the descriptor', () => {
    for (const { board, slot, bytes, offset, target, named } of everyPart()) {
      if (target.regions === null || offset !== 0) continue
      const from = readImage(bytes).descriptor?.regions.find(({ name }) => name === 'bios')?.range
      if (from === undefined || from.offset >= bytes.length) continue
      for (const by of [1, -1, 0x180]) {
        const moved = bytes.slice()
        const rest = bytes.subarray(from.offset + Math.max(0, -by), bytes.length - Math.max(0, by))
        moved.fill(0xff, from.offset)
        moved.set(rest, from.offset + Math.max(0, by))
        expect(stopsOf({ bytes: moved, board, slot }), `${named} by ${by}`).toContain('shifted')
      }
    }
  })

  it('read with an address bit that the chip did not get', () => {
    for (const name of ['x200_8mb', 'x220_8mb', 't480_vfsp_16mb', 'gru_kevin']) {
      const bytes = imageNamed(name)
      for (const bit of [7, 12, Math.log2(bytes.length) - 1]) {
        const lost = bytes.map((_, at) => bytes[at & ~(1 << bit)] ?? 0)
        expect(stopsOf({ bytes: lost }), `${name}, bit ${bit}`).not.toEqual([])
      }
    }
    const whole = imageNamed('x230_12mb')
    const lost = whole.slice()
    lost.copyWithin(4 << 20, 0, 4 << 20)
    expect(stopsOf({ bytes: lost, board: 'x230' })).toContain('repeats')
  })

  it('the middle of a whole image left out', () => {
    const whole = imageNamed('x230_12mb')
    const bytes = new Uint8Array(8 << 20)
    bytes.set(whole.subarray(0, 4 << 20))
    bytes.set(whole.subarray(8 << 20), 4 << 20)
    expect(stopsOf({ bytes, board: 'x230', slot: 'bottom' })).toContain('cut-off')
  })

  it('shifted, or padded in front of the descriptor', () => {
    for (const { board, slot, bytes, offset, target, named } of everyPart()) {
      if (target.regions === null || offset !== 0) continue
      for (const by of [1, 16, 0x1000]) {
        const moved = new Uint8Array(bytes.length).fill(0xff)
        moved.set(bytes.subarray(0, bytes.length - by), by)
        expect(stopsOf({ bytes: moved, board, slot }), `${named} by ${by}`).toContain(
          'descriptor-elsewhere',
        )
      }
    }
    const front = padded(imageNamed('x200_8mb'), 16 << 20, 'front')
    expect(stopsOf({ bytes: front, board: 'x200' })).toContain('descriptor-elsewhere')
  })

  it('no descriptor where the chipset cannot do without', () => {
    for (const { board, slot, bytes, offset, target, named } of everyPart()) {
      if (target.regions === null || offset !== 0 || !target.needs_me) continue
      const bare = bytes.slice()
      bare.fill(0xff, 0, 0x1000)
      expect(stopsOf({ bytes: bare, board, slot }), named).toContain('descriptor-missing')
    }
  })

  it('regions that overlap, or reach beyond the flash', () => {
    for (const { board, slot, bytes, offset, target, named } of everyPart()) {
      if (target.regions === null || offset !== 0) continue
      const overlap = bytes.slice()
      // The BIOS region begins at 0: over the descriptor.
      overlap.set([0, 0], 0x44)
      expect(stopsOf({ bytes: overlap, board, slot }), named).toContain('regions-overlap')
      const beyond = bytes.slice()
      beyond.set([0xff, target.family === '100+' ? 0x1f : 0x0f], 0x46)
      if (target.rom_bytes < 16 << 20 || target.family === '100+')
        expect(stopsOf({ bytes: beyond, board, slot }), named).toContain('regions-beyond-chip')
    }
  })

  it('a part of a larger image on a single chip', () => {
    const bytes = imageNamed('x220_8mb').slice(0, 4 << 20)
    expect(stopsOf({ bytes })).toContain('regions-beyond-chip')
    expect(stopsOf({ bytes: imageNamed('x60').slice(0, 1 << 20) })).toContain('cut-off')
  })

  it('a part that no chip of the mainboard holds, whether it was chosen or the image names it', () => {
    const upper = imageNamed('x220_8mb').slice(4 << 20)
    expect(stopsOf({ bytes: upper, board: 'x220' })).toContain('wrong-half')
    expect(stopsOf({ bytes: upper })).toContain('wrong-half')
    const cutAtFour = imageNamed('x230_12mb').slice(4 << 20)
    expect(stopsOf({ bytes: cutAtFour, board: 'x230' })).toContain('wrong-half')
    expect(stopsOf({ bytes: cutAtFour })).toContain('wrong-half')
  })

  it('another size than the chip', () => {
    for (const { board, slot, bytes, named } of everyPart()) {
      expect(stopsOf({ bytes, board, slot, chipBytes: bytes.length * 2 }), named).toContain(
        'wrong-size',
      )
      const longer = padded(bytes, bytes.length + 1, 'end')
      expect(stopsOf({ bytes: longer, board, slot, chipBytes: bytes.length }), named).toEqual(
        expect.arrayContaining(['wrong-size', 'one-byte-more']),
      )
    }
  })

  it.each([
    ['swapped by 16 bits', (bytes: Uint8Array) => bytes.map((_, at) => bytes[at ^ 1] ?? 0)],
    ['swapped by 32 bits', (bytes: Uint8Array) => bytes.map((_, at) => bytes[at ^ 3] ?? 0)],
    ['inverted', (bytes: Uint8Array) => bytes.map((value) => value ^ 0xff)],
    [
      'swapped by halves of bytes',
      (bytes: Uint8Array) => bytes.map((value) => (value << 4) | (value >> 4)),
    ],
  ])('bytes that are %s', (_, turn) => {
    for (const name of ['x60', 'x200_8mb', 'x220_8mb', 'hp2170p_16mb', 'gru_kevin'])
      expect(stopsOf({ bytes: turn(imageNamed(name)) }), name).toEqual(['turned-bytes'])
  })

  it('blank files, refused names and files of another kind', () => {
    const MiB = 1 << 20
    expect(stopsOf({ bytes: new Uint8Array(MiB).fill(0xff) })).toEqual(['blank'])
    expect(stopsOf({ bytes: new Uint8Array(MiB) })).toEqual(['blank'])
    const name = 'DO_NOT_FLASH_YET._x230.rom'
    expect(stopsOf({ bytes: imageNamed('x220_8mb'), name })).toEqual(['refused-name'])
    for (const start of [
      '\u00fd7zXZ\0',
      'PK\u0003\u0004',
      '\u001f\u008b\u0008',
      'MZ',
      'PFS.HDR.',
      '$FPT',
    ]) {
      const bytes = noise(MiB)
      bytes.set(ascii(start), 0)
      expect(stopsOf({ bytes }), start).toEqual(['not-an-image'])
      // Padded to the size of the chip it is the same file.
      expect(stopsOf({ bytes: padded(bytes, 8 * MiB, 'end'), board: 'x220' }), start).toEqual([
        'not-an-image',
      ])
    }
    const text = (line: string) => ascii(line.repeat(MiB / line.length))
    expect(
      stopsOf({ bytes: text(`:10000000${'FF'.repeat(19)}\r\n`.slice(0, 62) + '\r\n') }),
    ).toEqual(['not-an-image'])
    expect(stopsOf({ bytes: text('<html><p>404</p>') })).toEqual(['not-an-image'])
  })
})
