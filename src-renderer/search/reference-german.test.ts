// SPDX-License-Identifier: GPL-3.0-or-later OR CC-BY-SA-4.0
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { setLanguage } from '../../shared/text/language.ts'
import { stageIds } from '../../shared/stages.ts'
import { helpAnywhere, helpAt } from '../text/help.ts'
import { searchWords } from '../../shared/data/search-words.ts'
import { pageExists } from './pages.ts'
import { searchReference } from './reference.ts'

const pagesFor = (typed: string) => searchReference(typed).found.map(({ page }) => page)

describe('the search in German', () => {
  beforeEach(() => setLanguage('de'))
  afterEach(() => setLanguage('en'))

  it('still knows the words of the field in English', () => {
    expect(pagesFor('soic clip').slice(0, 3)).toContain('wiring-guide#clip')
    expect(pagesFor('no chip found').slice(0, 3)).toContain('steps/check#no-chip')
  })

  it('knows no way of asking that leads nowhere', () => {
    const keys = new Set(
      [...stageIds.flatMap(helpAt), ...helpAnywhere()].map(({ id }) => `help#${id}`),
    )
    const lost = Object.keys(searchWords.de.asked).filter(
      (key) => !keys.has(key) && !pageExists(key),
    )
    expect(lost).toEqual([])
  })
})
