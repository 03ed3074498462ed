// SPDX-License-Identifier: GPL-3.0-or-later
/** Reads that differ, break off, or are too fast for the board, and the way to a backup. */
import { expect, test } from '../support/fixtures.ts'
import { onStage } from '../support/flow.ts'
import { backupText } from '../../src-renderer/text/backup.ts'
import { accessible, asked, before } from '../support/check.ts'

test('reads that differ are mapped, and a slower clock brings the backup', async ({ app }) => {
  await before(app, 'practice:chip=W25Q64JV,fault=flip:rate=1e-6:above=9M', { clockHz: 16_000_000 })
  await asked(app)
  const { page } = app
  await onStage(page, 'backup')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(backupText.differTitle)
  await expect(page.getByRole('img', { name: /Map of the chip/ })).toBeVisible()
  await expect(page.locator('main')).toContainText('Reading changed nothing.')
  await accessible(app)
  expect((await app.call('app.snapshot', undefined)).value.session?.backup).toBeNull()
  await page.getByRole('button', { name: /^Read twice at \d/ }).click()
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
    'The chip is not changed: no command was sent',
  )
  const { value } = await app.call('app.snapshot', undefined)
  expect(value.session).toBeNull()
  expect(value.backups).toEqual([])
  expect(value.job?.contents.state).toBe('not-touched')
  await accessible(app)
})

test('a board that becomes unsteady at a fast clock is asked at its own, and the page says so', async ({
  app,
}) => {
  await before(app, 'practice:chip=W25Q64JV', {
    board: 'x60',
    configuration: '2',
    clockHz: 16_000_000,
  })
  await expect(app.page.getByText('This mainboard is unreliable above 4.1 MHz')).toBeVisible()
  await asked(app)
  await expect(app.page.getByRole('heading', { level: 1 })).toContainText('not the expected chip')
  const { session } = (await app.call('app.snapshot', undefined)).value
  expect(session?.clockAskedHz).toBe(4_096_000)
})
