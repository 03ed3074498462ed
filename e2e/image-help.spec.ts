/** Files that do not fit as they are: a release is opened, one region is written, on both hosts. */
import { gzipSync } from 'node:zlib'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { imageTargets } from '../shared/data/image-targets.ts'
import { tarOf } from '../src-main/image/archive/test-archives.ts'
import { buildImage, imageOfTarget } from '../src-main/image/test-images.ts'
import { expect, test } from './fixtures.ts'
import type { AppUnderTest } from './fixtures.ts'
import { next } from './flow.ts'
import { bring } from './stages.ts'

const target = imageTargets.find((each) => each.target === 'x220_8mb')
if (target === undefined) throw new Error('no x220 in the data')
const image = buildImage(imageOfTarget(target))

function file(app: AppUnderTest, name: string, bytes: Uint8Array): string {
  const path = join(app.dataDir, '..', name)
  writeFileSync(path, bytes)
  return path
}

test('a release is opened, and the file that fits is proposed and used', async ({ app, page }) => {
  await bring(app, 'image')
  const name = 'seagrub_x220_8mb_libgfxinit_corebootfb_usqwerty.rom'
  const release = gzipSync(
    tarOf([
      { name: 'bin/x220_8mb/README', bytes: new Uint8Array(100) },
      { name: `bin/x220_8mb/${name}`, bytes: image },
    ]),
  )
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(file(app, 'libreboot-26.01_x220_8mb.tar.gz', release))
  await expect(page.getByTestId('archive')).toContainText(
    `Fits (by mainboard, size): bin/x220_8mb/${name}.`,
  )
  await expect(next(page)).toHaveAttribute('aria-disabled', 'true')
  await page.getByRole('button', { name: 'Use this file' }).click()
  await expect(page.getByRole('heading', { name, exact: true })).toBeVisible()
})
