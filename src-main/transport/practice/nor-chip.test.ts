// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { blankContents, firmwareContents } from './contents.ts'
import { NorChip } from './nor-chip.ts'
import { partSfdp } from './part-sfdp.ts'
import { practicePart, practiceParts } from './parts.ts'
import { seededRandom } from './random.ts'

/** A chip that is blank, unless told otherwise, and busy until its status was asked for a few times. */
function chip(name: string, contents?: Uint8Array): NorChip {
  const part = practicePart(name)
  return new NorChip(part, {
    contents: contents ?? blankContents(part.sizeBytes),
    sfdp: partSfdp(part),
    measure: 'polls',
    seed: 1,
  })
}

/** A chip whose operations take their typical time in microseconds of the argument `atUs`. */
function timedChip(name: string): NorChip {
  const part = practicePart(name)
  const contents = blankContents(part.sizeBytes)
  return new NorChip(part, { contents, sfdp: partSfdp(part), measure: 'exact', seed: 1 })
}

const address3 = (offset: number): number[] => [offset >> 16, (offset >> 8) & 0xff, offset & 0xff]
const address4 = (offset: number): number[] => [
  (offset >>> 24) & 0xff,
  ...address3(offset & 0xff_ffff),
]
const status = (nor: NorChip, opcode = 0x05): number => nor.window([opcode], 1)[0] ?? 0
const ready = (nor: NorChip): void => {
  for (let polls = 0; status(nor) & 1; polls++) if (polls > 10) throw new Error('never ready')
}
const write = (nor: NorChip, ...tx: number[]): void => {
  nor.window([0x06], 0)
  nor.window(tx, 0)
  ready(nor)
}
const read = (nor: NorChip, offset: number, length: number): number[] => [
  ...nor.window([0x03, ...address3(offset)], length),
]

describe('programming', () => {
  it('only clears bits: an erase is needed to set one (W25Q64JV 6.1)', () => {
    const nor = chip('TEST-64K')
    write(nor, 0x02, ...address3(0x100), 0b1111_0000)
    write(nor, 0x02, ...address3(0x100), 0b1010_1111)
    expect(read(nor, 0x100, 1)).toEqual([0b1010_0000])
    write(nor, 0x20, ...address3(0x100))
    expect(read(nor, 0x100, 1)).toEqual([0xff])
  })

  it('wraps inside its page of 256 bytes (W25Q64JV 8.2.13)', () => {
    const nor = chip('TEST-64K')
    write(nor, 0x02, ...address3(0x1fe), 1, 2, 3, 4)
    expect(read(nor, 0x1fe, 4)).toEqual([1, 2, 0xff, 0xff])
    expect(read(nor, 0x100, 3)).toEqual([3, 4, 0xff])
  })

  it('keeps the last 256 bytes of a longer load', () => {
    const nor = chip('TEST-64K')
    const data = Array.from({ length: 300 }, (_, index) => index & 0xff)
    write(nor, 0x02, ...address3(0), ...data)
    expect(read(nor, 0, 44)).toEqual(data.slice(256, 300))
    expect(read(nor, 44, 212)).toEqual(data.slice(44, 256))
  })

  it('needs the write enable latch, which each operation uses up (7.1.2)', () => {
    const nor = chip('TEST-64K')
    nor.window([0x02, 0, 0, 0, 0], 0)
    expect(read(nor, 0, 1)).toEqual([0xff])
    nor.window([0x06], 0)
    expect(status(nor)).toBe(0x02)
    nor.window([0x04], 0)
    expect(status(nor)).toBe(0x00)
    write(nor, 0x02, 0, 0, 0, 0)
    expect(read(nor, 0, 1)).toEqual([0])
    nor.window([0x02, 0, 0, 1, 0], 0)
    expect(read(nor, 1, 1)).toEqual([0xff])
  })

  it('does nothing when CS rises before any data', () => {
    const nor = chip('TEST-64K')
    nor.window([0x06], 0)
    nor.window([0x02, 0, 0, 0], 0)
    expect(status(nor)).toBe(0x02)
  })

  it('takes only one byte at a time on a part that programs bytes (SST25VF040B)', () => {
    const nor = chip('SST25VF040B')
    nor.window([0x50], 0)
    nor.window([0x01, 0x00], 0)
    write(nor, 0x02, ...address3(0x20), 0x12)
    nor.window([0x06], 0)
    nor.window([0x02, ...address3(0x21), 0x34, 0x56], 0)
    expect(read(nor, 0x20, 3)).toEqual([0x12, 0xff, 0xff])
  })
})

