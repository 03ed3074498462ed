// SPDX-License-Identifier: GPL-3.0-or-later
/** Nothing answers, or not steadily: what is safe, one look at a time, and the way on. */
import { expect, test } from '../support/fixtures.ts'
import { next } from '../support/flow.ts'
import { checkText, likelyText } from '../../src-renderer/text/check.ts'
import { causeText } from '../../shared/text/wiring.ts'
import { accessible, allLooks, asked, before, title } from '../support/check.ts'

test('no chip: what is safe, one look at a time with what it would change, and asking that goes on', async ({
  app,
}) => {
  await before(app, 'practice:chip=W25Q64JV,fault=open-miso')
  await asked(app)
  const { page } = app
  await expect(title(page)).toHaveText('No chip found')
  await expect(page.locator('[data-safe]')).toContainText('Unplug it before you touch a wire')
  await expect(page.locator('[data-testid=heard]')).toContainText('00 00 00')
  await expect(page.locator('[data-testid=heard]')).toContainText('the same in all 64 tries')
  const look = page.locator('[data-testid=next]')
  await expect(look).toHaveAttribute('data-look', 'reseat')
  await expect(look.getByRole('heading')).toContainText('put it on again')
  await expect(look).toContainText('If it was that')
  await expect(page.locator('svg[data-look="reseat"]')).toBeVisible()
  await expect(page.locator('[data-watch]')).toHaveAttribute('data-watch', 'none')
  await accessible(app)
  await next(page).click()
  await expect(look).not.toHaveAttribute('data-look', 'reseat')
  await expect(look.locator('[data-taken]')).toContainText('Clip seated')
  const second = await look.getAttribute('data-look')
  await page.reload()
  await expect(look).toHaveAttribute('data-look', second ?? '')
  await expect(look.locator('[data-taken]')).toContainText('Clip seated')
  await expect(page.locator('[data-watch]')).toHaveAttribute('data-watch', 'none')
  await page.getByRole('button', { name: checkText.again, exact: true }).press('Enter')
  await expect(title(page)).toHaveText('No chip found')
  await expect(look).toHaveAttribute('data-look', second ?? '')
})

test('no chip: the whole list stands behind the one look, and in the end nothing is left to look at', async ({
  app,
}) => {
  await before(app, 'practice:chip=W25Q64JV,fault=open-miso')
  await asked(app)
  const { page } = app
  await expect(title(page)).toHaveText('No chip found')
  await allLooks(page)
  const first = page.locator('[data-cause]').first()
  await expect(first).toHaveAttribute('data-cause', 'no-contact')
  await expect(first).toContainText(likelyText['most likely'])
  await expect(page.locator('[data-testid=looks] li').first()).toContainText('put it on again')
  await expect(page.locator('[data-cause="cs-elsewhere"]')).toContainText('pin 2, GP1')
  await accessible(app)
  const onward = page.getByRole('button', { name: checkText.lookNext })
  for (let left = 20; left > 0 && (await onward.count()) > 0; left--) await onward.press('Enter')
  await expect(page.locator('[data-testid=next]')).toContainText('Every step was checked')
  await expect(next(page)).toHaveText(checkText.again)
})

test('no chip on a SOIC16: the looks and their legs are those of sixteen legs', async ({ app }) => {
  await before(app, 'practice:chip=W25Q64JV,fault=open-miso', { chipPackage: 'soic16' })
  await asked(app)
  const { page } = app
  await expect(title(page)).toHaveText('No chip found')
  await allLooks(page)
  await expect(page.locator('[data-cause="miso-low"]')).toContainText(
    'near leg 8. It may touch GND',
  )
  await expect(page.locator('[data-testid=looks]')).toContainText('MISO wire from leg 8')
  await expect(page.locator('main')).not.toContainText('{')
})

test('loose wires: a silent chip is checked for swapped wires too, and no clip is spoken of', async ({
  app,
}) => {
  await before(app, 'practice:chip=W25Q64JV,fault=swap-mosi-miso', { board: 'bare' })
  await asked(app)
  const { page } = app
  await expect(title(page)).toHaveText('No chip found')
  await allLooks(page)
  await expect(page.locator('[data-cause="swapped"]')).toContainText(
    causeText['swapped']?.what ?? 'no words',
  )
  await expect(page.locator('main')).not.toContainText(/put the clip on/i)
  await expect(page.locator('[data-testid=next]')).not.toContainText(/clip/i)
})

test('a chip that answers now and then points to HOLD, and the page says that replies come', async ({
  app,
}) => {
  await before(app, 'practice:chip=W25Q64JV,fault=open-hold')
  await asked(app)
  await expect(app.page.locator('[data-watch="answers"]')).toContainText('not steadily')
  await allLooks(app.page)
  // A contact that comes and goes looks the same; both stand in front.
  const first = app.page.locator('[data-cause]:nth-child(-n+2)')
  await expect(first.and(app.page.locator('[data-cause="hold-floats"]'))).toHaveCount(1)
})
