// SPDX-License-Identifier: GPL-3.0-or-later
import type { WebSocketRoute } from '@playwright/test'
import { violations } from '../support/axe.ts'
import { expect, test } from '../support/fixtures.ts'
import { next, onStage } from '../support/flow.ts'
import { serveApp } from '../support/host-web.ts'
import { finished, isOver, jobUntil, openChip, slowChip } from '../support/jobs.ts'
import { bring } from '../support/stages.ts'
import { frame } from '../../src-renderer/text/frame.ts'
import { linkNotice } from '../../src-renderer/text/connection.ts'
import { imageText } from '../../src-renderer/text/image.ts'
import { serveText } from '../../shared/text/serve.ts'

test('the token leaves the address at once, and a reload still gets in', async ({ page }) => {
  expect(page.url()).not.toContain('#')
  expect(await page.evaluate(() => window.location.hash)).toBe('')
  await page.reload()
  await expect(page.locator('#main')).toBeVisible()
})

test('another tab on the used address is told how to get a new one', async ({ app, page }) => {
  app.tolerate(/WebSocket/)
  const tab = await page.context().newPage()
  await tab.goto(page.url())
  await expect(tab.getByTestId('connection-refused')).toBeVisible()
  await expect(page.locator('#main')).toBeVisible()
})

test('a second tab on a new address shows where the work stands, and what is ticked in either', async ({
  app,
  page,
}) => {
  await bring(app, 'done')
  const printed = app.output().length
  process.kill(app.pid, 'SIGUSR2')
  const address = /http:\/\/127\.0\.0\.1:\d+\/#t=[\w-]{43}(?=\n)/
  await expect.poll(() => app.output().slice(printed)).toMatch(address)
  const tab = await page.context().newPage()
  await tab.goto(address.exec(app.output().slice(printed))?.[0] ?? '')
  await onStage(tab, 'done')
  await expect(tab.locator('[data-testid=lamps]')).toContainText(frame.written)
  await expect(tab.getByRole('banner')).toContainText(frame.writtenAll)
  await app.call('work.update', { choices: { board: 'x230' }, stage: 'board' })
  for (const each of [page, tab]) {
    await onStage(each, 'board')
    await expect(each.getByRole('banner')).toContainText('X230')
  }
})

test('a socket lost in mid-job is renewed, and the page shows the truth', async ({ app, page }) => {
  app.tolerate(/WebSocket/)
  const links: { readonly page: WebSocketRoute; readonly server: WebSocketRoute }[] = []
  await page.routeWebSocket(/\/app$/, (route) => {
    links.push({ page: route, server: route.connectToServer() })
  })
  await page.reload()
  await expect(page.locator('#main')).toBeVisible()
  await openChip(app, slowChip())
  await jobUntil(
    app,
    (job) => job.phase === 'read' && job.doneBytes > 0,
    () => app.call('job.start', { kind: 'backup', passes: 3, board: null }),
  )
  const [link] = links
  await link?.server.close()
  await link?.page.close()
  await expect.poll(() => links.length).toBe(2)
  await expect(page.locator('[data-trail="4"]')).toContainText(frame.backupSaved(3))
  const { job } = (await app.call('app.snapshot', undefined)).value
  expect(job).toMatchObject({ state: 'done', fault: null })
})

test('a page whose host is gone says so', async ({ app, page }) => {
  const before = (await app.call('app.snapshot', undefined)).value
  await app.quit()
  const notice = page.getByTestId('connection-lost')
  const told = linkNotice({ state: 'lost', silentSeconds: 0 }, before)
  for (const each of [...(told?.sentences ?? []), ...(told?.steps ?? [])])
    await expect(notice).toContainText(each)
  for (const [colorScheme, width, height] of [
    ['light', 1024, 700],
    ['dark', 640, 400],
  ] as const) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height })
    expect(await violations(page)).toEqual([])
  }
})

