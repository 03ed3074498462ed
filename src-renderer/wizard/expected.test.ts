// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import type { FlashChip } from '../../shared/model/chip.ts'
import type { SessionInfo } from '../../shared/model/snapshot.ts'
import { emptySnapshot } from './empty-snapshot.ts'
import { rdid } from '../../src-main/testing/evidence.ts'
import { resolveChip } from '../../src-main/chip/resolve.ts'
import { spelledHex } from '../../shared/spelling.ts'
import { disagreementText } from '../../shared/text/marking.ts'
import { noChoices } from '../../shared/work.ts'
import type { Choices } from '../../shared/model/work.ts'
import { unexpectedChip } from './expected.ts'
import { wizardView } from './view.ts'

const mib = 1024 * 1024

/** What `unexpectedChip` says of the chip of the table with this ID, after this marking was typed or chosen. */
function marked(marking: string, idBytes: string, more: Partial<Choices> = {}) {
  const [chip] = resolveChip(rdid(spelledHex(idBytes))).candidates
  const session = { chip, candidates: [], backup: null } as unknown as SessionInfo
  const choices = { ...noChoices, board: 'bare', marking, ...more }
  const other = unexpectedChip(wizardView({ ...emptySnapshot, session }, choices, []))
  return other?.by === 'marking' ? disagreementText(other.disagreement) : other
}

function seen(sizeBytes: number, choices: Partial<Choices>) {
  const chip = {
    id: 'x',
    vendor: 'Winbond',
    names: ['W25Q32JV'],
    idBytes: [0xef, 0x40, 0x16],
    sizeBytes,
    supplyMv: null,
  }
  const session = {
    chip: chip as unknown as FlashChip,
    candidates: [],
    backup: null,
  } as unknown as SessionInfo
  const view = wizardView({ ...emptySnapshot, session }, { ...noChoices, ...choices }, [])
  return unexpectedChip(view)
}

describe('the chip that answers', () => {
  const x230 = { board: 'x230', configuration: '8+4', chipIndex: 0 }

  it('is the expected one by its size', () => {
    expect(seen(8 * mib, x230)).toBeNull()
    expect(seen(4 * mib, { ...x230, chipIndex: 1 })).toBeNull()
    expect(seen(4 * mib, { board: 'bare' })).toBeNull()
  })

  it('may be the other chip of the board, which is then named', () => {
    expect(seen(4 * mib, x230)).toMatchObject({
      by: 'board-size',
      found: { names: ['W25Q32JV'], sizeBytes: 4 * mib },
      name: 'bottom',
      sizeBytes: 8 * mib,
      rather: { index: 1, name: 'top' },
    })
    expect(seen(8 * mib, { ...x230, chipIndex: 1 })?.rather).toEqual({
      index: 0,
      name: 'bottom',
    })
  })

  it('may be none of the board', () => {
    expect(seen(16 * mib, x230)).toMatchObject({ rather: null })
  })
})

describe('the marking that was read', () => {
  it('is shown beside the chip that answers, where they are two chips', () => {
    const told =
      'You read Macronix MX25L6406E or alike; the chip says Winbond W25Q64. Is the clip on the right chip?'
    const chipEntry = 'macronix-mx25l6406e-mx25l6408e'
    expect(marked('MX25L6406E', 'ef4017', { chipEntry })).toBe(told)
    expect(marked('mx25l6406e', 'ef4017')).toBe(
      'You read mx25l6406e; the chip says Winbond W25Q64. Is the clip on the right chip?',
    )
  })

  it.each([
    ['a family alone', '25L', 'ef4017'],
    ['a family with its maker', 'MX25L', 'ef4017'],
    ['a maker alone', 'winbond', 'c22017'],
    ['a maker in its own spelling', 'cFeon', 'c22017'],
    ['a part of another size', 'W25Q128FVSIG', 'ef4017'],
    ['a part for another voltage', 'MX25U6435F', 'c22017'],
    ['a part that is not in the table, of another maker', 'ZB25VQ128ASIG', 'ef4018'],
  ])('is doubted by %s', (_, marking, idBytes) => {
    expect(marked(marking, idBytes)).toMatch(/^You read .*Is the clip on the right chip\?$/)
  })

  it.each([
    ['nothing was read', '', 'ef4017'],
    ['it is that chip', 'W25Q64FVSIG', 'ef4017'],
    ['it is another that shares the ID', 'W25Q64JVSIQ', 'ef4017'],
    ['it is the same with a counter', 'W25R128JVSIQ', 'ef4018'],
    ['it is the same with another pin use', 'GD25B64CSIG', 'c84017'],
    ['its family is not in the table, and the maker is right', 'MX25L6404E', 'c22017'],
    ['the family is right', '25L', 'c22017'],
    ['the maker is right', 'winbond', 'ef4017'],
    ['a letter was misread', 'MX25L64O6E', 'c22017'],
    ['it is no marking at all', '1432', 'ef4017'],
    ['the family is left out', 'QH64-104HIP', '1c7017'],
    ['the maker shares its number with another', 'XM25QH64A', '207017'],
  ])('is not doubted when %s', (_, marking, idBytes) => {
    expect(marked(marking, idBytes)).toBeNull()
  })

  it('is not doubted where the part that was chosen shares its ID with the one that answers', () => {
    for (const chipEntry of ['macronix-mx25l6405d', 'macronix-mx25l6406e-mx25l6408e'])
      expect(marked('', 'c22017', { chipEntry })).toBeNull()
  })
})

it('a marking that begins the names of two parts contradicts neither, whichever of them was chosen', () => {
  for (const chipEntry of ['winbond-w25q64jv-.q', 'winbond-w25q64jv-.m'])
    for (const idBytes of ['ef4017', 'ef7017'])
      expect(marked('W25Q64JV', idBytes, { chipEntry }), `${chipEntry} ${idBytes}`).toBeNull()
  expect(marked('W25Q64JV', 'c22017', { chipEntry: 'winbond-w25q64jv-.q' })).toMatch(/W25Q64JV/)
})
