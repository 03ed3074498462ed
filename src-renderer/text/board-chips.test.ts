// SPDX-License-Identifier: GPL-3.0-or-later
import { expect, it } from 'vitest'
import { boards } from '../../shared/data/guide.ts'
import { setLanguage } from '../../shared/text/language.ts'
import { chipText, configurationText, configurationsText } from './board-chips.ts'

it('says what a board has, and what is not known', () => {
  const x230 = boards.find(({ id }) => id === 'x230')
  const [pair, one] = x230?.configurations ?? []
  if (pair?.chips == null || one === undefined) throw new Error('the X230 lost its chips')
  expect(configurationText(pair)).toBe('Two chips, 8 MiB and 4 MiB')
  setLanguage('de')
  expect(configurationText(pair)).toBe('Zwei Chips, 8 MiB und 4 MiB')
  setLanguage('en')
  expect(configurationText(one)).toBe('One chip, 16 MiB')
  expect(pair.chips.map(chipText)).toEqual(['Bottom chip, 8 MiB', 'Top chip, 4 MiB'])
  expect(configurationsText(x230?.configurations ?? [])).toBe(
    'Two chips, 8 MiB and 4 MiB / One chip, 16 MiB',
  )
  const unknown = boards.find(({ id }) => id === 'e6400')?.configurations[0]
  expect(unknown && configurationText(unknown)).toContain('not known')
})
