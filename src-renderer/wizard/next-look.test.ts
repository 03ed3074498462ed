// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import type { FaultRecord } from '../../shared/fault.ts'
import { lookAck, movedAck, noChoices } from '../../shared/work.ts'
import { emptySnapshot } from './empty-snapshot.ts'
import { lookList } from './next-look.ts'
import { wizardView } from './view.ts'

const silent: FaultRecord = {
  code: 'wiring.no-chip',
  facts: { idBytes: '000000', looksLike: 'all-00' },
}
const listed = (acks: readonly string[], fault: FaultRecord = silent) =>
  lookList(wizardView(emptySnapshot, { ...noChoices, board: 'x220' }, acks), fault)

describe('the looks', () => {
  it('go on from tick to tick until none is left, and each is offered once', () => {
    const acks: string[] = []
    for (let turn = 0; turn < 60; turn++) {
      const { next, taken } = listed(acks)
      expect(taken).toHaveLength(acks.length)
      if (next === null) return
      expect(acks).not.toContain(lookAck(next))
      acks.push(lookAck(next))
    }
    throw new Error('the list never ended')
  })
  it('offer again the one with which the replies changed', () => {
    const { next } = listed([])
    if (next === null) throw new Error('no look')
    const after = listed([lookAck(next), movedAck(next)])
    expect(after.next).toMatchObject({ id: next.id, wire: next.wire })
    expect(after.again).toBe(true)
    expect(listed([lookAck(next)]).next).not.toMatchObject({ id: next.id, wire: next.wire })
  })
  it('take no notice of a tick that names no look', () => {
    expect(listed(['cause:look:nowhere', 'cause:look:wire XY', 'cause:look:']).taken).toEqual([])
  })
  it('are empty for a fault without facts about the wires', () => {
    expect(listed([], { code: 'gate.cancelled', facts: { contents: 'untouched' } }).next).toBeNull()
  })
})
