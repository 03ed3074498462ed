// SPDX-License-Identifier: GPL-3.0-or-later
/** The reference and the help: search, links, print, keyboard, and the wires of the guide's tables. */
import type { Locator, Page } from '@playwright/test'
import { violationsIn } from '../support/axe.ts'
import { expect, test } from '../support/fixtures.ts'
import { bring } from '../support/stages.ts'
import { boards } from '../../shared/data/guide.ts'
import { powerNote } from '../../shared/text/guide-boards.ts'
import { guidePages, guideSections } from '../../shared/text/guide-pages.ts'
import { oneOf } from '../../shared/text/numbers.ts'
import type { Wire } from '../../shared/wiring.ts'
import { anyText, saying } from '../support/words.ts'
import { capacitorValue } from '../../src-renderer/text/values.ts'
import { drawingText } from '../../src-renderer/text/drawing.ts'
import { wireText } from '../../src-renderer/text/wire.ts'
import { frame } from '../../src-renderer/text/frame.ts'
import { referenceText } from '../../src-renderer/text/reference/words.ts'
import { cautionWords } from '../../shared/text/cautions.ts'
import { glossaryWords } from '../../shared/text/guide-glossary.ts'
import { help as helpText } from '../../src-renderer/text/help.ts'

const title = (page: Page) => page.getByRole('heading', { level: 1 })
const reference = (page: Page, at: string) => ({ place: { kind: 'reference' as const, page: at } })

function boardById(wanted: string) {
  const found = boards.find(({ id }) => id === wanted)
  if (found === undefined) throw new Error(`no mainboard ${wanted}`)
  return found
}

const x200s = boardById('x200s-x200t')

const vccToPico: Wire = {
  signal: 'VCC',
  chipPin: 8,
  headerPin: 36,
  headerName: '3V3(OUT)',
  block: null,
  role: 'power',
}
const headerPin = (pin: number, block: string | null = null): Wire => ({
  ...vccToPico,
  headerPin: pin,
  block,
})

/** The wires for a WSON8 and a Pico, from the guide's tables. */
const wson8ToPico = {
  GND: ['4', '38'],
  CS: ['1', '7'],
  CLK: ['6', '4'],
  MOSI: ['5', '5'],
  MISO: ['2', '6'],
  VCC: ['8', '36'],
} as const

async function expectWires(page: Page, wires: Readonly<Record<string, readonly [string, string]>>) {
  const rows = page.locator('[data-testid=finder-card] [data-testid=wires] tbody tr')
  await expect(rows).toHaveCount(Object.keys(wires).length)
  for (const [signal, [leg, pin]] of Object.entries(wires))
    await expect(
      page.locator(`[data-testid=finder-card] [data-testid=wires] [data-signal=${signal}]`),
    ).toContainText(`${signal}${wireText.leg(Number(leg))}${wireText.pin(headerPin(Number(pin)))}`)
}

test('a WSON8 ThinkPad X200S is wired to a Pico in three clicks from a fresh start, and printed', async ({
  app,
  page,
}) => {
  let clicks = 0
  const click = async (what: Locator) => {
    clicks += 1
    await what.click()
  }
  await click(page.getByRole('button', { name: frame.reference }))
  await click(page.getByRole('searchbox'))
  await page.keyboard.type('x200s')
  await click(page.locator('[data-page="wiring/pico//x200s-x200t"]'))
  expect(clicks).toBeLessThan(4)
  await expect(title(page)).toHaveText(referenceText.finder.title)
  await expect(page.locator('[data-testid=finder-card] h2').first()).toContainText(
    saying(referenceText.finder.shown('WSON8', oneOf(x200s.names), anyText)),
  )
  await expectWires(page, wson8ToPico)

  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', 'yes')
  })
  await page.getByRole('button', { name: referenceText.finder.print }).click()
  await expect(page.locator('body')).toHaveAttribute('data-printed', 'yes')
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('[data-testid=card]')).toBeVisible()
  await expect(page.locator('[data-testid=card]')).toContainText('ThinkPad X200S')
  await expect(page.getByRole('banner')).toBeHidden()
  await expect(page.locator('[data-testid=wire-sentence]')).toBeHidden()
  await expect(page.getByRole('button', { name: referenceText.finder.print })).toBeHidden()
  if (app.host === 'web') {
    const sheet = (await page.pdf({ format: 'A4' })).toString('latin1')
    expect(sheet.match(/\/Type \/Page\b/gu)).toHaveLength(1)
  }
})

