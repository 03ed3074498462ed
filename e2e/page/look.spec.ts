// SPDX-License-Identifier: GPL-3.0-or-later
/** Any file without a chip: its contents, and the differences between two files, also with the keyboard alone. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { imageTargets } from '../../shared/data/image-targets.ts'
import { buildImage, imageOfTarget } from '../../shared/build-image.ts'
import { violationsIn } from '../support/axe.ts'
import { expect, test } from '../support/fixtures.ts'
import type { AppUnderTest } from '../support/fixtures.ts'
import { openMenu } from '../support/flow.ts'
import { bring } from '../support/stages.ts'
import { lookText } from '../../src-renderer/text/look.ts'
import { anyCount, anyText, saying } from '../support/words.ts'
import { regionUses } from '../../shared/text/region-purposes.ts'

const target = imageTargets.find((each) => each.target === 'x220_8mb')
if (target === undefined) throw new Error('no x220 in the data')
const before = buildImage(imageOfTarget(target))
const after = before.slice()
after[0x1004] = 0x77
after[0x1003] = 0x78
after.fill(0xff, 0x3000, 0x18000)
after[0x7f_ff00] = 0x12

function file(app: AppUnderTest, name: string, bytes: Uint8Array): string {
  const path = join(app.dataDir, '..', name)
  writeFileSync(path, bytes)
  return path
}

test('two files are looked into from the first page, compared region by region and byte by byte', async ({
  app,
  page,
}) => {
  await openMenu(page)
  await page.getByRole('button', { name: lookText.title }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(lookText.title)
  const pick = page.locator('input[type=file]')
  await pick.first().setInputFiles(file(app, 'new.rom', after))
  await expect(page.locator('main')).toContainText(`${target.vendor} ${target.part}`)
  await expect(page.locator('[data-finding="me-missing"]')).toContainText(lookText.levels.stop)
  await pick.nth(1).setInputFiles(file(app, 'old.rom', before))
  await expect(page.getByTestId('compared')).toContainText(
    saying(lookText.differ(anyCount, anyCount)),
  )
  const row = (name: string) => page.locator('[data-testid=parts] tr').filter({ hasText: name })
  await expect(row(regionUses['ifd fd'].title)).toContainText(lookText.states.identical)
  await expect(row(regionUses['ifd gbe'].title)).toContainText(lookText.states.changed)
  await expect(row(regionUses['ifd me'].title)).toContainText(lookText.states.erased)
  await page.getByRole('button', { name: regionUses['ifd gbe'].title }).focus()
  await expect(page.locator('[data-testid=purpose]')).toContainText(regionUses['ifd gbe'].purpose)

  await page.getByRole('button', { name: lookText.next }).click()
  const said = page.getByTestId('difference')
  const first = saying(
    lookText.at(1, anyCount, '0x001003', '0x001004', regionUses['ifd gbe'].title),
  )
  await expect(said).toContainText(first)
  const marked = page.locator('[data-testid=bytes] mark')
  await expect(marked.first()).toHaveText('78 77')
  await page.getByRole('group', { name: lookText.bytesLead }).focus()
  await page.keyboard.press('n')
  await expect(said).toContainText(regionUses['ifd me'].title)
  await page.keyboard.press('p')
  await expect(said).toContainText(first)
  await page.keyboard.press('End')
  await expect(said).toContainText(saying(lookText.shown(anyText, '0x7FFFFF')))
  await page.getByLabel(lookText.goTo).fill('7fff00')
  await page.getByLabel(lookText.goTo).press('Enter')
  await expect(said).toContainText(saying(lookText.shown('0x7FFF00', anyText)))
  await expect(marked.first()).toHaveText('12')

  expect(await violationsIn(page, [{ colorScheme: 'light' }, { colorScheme: 'dark' }])).toEqual([])
  for (const size of [
    { width: 1024, height: 700 },
    { width: 640, height: 400 },
  ]) {
    await page.setViewportSize(size)
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(sideways, JSON.stringify(size)).toBeLessThanOrEqual(0)
  }
})

test('the page of the image shows what would become of each part of the chip', async ({
  app,
  page,
}) => {
  await bring(app, 'image')
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(file(app, 'new.rom', after))
  const map = page.getByTestId('image-map')
  await map.locator('summary').click()
  await expect(map.getByRole('table', { name: lookText.parts })).toBeVisible()
  await expect(map.locator('tr[data-state="changed"]').first()).toBeVisible()
  await expect(map.getByTestId('compared')).toContainText(
    saying(lookText.differ(anyCount, anyCount)),
  )
})
