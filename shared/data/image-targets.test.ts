// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { boards } from './guide.ts'
import { boardsOfPart, imageTargets, imageTargetSources, sharedMacs } from './image-targets.ts'

describe('the images of the boards', () => {
  it('are known for every board, where the image of one of its targets is known', () => {
    const known = new Map(imageTargets.map((each) => [each.target, each.boards]))
    for (const { id, targets } of boards)
      for (const { target } of targets) expect(known.get(target) ?? [id], target).toContain(id)
    const open = boards.filter(({ id }) => ![...known.values()].flat().includes(id))
    expect(boards.length - open.length).toBeGreaterThanOrEqual(72)
  })

  it('belong to boards that exist, and have the size that the board list gives them', () => {
    for (const { target, boards: ids, rom_bytes: bytes } of imageTargets)
      for (const id of ids) {
        const board = boards.find((each) => each.id === id)
        expect(board, `${target} is for ${id}`).toBeDefined()
        const listed = board?.targets.find((each) => each.target === target)
        expect(listed?.rom_bytes, target).toBe(bytes)
      }
  })

  it('have regions without gaps or overlaps, from 0 to the end of the image or of its padding', () => {
    for (const { target, regions, rom_bytes: bytes } of imageTargets) {
      if (regions === null) continue
      let at = 0
      for (const { offset, length } of [...regions].sort((a, b) => a.offset - b.offset)) {
        expect(offset, target).toBe(at)
        at += length
      }
      const pdr = regions.find(({ name }) => name === 'pdr')
      expect(pdr?.offset ?? at, target).toBe(bytes)
    }
  })

  it('agree with the board list on descriptors', () => {
    for (const { target, boards: ids, regions } of imageTargets)
      for (const id of ids) {
        const listed = boards
          .find((board) => board.id === id)
          ?.targets.find((each) => each.target === target)
        expect(listed?.['intel_flash_descriptor'], `${id} ${target}`).toBe(regions !== null)
      }
  })

  it('agree with the board list on the chips that hold one image', () => {
    for (const { target, boards: ids, chips_mib: chips, rom_bytes: bytes } of imageTargets) {
      if (chips === null || chips.length < 2) continue
      for (const id of ids) {
        const listed = boards
          .find((board) => board.id === id)
          ?.configurations.filter(
            ({ joined_in_order: joined, total_bytes: total }) => joined === true && total === bytes,
          )
          .map((each) => each.chips?.map(({ size_bytes: size }) => (size ?? 0) / 0x10_0000))
        expect(listed, `${id} ${target}`).toContainEqual(chips)
      }
    }
  })

  it('name a source that is explained', () => {
    for (const { source } of imageTargets) expect(imageTargetSources[source]).toBeDefined()
  })
})

describe('the part number of a build', () => {
  it.each([
    ['ThinkPad X230', ['x230']],
    ['thinkpad x230T', ['x230']],
    ['ThinkPad X200', ['x200', 'x200s-x200t']],
    ['ThinkPad T420', ['t420']],
    ['ThinkPad T420s', ['t420s']],
    ['T480S', ['t480s']],
    ['EliteBook 820 G2', ['hp820g2']],
    ['HP Compaq 8200 Elite SFF PC', ['hp8200sff']],
    ['OptiPlex 9010', ['optiplex-7010-9010-sff']],
    ['MacBook2,1', ['imac52', 'macbook21']],
    ['Kevin', ['gru-kevin']],
    ['ThinkPad L430', []],
    ['', []],
  ])('"%s" is for %j', (part, ids) => {
    expect([...boardsOfPart(part)].sort()).toEqual(ids)
  })
})

it('the addresses that ship in images are known as shared', () => {
  for (const mac of ['00:de:ad:c0:ff:ee', '68:f7:28:7d:f1:74', '84:34:97:21:48:9d'])
    expect(sharedMacs.has(mac)).toBe(true)
})
