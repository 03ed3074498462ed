// SPDX-License-Identifier: GPL-3.0-or-later
/** No reply, or unsteady replies: what is safe, one check at a time, and how to continue. */
import { expect, test } from '../support/fixtures.ts'
import { next } from '../support/flow.ts'
import { anyText, saying } from '../support/words.ts'
import { checkText, likelyText } from '../../src-renderer/text/check.ts'
import { legText } from '../../shared/text/legs.ts'
import { causeText, lookParts, lookTitle } from '../../shared/text/wiring.ts'
import { accessible, allLooks, asked, before, expectNoChip } from '../support/check.ts'

const reseat = { id: 'reseat', wire: null } as const
const turn = { id: 'turn', wire: null } as const
const [act, change] = lookParts(reseat)

test('no chip: what is safe, one look at a time with what it would change, and asking that goes on', async ({
  app,
}) => {
  await before(app, 'practice:chip=W25Q64JV,fault=open-miso')
  await asked(app)
  const { page } = app
  await expectNoChip(app)
  await expect(page.locator('[data-safe]')).toHaveText(
    saying(checkText.powered.programmer(anyText)),
  )
  await expect(page.locator('[data-testid=heard]')).toContainText('00 00 00')
  await expect(page.locator('[data-testid=heard]')).toContainText(checkText.tries(64, 64))
  const look = page.locator('[data-testid=next]')
  await expect(look).toHaveAttribute('data-look', 'reseat')
  await expect(look.getByRole('heading')).toHaveText(act)
  await expect(look).toContainText(change)
  await expect(page.locator('svg[data-look="reseat"]')).toBeVisible()
  await expect(page.locator('[data-watch]')).toHaveAttribute('data-watch', 'none')
  await accessible(app)
  await next(page).click()
  await expect(look).not.toHaveAttribute('data-look', 'reseat')
  await expect(look.locator('[data-taken]')).toContainText(lookTitle(reseat))
  const second = await look.getAttribute('data-look')
  await page.reload()
  await expect(look).toHaveAttribute('data-look', second ?? '')
  await expect(look.locator('[data-taken]')).toContainText(lookTitle(reseat))
  await expect(page.locator('[data-watch]')).toHaveAttribute('data-watch', 'none')
  await page.getByRole('button', { name: checkText.again, exact: true }).press('Enter')
  await expectNoChip(app)
  await expect(look).toHaveAttribute('data-look', second ?? '')
})

test('no chip: the whole list stands behind the one look, and in the end nothing is left to look at', async ({
  app,
}) => {
  await before(app, 'practice:chip=W25Q64JV,fault=open-miso')
  await asked(app)
  const { page } = app
  await expectNoChip(app)
  await allLooks(page)
  const first = page.locator('[data-cause]').first()
  await expect(first).toHaveAttribute('data-cause', 'no-contact')
  await expect(first).toContainText(likelyText['most likely'])
  await expect(page.locator('[data-testid=looks] li').first()).toContainText(act)
  await expect(page.locator('[data-cause="cs-elsewhere"]')).toContainText(
    `${checkText.pin(2)}, GP1`,
  )
  await accessible(app)
  const onward = page.getByRole('button', { name: checkText.lookNext })
  for (let left = 20; left > 0 && (await onward.count()) > 0; left--) await onward.press('Enter')
  await expect(page.locator('[data-testid=next]')).toContainText(checkText.lookNone)
  await expect(next(page)).toHaveText(checkText.again)
})

test('no chip on a SOIC16: the looks and their legs are those of sixteen legs', async ({ app }) => {
  await before(app, 'practice:chip=W25Q64JV,fault=open-miso', { chipPackage: 'soic16' })
  await asked(app)
  const { page } = app
  await expectNoChip(app)
  await allLooks(page)
  await expect(page.locator('[data-cause="miso-low"]')).toContainText(legText.leg('8'))
  const [follow] = lookParts({ id: 'wire', wire: 'MISO' })
  await expect(page.locator('[data-testid=looks]')).toContainText(
    follow.replace('{leg:MISO}', legText.leg('8')),
  )
  await expect(page.locator('main')).not.toContainText('{')
})

test('loose wires: a silent chip is checked for swapped wires too, and no clip is spoken of', async ({
  app,
}) => {
  await before(app, 'practice:chip=W25Q64JV,fault=swap-mosi-miso', { board: 'bare' })
  await asked(app)
  const { page } = app
  await expectNoChip(app)
  await allLooks(page)
  await expect(page.locator('[data-cause="swapped"]')).toContainText(
    causeText['swapped']?.what ?? 'no words',
  )
  await expect(page.locator('[data-testid=next] h2')).toHaveText(lookParts(reseat, true)[0])
  for (const look of [reseat, turn])
    await expect(page.locator('main')).not.toContainText(lookParts(look)[0])
})

test('a chip that answers now and then points to HOLD, and the page says that replies come', async ({
  app,
}) => {
  await before(app, 'practice:chip=W25Q64JV,fault=open-hold')
  await asked(app)
  await expect(app.page.locator('[data-watch="answers"]')).toContainText(checkText.watch.answers())
  await allLooks(app.page)
  // An intermittent contact looks the same; both causes come first.
  const first = app.page.locator('[data-cause]:nth-child(-n+2)')
  await expect(first.and(app.page.locator('[data-cause="hold-floats"]'))).toHaveCount(1)
})
