// SPDX-License-Identifier: GPL-3.0-or-later
/** Every button that stops a job: its effects, the words of the page afterwards, and how to continue. */
import type { Page } from '@playwright/test'
import { expect, test } from '../support/fixtures.ts'
import type { AppUnderTest } from '../support/fixtures.ts'
import { next, onStage, openBackups } from '../support/flow.ts'
import { backedUp, backUp, openChip, slowChip } from '../support/jobs.ts'
import { allAcks, choicesAt, imageAcks } from '../support/stages.ts'
import type { StageId } from '../../src-renderer/wizard/stages.ts'
import { standingOf } from '../../shared/standing.ts'
import { nobody, sayContents } from '../../shared/text/chip-contents.ts'
import type { ContentsPlace } from '../../shared/text/chip-contents.ts'
import { anyCount, saying } from '../support/words.ts'
import { progressText } from '../../src-renderer/text/progress.ts'
import { backupText } from '../../src-renderer/text/backup.ts'
import { checkText } from '../../src-renderer/text/check.ts'
import { writeText } from '../../src-renderer/text/write.ts'
import { recoverText } from '../../src-renderer/text/recover.ts'
import { doneText } from '../../src-renderer/text/done.ts'
import { backupsText } from '../../src-renderer/text/backups.ts'

/** Slow enough for a click in time, however busy the computer is. */
const clockHz = 250_000

async function standAt(app: AppUnderTest, stage: StageId, imageId: string | null = null) {
  const programmerId = slowChip()
  await app.choose({
    choices: {
      ...choicesAt(stage, programmerId),
      board: 'bare',
      configuration: null,
      clockHz,
      imageId,
    },
    acks: [...allAcks, ...(imageId === null ? [] : await imageAcks(app, imageId))],
  })
}

const contents = async (app: AppUnderTest) =>
  (await app.call('app.snapshot', undefined)).value.job?.contents.state

/** The expected sentence about the chip in its present state. */
async function says(app: AppUnderTest, place: ContentsPlace): Promise<string> {
  const at = standingOf((await app.call('app.snapshot', undefined)).value)
  if (at === null) throw new Error('nothing is known of the chip')
  return sayContents(place, at)
}

/** In the map of a write. */
const blocks = 1024

/**
 * Presses Stop inside the page itself as soon as its map is called `map`: there is no delay, however busy the computer
 * is. The last comparison takes only two seconds.
 */
const stopOnceShown = (page: Page, map: RegExp) =>
  page.evaluate(
    ([word, source]) =>
      new Promise<void>((resolve) => {
        const pattern = new RegExp(source ?? '')
        const look = () => {
          const maps = [...document.querySelectorAll('[data-phase="verify"] [role="img"]')]
          const stop = [...document.querySelectorAll('button')].find(
            ({ textContent }) => textContent === word,
          )
          if (stop === undefined) return
          if (!maps.some((each) => pattern.test(each.getAttribute('aria-label') ?? ''))) return
          watch.disconnect()
          stop.click()
          resolve()
        }
        const watch = new MutationObserver(look)
        watch.observe(document.body, { subtree: true, childList: true, attributes: true })
        look()
      }),
    [writeText.stop, map.source],
  )

test('a read that is stopped saves nothing and says so, and can be begun again', async ({
  app,
  page,
}) => {
  await openChip(app, slowChip(), clockHz)
  await standAt(app, 'backup')
  await onStage(page, 'backup')
  await page.getByRole('button', { name: backupText.start }).click()
  await page.getByRole('button', { name: backupText.stop }).click()
  await expect(page.getByText(backupText.stopped)).toBeVisible()
  expect((await app.call('app.snapshot', undefined)).value.backups).toEqual([])
  expect(await contents(app)).toBe('not-touched')
  await page.getByRole('button', { name: backupText.start }).click()
  await expect(page.getByRole('heading', { name: backupText.done })).toBeVisible()
})

