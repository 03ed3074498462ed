// SPDX-License-Identifier: GPL-3.0-or-later OR CC-BY-SA-4.0
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import {
  boards,
  headers,
  packages,
  programmers,
  sourceIndex,
  warnings,
} from '../../shared/data/guide.ts'
import { coverage } from '../../shared/data/guide-coverage.ts'
import { helpFacts, sourceKeys } from '../../shared/data/guide-pages.ts'
import { guidePages, guideSections, helpSections } from '../../shared/text/guide-pages.ts'
import { glossary } from '../../shared/data/guide-words.ts'
import { stages } from '../wizard/stages.ts'
import { helpAnywhere, helpAt } from '../text/help.ts'
import { chosenOf, unknownIn } from './finder-choice.ts'
import { deeperPages } from './Home.tsx'
import { listPages, pageExists } from '../search/pages.ts'
import { Reference } from './Reference.tsx'
import { stageIds } from '../../shared/stages.ts'
import type { StageId } from '../../shared/stages.ts'
import type { HelpChoices } from '../../shared/data/guide-pages.ts'

const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id)
const everyPage = [
  '',
  ...listPages,
  ...stageIds.map((stage) => `steps/${stage}`),
  ...ids(packages).map((id) => `package/${id}`),
  ...ids(headers).map((id) => `header/${id}`),
  ...ids(boards).map((id) => `board/${id}`),
  ...ids(programmers).map((id) => `programmer/${id}`),
  ...ids(guidePages()),
]
const render = (page: string) => renderToStaticMarkup(createElement(Reference, { page }))

