// SPDX-License-Identifier: GPL-3.0-or-later
/** Reads that differ, stop early, or are too fast for the mainboard, and how to get a backup. */
import { expect, test } from '../support/fixtures.ts'
import { onStage } from '../support/flow.ts'
import { backupText } from '../../src-renderer/text/backup.ts'
import { anyCount, anyText, saying } from '../support/words.ts'
import { nobody, sayContents } from '../../shared/text/chip-contents.ts'
import { checkText } from '../../src-renderer/text/check.ts'
import { clockText } from '../../src-renderer/text/size.ts'
import { accessible, asked, before } from '../support/check.ts'

test('reads that differ are mapped, and a slower clock brings the backup', async ({ app }) => {
  await before(app, 'practice:chip=W25Q64JV,fault=flip:rate=1e-6:above=9M', { clockHz: 16_000_000 })
  await asked(app)
  const { page } = app
  await onStage(page, 'backup')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(backupText.differTitle)
  await expect(
    page.getByRole('img', { name: saying(backupText.mapLabel(anyText, anyCount)) }),
  ).toBeVisible()
  await expect(page.locator('main')).toContainText(backupText.differLead)
  await accessible(app)
  expect((await app.call('app.snapshot', undefined)).value.session?.backup).toBeNull()
  await page.getByRole('button', { name: saying(backupText.readAt(anyText)) }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(backupText.done)
  const { session } = (await app.call('app.snapshot', undefined)).value
  expect(session?.clockHz).toBeLessThan(9_000_000)
  expect(session?.backup?.reads).toBe(2)
  await accessible(app)
})

test('unplugged in the middle of a read: nothing is saved, and plugging in leads on', async ({
  app,
}) => {
  await before(app, 'practice:chip=W25Q64JV,fault=unplug:op=400')
  await asked(app)
  const { page } = app
  await expect(page.locator('[data-fault="link.lost"]')).toBeVisible()
  await expect(page.locator('[data-contents="not-touched"]')).toContainText(
    sayContents('fault.contents', nobody),
  )
  const { value } = await app.call('app.snapshot', undefined)
  expect(value.session).toBeNull()
  expect(value.backups).toEqual([])
  expect(value.job?.contents.state).toBe('not-touched')
  await accessible(app)
})

/** Above this clock, the guide reports failures with a ThinkPad X60. */
const boardLimitHz = 4_096_000

test('a board that becomes unsteady at a fast clock is asked at its own, and the page says so', async ({
  app,
}) => {
  await before(app, 'practice:chip=W25Q64JV', {
    board: 'x60',
    configuration: '2',
    clockHz: 16_000_000,
  })
  await expect(app.page.getByText(checkText.boardClock(clockText(boardLimitHz)))).toBeVisible()
  await asked(app)
  await expect(app.page.getByRole('heading', { level: 1 })).toHaveText(checkText.otherTitle)
  const { session } = (await app.call('app.snapshot', undefined)).value
  expect(session?.clockAskedHz).toBe(boardLimitHz)
})
