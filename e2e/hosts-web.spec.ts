import type { WebSocketRoute } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { finished, isOver, jobUntil, openChip, slowChip } from './jobs.ts'

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
  await expect(page.locator('.summary dd').nth(3)).not.toHaveClass('none', { timeout: 30_000 })
  const { job } = (await app.call('app.snapshot', undefined)).value
  expect(job).toMatchObject({ state: 'done', fault: null })
})

test('a page whose host is gone says so', async ({ app, page }) => {
  await app.quit()
  await expect(page.getByTestId('connection-lost')).toBeVisible()
})

test('the host ended in mid-job stops between steps and releases the pins', async ({ app }) => {
  await openChip(app, slowChip())
  await jobUntil(
    app,
    (job) => job.phase === 'read' && job.doneBytes > 0,
    () => app.call('job.start', { kind: 'backup', passes: 3, board: null }),
  )
  await app.quit()
  expect(app.output()).toMatch(/Stopping: .*\nStopped\.\n$/s)
  await app.start()
  const { value } = await app.call('app.snapshot', undefined)
  expect(value.recovery).toBeNull()
  await openChip(app, slowChip())
  const job = await finished(app, { kind: 'backup', passes: 2, board: null })
  expect(isOver(job) && job.state).toBe('done')
})
