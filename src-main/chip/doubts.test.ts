import { describe, expect, it } from 'vitest'
import { chipRows } from '../../shared/data/chips.ts'
import { doubtsOf } from './doubts.ts'

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
