// SPDX-License-Identifier: GPL-3.0-or-later
/** The JESD216 tables after the basic one: 4-byte instructions (ff84) and the sector map (ff81). */
import { bits } from './sfdp-basic.ts'
import type { Words } from './sfdp-basic.ts'
import type { FourByteInstructions, SfdpSectorMap } from './sfdp-types.ts'

const TYPES = [1, 2, 3, 4] as const

/** ff84: DWORD 1 bits say which instructions exist, DWORD 2 holds the erase opcodes of types 1 to 4. */
export function fourByteInstructions(words: Words): FourByteInstructions | null {
  const support = words(1)
  const opcodes = words(2)
  if (support === null || opcodes === null) return null
  const erase = (index: 0 | 1 | 2 | 3): number | null => {
    const opcode = bits(opcodes, 8 * index + 7, 8 * index)
    const supported = bits(support, 9 + index, 9 + index) === 1
    return supported && opcode !== 0x00 && opcode !== 0xff ? opcode : null
  }
  return {
    read13: bits(support, 0, 0) === 1,
    fastRead0c: bits(support, 1, 1) === 1,
    program12: bits(support, 6, 6) === 1,
    eraseOpcodes: [erase(0), erase(1), erase(2), erase(3)],
  }
}

/**
 * ff81: a sequence of descriptors. Bit 0 of each ends the sequence; bit 1 tells a map from a command that finds out
 * which map applies. `null` when the sequence leaves the table or a map does not cover exactly `sizeBytes`.
 */
export function sectorMaps(words: Words, sizeBytes: number): readonly SfdpSectorMap[] | null {
  const maps: SfdpSectorMap[] = []
  let at = 1
  for (;;) {
    const head = words(at)
    if (head === null) return null
    if (bits(head, 1, 1) === 1) {
      const map = oneMap(words, at, head)
      if (map === null || lengthOf(map) !== sizeBytes) return null
      maps.push(map)
      at += 1 + map.regions.length
    } else at += 2 // a command descriptor: instruction, then its address
    if (bits(head, 0, 0) === 1) return maps
  }
}

const lengthOf = (map: SfdpSectorMap): number =>
  map.regions.reduce((sum, region) => sum + region.length, 0)

function oneMap(words: Words, at: number, head: number): SfdpSectorMap | null {
  const count = bits(head, 23, 16) + 1
  const regions: SfdpSectorMap['regions'][number][] = []
  let offset = 0
  for (let index = 1; index <= count; index++) {
    const word = words(at + index)
    if (word === null) return null
    const length = (bits(word, 31, 8) + 1) * 256
    const eraseTypes = TYPES.filter((type) => bits(word, type - 1, type - 1) === 1)
    regions.push({ offset, length, eraseTypes })
    offset += length
  }
  return { configuration: bits(head, 15, 8), regions }
}
