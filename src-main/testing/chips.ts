// SPDX-License-Identifier: GPL-3.0-or-later
/** Chips for the engine's own tests: so small that a whole image is a few KiB. Times are those of common parts. */
import type { ChipErase, EraseRegion, EraseType, FlashChip } from '../../shared/model/chip.ts'

export function uniformErase(
  opcode: number,
  blockBytes: number,
  sizeBytes: number,
  typicalMs: number,
): EraseType {
  return mixedErase(
    opcode,
    [{ offset: 0, blockBytes, blockCount: sizeBytes / blockBytes }],
    typicalMs,
  )
}

function mixedErase(opcode: number, regions: readonly EraseRegion[], typicalMs: number): EraseType {
  return { opcode, addressBytes: null, regions, typicalMs, maxMs: typicalMs * 10 }
}

const chipErase: ChipErase = { opcode: 0xc7, typicalMs: 400, maxMs: 4000 }

/** 64 KiB with 4, 16 and 32 KiB blocks. The argument can replace any fact. */
export function testChip(facts: Partial<FlashChip> = {}): FlashChip {
  const sizeBytes = facts.sizeBytes ?? 0x1_0000
  return {
    id: 'test-uniform',
    vendor: 'Test',
    names: ['TEST'],
    probe: 'rdid',
    idBytes: [0xef, 0x40, 0x10],
    sizeBytes,
    pageBytes: 256,
    program: 'page',
    pageProgramTypicalMs: 0.4,
    pageProgramMaxMs: 3,
    addressing: '3-byte',
    fourByteMode: null,
    addressRegister: null,
    erase: [
      uniformErase(0x20, 4096, sizeBytes, 45),
      uniformErase(0x52, 0x4000, sizeBytes, 90),
      uniformErase(0xd8, 0x8000, sizeBytes, 150),
    ],
    chipErase,
    supplyMv: [2700, 3600],
    statusWrite: { enable: [0x06], sr2: ['31'], sr3: ['11'], readsSr2: true, readsSr3: true },
    protection: null,
    quadEnable: null,
    security: null,
    failFlags: null,
    meanings: [],
    quirks: [],
    facts: [],
    tested: null,
    ...facts,
  }
}

/** Boot-block part: small blocks at the bottom, as one erase type of mixed sizes, and otherwise only chip erase. */
const bootBlockChip = testChip({
  id: 'test-boot-block',
  erase: [
    mixedErase(
      0xd8,
      [
        { offset: 0, blockBytes: 0x1000, blockCount: 2 },
        { offset: 0x2000, blockBytes: 0x2000, blockCount: 1 },
        { offset: 0x4000, blockBytes: 0x4000, blockCount: 3 },
      ],
      100,
    ),
  ],
})

/** A mixed type beside a uniform one whose blocks cross its borders. */
const crossingChip = testChip({
  id: 'test-crossing',
  erase: [
    mixedErase(
      0x20,
      [
        { offset: 0, blockBytes: 0x3000, blockCount: 1 },
        { offset: 0x3000, blockBytes: 0x5000, blockCount: 1 },
        { offset: 0x8000, blockBytes: 0x2000, blockCount: 4 },
      ],
      60,
    ),
    uniformErase(0xd8, 0x4000, 0x1_0000, 80),
  ],
})

/** M25P-like: large blocks only. */
const largeBlockChip = testChip({
  id: 'test-large-blocks',
  erase: [uniformErase(0xd8, 0x8000, 0x1_0000, 600)],
})

/** Only chip erase. */
const chipEraseOnlyChip = testChip({ id: 'test-chip-erase-only', erase: [] })

const byteChip = testChip({
  id: 'test-byte',
  program: 'byte',
  pageProgramTypicalMs: 0.014,
  pageProgramMaxMs: 0.02,
})

const aaiChip = testChip({
  id: 'test-aai',
  program: 'aai-word',
  pageProgramTypicalMs: 0.007,
  pageProgramMaxMs: 0.01,
})

const smallPageChip = testChip({ id: 'test-small-page', pageBytes: 32 })

/** No chip erase, so that the engine must erase every block separately. */
const noChipEraseChip = testChip({ id: 'test-no-chip-erase', chipErase: null })

export const planChips: readonly FlashChip[] = [
  testChip(),
  bootBlockChip,
  crossingChip,
  largeBlockChip,
  chipEraseOnlyChip,
  byteChip,
  aaiChip,
  smallPageChip,
  noChipEraseChip,
]
