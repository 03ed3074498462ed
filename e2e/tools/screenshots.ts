// SPDX-License-Identifier: GPL-3.0-or-later
import { join } from 'node:path'
import { root } from '../support/electron-binary.ts'
import { expect, test } from '../support/fixtures.ts'
import { stageIds } from '../../shared/stages.ts'
import { button } from '../support/flow.ts'
import { bring } from '../support/stages.ts'
import { imageText } from '../../src-renderer/text/image.ts'

const directory = join(root, 'assets/screenshots')

for (const stage of stageIds)
  test(`picture of ${stage}`, async ({ app }) => {
    await bring(app, stage)
    const { page } = app
    if (stage === 'image') {
      await button(page, imageText.practice).click()
      await expect(page.locator('[data-finding="checked"]')).toBeVisible()
    }
    await page.evaluate(
      () => document.activeElement instanceof HTMLElement && document.activeElement.blur(),
    )
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.evaluate(() => document.fonts.ready)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await page.screenshot({ path: join(directory, `${stage}-${colorScheme}.png`) })
    }
  })