describe('the pages of the reference', () => {
  it('exist, each with a title of its own kind and no link that leads nowhere', () => {
    for (const page of everyPage) {
      expect(pageExists(page), page).toBe(true)
      const html = render(page)
      if (page !== '') expect(html, page).not.toContain('>Reference</h1>')
      for (const [, link = ''] of html.matchAll(/data-page="([^"]*)"/gu))
        expect(pageExists(link), `${page} links to ${link}`).toBe(true)
    }
  })

  it('say no to a page that is not there', () => {
    for (const page of ['nowhere', 'board/x999', 'pico#nothing', 'warnings#W-NO', 'steps/nine'])
      expect(pageExists(page), page).toBe(false)
    expect(render('board/x999')).toContain('There is no page “board/x999”.')
  })

  it('set what a board may carry side by side, and two chips of one board apart from their replacement', () => {
    const tables = (page: string) => render(page).match(/<thead>/gu)?.length
    expect(tables('board/x200')).toBe(1)
    for (const told of ['SOIC8 means 4 MiB', 'SOIC16 means 8 MiB', 'Only after an upgrade'])
      expect(render('board/x200')).toContain(`<td>${told}</td>`)
    expect(render('board/kcma-d8')).toContain('<td>As it was built</td>')
    expect(tables('board/x230')).toBe(2)
  })

  it('are all within reach of the start page', () => {
    const seen = new Set([''])
    const open = ['']
    for (let page = open.pop(); page !== undefined; page = open.pop())
      for (const [, link = ''] of render(page).matchAll(/data-page="([^"#]*)/gu))
        if (!seen.has(link) && !link.startsWith('wiring/')) {
          seen.add(link)
          open.push(link)
        }
    expect(everyPage.filter((page) => !seen.has(page))).toEqual([])
  })

  it('are what the wizard’s help, the glossary and the start page link to', () => {
    const topics = [...helpAnywhere(), ...stageIds.flatMap((stage) => helpAt(stage))]
    for (const { page } of [...topics, ...glossary])
      if (page !== undefined) expect(pageExists(page), page).toBe(true)
    for (const page of deeperPages) expect(pageExists(page), page).toBe(true)
  })
})

describe('the sections of the guide', () => {
  it('have one key each, and name only packages, headers, boards and programmers that exist', () => {
    expect(new Set(guideSections().map(({ key }) => key)).size).toBe(guideSections().length)
    for (const { key, section } of guideSections()) {
      for (const only of [section.for, ...section.blocks.map((block) => block.for)]) {
        for (const id of only?.programmers ?? []) expect(ids(programmers), key).toContain(id)
        for (const id of only?.packages ?? []) expect(ids(packages), key).toContain(id)
        for (const id of only?.boards ?? []) expect(ids(boards), key).toContain(id)
      }
      for (const block of section.blocks) {
        if ('pins' in block) expect(ids(packages), key).toContain(block.pins)
        if ('wires' in block) expect(ids(packages), key).toContain(block.wires)
        if ('header' in block) expect(ids(headers), key).toContain(block.header)
      }
    }
  })

  it('name a source that is known', () => {
    const entries = [...guideSections().map(({ section }) => section), ...boards, ...packages]
    for (const { source } of [...entries, ...headers, ...programmers, ...warnings])
      for (const key of sourceKeys(source))
        expect(Object.keys(sourceIndex), key).toContain(key.split(':')[0])
  })

  it('give help at every stage, and never a wall of it', () => {
    const nothing = {
      guideProgrammer: 'pico',
      packageId: 'soic8',
      boardId: 'x230',
      mounting: 'on-board',
      facts: helpFacts('x230', null),
    } as const
    for (const { id } of stages) {
      const sections = helpSections(id, nothing)
      expect(sections.length, id).toBeGreaterThan(0)
      expect(sections.length, id).toBeLessThanOrEqual(14)
    }
  })

  const helped = (stage: StageId, choices: Partial<HelpChoices> & { configuration?: string }) =>
    helpSections(stage, {
      guideProgrammer: null,
      packageId: null,
      boardId: null,
      mounting: null,
      facts: helpFacts(choices.boardId ?? null, choices.configuration ?? null),
      ...choices,
    })
  const keys = (...asked: Parameters<typeof helped>) => helped(...asked).map(({ key }) => key)
  const words = (...asked: Parameters<typeof helped>) =>
    JSON.stringify(
      helped(...asked).map(({ section }) => section.blocks.map(({ for: _for, ...said }) => said)),
    )

  it('speak of one programmer, package or board only to those who chose it', () => {
    const on = (guideProgrammer: string, packageId: string, boardId: string) =>
      keys('wire', { guideProgrammer, packageId, boardId, mounting: 'on-board' })
    expect(on('pico', 'soic8', 'x60')).toContain('wiring-guide/x60')
    expect(on('pico', 'soic8', 'x230')).not.toContain('wiring-guide/x60')
    expect(on('pico', 'soic8', 'x230')).not.toContain('wson8-to-soic8/off')
    expect(on('pico', 'wson8', 'x230')).toContain('wson8-to-soic8/off')
    expect(on('bbb', 'soic8', 'x230')).not.toContain('pico/pins')
  })

  it('speak of two chips only where the board may have them', () => {
    const topics = { wire: 'wiring-guide/two-chips', image: 'two-chips/cut' } as const
    for (const [stage, key] of Object.entries(topics) as [StageId, string][]) {
      expect(keys(stage, {})).toContain(key)
      expect(keys(stage, { boardId: 'x230', mounting: 'on-board' })).toContain(key)
      expect(keys(stage, { boardId: 'x220', mounting: 'on-board' })).not.toContain(key)
      expect(keys(stage, { boardId: 'bare', mounting: 'loose' })).not.toContain(key)
    }
  })

  it('say nothing about the power of a board to those whose chip is on none', () => {
    const feeds = 'If the board feeds the chip'
    expect(words('wire', {})).toContain(feeds)
    expect(words('wire', { boardId: 'x60', mounting: 'on-board' })).toContain(feeds)
    expect(words('wire', { boardId: 'x220', mounting: 'on-board' })).not.toContain(feeds)
    expect(words('wire', { boardId: 'bare', mounting: 'loose' })).not.toContain(feeds)
  })

  it('give the commands and legs of what was chosen, not of its neighbours', () => {
    expect(words('backup', { guideProgrammer: 'pico' })).not.toContain('linux_spi')
    expect(words('backup', { guideProgrammer: 'rpi-40' })).not.toContain('serprog')
    const clip = { boardId: 'x220', mounting: 'on-board' } as const
    expect(words('wire', { ...clip, packageId: 'soic8' })).not.toContain('Pomona 5252')
    expect(words('wire', { ...clip, packageId: 'soic16' })).not.toContain('Pomona 5250')
  })

  it('name on the page of a package its own clip only', () => {
    const page = (id: string) =>
      renderToStaticMarkup(createElement(Reference, { page: `package/${id}` }))
    expect(page('soic8')).toContain('SOIC8: use a Pomona 5250')
    expect(page('soic8')).not.toContain('SOIC16: use a Pomona 5252')
    expect(page('soic16')).toContain('SOIC16: use a Pomona 5252')
  })

  it('leave no question without an answer, whatever was chosen', () => {
    for (const { id: guideProgrammer } of programmers)
      for (const { id: packageId } of packages)
        for (const boardId of ['x220', 'x230', 'x60', 'kgpe-d16', 'bare'])
          for (const mounting of ['on-board', 'socketed', 'loose'] as const)
            for (const { id } of stages)
              for (const { key, section } of helped(id, {
                guideProgrammer,
                packageId,
                boardId,
                mounting,
              }))
                expect(
                  section.blocks.some((block) => !('address' in block || 'other' in block)),
                  `${key} for ${guideProgrammer}, ${packageId}, ${boardId}, ${mounting}`,
                ).toBe(true)
  })
})

describe('warnings', () => {
  it('carry every caution of the guide', () => {
    const carried = new Set(warnings.flatMap(({ guide_items }) => guide_items))
    const cautions = coverage.filter(({ kind }) => kind === 'warning')
    expect(cautions.filter(({ id }) => !carried.has(id)).map(({ id }) => id)).toEqual([])
  })

  it('name only items of the guide that exist', () => {
    for (const { guide_items } of warnings)
      for (const id of guide_items) expect(ids(coverage)).toContain(id)
  })
})

describe('the wiring finder', () => {
  it('fills in what a page id leaves out: package and mounting from the board', () => {
    const of = (page: string) => {
      const found = chosenOf(page.split('/'))
      return [found?.programmer.id, found?.chipPackage.id, found?.board?.id, found?.mounting]
    }
    expect(of('pico//x200s-x200t')).toEqual(['pico', 'wson8', 'x200s-x200t', 'on-board'])
    expect(of('rpi-40//kgpe-d16')).toEqual(['rpi-40', 'dip8', 'kgpe-d16', 'socketed'])
    expect(of('pico/soic16')).toEqual(['pico', 'soic16', undefined, 'loose'])
  })

  it('says of a board that is seen with several packages, or with none, that one has to look', () => {
    expect(render('wiring/pico//x200')).toContain('Packages seen on this mainboard: SOIC8, SOIC16.')
    expect(render('wiring/pico//gru-bob')).toContain(
      'The package on this mainboard is not known for sure.',
    )
    for (const sure of ['wiring/pico//x60', 'wiring/pico', 'wiring/pico/soic8/x200/loose'])
      expect(render(sure), sure).not.toContain('Look at your chip before you use the wires.')
  })

  it('contradicts itself nowhere about who feeds the chip', () => {
    const settled = render('wiring/pico/soic8/hp9470m/on-board/yes')
    expect(settled).toContain('pin 36, 3V3(OUT), stays empty')
    expect(settled).not.toContain('Programmer first')
    expect(render('wiring/pico/soic8/hp9470m/on-board/no')).not.toContain('stays empty')
    expect(render('wiring/pico/soic8/x60')).toContain('The mainboard: charger plugged in')
  })

  it('says which id of an address is not in the data, and shows wires all the same', () => {
    expect(unknownIn(['pico', '', 'x999'])).toEqual([['board', 'x999']])
    expect(unknownIn(['ch341a', 'soic9', 'bare'])).toEqual([
      ['package', 'soic9'],
      ['programmer', 'ch341a'],
    ])
    expect(unknownIn(['pico', 'wson8', 'x200s-x200t', 'on-board'])).toEqual([])
    expect(render('wiring/pico//x999')).toContain('Mainboard “x999” is not in the data of Pin One.')
    expect(render('wiring/pico//x60')).not.toContain('is not in the data')
  })
})
