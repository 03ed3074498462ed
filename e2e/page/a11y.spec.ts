// SPDX-License-Identifier: GPL-3.0-or-later
import type { Page } from '@playwright/test'
import { violationsIn } from '../support/axe.ts'
import { expect, test } from '../support/fixtures.ts'
import type { AppUnderTest } from '../support/fixtures.ts'
import { stageIds } from '../../shared/stages.ts'
import { bring, choicesAt, quickChip } from '../support/stages.ts'

// Every stage for users who cannot see, point or distinguish colours: no violation that an automatic test can find, no
// clipped content in a small or enlarged window, exactly one main heading.

const looks = [
  { colorScheme: 'light', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'active' },
] as const

/** Elements that overflow the right edge of the window or their own box without a scroll bar. */
function sideways(page: Page): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
}

/** Blocked buttons whose reason is spoken but not shown. */
function silentlyGrey(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const plain = (text: string) => text.replaceAll(/\s+/gu, ' ').trim()
    const seen = plain(document.querySelector<HTMLElement>('[data-testid=app]')?.innerText ?? '')
    return [...document.querySelectorAll<HTMLElement>('[aria-disabled=true], button:disabled')]
      .filter((button) => button.checkVisibility())
      .flatMap((button) => {
        const ids = (button.getAttribute('aria-describedby') ?? '').split(' ')
        const why = plain(ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' '))
        return why !== '' && seen.includes(why) ? [] : [`${plain(button.innerText)}: ${why}`]
      })
  })
}

async function expectAccessible(app: AppUnderTest): Promise<void> {
  const { page } = app
  expect(await violationsIn(page, looks)).toEqual([])
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' })
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
  expect(await silentlyGrey(page), 'a reason in sight for every grey button').toEqual([])
  await page.setViewportSize({ width: 1024, height: 700 })
  expect(await sideways(page), '1024 x 700').toBeLessThanOrEqual(0)
  // The size of a window of 1280 x 800 at 200 % zoom.
  await page.setViewportSize({ width: 640, height: 400 })
  expect(await sideways(page), '200 %').toBeLessThanOrEqual(0)
}

/** A sample for the window: a page of choices, and one with drawings. */
const sampled: readonly string[] = ['board', 'wire']
const tagOf = (id: string) => (sampled.includes(id) ? {} : { tag: '@page' })

for (const stage of stageIds)
  test(`the stage ${stage} is open to everyone`, tagOf(stage), async ({ app }) => {
    await bring(app, stage)
    await expectAccessible(app)
  })

test('what step 2 asks of a chip that no source knows is open to everyone, and the question is in sight', async ({
  app,
}) => {
  await bring(app, 'package')
  const choices = { ...choicesAt('package', quickChip()), board: 'bare', configuration: null }
  await app.choose({ choices, stage: 'package' })
  const { page } = app
  const back = page.locator('[data-testid=actions] button').first()
  await expectAccessible(app)
  await page.locator('main button[data-package]').first().click()
  await expect(page.locator('main [data-testid=print]')).toBeInViewport({ ratio: 1 })
  await expectAccessible(app)
  await page.locator('main summary').first().click()
  await page.locator('main details button').first().click()
  await expect(page.locator('main [name=supply]').last()).toBeInViewport({ ratio: 1 })
  await expectAccessible(app)
  // Back shows the previous question, with its answer.
  await back.click()
  await expect(page.locator('main [data-testid=print]')).toBeVisible()
  await back.click()
  await expect(page.locator('main button[data-package]').first()).toHaveAttribute(
    'aria-pressed',
    'true',
  )
})

for (const place of ['reference', 'backups', 'look'] as const)
  test(`the ${place} are open to everyone`, tagOf(place), async ({ app }) => {
    await bring(app, 'image')
    await app.choose({ place: place === 'reference' ? { kind: place, page: '' } : { kind: place } })
    await expect(app.page.locator('[data-testid=app]')).toHaveAttribute('data-stage', place)
    await expectAccessible(app)
  })

test('help and log are open to everyone', tagOf('help'), async ({ app, page }) => {
  await page.keyboard.press('F1')
  await expect(page.getByRole('complementary')).toBeVisible()
  await expectAccessible(app)
})
