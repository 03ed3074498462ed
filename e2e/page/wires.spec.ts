// SPDX-License-Identifier: GPL-3.0-or-later
/** Functions of the wire drawing, and its differences from the usual one. */
import boardsFile from '../../shared/data/guide/boards.json' with { type: 'json' }
import { expect, test } from '../support/fixtures.ts'
import { expectDrawn, feedThemselves, guideWires, reference } from '../support/guide-wires.ts'
import type { Wire } from '../../shared/wiring.ts'
import { drawingText } from '../../src-renderer/text/drawing.ts'
import { wireText } from '../../src-renderer/text/wire.ts'
import { referenceText } from '../../src-renderer/text/reference/words.ts'

test(
  'every board that feeds its chip gets no VCC wire, and its legs say so',
  { tag: '@page' },
  async ({ app }) => {
    const feeds = boardsFile.boards.filter(({ power }) => power.feeds === 'board')
    expect(feeds.map(({ id }) => id).toSorted()).toEqual(feedThemselves.toSorted())
    for (const board of feedThemselves)
      for (const programmer of ['pico', 'rpi-40', 'bbb']) {
        await app.choose(reference(`wiring/${programmer}/soic8/${board}/on-board`))
        // The laptops have one drawing; the other mainboard has a different chip.
        const ways = ['x60', 'ga-g41m-es2l'].includes(board) ? 'all' : 'as it lies'
        await expectDrawn(app.page, guideWires(programmer, 'soic8', ['VCC']), board, ways)
        await expect(
          app.page.locator('[data-testid=finder-card] [data-signal=VCC]'),
        ).toHaveAttribute('data-state', 'left-off')
      }
  },
)

test(
  '47 Ω go into the data wires, in drawing, table and card, and never into VCC or GND',
  { tag: '@page' },
  async ({ app }) => {
    await app.choose(reference('wiring/rpi-40/soic8/bare/loose'))
    const { page } = app
    const resistors = page.locator('[data-testid=finder-card] svg[data-wiring] [data-series]')
    await expect(resistors).toHaveCount(0)
    await expect(page.locator('[data-testid=finder-card] [data-testid=wires]')).not.toContainText(
      '47 Ω',
    )
    const option = page.getByRole('button', { name: wireText.seriesOption, exact: true })
    await option.click()
    await expect(option).toHaveAttribute('aria-pressed', 'true')
    const signals = await resistors.evaluateAll((all) =>
      all.map((each) => each.getAttribute('data-series')),
    )
    expect(new Set(signals)).toEqual(new Set(['CLK', 'CS', 'MISO', 'MOSI']))
    await page.emulateMedia({ media: 'print' })
    await expect(page.locator('[data-testid=card] svg[data-wiring] [data-series]')).toHaveCount(4)
    for (const table of [
      '[data-testid=finder-card] [data-testid=wires]',
      '[data-testid=card] table',
    ])
      for (const signal of ['GND', 'CS', 'CLK', 'MOSI', 'MISO', 'VCC'])
        await expect(page.locator(`${table} tr[data-signal=${signal}] td`).last()).toHaveText(
          wireText.inSeries(47, signal === 'GND' || signal === 'VCC' ? 'power' : 'data'),
        )
    await page.emulateMedia({ media: 'screen' })
    await expect(page.locator('[data-testid=finder-card]')).toContainText(
      referenceText.finder.seriesOhm(47),
    )
  },
)

test(
  'the other firmware of the Pico moves CS to pin 2, GP1, and nothing else',
  { tag: '@page' },
  async ({ app }) => {
    await app.choose(reference('wiring/pico/soic8/bare/on-board'))
    const { page } = app
    await page.getByLabel(referenceText.finder.firmware).selectOption('stacksmashing')
    const moved = guideWires('pico', 'soic8').map((wire) => wire.replace('CS 1 7', 'CS 1 2'))
    await expectDrawn(page, moved.toSorted(), 'stacksmashing')
    await expect(
      page.locator('[data-testid=finder-card] [data-testid=wires] [data-signal=CS]'),
    ).toContainText('GP1')
  },
)

const misoToPico: Wire = {
  signal: 'MISO',
  chipPin: 2,
  headerPin: 6,
  headerName: 'GP4',
  block: null,
  role: 'data',
}

test(
  'a wire that is looked at, or has the keyboard, stands out; the others step back',
  { tag: '@page' },
  async ({ app }) => {
    await app.choose(reference('wiring/pico/soic8/bare/on-board'))
    const { page } = app
    const wire = (signal: string) =>
      page.locator(`[data-testid=finder-card] [data-chip-leg][data-signal=${signal}]`)
    const dimmed = page.locator('[data-testid=finder-card] [data-chip-leg][data-state=dim]')
    await expect(dimmed).toHaveCount(0)
    await wire('MISO').focus()
    await expect(dimmed).toHaveCount(5)
    await expect(wire('MISO')).not.toHaveClass(/dim/u)
    await expect(
      page.locator('[data-testid=finder-card] [data-testid=wires] tr[data-pointed]'),
    ).toHaveAttribute('data-signal', 'MISO')
    await expect(wire('MISO')).toHaveAccessibleName(drawingText.wire(misoToPico))
    await wire('MISO').blur()
    await expect(dimmed).toHaveCount(0)
    // With the keyboard, the user reaches each wire in the order of connection.
    await wire('GND').focus()
    for (const signal of ['CS', 'CLK', 'MOSI', 'MISO', 'VCC']) {
      await page.keyboard.press('Tab')
      await expect(wire(signal)).toBeFocused()
    }
    await wire('VCC').blur()
    // The name of the wire is on it, so the pointer hits it for sure.
    await wire('CLK').locator('text').hover()
    await expect(dimmed).toHaveCount(5)
    await expect(wire('CLK')).not.toHaveClass(/dim/u)
  },
)