test('a write stopped in its last comparison is not verified, and writing again finishes it; a restore stopped in the middle comes back to the same page', async ({
  app,
  page,
}) => {
  await openChip(app, slowChip(), clockHz)
  const { backup, imageId } = await backedUp(app)
  await standAt(app, 'write', imageId)
  await onStage(page, 'image')
  await expect(next(page)).toHaveAttribute('aria-disabled', 'false')
  await next(page).click()
  const stop = page.getByRole('button', { name: writeText.stop })
  const map = page.getByRole('img', { name: saying(progressText.map(anyCount, blocks)) })
  await expect(map).toBeVisible()
  await stopOnceShown(page, saying(progressText.mapCompared(anyCount, blocks)))
  await onStage(page, 'recover')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(recoverText.title.cancelled)
  await expect(page.locator('[data-testid=lamps]')).toContainText(await says(app, 'lamp.contents'))
  expect(await contents(app)).toBe('compared-differs')

  await page.getByRole('button', { name: recoverText.restore }).click()
  await expect(page.locator('[data-phase="program"]')).toBeVisible()
  await stop.click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(recoverText.title.cancelled)
  await expect(page.locator('main')).toContainText(backup.fileName)

  // The last write was a restore of the backup: there is only one way on.
  await expect(page.getByRole('button', { name: recoverText.again })).toHaveCount(0)
  await page.getByRole('button', { name: recoverText.restore }).click()
  await expect(page.locator('[data-testid=app]')).toHaveAttribute('data-stage', 'done')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(doneText.restoredTitle)
  const { recovery, job } = (await app.call('app.snapshot', undefined)).value
  expect(recovery).toBeNull()
  expect(job?.result?.kind === 'write' && job.result.sha256).toBe(backup.sha256)
})

test('asking the chip can be stopped: nothing is changed, and it can be asked again', async ({
  app,
  page,
}) => {
  // So slow that the chip takes seconds to describe itself.
  const slowest = 2000
  await app.choose({
    choices: {
      ...choicesAt('check', slowChip('W25Q64JV')),
      board: 'bare',
      configuration: null,
      clockHz: slowest,
    },
    acks: allAcks,
  })
  await onStage(page, 'check')
  await page.getByRole('button', { name: checkText.ask }).click()
  await expect(page.locator('[data-testid=actions]')).toContainText(checkText.stopLeaves)
  await page.getByRole('button', { name: checkText.stop }).click()
  await expect(page.getByText(checkText.stopped)).toBeVisible()
  const { job, session } = (await app.call('app.snapshot', undefined)).value
  expect(job).toMatchObject({ state: 'cancelled', contents: { state: 'not-touched' } })
  expect(session?.chip).toBeNull()
  await page.getByRole('button', { name: checkText.ask }).click()
  await expect(page.getByRole('button', { name: checkText.stop })).toBeVisible()
})

test('comparing a backup with the chip can be stopped, and begun again', async ({ app, page }) => {
  await openChip(app, slowChip(), clockHz)
  const backup = await backUp(app)
  await standAt(app, 'image')
  await openBackups(page)
  const compare = page.getByRole('button', { name: backupsText.compare })
  await compare.click()
  await expect(page.locator('[data-testid=actions]')).toContainText(backupsText.stopLeaves)
  await page.getByRole('button', { name: backupsText.stop }).click()
  await expect(page.getByText(backupsText.stopped)).toBeVisible()
  expect(await contents(app)).toBe('not-touched')
  await compare.click()
  await expect(page.getByText(backupsText.equal(backup.fileName))).toBeVisible()
})

test('a write that is stopped before it changes anything says so and can be begun again; stopped while it erases, it leads to the ways back', async ({
  app,
  page,
}) => {
  // 8 KiB a second: sixteen looks of 4 KiB take long enough, and so does the phase after the erases.
  await openChip(app, slowChip(), 64_000)
  const { backup, imageId } = await backedUp(app)
  await standAt(app, 'write', imageId)
  const stop = page.getByRole('button', { name: writeText.stop })
  await next(page).click()
  await expect(page.locator('[data-phase="compare"]')).toBeVisible()
  await expect(page.locator('[data-testid=actions]')).toContainText(
    sayContents('write.stop', nobody),
  )
  // The second click of a double click on the previous button must not press this one.
  await stop.hover()
  await page.mouse.down({ clickCount: 2 })
  await page.mouse.up({ clickCount: 2 })
  expect((await app.call('app.snapshot', undefined)).value.job?.state).toBe('running')
  await stop.click()
  await expect(page.locator('[data-contents="not-touched"]')).toContainText(
    sayContents('fault.contents', nobody),
  )
  await onStage(page, 'write')
  expect((await app.call('app.snapshot', undefined)).value.recovery).toBeNull()

  // The same button continues.
  await expect(next(page)).toHaveAttribute('aria-disabled', 'false')
  await next(page).click()
  await expect(page.locator('[data-phase="erase"]')).toBeVisible()
  await expect(page.locator('[data-testid=actions]')).toContainText(
    sayContents('write.stop', {
      contents: { state: 'tried-unknown', why: 'running' },
      backup: backup.fileName,
      unfinished: false,
    }),
  )
  await stop.click()
  // The app reads the chip twice after the erase, 64 KiB at this clock, before it says anything about it.
  await expect(page.locator('[data-testid=app]')).toHaveAttribute('data-stage', 'recover')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(recoverText.title.cancelled)
  await expect(page.locator('main')).toContainText(backup.fileName)
  await expect(page.getByRole('button', { name: recoverText.restore })).toHaveAttribute(
    'aria-disabled',
    'false',
  )
})
