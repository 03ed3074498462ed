// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { boards } from '../../shared/data/guide.ts'
import { findBoards } from './boards.ts'

const ids = (text: string) => findBoards(text).map(({ id }) => id)

describe('the search for a board', () => {
  it('shows all when nothing is typed', () => {
    expect(findBoards(' ')).toEqual(boards)
  })
  it('finds what people type, however they space and spell it', () => {
    expect(ids('x200s')).toEqual(['x200s-x200t'])
    expect(ids('thinkpad X 230')).toContain('x230')
    expect(ids('kgpe d16')).toEqual(['kgpe-d16'])
    expect(ids('T440p')).toEqual(['t440p'])
  })
  it('finds nothing rather than something else', () => {
    expect(ids('Amiga 500')).toEqual([])
  })
})
