// SPDX-License-Identifier: GPL-3.0-or-later
/** The wiring card as printed. Only a browser without a window can print to a file. */
import { expect, test } from '../support/fixtures.ts'
import { reference } from '../support/guide-wires.ts'
import { wireText } from '../../src-renderer/text/wire.ts'

/** The longest cards: of every programmer, of a mainboard that powers its chip, of one with another chip. */
const cards = [
  'pico/soic16/bare/loose',
  'pico-2/soic16/bare/loose',
  'rpi-40/soic16/bare/loose',
  'rpi-26/soic16/bare/loose',
  'bbb/soic16/bare/loose',
  'le-potato/soic16/bare/loose',
  'bbb/soic8/t60/on-board',
  'bbb/soic8/ga-g41m-es2l/on-board',
  'bbb/soic8/t530-w530/on-board',
]

test('the wiring card is one page, on A4 and on US Letter, with all that is wired', async ({
  app,
}) => {
  for (const card of cards) {
    await app.choose(reference(`wiring/${card}`))
    const { page } = app
    const resistors = page.getByRole('button', { name: wireText.seriesOption, exact: true })
    await resistors.click()
    await expect(resistors).toHaveAttribute('aria-pressed', 'true')
    for (const format of ['A4', 'Letter']) {
      const pdf = await page.pdf({ format, preferCSSPageSize: true })
      const count = /\/Type \/Pages\s*\/Count (\d+)/u.exec(pdf.toString('latin1'))?.[1]
      expect(count, `${card} on ${format}`).toBe('1')
    }
    await page.emulateMedia({ media: 'print' })
    const printed = page.locator('[data-testid=card]')
    await expect(printed.locator('svg[data-wiring]')).toBeVisible()
    const wires = await printed.locator('svg[data-wiring] [data-chip-leg]').count()
    await expect(printed.locator('tbody tr')).toHaveCount(wires)
    expect(await printed.locator(':scope > ul li').count(), card).toBeGreaterThan(2)
    await page.emulateMedia({ media: null })
    await resistors.click()
  }
})
