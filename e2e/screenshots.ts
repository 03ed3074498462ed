import { join } from 'node:path'
import { root } from './electron-binary.ts'
import { expect, test } from './fixtures.ts'
import { bring, stageOrder } from './stages.ts'

const directory = join(root, 'assets/screenshots')

for (const stage of [...stageOrder, 'recover'] as const)
  test(`picture of ${stage}`, async ({ app }) => {
    await bring(app, stage)
    const { page } = app
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.evaluate(() => document.fonts.ready)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await page.screenshot({ path: join(directory, `${stage}-${colorScheme}.png`) })
    }
  })
