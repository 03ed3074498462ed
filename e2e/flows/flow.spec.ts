// SPDX-License-Identifier: GPL-3.0-or-later
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '../support/fixtures.ts'
import {
  button,
  chooseBoard,
  choosePackage,
  expectPractice,
  flash,
  next,
  onStage,
  onToNextChip,
  practise,
  readTwice,
  takePracticeImage,
  tabTo,
  tabToNext,
  tickAllByKeyboard,
  verifiedTitle,
  wireUp,
  wireUpByKeyboard,
  writeChosen,
} from '../support/flow.ts'
import { grouped } from '../../shared/text/numbers.ts'
import { backupText } from '../../src-renderer/text/backup.ts'
import { boardText } from '../../src-renderer/text/board.ts'
import { doneText } from '../../src-renderer/text/done.ts'
import { frame } from '../../src-renderer/text/frame.ts'
import { imageText } from '../../src-renderer/text/image.ts'
import { packageText } from '../../src-renderer/text/package.ts'
import { voltText } from '../../src-renderer/text/size.ts'

test('a first-time user gets from nothing to "verified" by what the screens say', async ({
  app,
  page,
}) => {
  await practise(page)
  await chooseBoard(page, 'ThinkPad X220')
  await choosePackage(page, 'soic8', 'W25Q64JV')
  await wireUp(page)
  await expect(page.getByRole('banner')).toContainText('ThinkPad X220')
  await readTwice(page, /W25Q64/)
  const { backups } = (await app.call('app.snapshot', undefined)).value
  expect(backups).toHaveLength(1)
  expect(backups[0]).toMatchObject({ board: 'ThinkPad X220', reads: 2, sizeBytes: 8_388_608 })
  await expect(page.locator('main')).toContainText(backups[0]?.sha256.slice(0, 8) ?? 'no backup')

  const { fileName } = backups[0] ?? { fileName: '' }
  const bytes = readFileSync(join(app.dataDir, 'backups', fileName))
  bytes.fill(0xa5, 0x2_0000, 0x2_1000)
  bytes.fill(0xff, 0x50_0000, 0x50_8000)
  const file = join(app.dataDir, '..', 'libreboot-x220.rom')
  writeFileSync(file, bytes)
  await flash(page, file)
  await expect(page.locator('[data-testid=lamps]')).toContainText(doneText.title)
  const { job, recovery } = (await app.call('app.snapshot', undefined)).value
  expect(recovery).toBeNull()
  expect(job).toMatchObject({ state: 'done', contents: { state: 'verified' } })
  expect(job?.result?.kind === 'write' && job.result.sha256).toBe(
    createHash('sha256').update(bytes).digest('hex'),
  )
})

test('a mainboard with two chips is practised as it is: each chip of its size, written and verified', async ({
  app,
  page,
}) => {
  await practise(page)
  await chooseBoard(page, 'ThinkPad X230')
  const sizes = [8, 4].map((mib) => mib * 1_048_576)
  for (const [position, sizeBytes] of sizes.entries()) {
    await choosePackage(page, 'soic8', position === 0 ? 'W25Q64JV' : 'W25Q32JV')
    await wireUp(page)
    await readTwice(page, position === 0 ? /W25Q64/ : /W25Q32/)
    await takePracticeImage(page)
    await writeChosen(page)
    const { session, job } = (await app.call('app.snapshot', undefined)).value
    expect(session?.chip?.sizeBytes).toBe(sizeBytes)
    expect(job?.result?.kind === 'write' && job.result.stats.programmedBytes).toBeGreaterThan(0)
    if (position === 0) await onToNextChip(page)
  }
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(doneText.titleBoth)
  await expect(page.locator('main')).toContainText(doneText.proved.chips(grouped(12_582_912)))
  const { backups } = (await app.call('app.snapshot', undefined)).value
  expect(backups.map((backup) => backup.sizeBytes).toSorted((a, b) => b - a)).toEqual(sizes)
})

test('every choice survives a reload, and a look back costs nothing', async ({ page }) => {
  await practise(page)
  await chooseBoard(page, 'ThinkPad X220')
  await page.reload()
  await onStage(page, 'package')
  await expect(page.getByRole('banner')).toContainText('ThinkPad X220')
  await page.getByRole('navigation').getByRole('button', { name: frame.steps[1] }).click()
  await onStage(page, 'programmer')
  await button(page, frame.back).click()
  await onStage(page, 'board')
  await page.reload()
  await expect(page.getByRole('banner')).toContainText('ThinkPad X220')
})

test('by keyboard alone, from nothing to "verified", and the focus is always seen', async ({
  page,
}) => {
  const { keyboard } = page
  await onStage(page, 'board')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await tabTo(page, boardText.practise)
  await keyboard.press('Enter')
  await expectPractice(page)
  await page.getByRole('heading', { level: 1 }).focus()
  // Typing starts a search.
  await keyboard.type('X220')
  await expect(page.getByRole('searchbox')).toHaveValue('X220')
  await expect(page.locator('[data-board]').first()).toHaveAttribute('data-board', 'x220')
  await tabTo(page, 'ThinkPad X220')
  await keyboard.press('Enter')

  await onStage(page, 'package')
  await tabTo(page, packageText.commit)
  await keyboard.press('Enter')
  await tabTo(page, packageText.print)
  await keyboard.type('W25Q64JV')
  await expect(page.getByText(packageText.fits(voltText(3300)))).toBeVisible()
  await keyboard.press('Enter')

  await onStage(page, 'wire')
  await wireUpByKeyboard(page)
  await onStage(page, 'backup')
  await expect(page.getByRole('heading', { name: backupText.done })).toBeFocused()
  await tabTo(page, imageText.practice)
  await keyboard.press('Enter')
  await onStage(page, 'image')
  await expect(page.locator('[data-finding="checked"]')).toBeVisible()
  await tickAllByKeyboard(page)
  await expect(next(page)).toHaveAttribute('aria-disabled', 'false')
  await tabToNext(page)
  await keyboard.press('Enter')
  await expect(verifiedTitle(page)).toBeFocused()
})