test('a page of a Pin One that was started again says so; the new address shows the work', async ({
  app,
  page,
  webBrowser,
}) => {
  app.tolerate(/WebSocket/)
  const port = Number(new URL(page.url()).port)
  await app.call('work.update', { choices: { board: 'x220', guideProgrammer: 'pico' } })
  await app.quit()
  await expect(page.getByTestId('connection-lost')).toBeVisible()
  const again = await serveApp(app.environment, ['--no-open', '--port', String(port)])
  try {
    const told = linkNotice({ state: 'replaced', silentSeconds: 0 }, null)
    const notice = page.getByTestId('connection-replaced')
    for (const each of told?.steps ?? []) await expect(notice).toContainText(each)
    const context = await webBrowser?.newContext()
    const tab = await context?.newPage()
    await tab?.goto(await again.newAddress())
    await expect(tab?.getByRole('banner') ?? page.locator('never')).toContainText('X220')
    await context?.close()
  } finally {
    await again.end('SIGKILL')
  }
})

test('the host ended in mid-job stops between steps and releases the pins', async ({ app }) => {
  await openChip(app, slowChip())
  await jobUntil(
    app,
    (job) => job.phase === 'read' && job.doneBytes > 0,
    () => app.call('job.start', { kind: 'backup', passes: 3, board: null }),
  )
  await app.quit()
  expect(app.output().endsWith(`${serveText.stopping}\n${serveText.stopped}\n`)).toBe(true)
  await app.start()
  const { value } = await app.call('app.snapshot', undefined)
  expect(value.recovery).toBeNull()
  await openChip(app, slowChip())
  const job = await finished(app, { kind: 'backup', passes: 2, board: null })
  expect(isOver(job) && job.state).toBe('done')
})

test('a file on its way is shown and holds Next; the one that is chosen last is written', async ({
  app,
  page,
}) => {
  const held: (() => void)[] = []
  let parts = 0
  let hold = true
  await page.routeWebSocket(/\/app$/, (route) => {
    const server = route.connectToServer()
    route.onMessage((message) => {
      const part = String(message).includes('image.part')
      if (part) parts += 1
      if (part && parts > 2 && hold) held.push(() => server.send(message))
      else server.send(message)
    })
  })
  await bring(app, 'image')
  const pick = (name: string) =>
    page
      .locator('input[type=file]')
      .first()
      .setInputFiles({
        name,
        mimeType: 'application/octet-stream',
        buffer: Buffer.alloc(8 * 1_048_576, name),
      })
  await pick('first.rom')
  const arriving = page.getByTestId('arriving')
  await expect(arriving).toContainText(imageText.reading('first.rom', 25))
  await expect(next(page)).toHaveAttribute('aria-disabled', 'true')
  await pick('last.rom')
  await expect(arriving).toContainText(imageText.reading('last.rom', 0))
  hold = false
  for (const go of held.splice(0)) go()
  await expect(page.getByRole('heading', { name: 'last.rom', exact: true })).toBeVisible()
  await expect(arriving).toHaveCount(0)
  const { images, work } = (await app.call('app.snapshot', undefined)).value
  expect(images.map(({ name }) => name)).toEqual(['last.rom'])
  expect(work.choices.imageId).toBe(images[0]?.id)
})

test('a file that was on its way when the page was reloaded holds nothing up', async ({
  app,
  page,
}) => {
  app.tolerate(/WebSocket/)
  let hold = true
  await page.routeWebSocket(/\/app$/, (route) => {
    const server = route.connectToServer()
    route.onMessage((message) => {
      if (!hold || !String(message).includes('image.part')) server.send(message)
    })
  })
  await bring(app, 'image')
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: 'cut.rom',
      mimeType: 'application/octet-stream',
      buffer: Buffer.alloc(2_000_000),
    })
  await expect(page.getByTestId('arriving')).toBeVisible()
  hold = false
  await page.reload()
  await expect(page.locator('#main')).toBeVisible()
  await expect(page.getByTestId('arriving')).toHaveCount(0)
})
