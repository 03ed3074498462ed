// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { otherMemories } from '../../shared/data/other-memories.ts'
import { chipRows } from '../../shared/data/chips.ts'
import { dataFlash, LONGEST_ID_BYTES, otherMemory } from './other-memory.ts'
import { resolveChip } from './resolve.ts'
import { bytes, rdid } from '../testing/evidence.ts'

const told = (reply: string, res: string | null = null) => {
  const found = otherMemory(bytes(reply), res === null ? null : bytes(res))
  return found === null ? null : `${found.kind}: ${found.names.join(', ')}`
}

describe('memory that is not an SPI NOR flash', () => {
  it.each([
    ['ff ef aa 21 ff ef', 'spi-nand: Winbond W25N01GV'],
    ['00 ef aa 21 00 ef', 'spi-nand: Winbond W25N01GV'],
    ['ff c8 d1 c8 d1 c8', 'spi-nand: GigaDevice GD5F1GQ4U'],
    ['c8 b1 48 c8 b1 48', 'spi-nand: GigaDevice GD5F1GQ4UF'],
    ['ff c2 12 c2 12 c2', 'spi-nand: Macronix MX35LF1GE4AB'],
    ['04 7f 48 03 04 7f', 'f-ram: Fujitsu MB85RS'],
    ['7f 7f 7f 7f 7f 7f c2 24 00', 'f-ram: Ramtron / Cypress FM25V or CY15'],
  ])('%s is %s', (reply, words) => {
    expect(told(reply)).toBe(words)
  })

  it('is recognised by the reply to AB alone only where 9F gives nothing', () => {
    expect(told('ff ff ff ff ff ff', '29 29 29')).toBe('eeprom: Microchip 25LC1024')
    expect(told('ef 40 17 ef 40 17', '29 29 29')).toBeNull()
    expect(told('ff ff ff ff ff ff', '13 13 13')).toBeNull()
  })

  it('is nothing that the chip table has, read at its place', () => {
    for (const { idBytes } of chipRows()) {
      const id = idBytes.split(' ')
      const reply = Array.from({ length: LONGEST_ID_BYTES }, (_, at) => id[at % id.length]).join(
        ' ',
      )
      expect(told(reply), idBytes).toBeNull()
    }
  })

  it('has a source for every fact', () => {
    for (const { source } of [...otherMemories.memories, ...otherMemories.byElectronicSignature])
      expect(otherMemories.sources).toHaveProperty(source)
  })

  it('is DataFlash where every part that it may be is', () => {
    for (const id of ['1f 22 00', '1f 24 00', '1f 27 00', '1f 28 00']) {
      const found = dataFlash(resolveChip(rdid(id)).candidates)
      expect(found?.kind, id).toBe('dataflash')
      expect(found?.names.join(), id).toMatch(/AT45DB/)
    }
    expect(dataFlash(resolveChip(rdid('ef 40 17')).candidates)).toBeNull()
    expect(dataFlash([])).toBeNull()
  })
})