describe('the busy time', () => {
  it('ignores every command but status reads and reset while it lasts (8.1.1)', () => {
    const nor = timedChip('TEST-64K')
    nor.window([0x06], 0, 0)
    nor.window([0x02, 0, 0, 0, 0x00], 0, 10)
    // 0.4 ms typical
    expect([...nor.window([0x9f], 3, 200)]).toEqual([0, 0, 0])
    nor.window([0x06], 0, 300)
    expect([...nor.window([0x05], 1, 390)]).toEqual([0x03])
    expect([...nor.window([0x05], 1, 420)]).toEqual([0x00])
    expect([...nor.window([0x9f], 3, 430)]).toEqual([0xd3, 0x72, 0x10])
  })

  it('shows its end in the middle of one long status window (8.2.4)', () => {
    const nor = timedChip('TEST-64K')
    nor.window([0x06], 0, 0)
    nor.window([0x02, 0, 0, 0, 0x00], 0, 0)
    const reply = [...nor.window([0x05], 500, 0, 1)]
    expect(reply.lastIndexOf(0x03)).toBe(398)
    expect(reply.indexOf(0x00)).toBe(399)
  })

  it('lasts as long as the part’s typical times say', () => {
    const lengths = [
      { tx: [0x20, 0, 0, 0], ms: 45 },
      { tx: [0x52, 0, 0, 0], ms: 120 },
      { tx: [0xd8, 0, 0, 0], ms: 150 },
      { tx: [0xc7], ms: 40_000 },
      { tx: [0x01, 0x00], ms: 10 },
    ]
    for (const { tx, ms } of lengths) {
      const nor = timedChip('W25Q128JV')
      nor.window([0x06], 0, 0)
      nor.window(tx, 0, 0)
      expect(nor.window([0x05], 1, ms * 1000 - 1)[0], `${tx[0]}`).toBe(0x03)
      expect(nor.window([0x05], 1, ms * 1000 + 1)[0], `${tx[0]}`).toBe(0x00)
    }
  })

  it('without a clock lasts until the status was asked for, so that not polling is found out', () => {
    const nor = chip('TEST-64K')
    nor.window([0x06], 0)
    nor.window([0x02, 0, 0, 0, 0x00], 0)
    expect(read(nor, 0, 1)).toEqual([0])
    expect([...nor.window([0x9f], 3)]).toEqual([0, 0, 0])
    ready(nor)
    expect([...nor.window([0x9f], 3)]).toEqual([0xd3, 0x72, 0x10])
  })

  it('is cut short by 66 99, leaving the block half erased, but not by 99 alone', () => {
    const contents = new Uint8Array(65_536)
    const nor = chip('TEST-64K', contents)
    nor.window([0x06], 0)
    nor.window([0x20, 0, 0, 0], 0)
    nor.window([0x99], 0)
    expect(status(nor) & 1).toBe(1)
    nor.window([0x66], 0)
    nor.window([0x99], 0)
    expect(status(nor)).toBe(0)
    const after = new Set(read(nor, 0, 4096))
    expect(after.size).toBeGreaterThan(2)
    expect(read(nor, 4096, 1)).toEqual([0])
  })
})

describe('erasing', () => {
  it('clears exactly the block that holds the address, whatever its low bits', () => {
    const sizes = [
      { opcode: 0x20, bytes: 4096 },
      { opcode: 0x52, bytes: 32_768 },
      { opcode: 0xd8, bytes: 65_536 },
    ]
    for (const { opcode, bytes } of sizes) {
      const nor = chip('TEST-256K', new Uint8Array(262_144))
      write(nor, opcode, ...address3(0x2_1234))
      const start = 0x2_1234 - (0x2_1234 % bytes)
      const blank = nor.memory.reduce((count, byte) => count + (byte === 0xff ? 1 : 0), 0)
      expect(blank).toBe(bytes)
      expect(nor.memory.subarray(start, start + bytes).every((byte) => byte === 0xff)).toBe(true)
    }
  })

  it('of the whole chip takes 60 as well as C7', () => {
    for (const opcode of [0x60, 0xc7]) {
      const nor = chip('TEST-64K', new Uint8Array(65_536))
      write(nor, opcode)
      expect(nor.memory.every((byte) => byte === 0xff)).toBe(true)
    }
  })

  it('is not executed when CS rises late or early (8.2.17)', () => {
    const nor = chip('TEST-64K', new Uint8Array(65_536))
    nor.window([0x06], 0)
    nor.window([0x20, 0, 0], 0)
    nor.window([0x20, 0, 0, 0, 0], 0)
    nor.window([0x20, 0, 0, 0], 1)
    expect(nor.memory[0]).toBe(0)
    expect(status(nor)).toBe(0x02)
  })
})