test(
  'the wiring finder follows its choices, and leaves VCC off where the board feeds the chip',
  { tag: '@page' },
  async ({ page }) => {
    await page.getByRole('button', { name: frame.reference }).click()
    await page.getByRole('button', { name: referenceText.lists.wiring['0'] }).click()
    await page.getByLabel(referenceText.finder.board, { exact: true }).selectOption('x60')
    await expect(
      page.locator('[data-testid=finder-card] [data-testid=wires] [data-signal=VCC]'),
    ).toHaveCount(0)
    await expect(page.locator('[data-testid=finder-card]')).toContainText(
      powerNote(boardById('x60').power.note ?? 'no note'),
    )
    for (const list of ['[data-testid=finder-card] dl', '[data-testid=card] ul'])
      await expect(page.locator(list).first()).toContainText(drawingText.leftOff(vccToPico))
    // A choice for one mainboard does not apply to the next.
    const feeds = page.getByLabel(referenceText.finder.boardFeeds)
    const print = page.getByRole('button', { name: referenceText.finder.print })
    await page.getByLabel(referenceText.finder.board, { exact: true }).selectOption('hp820g2')
    await expect(print).toHaveAttribute('aria-disabled', 'true')
    await expect(page.locator('[data-testid=why]')).toHaveText(
      referenceText.finder.blocked['ask-who-feeds-the-chip'],
    )
    await feeds.selectOption('yes')
    await expect(
      page.locator('[data-testid=finder-card] [data-testid=wires] [data-signal=VCC]'),
    ).toHaveCount(0)
    await expect(print).toHaveAttribute('aria-disabled', 'false')
    await page.getByLabel(referenceText.finder.board, { exact: true }).selectOption('hp9470m')
    await expect(feeds).toHaveValue('no')
    await expect(
      page.locator('[data-testid=finder-card] [data-testid=wires] [data-signal=VCC]'),
    ).toHaveCount(1)
    await page.getByLabel(referenceText.finder.board, { exact: true }).selectOption('gru-kevin')
    await expect(page.locator('[data-testid=finder-card] [data-testid=wires]')).toHaveCount(0)
    await expect(page.locator('[data-testid=finder-card]')).toContainText('1.8 V')
    await page.getByLabel(referenceText.finder.board, { exact: true }).selectOption('w541')
    await expect(page.locator('[data-testid=finder-card]')).toContainText(
      referenceText.finder.holdOther('47 Ω', true),
    )
    await page.getByLabel(referenceText.finder.programmer, { exact: true }).selectOption('bbb')
    await expect(page.locator('[data-testid=finder-card] [data-signal=CS]').last()).toContainText(
      wireText.pin(headerPin(17, 'P9')),
    )
    await page.getByLabel(referenceText.finder.board, { exact: true }).selectOption('bare')
    await page.getByLabel(referenceText.finder.package, { exact: true }).selectOption('soic16')
    await expect(page.locator('[data-testid=finder-card]')).toContainText(
      referenceText.finder.ceramic([100e-9, 4.7e-6].map(capacitorValue)),
    )
    // Going back leaves the finder with all its choices in one step.
    await page.getByRole('button', { name: frame.back, exact: true }).click()
    await expect(title(page)).toHaveText(frame.reference)
  },
)

