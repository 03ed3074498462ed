/** A cable that comes off in the middle of a write, rehearsed: what the page says, and how few presses lead back. */
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { chooseBoard, choosePackage, next, onStage, readTwice, tickAll, wireUp } from './flow.ts'
import { choicesAt } from './stages.ts'

async function rehearse(page: Page): Promise<void> {
  await onStage(page, 'programmer')
  await page.getByText('Practice: another chip, or a fault to rehearse').click()
  await page
    .getByRole('combobox', { name: 'What goes wrong' })
    .selectOption({ label: 'the cable comes off in the middle of the write' })
  await page.getByRole('button', { name: 'Practise with these choices' }).click()
  await onStage(page, 'board')
}

async function writeThePracticeImage(page: Page): Promise<void> {
  await next(page).click()
  await onStage(page, 'image')
  await page.getByRole('button', { name: 'Make a practice image' }).click()
  await expect(page.getByText('Nothing speaks against it')).toBeVisible()
  await tickAll(page)
  await next(page).click()
  await onStage(page, 'write')
  await tickAll(page)
  await next(page).click()
}

async function restore(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Restore the backup' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Verified: the chip holds its backup again',
    { timeout: 60_000 },
  )
  await onStage(page, 'done')
  await expect(page.locator('.lamps')).toContainText('Verified')
}

test('the cable comes off in the middle of a write: the page says what the chip is and where the backup is, and one press brings it back', async ({
  app,
  page,
}) => {
  await rehearse(page)
  await chooseBoard(page, 'ThinkPad X220')
  await choosePackage(page, 'SOIC8', 'W25Q64JV')
  await wireUp(page)
  await readTwice(page, /W25Q64/)
  await writeThePracticeImage(page)

  await onStage(page, 'recover')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Your chip is changed, but not finished',
  )
  await expect(page).toHaveTitle('Not finished: Recover · Pin One')
  const { recovery, session } = (await app.call('app.snapshot', undefined)).value
  expect(session).toBeNull()
  expect(recovery).toMatchObject({ cause: 'failed', image: { name: 'practice-image.rom' } })
  const { fileName } = recovery?.backup ?? { fileName: 'no backup' }
  await expect(page.getByRole('alert').locator('[data-contents="changed"]')).toHaveText(
    `The chip was changed and is not verified. What it held before is kept in Backups: ${fileName}.`,
  )
  // The programmer is the one it was, first in the list and taken already.
  await expect(page.locator('main').getByRole('radio').first()).toBeChecked()
  await restore(page)
  const { job, recovery: left } = (await app.call('app.snapshot', undefined)).value
  expect(left).toBeNull()
  expect(job?.result?.kind === 'write' && job.result.sha256).toBe(recovery?.backup?.sha256)
  expect(job?.result?.kind === 'write' && job.result.stats.erases).toBeGreaterThan(0)
})

test('and the app is ended then: it opens on that page, knows the practice chip, and one press brings the backup back', async ({
  app,
}) => {
  const programmerId = 'practice:chip=W25Q64JV,fault=unplug:write=12,timing=off'
  await app.choose({
    choices: choicesAt('wire', programmerId),
    place: { kind: 'wizard', looking: null },
  })
  await wireUp(app.page)
  await readTwice(app.page, /W25Q64/)
  await writeThePracticeImage(app.page)
  await onStage(app.page, 'recover')
  const before = (await app.call('app.snapshot', undefined)).value.recovery
  const page = await app.restart()

  await onStage(page, 'recover')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Your chip is changed, but not finished',
  )
  await expect(page.locator('main')).toContainText(before?.backup?.fileName ?? 'no backup')
  const chip = page.getByRole('radio', { name: 'The practice chip of that write' })
  await expect(chip).toBeChecked()
  await restore(page)
  expect((await app.call('app.snapshot', undefined)).value.recovery).toBeNull()
})