describe('identification', () => {
  it('answers 9F, 90 in both orders, AB and 5A as the part does', () => {
    const nor = chip('W25Q128JV')
    expect([...nor.window([0x9f], 6)]).toEqual([0xef, 0x40, 0x18, 0, 0, 0])
    expect([...nor.window([0x90, 0, 0, 0], 4)]).toEqual([0xef, 0x17, 0xef, 0x17])
    expect([...nor.window([0x90, 0, 0, 1], 2)]).toEqual([0x17, 0xef])
    expect([...nor.window([0xab, 0, 0, 0], 2)]).toEqual([0x17, 0x17])
    expect(String.fromCharCode(...nor.window([0x5a, 0, 0, 0, 0], 4))).toBe('SFDP')
    expect(nor.window([0x4b, 0, 0, 0, 0], 8)).toHaveLength(8)
  })

  it('answers nothing to commands the part does not have', () => {
    const nor = chip('SST25VF040B')
    expect([...nor.window([0x5a, 0, 0, 0, 0], 4)]).toEqual([0, 0, 0, 0])
    expect([...nor.window([0x35], 1)]).toEqual([0])
    nor.undriven = 0xff
    expect([...nor.window([0x35], 2)]).toEqual([0xff, 0xff])
  })

  it('sleeps through everything but AB after B9 (8.2.20)', () => {
    const nor = chip('W25Q64JV')
    nor.window([0xb9], 0)
    expect([...nor.window([0x9f], 3)]).toEqual([0, 0, 0])
    nor.window([0xab], 0)
    expect([...nor.window([0x9f], 3)]).toEqual([0xef, 0x40, 0x17])
  })

  it('names every part in the data once, with an erase list that divides it', () => {
    const parts = practiceParts()
    expect(new Set(parts.map((part) => part.name)).size).toBe(parts.length)
    for (const part of parts) {
      expect(Math.log2(part.sizeBytes) % 1, part.name).toBe(0)
      for (const type of part.erase) {
        expect(part.sizeBytes % type.sizeBytes, part.name).toBe(0)
        expect(part.opcodes.has(type.opcode), part.name).toBe(true)
        expect(type.maxMs, part.name).toBeGreaterThan(type.typicalMs)
      }
    }
  })
})

describe('addresses above 16 MiB', () => {
  const high = 0x100_0010

  function marked(): NorChip {
    const contents = blankContents(0x200_0000)
    contents[0x10] = 0x11
    contents[high] = 0x22
    return chip('W25Q256JV', contents)
  }

  it('are reached with opcodes of their own', () => {
    const nor = marked()
    expect([...nor.window([0x13, ...address4(high)], 1)]).toEqual([0x22])
    expect([...nor.window([0x0c, ...address4(high), 0], 1)]).toEqual([0x22])
    write(nor, 0x12, ...address4(high + 1), 0x33)
    expect(nor.memory[high + 1]).toBe(0x33)
    write(nor, 0x21, ...address4(high))
    expect([nor.memory[0x10], nor.memory[high]]).toEqual([0x11, 0xff])
    nor.memory[high] = 0x22
    write(nor, 0xdc, ...address4(high))
    expect(nor.memory[high]).toBe(0xff)
  })

  it('are reached in four-byte mode, which E9 and reset leave', () => {
    const nor = marked()
    nor.window([0xb7], 0)
    expect(nor.inFourByteMode).toBe(true)
    expect([...nor.window([0x03, ...address4(high)], 1)]).toEqual([0x22])
    // SFDP keeps three address bytes in every mode (JESD216).
    expect(String.fromCharCode(...nor.window([0x5a, 0, 0, 0, 0], 4))).toBe('SFDP')
    nor.window([0xe9], 0)
    expect(read(nor, 0x10, 1)).toEqual([0x11])
    nor.window([0xb7], 0)
    nor.window([0x66], 0)
    nor.window([0x99], 0)
    expect(nor.inFourByteMode).toBe(false)
  })

  it('are reached through the extended address register, in which a read stays inside its segment', () => {
    const nor = marked()
    nor.window([0xc5, 0x01], 0)
    expect(nor.extendedAddress).toBe(0)
    nor.window([0x06], 0)
    nor.window([0xc5, 0x01], 0)
    expect([...nor.window([0xc8], 1)]).toEqual([0x01])
    expect(read(nor, 0x10, 1)).toEqual([0x22])
    nor.memory[0x100_0000] = 0x44
    expect(read(nor, 0xff_ffff, 2)).toEqual([0xff, 0x44])
  })
})