test(
  'the first page of the reference leads to the wires in one sentence, and keeps it',
  { tag: '@page' },
  async ({ page }) => {
    await page.getByRole('button', { name: frame.reference }).click()
    const board = page.getByLabel(referenceText.finder.board, { exact: true })
    await board.selectOption('x200s-x200t')
    await expect(page.getByLabel(referenceText.finder.package, { exact: true })).toHaveValue(
      'wson8',
    )
    await page.getByRole('button', { name: referenceText.finder.showWires }).click()
    await expectWires(page, wson8ToPico)
    await page.getByRole('button', { name: frame.back, exact: true }).click()
    await expect(title(page)).toHaveText(frame.reference)
    await expect(board).toHaveValue('x200s-x200t')
  },
)

test(
  'search finds boards, words, warnings and answers, and going back shows the results again',
  { tag: '@page' },
  async ({ page }) => {
    await page.getByRole('button', { name: frame.reference }).click()
    const search = page.getByRole('searchbox')
    await search.fill('thunderbolt')
    await page.getByRole('button', { name: cautionWords['W-THUNDERBOLT'].title }).click()
    await expect(page.locator('#W-THUNDERBOLT')).toBeFocused()
    // An earlier filter of the list does not hide the entry of the next search.
    await page.getByRole('searchbox', { name: referenceText.warningFacts.filter }).fill('diode')
    await expect(page.locator('#W-THUNDERBOLT')).toHaveCount(0)
    await page.getByRole('button', { name: frame.back, exact: true }).click()
    await expect(search).toHaveValue('thunderbolt')
    await page.getByRole('button', { name: cautionWords['W-THUNDERBOLT'].title }).click()
    await expect(page.locator('#W-THUNDERBOLT')).toBeFocused()
    await page.getByRole('button', { name: frame.back, exact: true }).click()
    await search.fill('bootsel')
    await page.getByRole('button', { name: glossaryWords.BOOTSEL.term, exact: true }).click()
    await expect(page.locator('#word-BOOTSEL')).toBeFocused()
    await page.getByRole('button', { name: frame.back, exact: true }).click()
    await search.fill('zzz')
    await expect(page.getByText(referenceText.results(0))).toBeVisible()
  },
)

test(
  'the help of a board with one chip does not speak of two',
  { tag: '@page' },
  async ({ app, page }) => {
    await bring(app, 'wire')
    await page.keyboard.press('F1')
    const help = page.getByRole('complementary', { name: frame.help })
    await expect(help.locator('[data-section="wiring-guide/clip"]')).toBeVisible()
    const forSeveral = guideSections().filter(
      ({ section }) =>
        section.stages?.includes('wire') === true && section.for?.facts?.includes('several-chips'),
    )
    expect(forSeveral.length).toBeGreaterThan(0)
    for (const { key } of forSeveral)
      await expect(help.locator(`[data-section="${key}"]`)).toHaveCount(0)
  },
)

test('help of the wizard leads to its place in the reference and back to the step', async ({
  page,
}) => {
  await page.keyboard.press('F1')
  const help = page.getByRole('complementary', { name: frame.help })
  const what = help.locator('[data-section="start/what"]')
  await what.locator('summary').first().click()
  await what.getByRole('button', { name: helpText.more }).click()
  await expect(page.locator('#what')).toBeFocused()
  await expect(title(page)).toHaveText(
    guidePages().find(({ id }) => id === 'start')?.title ?? 'no such page',
  )
  await page.getByRole('button', { name: frame.back, exact: true }).click()
  await expect(page.locator('[data-testid=app]')).toHaveAttribute('data-stage', 'board')
})

