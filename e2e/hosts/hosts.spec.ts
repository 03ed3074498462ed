// SPDX-License-Identifier: GPL-3.0-or-later
import { expect, test } from '../support/fixtures.ts'
import { onStage, openMenu } from '../support/flow.ts'
import { apiAt, serveApp } from '../support/host-web.ts'
import { bring, quickChip } from '../support/stages.ts'
import {
  backUp,
  finished,
  isOver,
  jobUntil,
  openChip,
  slowChip,
  writeUnderWay,
} from '../support/jobs.ts'
import { linkNotice } from '../../src-renderer/text/connection.ts'
import { programmerText } from '../../src-renderer/text/programmer.ts'
import { sizeText } from '../../src-renderer/text/size.ts'
import { sizeWords } from '../../src-renderer/text/size-words.ts'
import { momentText } from '../../src-renderer/text/wire.ts'
import { titleText } from '../../src-renderer/text/title.ts'
import { anyCount, saying } from '../support/words.ts'
import { frame } from '../../src-renderer/text/frame.ts'
import { doneText } from '../../src-renderer/text/done.ts'

test('the app starts and shows the first stage', async ({ app, page }) => {
  await expect(page).toHaveTitle(titleText(null, 'board'))
  await expect(page.locator('[data-testid=app]')).toHaveAttribute('data-stage', 'board')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  const { value } = await app.call('app.snapshot', undefined)
  expect(value.app.host).toBe(app.host)
  expect(value.session).toBeNull()
})

test('F1 opens the help and closes it again', async ({ page }) => {
  const help = page.getByRole('complementary')
  await expect(help).toBeHidden()
  await page.keyboard.press('F1')
  await expect(help).toBeVisible()
  await page.keyboard.press('F1')
  await expect(help).toBeHidden()
})

test('Escape closes help and log, and the focus goes back to where it was', async ({
  app,
  page,
}) => {
  await bring(app, 'programmer')
  await page.setViewportSize({ width: 640, height: 400 })
  const link = page.getByRole('button', { name: programmerText.setUp }).first()
  await link.focus()
  await page.keyboard.press('F1')
  const help = page.getByRole('complementary')
  await expect(help.getByRole('heading', { name: frame.help, exact: true })).toBeInViewport()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Escape')
  await expect(help).toBeHidden()
  await expect(link).toBeFocused()
  const log = page.getByRole('region', { name: frame.log })
  await page.keyboard.press('Control+l')
  await expect(log).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(log).toBeHidden()
  await expect(link).toBeFocused()
  await openMenu(page)
  const menu = page.getByRole('group', { name: frame.menu })
  await menu.getByRole('button', { name: frame.log }).press('Enter')
  await expect(log).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: frame.menu })).toBeFocused()
})

test('a button that vanishes when it is pressed leaves the focus where it stood', async ({
  app,
  page,
}) => {
  await bring(app, 'wire')
  await openChip(app, quickChip())
  const unplug = page.getByRole('button', { name: doneText.unplugPractice })
  await unplug.focus()
  await page.keyboard.press('Enter')
  await expect(unplug).toBeHidden()
  await expect(page.locator('main :focus')).toHaveCount(1)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: momentText.all(6) })).toBeFocused()
})

test('in a small window nothing that has the focus lies under the acts at its foot', async ({
  app,
  page,
}) => {
  await bring(app, 'programmer')
  await page.setViewportSize({ width: 640, height: 400 })
  const last = page.getByRole('button', { name: programmerText.whyNot }).last()
  let stops = 0
  do {
    await page.keyboard.press('Tab')
    const hidden = await page.evaluate(() => {
      const focused = document.activeElement
      const acts = document.querySelector('[data-testid=actions]')
      if (focused === null || acts === null || acts.contains(focused)) return 0
      return focused.getBoundingClientRect().bottom - acts.getBoundingClientRect().top
    })
    expect(hidden, 'pixels under the acts').toBeLessThanOrEqual(0)
  } while (++stops < 20 && !(await last.evaluate((each) => each === document.activeElement)))
  await expect(last).toBeFocused()
})

test('the page follows the colour scheme of the system', async ({ page }) => {
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  await page.emulateMedia({ colorScheme: 'light' })
  const light = await paper()
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await paper()).not.toBe(light)
  await page.emulateMedia({ colorScheme: 'light' })
  expect(await paper()).toBe(light)
})

test('a page reloaded in mid-job shows the truth again, and the job goes on', async ({
  app,
  page,
}) => {
  await openChip(app, slowChip())
  const chip = page.locator('[data-trail="2"]')
  await expect(chip).toContainText('MX25L512')
  await jobUntil(
    app,
    (job) => job.phase === 'read' && job.doneBytes > 0,
    () => app.call('job.start', { kind: 'backup', passes: 3, board: null }),
  )
  await page.reload()
  await expect(chip).toContainText('MX25L512')
  const { value } = await app.call('app.snapshot', undefined)
  expect(value.job?.fault).toBeNull()
  await expect(page.locator('[data-trail="4"]')).toContainText(frame.backupSaved(3))
  expect((await app.call('app.snapshot', undefined)).value.job?.state).toBe('done')
})