describe('auto address increment (SST25VF040B 4.4.4)', () => {
  it('is refused after power-up, when all blocks are protected, and works after EWSR and 01', () => {
    const nor = chip('SST25VF040B')
    expect(status(nor)).toBe(0x1c)
    nor.window([0x06], 0)
    nor.window([0xad, 0, 0, 0, 0x11, 0x22], 0)
    expect(read(nor, 0, 2)).toEqual([0xff, 0xff])
    nor.window([0x50], 0)
    nor.window([0x01, 0x00], 0)
    expect(status(nor)).toBe(0x00)
    nor.window([0x06], 0)
    nor.window([0xad, 0, 0, 0, 0x11, 0x22], 0)
    expect(status(nor) & 0x40).toBe(0x40)
    ready(nor)
    nor.window([0xad, 0x33, 0x44], 0)
    // Inside AAI nothing else is accepted.
    expect(read(nor, 0, 1)).toEqual([0])
    ready(nor)
    nor.window([0x04], 0)
    expect(status(nor)).toBe(0x00)
    expect(read(nor, 0, 5)).toEqual([0x11, 0x22, 0x33, 0x44, 0xff])
  })
})

describe('a fresh chip', () => {
  it('holds the same contents for the same seed, and never one half twice', () => {
    for (const { name, sizeBytes } of practiceParts()) {
      const contents = firmwareContents(sizeBytes, name, 7)
      expect(contents, name).toHaveLength(sizeBytes)
      const half = Buffer.from(contents.buffer, 0, sizeBytes / 2)
      expect(half.compare(contents, sizeBytes / 2), name).not.toBe(0)
    }
    const again = firmwareContents(65_536, 'TEST-64K', 7)
    expect(Buffer.compare(again, firmwareContents(65_536, 'TEST-64K', 7))).toBe(0)
    expect(Buffer.compare(again, firmwareContents(65_536, 'TEST-64K', 8))).not.toBe(0)
  })
})

describe('random windows', () => {
  it('never throw and never set a bit without an erase', () => {
    const random = seededRandom(42)
    for (const name of ['TEST-64K', 'MX25L512E', 'SST25VF040B']) {
      const nor = chip(name)
      const opcodes = [...nor.part.opcodes].filter((opcode) => ![0x60, 0xc7].includes(opcode))
      const erases = new Set(nor.part.erase.map((type) => type.opcode))
      for (let round = 0; round < 5000; round++) {
        const opcode =
          random.below(8) === 0 ? random.below(256) : opcodes[random.below(opcodes.length)]
        if (opcode === undefined || erases.has(opcode) || opcode === 0x60 || opcode === 0xc7)
          continue
        if (random.below(2) === 0) nor.window([0x06], 0)
        const before = nor.memory[0x40]
        const tx = [opcode, ...Array.from({ length: random.below(12) }, () => random.below(256))]
        const reply = nor.window(tx, random.below(8))
        expect(reply.length).toBeLessThan(8)
        expect((nor.memory[0x40] ?? 0) & ~(before ?? 0)).toBe(0)
      }
    }
  })
})

describe('four-line commands (QPI)', () => {
  const id = (part: NorChip): number[] => [...part.window([0x9f], 3)]

  it.each(['MX25L12835F', 'MX25L25635F', 'TEST-64K-QPI'])(
    '%s is deaf on one line after 35, also to reset, until it loses power',
    (name) => {
      const part = chip(name)
      const before = id(part)
      part.window([0x35], 0)
      for (const opcode of [0xff, 0xf5, 0x66, 0x99]) part.window([opcode], 0)
      expect(part.inQpi).toBe(true)
      expect(id(part)).toEqual([0, 0, 0])
      part.powerCycle(0)
      expect(id(part)).toEqual(before)
    },
  )

  it('W25Q64FW enters it by 38 with QE set only, and answers 35 with status register 2', () => {
    const part = chip('W25Q64FW')
    part.window([0x35], 1)
    part.window([0x38], 0)
    expect(part.inQpi).toBe(false)
    part.registers.force('sr2', 0x02)
    part.window([0x38], 0)
    expect(part.inQpi).toBe(true)
  })
})
