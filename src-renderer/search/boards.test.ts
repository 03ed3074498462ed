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

it.each([
  ['lenovo x230', 'x230'],
  ['my x230 laptop', 'x230'],
  ['tinkpad x230', 'x230'],
  ['thinkpadx230', 'x230'],
  ['230', 'x230'],
  ['x23', 'x230'],
  ['2325-AB3', 'x230'],
  ['thinkpad 2325', 'x230'],
  ['dell 9020', 'optiplex-9020'],
  ['latitude 6400', 'e6400'],
  ['hp 8460p', 'hp8460p'],
  ['kgped16', 'kgpe-d16'],
  ['macbook 2,1', 'macbook21'],
  ['lattitude e6430', 'e6430'],
  ['T 480 s', 't480s'],
])('finds by “%s” the board %s among the first three', (typed, board) => {
  expect(ids(typed).slice(0, 3)).toContain(board)
})

it('shows no other board where the one that was typed is there', () => {
  expect(ids('x230')).toEqual(['x230'])
  expect(ids('lenovo thinkpad x230')).toEqual(['x230'])
})

it('narrows with every letter', () => {
  expect(ids('t').length).toBeGreaterThan(ids('t4').length)
  expect(ids('t4').length).toBeGreaterThan(ids('t480').length)
  expect(ids('t480')).toEqual(expect.arrayContaining(['t480', 't480s']))
})