test('the reference is used with the keyboard alone', async ({ page }) => {
  const press = async (key: string, until: Locator) => {
    for (let count = 0; count < 60; count += 1) {
      if (await until.evaluate((element) => element === document.activeElement)) return
      await page.keyboard.press(key)
    }
    await expect(until).toBeFocused()
  }
  await press('Tab', page.getByRole('button', { name: frame.reference }))
  await page.keyboard.press('Enter')
  await expect(title(page)).toBeFocused()
  await press('Tab', page.getByRole('searchbox'))
  await page.keyboard.type('bootsel')
  await press('Tab', page.getByRole('button', { name: glossaryWords.BOOTSEL.term, exact: true }))
  await page.keyboard.press('Enter')
  await expect(title(page)).toHaveText(referenceText.lists.glossary['0'])
  await press('Tab', page.getByRole('button', { name: frame.back, exact: true }))
  await page.keyboard.press('Enter')
  await expect(title(page)).toHaveText(frame.reference)

  // Going back restores the scroll position, in a list that is still filtered.
  await expect(
    page.getByRole('button', { name: glossaryWords.BOOTSEL.term, exact: true }),
  ).toBeFocused()
  await press('Shift+Tab', page.getByRole('searchbox'))
  await page.keyboard.press('Control+A')
  await page.keyboard.press('Delete')
  await press(
    'Tab',
    page.getByRole('button', { name: referenceText.lists.boards['0'], exact: true }),
  )
  await page.keyboard.press('Enter')
  await press('Tab', page.getByRole('searchbox'))
  await page.keyboard.type('wson8')
  const board = page.locator('[data-page="board/x200s-x200t"]').first()
  await press('Tab', board)
  await page.keyboard.press('Enter')
  const wires = page.getByRole('button', { name: referenceText.finder.showWires })
  await press('Tab', wires)
  await page.keyboard.press('Enter')
  await expectWires(page, wson8ToPico)
  await press(
    'Tab',
    page.locator('[data-testid=finder-card] svg[data-wiring] [data-chip-leg][data-signal=MISO]'),
  )
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', 'yes')
  })
  await press('Tab', page.getByRole('button', { name: referenceText.finder.print }))
  await page.keyboard.press('Enter')
  await expect(page.locator('body')).toHaveAttribute('data-printed', 'yes')
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(wires).toBeFocused()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(board).toBeFocused()
  await expect(page.getByRole('searchbox')).toHaveValue('wson8')
})

test('at 1024 x 700 most of the wires are seen before any scrolling', async ({ app }) => {
  await app.page.setViewportSize({ width: 1024, height: 700 })
  await app.choose(reference(app.page, 'wiring/pico//x200s-x200t'))
  for (const wire of await app.page
    .locator('[data-testid=finder-card] svg[data-wiring] [data-signal]')
    .all())
    await expect(wire).toBeInViewport()
  const drawing = await app.page.locator('[data-testid=finder-card] svg[data-wiring]').boundingBox()
  expect(drawing?.y).toBeLessThan(280)
})

test('at 200 % the drawing begins on the first screen, and stays there while one chooses', async ({
  app,
}) => {
  await app.page.setViewportSize({ width: 640, height: 400 })
  await app.choose(reference(app.page, 'wiring/pico'))
  const drawing = app.page.locator('[data-testid=finder-card] svg[data-wiring]')
  const top = async () => (await drawing.boundingBox())?.y ?? Infinity
  await expect.poll(top).toBeLessThan(210)
  await app.page.getByLabel(referenceText.finder.board, { exact: true }).selectOption('x60')
  await expect(
    app.page.locator('[data-testid=finder-card] [data-testid=wires] [data-signal=VCC]'),
  ).toHaveCount(0)
  expect(await top()).toBeLessThan(210)
})

test('the packages are listed at one scale', { tag: '@page' }, async ({ app }) => {
  await app.choose(reference(app.page, 'packages'))
  const scales = await app.page.locator('[data-testid=picture] svg').evaluateAll((drawings) =>
    drawings.map((drawing) => {
      const drawn = drawing.getBoundingClientRect().width
      return Math.round((100 * drawn) / Number(drawing.getAttribute('viewBox')?.split(' ')[2]))
    }),
  )
  expect(scales).toEqual([100, 100, 100, 100])
})

