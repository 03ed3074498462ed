// SPDX-License-Identifier: GPL-3.0-or-later OR CC-BY-SA-4.0
import { describe, expect, it } from 'vitest'
import { guideSections } from '../../shared/text/guide-pages.ts'
import { stageIds } from '../../shared/stages.ts'
import { helpAnywhere, helpAt } from '../text/help.ts'
import { searchWords } from '../../shared/data/search-words.ts'
import { tokens } from './tokens.ts'
import { pageExists } from './pages.ts'
import { blockText, searchReference } from './reference.ts'

const topics = [...stageIds.flatMap((stage) => helpAt(stage)), ...helpAnywhere()]
const pagesFor = (typed: string) => searchReference(typed).found.map(({ page }) => page)

describe('search', () => {
  it('never puts another word in the place of one that stands in the texts, or that people use', () => {
    for (const typed of ['fake chip', 'lost mac', 'capsule', 'brltty', 'flatpak', 'usbipd', 'wsl'])
      expect(searchReference(typed).instead).toBeNull()
  })

  it('takes no word of the texts, of its titles or of its questions for another one', () => {
    const texts = [
      ...topics.flatMap(({ question, answer }) => [question, answer]),
      ...guideSections().flatMap(({ section }) => [
        section.title,
        ...section.blocks.map(blockText),
      ]),
      ...Object.values(searchWords.en.asked).flat(),
    ]
    const words = [...new Set(texts.flatMap(tokens))]
    expect(words.length).toBeGreaterThan(1500)
    // One search for many words: each is looked at by itself.
    const taken = searchReference(words.join(' ')).instead
    expect(taken?.split(' ').filter((word, at) => word !== words[at]) ?? []).toEqual([])
  })

  it.each(['fake', 'snap', 'busy', 'token', 'white', 'remote', 'beeps', 'stuck', 'lake', 'status'])(
    'takes “%s”, a word of its own, for none of its neighbours',
    (word) => {
      const { instead } = searchReference(`${word} thunderbolt`)
      expect(instead).toBeNull()
    },
  )

  it('finds a board by a piece of its name and a signal by any of its names', () => {
    expect(pagesFor('x200s')[0]).toBe('board/x200s-x200t')
    expect(searchReference('sclk').found.map(({ title }) => title)).toContain('CLK: Clock')
  })

  it('puts what has every word first, and says when nothing has', () => {
    expect(searchReference('hot air nozzle')).toMatchObject({ partly: false, instead: null })
    expect(pagesFor('hot air nozzle')[0]).toBe('wson8-to-soic8#off')
    expect(searchReference('thunderbolt potato')).toMatchObject({ partly: true })
    expect(pagesFor('qqq')).toEqual([])
    expect(pagesFor('  ')).toEqual([])
  })

  it('tells what a part is by its print, and never reads one part for another', () => {
    const [chip] = searchReference('MX25L6406E').found
    expect(chip).toMatchObject({ kind: 'Chip', page: 'safety#voltage' })
    expect(chip?.text).toContain('8 MiB, 2.7 to 3.6 V')
    const low = searchReference('w25q128jw')
    expect(low.instead).toBeNull()
    expect(low.found[0]).toMatchObject({ kind: 'Chip', page: 'warnings#W-1V8' })
    expect(low.found[0]?.text).toContain('3.3 V would destroy it')
  })

  it('says which word it took for a slip of the keyboard', () => {
    expect(searchReference('rasberry')).toMatchObject({ instead: 'raspberry' })
    expect(searchReference('x23o')).toMatchObject({ instead: 'x230' })
    expect(searchReference('raspberry')).toMatchObject({ instead: null })
  })

  it('knows no way of asking that leads nowhere', () => {
    const keys = new Set(topics.map(({ id }) => `help#${id}`))
    expect(
      Object.keys(searchWords.en.asked).filter((key) => !keys.has(key) && !pageExists(key)),
    ).toEqual([])
  })
})

describe('the words of a search', () => {
  it('are the same however a number, its unit and a hyphen are typed', () => {
    expect(tokens('3.3 V')).toEqual(tokens('3,3v'))
    expect(tokens('SOIC-8')).toEqual(['soic8'])
    expect(tokens('12 MB')).toEqual(tokens('12 MiB'))
    expect(tokens('won’t boot?')).toEqual(['wont', 'boot'])
  })
})