test('a host that stands still in mid-write: the page says since when, and what that means for the chip, and goes on with it', async ({
  app,
  page,
}) => {
  await page.clock.install()
  await page.reload()
  await expect(page.locator('#main')).toBeVisible()
  await writeUnderWay(app, slowChip())
  await expect(page.locator('[data-phase]')).toBeVisible()
  const before = (await app.call('app.snapshot', undefined)).value
  process.kill(app.pid, 'SIGSTOP')
  try {
    await page.clock.pauseAt(new Date(await page.evaluate(() => Date.now() + 1000)))
    await page.clock.runFor(9000)
    const notice = page.getByTestId('connection-silent')
    const told = linkNotice({ state: 'open', silentSeconds: anyCount }, before)
    await expect(notice.getByRole('timer')).toHaveText(saying(told?.since ?? 'since when'))
    for (const each of [...(told?.sentences ?? []), ...(told?.steps ?? [])])
      await expect(notice).toContainText(each)
    await expect(page.locator('[data-phase]')).not.toContainText(sizeWords.underASecond)
  } finally {
    process.kill(app.pid, 'SIGCONT')
  }
  await page.clock.resume()
  await expect(page.getByTestId('connection-silent')).toHaveCount(0)
  await expect
    .poll(async () => (await app.call('app.snapshot', undefined)).value.job?.state)
    .toBe('done')
})

test('an app killed in mid-write opens on the recovery, and offers what was being written', async ({
  app,
  page,
}) => {
  await expect(page.locator('[data-testid=app]')).not.toHaveAttribute('data-stage', 'recover')
  await writeUnderWay(app, slowChip())
  await app.kill()
  const again = await app.start()
  await expect(again.locator('[data-testid=app]')).toHaveAttribute('data-stage', 'recover')
  const { recovery } = (await app.call('app.snapshot', undefined)).value
  expect(recovery).toMatchObject({ operation: 'write', cause: 'killed' })
  expect(recovery?.image?.name).toBe('next.rom')

  // The write can still be finished: with the same image, from the backup made before.
  await openChip(app, slowChip())
  const ended = await finished(app, {
    kind: 'write',
    imageId: recovery?.image?.id ?? '',
    backup: 'recovery',
    unprotect: 'no',
  })
  expect(ended).toMatchObject({ state: 'done', contents: { state: 'verified' }, fault: null })
  await expect(again.locator('[data-testid=app]')).not.toHaveAttribute('data-stage', 'recover')
})

test('an app ended in order starts again where nothing is to be recovered', async ({ app }) => {
  await openChip(app, slowChip())
  await backUp(app)
  const page = await app.restart()
  await expect(page.locator('[data-testid=app]')).toHaveAttribute('data-stage', 'board')
  const { value } = await app.call('app.snapshot', undefined)
  expect(value.recovery).toBeNull()
  expect(value.backups).toHaveLength(1)
})

test('a second app on the same data may look, but not open a programmer meanwhile', async ({
  app,
}) => {
  await openChip(app, slowChip())
  const second = await serveApp(app.environment)
  try {
    const api = await apiAt(await second.newAddress())
    expect((await api.call('app.snapshot', undefined)).value.recovery).toBeNull()
    const open = { programmerId: slowChip(), clockHz: null }
    await expect(api.call('session.open', open)).rejects.toMatchObject({
      code: 'gate.other-instance',
    })
    await app.call('session.close', undefined)
    await api.call('session.open', open)
  } finally {
    await second.end('SIGTERM')
  }
})

test('leaving the page and coming back in mid-job changes nothing', async ({ app, page }) => {
  await openChip(app, slowChip())
  await jobUntil(
    app,
    (job) => job.phase === 'read' && job.doneBytes > 0,
    () => app.call('job.start', { kind: 'backup', passes: 3, board: null }),
  )
  // In the window, the app blocks leaving the page; in a browser, the user decides.
  await page.goto('about:blank').catch(() => undefined)
  await page.goBack().catch(() => undefined)
  await expect(page.locator('#main')).toBeVisible()
  await expect
    .poll(async () => {
      const { job } = (await app.call('app.snapshot', undefined)).value
      return job !== null && isOver(job) ? job.state : 'running'
    })
    .toBe('done')
})

test('an app that is started again shows where the work stands', async ({ app }) => {
  await bring(app, 'done')
  const page = await app.restart()
  await onStage(page, 'done')
  await expect(page.locator('[data-testid=lamps]')).toContainText(frame.written)
  const summary = page.getByRole('banner')
  await expect(summary).toContainText('ThinkPad X220')
  await expect(summary).toContainText(`W25Q64, ${sizeText(8 * 1_048_576)}`)
  await expect(summary).toContainText(frame.writtenAll)
})
