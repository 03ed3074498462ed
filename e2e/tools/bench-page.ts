// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * How long the user waits for the page, on both hosts: from the start of the app until its first page is usable, and
 * the longest task of the page while 16 MiB are read twice and a file of that size is chosen, written and compared.
 * Uses the fastest possible chip, so that events come more often than from any real chip.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from '../support/fixtures.ts'
import { button, next } from '../support/flow.ts'
import { boardText } from '../../src-renderer/text/board.ts'
import { backUp, finished, openChip } from '../support/jobs.ts'
import { allAcks, choicesAt } from '../support/stages.ts'

const startsMeasured = 5

/** Collects every task over 50 ms, and the longest wait between two frames. */
async function watch(page: Page): Promise<() => Promise<{ tasks: number[]; frameMs: number }>> {
  await page.evaluate(() => {
    const seen = { tasks: [] as number[], frameMs: 0 }
    Object.assign(globalThis, { pinOneSeen: seen })
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.tasks.push(Math.round(duration))
    }).observe({ type: 'longtask' })
    let last = performance.now()
    const frame = (now: number) => {
      seen.frameMs = Math.max(seen.frameMs, now - last)
      last = now
      requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
  })
  return () =>
    page.evaluate(
      () =>
        (globalThis as unknown as { pinOneSeen: { tasks: number[]; frameMs: number } }).pinOneSeen,
    )
}

test('the page while 16 MiB go over the wire', async ({ app, host }) => {
  const chip = join(app.dataDir, '..', 'W25Q128JV.bin')
  const programmerId = 'practice:chip=W25Q128JV'
  await openChip(app, programmerId)
  await app.choose({
    choices: { ...choicesAt('write', programmerId), board: 'bare', configuration: null },
    acks: allAcks,
  })
  await expect(app.page.locator('[data-testid=app]')).toHaveAttribute('data-stage', 'backup')
  const seen = await watch(app.page)
  await backUp(app)
  // A file from the user that differs from the chip at every byte.
  const file = join(app.dataDir, '..', 'next.rom')
  writeFileSync(
    file,
    readFileSync(chip).map((byte) => byte ^ 0x5a),
  )
  await next(app.page).click()
  await app.page.locator('input[type=file]').first().setInputFiles(file)
  await expect(app.page.getByRole('radio', { name: /next\.rom/ })).toBeChecked()
  const { images } = (await app.call('app.snapshot', undefined)).value
  const id = images.find(({ name }) => name === 'next.rom')?.id ?? ''
  const job = await finished(app, {
    kind: 'write',
    imageId: id,
    backup: 'session',
    unprotect: 'no',
  })
  expect(job).toMatchObject({ state: 'done', contents: { state: 'verified' } })
  const { tasks, frameMs } = await seen()
  console.log(
    `${host}: ${tasks.length === 0 ? 'no task over 50 ms' : `tasks over 50 ms: ${tasks.join(', ')}`}; longest wait for a frame ${Math.round(frameMs)} ms`,
  )
})

test('from the start of the app to its first page', async ({ app, host }) => {
  const took: number[] = []
  for (let start = 0; start < startsMeasured; start++) {
    await app.quit()
    const from = performance.now()
    const page = await app.start()
    await expect(button(page, boardText.practise).first()).toBeVisible()
    took.push(performance.now() - from)
  }
  took.sort((a, b) => a - b)
  const [fastest = 0] = took
  console.log(
    `${host}: ready after ${(fastest / 1000).toFixed(2)} s at best, ${((took.at(-1) ?? 0) / 1000).toFixed(2)} s at worst of ${startsMeasured} starts`,
  )
})
