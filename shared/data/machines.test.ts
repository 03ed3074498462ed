// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { accessText, chipPlace } from '../text/guide-boards.ts'
import { boards } from './guide.ts'
import file from './machines.json' with { type: 'json' }
import { boardsOfType, commonBoards, machineOf } from './machines.ts'

describe('machines', () => {
  it('are mainboards of the guide, each once', () => {
    const ids = file.machines.map(({ board }) => board)
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of [...ids, ...file.common]) expect(boards.map((each) => each.id)).toContain(id)
    expect(commonBoards).toHaveLength(8)
  })

  it('have no zone but what the data of the mainboard says, word for word', () => {
    for (const { id, access, configurations } of boards) {
      const zone = machineOf(id)?.zone
      if (zone === null || zone === undefined) continue
      const said = [
        accessText(access),
        ...configurations.flatMap(({ chips }) => chips?.map((c) => chipPlace(c.where)) ?? []),
      ]
      expect(
        said.some((text) => text?.includes(zone.says)),
        `${id}: ${zone.says}`,
      ).toBe(true)
    }
  })

  it('are recognised by the type on the label, however it goes on, and no type by two', () => {
    expect(boardsOfType('4290-W4H')).toEqual(['x220'])
    expect(boardsOfType('20AN006VUS')).toEqual(['t440p'])
    expect(boardsOfType('20an')).toEqual(['t440p'])
    expect(boardsOfType('429')).toEqual([])
    const types = file.machines.flatMap((each) => each.types)
    expect(new Set(types).size).toBe(types.length)
  })
})
