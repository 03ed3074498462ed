// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, test } from 'vitest'
import { noChoices, looseChip, unlistedBoard } from '../../shared/work.ts'
import type { Choices } from '../../shared/model/work.ts'
import { emptySnapshot } from '../wizard/empty-snapshot.ts'
import { chipQuestions, firstShown, seenBefore } from './chip-questions.ts'
import { wizardView } from './view.ts'

const view = (choices: Partial<Choices>) =>
  wizardView(emptySnapshot, { ...noChoices, ...choices }, [])

const x230 = { board: 'x230', configuration: '8+4', chipIndex: 0 }

const asked = (choices: Partial<Choices>, seen = seenBefore(view(choices))) =>
  chipQuestions(view(choices), seen)

describe('what step 2 asks', () => {
  test('one look where the sources state shape and supply', () => {
    expect(asked(x230)).toEqual(['look'])
  })

  test('the marking and the supply where they state the shape alone', () => {
    expect(asked({ board: 'x220', configuration: '8', chipIndex: 0 })).toEqual([
      'look',
      'marking',
      'supply',
    ])
  })

  test.each([looseChip, unlistedBoard])('shape, marking and supply of %s, one by one', (board) => {
    expect(asked({ board })).toEqual(['shape', 'marking', 'supply'])
  })

  test('no supply where the marking states it', () => {
    expect(asked({ board: looseChip, marking: 'W25Q64FW' })).toEqual(['shape', 'marking'])
  })

  test('everything of a chip that looks different from what the sources say', () => {
    expect(asked(x230, { differs: true, typed: false })).toEqual(['shape', 'marking', 'supply'])
    expect(asked({ ...x230, chipPackage: 'soic16' })).toEqual(['shape', 'marking', 'supply'])
    expect(asked({ ...x230, chipPackage: 'soic8' })).toEqual(['look'])
  })

  test('the supply where letters were typed that nobody understands, whatever the source says', () => {
    expect(asked(x230, { differs: false, typed: true })).toEqual(['look', 'marking'])
    expect(asked({ ...x230, marking: '25' })).toEqual(['look', 'marking', 'supply'])
  })
})

test('a look back shows the last answer', () => {
  const loose = (choices: Partial<Choices>) => firstShown(view({ board: looseChip, ...choices }))
  expect(loose({})).toBe('shape')
  expect(loose({ chipPackage: 'soic8' })).toBe('shape')
  expect(loose({ chipPackage: 'soic8', marking: '25Q' })).toBe('marking')
  expect(loose({ chipPackage: 'soic8', supply: '3v3' })).toBe('supply')
  expect(firstShown(view({ ...x230, chipPackage: 'soic8', supply: '3v3' }))).toBe('look')
})
