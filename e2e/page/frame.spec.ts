// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The frame around each stage: the reading area keeps its room, is the only part that scrolls, and is never covered.
 */
import type { Page } from '@playwright/test'
import { expect, test } from '../support/fixtures.ts'
import { onStage, openMenu } from '../support/flow.ts'
import { bring } from '../support/stages.ts'
import { frame } from '../../src-renderer/text/frame.ts'

const windows = [
  { width: 1024, height: 700 },
  // The size of a window of 1280 x 800 at 200 % zoom.
  { width: 640, height: 400 },
  { width: 400, height: 700 },
] as const

const measured = (page: Page) =>
  page.evaluate(() => {
    const main = document.querySelector('#main')?.getBoundingClientRect()
    const { scrollWidth, scrollHeight, clientWidth, clientHeight } = document.documentElement
    return {
      share: (main?.height ?? 0) / clientHeight,
      sideways: scrollWidth - clientWidth,
      down: scrollHeight - clientHeight,
    }
  })

for (const stage of ['board', 'programmer', 'package', 'wire', 'check'] as const)
  test(`at "${stage}" the content has half of the window, and it alone scrolls`, async ({
    app,
    page,
  }) => {
    await bring(app, stage)
    for (const size of windows) {
      await page.setViewportSize(size)
      const { share, sideways, down } = await measured(page)
      expect(share, JSON.stringify(size)).toBeGreaterThanOrEqual(0.5)
      expect(sideways, JSON.stringify(size)).toBeLessThanOrEqual(0)
      expect(down, JSON.stringify(size)).toBeLessThanOrEqual(0)
    }
  })

test('help and log lie beside what they explain, and cover none of it', async ({ page }) => {
  await page.keyboard.press('F1')
  await expect(page.getByRole('complementary')).toBeVisible()
  await page.keyboard.press('Control+l')
  await expect(page.getByRole('region', { name: frame.log })).toBeVisible()
  for (const size of windows) {
    await page.setViewportSize(size)
    const boxes = await Promise.all(
      [
        page.getByRole('banner'),
        page.locator('#main'),
        page.getByRole('complementary'),
        page.getByRole('region', { name: frame.log }),
      ].map((part) => part.boundingBox()),
    )
    for (const [index, one] of boxes.entries())
      for (const other of boxes.slice(index + 1)) {
        if (one === null || other === null) throw new Error('not on screen')
        const apart =
          one.x + one.width <= other.x + 1 ||
          other.x + other.width <= one.x + 1 ||
          one.y + one.height <= other.y + 1 ||
          other.y + other.height <= one.y + 1
        expect(apart, `${JSON.stringify(size)} ${JSON.stringify([one, other])}`).toBe(true)
      }
  }
})

test('a finished step shows its answer and leads back to it, and on again', async ({
  app,
  page,
}) => {
  await bring(app, 'wire')
  const trail = page.getByRole('navigation', { name: frame.stepsLabel })
  await expect(trail.locator('[data-trail="0"]')).toContainText('X220')
  await trail.getByRole('button', { name: frame.steps[0] }).click()
  await onStage(page, 'board')
  await trail.getByRole('button', { name: frame.steps[3] }).click()
  await onStage(page, 'wire')
  // A small window shows only the current step; the menu has the others.
  await page.setViewportSize({ width: 640, height: 400 })
  await openMenu(page)
  const menu = page.getByRole('group', { name: frame.menu })
  await menu.getByRole('button', { name: frame.steps[2] }).click()
  await onStage(page, 'package')
})