test(
  'an address whose board is not there says so, and leads on',
  { tag: '@page' },
  async ({ app }) => {
    await app.choose(reference(app.page, 'wiring/pico//x999'))
    await expect(app.page.getByRole('status').first()).toContainText(
      referenceText.finder.notKnown(referenceText.finder.board, 'x999'),
    )
    await app.page.getByLabel(referenceText.finder.board, { exact: true }).selectOption('x230')
    await expect(app.page.locator('main')).not.toContainText('x999')
    await app.choose(reference(app.page, 'board/x999'))
    await expect(app.page.locator('[data-testid=lead]')).toHaveText(
      referenceText.noSuchPage('board/x999'),
    )
  },
)

const inLightAndDark = (['light', 'dark'] as const).map((colorScheme) => ({
  colorScheme,
  reducedMotion: 'reduce' as const,
}))
const partsOfReference = {
  'of wires, chips and boards':
    ', wiring/pico//x230, package/wson8, header/bbb-p9, board/e6400, packages, boards, pico, raspberry-pi',
  'of steps and words':
    'programmer/rpi-40, warnings, glossary, steps/wire, wson8-to-soic8, wiring-guide, pull-ups, differences',
}
for (const [part, pages] of Object.entries(partsOfReference))
  test(
    `no page of the reference ${part} breaks an accessibility rule`,
    { tag: '@page' },
    async ({ app }) => {
      for (const at of pages.split(', ')) {
        await app.choose(reference(app.page, at))
        await app.page.evaluate(() => {
          for (const details of document.querySelectorAll('details')) details.open = true
        })
        expect(await violationsIn(app.page, inLightAndDark), at).toEqual([])
      }
    },
  )

test(
  'a page is printed black on white, without buttons, whatever the theme',
  { tag: '@page' },
  async ({ app }) => {
    const { page } = app
    for (const at of ['package/wson8', 'board/t440p', 'programmer/pico', 'header/pico-40']) {
      await page.emulateMedia({ colorScheme: 'dark', media: 'screen' })
      await app.choose(reference(page, at))
      const ink = () => title(page).evaluate((heading) => getComputedStyle(heading).color)
      expect(await ink(), at).not.toBe('rgb(0, 0, 0)')
      await page.emulateMedia({ colorScheme: 'dark', media: 'print' })
      expect(await ink(), at).toBe('rgb(0, 0, 0)')
      await expect(page.getByRole('banner')).toBeHidden()
      for (const button of await page
        .locator('[data-button], [data-testid=drawing-acts], summary')
        .all())
        await expect(button, at).toBeHidden()
      // The steps of a set-up may continue on a second sheet.
      if (app.host === 'web' && !at.startsWith('programmer')) {
        const sheet = (await page.pdf({ format: 'A4' })).toString('latin1')
        expect(sheet.match(/\/Type \/Page\b/gu), at).toHaveLength(1)
      }
    }
  },
)

test('nothing is cut off at 1024 x 700 and at 200 % zoom', { tag: '@page' }, async ({ app }) => {
  for (const [width, height] of [
    [1024, 700],
    [550, 380],
  ] as const)
    for (const at of [
      '',
      'wiring/pico//x230',
      'wiring/bbb/soic16/bare/loose',
      'header/pico-40',
      'board/x230',
      'steps/wire',
      'differences',
    ]) {
      await app.page.setViewportSize({ width, height })
      await app.choose(reference(app.page, at))
      const wide = await app.page.evaluate(() => {
        const main = document.querySelector('main')
        return Math.max(
          document.documentElement.scrollWidth - innerWidth,
          (main?.scrollWidth ?? 0) - (main?.clientWidth ?? 0),
        )
      })
      expect(wide, `${at} at ${width}`).toBeLessThanOrEqual(0)
    }
})
