// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { chipRows } from '../../shared/data/chips.ts'
import { practiceParts } from '../transport/practice/parts.ts'
import { boards } from '../../shared/data/guide.ts'
import { boardIds } from '../../shared/board-ids.ts'
import { doubtsOf, doubtsOfKnown } from './doubts.ts'

describe('an ID that is in no table', () => {
  it('is doubted when two chips answered together: c22018 beside c84018 reads c00018', () => {
    const doubts = doubtsOf([0xc0, 0x00, 0x18])
    expect(doubts.map(({ code }) => code)).toEqual(['maker-parity', 'mixed-id'])
  })

  it.each([
    ['ef4018 and c22018', [0xc2, 0x00, 0x18]],
    ['20ba18 and c22018', [0x00, 0x20, 0x18]],
    ['9d6018 and ef4018', [0x8d, 0x40, 0x18]],
  ])('is doubted when it is %s', (_, bytes) => {
    const known = chipRows().some(
      ({ idBytes }) =>
        idBytes.replaceAll(' ', '').toLowerCase() ===
        bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(''),
    )
    expect(known || doubtsOf(bytes).length > 0).toBe(true)
  })

  it('is believed for new parts of makers that exist', () => {
    for (const bytes of [
      [0xef, 0x80, 0x19],
      [0xc8, 0x65, 0x18],
      [0x20, 0xbc, 0x21],
      [0x7f, 0x9d, 0x99],
    ])
      expect(doubtsOf(bytes), bytes.join()).toEqual([])
  })

  it('has an odd maker byte in every row of the table', () => {
    const wrong = chipRows()
      .filter(({ probe }) => probe === 'rdid' || probe === 'rdid-extended')
      .filter(({ idBytes }) =>
        doubtsOf(idBytes.split(' ').map((byte) => Number.parseInt(byte, 16))).some(
          ({ code }) => code === 'maker-parity',
        ),
      )
    expect(wrong.map(({ id, idBytes }) => `${id} ${idBytes}`)).toEqual([])
  })
})

describe('an ID of the table that two chips give together', () => {
  const also = (device: number, maker: number) => ({
    rems: Uint8Array.of(maker, device),
    res: Uint8Array.of(device, device, device),
  })

  it.each([
    ['8 MiB and 4 MiB', [0xc2, 0x20, 0x16], 0x15 & 0x16],
    ['16 MiB and 32 MiB', [0xef, 0x40, 0x18], 0x17 & 0x18],
    ['8 MiB and 16 MiB', [0xc2, 0x20, 0x10], 0x16 & 0x17],
    ['2 MiB and 4 MiB', [0xc8, 0x40, 0x14], 0x14 & 0x15],
  ])('is doubted where 90 and AB give another device: %s of one series', (_, bytes, device) => {
    expect(doubtsOfKnown(bytes, also(device, bytes[0] ?? 0))).toMatchObject([
      { code: 'replies-disagree', deviceId: device },
    ])
  })

  it('is believed where 90 and AB agree with 9F, say nothing, or do not agree among themselves', () => {
    const id = [0xc2, 0x20, 0x16]
    expect(doubtsOfKnown(id, also(0x15, 0xc2))).toEqual([])
    expect(doubtsOfKnown(id, { rems: null, res: null })).toEqual([])
    expect(doubtsOfKnown(id, also(0x14, 0x00))).toEqual([])
    const noise = { rems: Uint8Array.of(0xc2, 0x14), res: Uint8Array.of(0x15) }
    expect(doubtsOfKnown(id, noise)).toEqual([])
  })

  it('is never seen in a practice chip that is alone, whose replies are those of the data sheets', () => {
    for (const { name, jedecId, deviceId } of practiceParts())
      expect(doubtsOfKnown(jedecId, also(deviceId, jedecId[0] ?? 0)), name).toEqual([])
  })

  it('is doubted on a mainboard where no part has it and two parts of it give it', () => {
    const board = [[[0xef, 0x40, 0x17]], [[0xc2, 0x20, 0x16]]]
    expect(doubtsOfKnown([0xc2, 0x00, 0x16], { rems: null, res: null }, board)).toEqual([
      expect.objectContaining({ code: 'mixed-on-board' }),
    ])
    expect(doubtsOfKnown([0xef, 0x40, 0x17], { rems: null, res: null }, board)).toEqual([])
    expect(doubtsOfKnown([0xc2, 0x00, 0x16], { rems: null, res: null })).toEqual([])
  })

  it('doubts no part that a mainboard of the guide is known to have', () => {
    for (const { id: board, configurations } of boards)
      for (const { id: configuration } of configurations) {
        const ids = boardIds({ board, configuration })
        for (const id of ids.flat())
          expect(doubtsOfKnown(id, { rems: null, res: null }, ids), board).toEqual([])
      }
  })
})
