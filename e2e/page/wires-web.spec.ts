// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The wires on the page equal the guide's tables, for every programmer, package, mounting and orientation of the chip.
 * The page is the same on both hosts: this file covers all of it, wires-electron.spec.ts a sample.
 */
import boardsFile from '../../shared/data/guide/boards.json' with { type: 'json' }
import headersFile from '../../shared/data/guide/headers.json' with { type: 'json' }
import { wordsThatTouch } from '../support/drawn-wires.ts'
import { expect, test } from '../support/fixtures.ts'
import {
  expectDrawn,
  expectReadable,
  feedThemselves,
  guideWires,
  holds,
  legs,
  pins,
  reference,
} from '../support/guide-wires.ts'
import { wireText } from '../../src-renderer/text/wire.ts'
import { referenceText } from '../../src-renderer/text/reference/words.ts'
import { anyText, oneOf } from '../support/words.ts'
import { sentence } from '../../src-renderer/text/sentence.ts'
import { capacitorValue } from '../../src-renderer/text/values.ts'
import { drawingText } from '../../src-renderer/text/drawing.ts'

const { finder } = referenceText

for (const programmer of Object.keys(pins))
  test(`a ${programmer} is wired as in the guide’s tables, whatever the chip, and however it lies`, async ({
    app,
  }) => {
    await app.choose(reference(`wiring/${programmer}`))
    const { page } = app
    const choose = (label: string, value: string) =>
      page.getByLabel(label, { exact: true }).selectOption(value)
    const offered = await page
      .getByLabel(finder.programmer, { exact: true })
      .locator('option')
      .evaluateAll((options) => options.map((option) => option.getAttribute('value')))
    expect(new Set(offered)).toEqual(new Set(Object.keys(pins)))
    for (const chip of Object.keys(legs))
      for (const mounting of ['on-board', 'socketed', 'loose']) {
        await choose(finder.package, chip)
        await choose(finder.mounting, mounting)
        const where = `${programmer}, ${chip}, ${mounting}`
        // The wires of a chip in a socket are the same as those of a chip on its mainboard.
        const ways = mounting === 'socketed' ? 'as it lies' : 'all'
        await expectDrawn(page, guideWires(programmer, chip), where, ways)
        const card = page.locator('[data-testid=finder-card]')
        if (mounting === 'loose') {
          const resistors = page.getByRole('button', { name: wireText.seriesOption, exact: true })
          await resistors.click()
          await expectReadable(page, guideWires(programmer, chip), `${where}, 47 Ω`)
          await resistors.click()
          await expect(card).toContainText(finder.ceramic([100e-9, 4.7e-6].map(capacitorValue)))
          await expect(card.getByText(`${finder.pullUps}: WP`)).toBeVisible()
          await expect(card.getByText(`${finder.pullUps}: HOLD`)).toBeVisible()
        } else {
          await expect(card).toContainText(sentence(finder.openLegs(holds[chip] ?? [])))
          await expect(card.getByText(finder.pullUps)).toHaveCount(0)
          await expect(card).not.toContainText(finder.capacitors)
        }
      }
  })

test('on every board with two chips the wires are the guide’s, and the card says what to do with the other chip', async ({
  app,
}) => {
  const { page } = app
  let seen = 0
  const turned = new Set<string>()
  for (const { id, configurations, power, other_chip_select } of boardsFile.boards) {
    const usual = configurations.find((each) => each.default)
    if ((usual?.chips?.length ?? 0) < 2 || power.feeds === 'ask') continue
    seen++
    await app.choose(reference(`wiring/pico//${id}`))
    const chip = (await page.getByLabel(finder.package, { exact: true }).inputValue()) || 'none'
    const without = feedThemselves.includes(id) ? ['VCC'] : []
    const { rule } = other_chip_select
    // Mainboards with the same wires and the same note have the same drawing: the test turns one of them all ways.
    const alike = `${chip} ${without.join('')} ${rule}`
    const ways = turned.has(alike) ? 'as it lies' : 'all'
    turned.add(alike)
    await expectDrawn(page, guideWires('pico', chip, without), id, ways)
    const note = page
      .locator('[data-testid=finder-card] dd')
      .filter({ hasText: oneOf(...[true, false].map((must) => finder.holdOther(anyText, must))) })
    const other = page.locator('[data-testid=finder-card] svg[data-wiring] [data-other-chip]')
    await expect(note, id).toHaveCount(rule === 'separate' ? 0 : 1)
    await expect(other, id).toHaveCount(rule === 'separate' ? 0 : 1)
    if (rule === 'separate') continue
    const ohm = id === 'ga-g41m-es2l' ? '1 to 10 kΩ' : '47 Ω'
    await expect(note, id).toHaveText(finder.holdOther(ohm, rule === 'required'))
    await expect(other, id).toContainText(ohm)
  }
  expect(seen).toBeGreaterThan(10)
})

test('the names of a chip’s legs stand apart, however it lies, and those of every header', async ({
  app,
}) => {
  const { page } = app
  const drawing = page.locator('[data-figure] svg').first()
  for (const chip of Object.keys(legs)) {
    await app.choose(reference(`package/${chip}`))
    await page.evaluate(() => document.fonts.ready)
    const turn = page.getByRole('button', { name: drawingText.turn })
    const seen = new Set<string>()
    for (const side of ['above', 'below']) {
      for (let quarter = 0; quarter < 4; quarter++) {
        const where = `${chip} ${side} ${quarter}`
        expect(await wordsThatTouch(drawing), where).toEqual([])
        seen.add(`${await drawing.getAttribute('data-turn')} ${side}`)
        await turn.first().click()
      }
      await page
        .getByRole('button', { name: oneOf(drawingText.flip, drawingText.flipBack) })
        .first()
        .click()
    }
    expect(seen.size).toBe(8)
  }
  for (const { id } of headersFile.headers) {
    await app.choose(reference(`header/${id}`))
    await page.evaluate(() => document.fonts.ready)
    expect(await wordsThatTouch(drawing), id).toEqual([])
    expect(await drawing.locator('text').count(), id).toBeGreaterThan(20)
  }
})
