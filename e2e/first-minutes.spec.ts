/** What the first minutes cost a beginner: an X230 practised from nothing until both chips are verified. */
import { expect, test } from './fixtures.ts'
import {
  chooseBoard,
  choosePackage,
  next,
  onStage,
  onToNextChip,
  practise,
  readTwice,
  tickAll,
  wireUp,
} from './flow.ts'
import ceilings from './first-minutes.json' with { type: 'json' }
import { readTally, startTally, tallyTable, totalOf } from './tally.ts'
import type { Cost } from './tally.ts'
import type { Page } from '@playwright/test'

async function writePracticeImage(page: Page): Promise<void> {
  await next(page).click()
  await onStage(page, 'image')
  await page.getByRole('button', { name: 'Use the practice image' }).click()
  await expect(page.locator('[data-finding="checked"]')).toBeVisible()
  await tickAll(page)
  await expect(next(page)).toHaveAttribute('aria-disabled', 'false')
  await next(page).click()
  await onStage(page, 'done')
  await expect(page.getByRole('heading', { level: 1, name: /verified$/i })).toBeVisible({
    timeout: 60_000,
  })
}

/** Prints what it came to, and holds it against its ceiling. */
async function settle(page: Page, title: string, most: Omit<Cost, 'seconds'>): Promise<void> {
  const screens = await readTally(page, true)
  console.log(tallyTable(`${title}, ${test.info().project.name}`, screens))
  const { seconds: _, ...cost } = totalOf(screens)
  for (const [key, ceiling] of Object.entries(most))
    expect.soft(cost[key as keyof typeof cost], `${title}: ${key}`).toBeLessThanOrEqual(ceiling)
}

test('both chips of an X230 are practised from nothing to verified, by mouse', async ({ page }) => {
  await startTally(page)
  await practise(page)
  await chooseBoard(page, 'ThinkPad X230')
  for (const [position, part] of ['W25Q64JV', 'W25Q32JV'].entries()) {
    await choosePackage(page, 'SOIC8', part)
    await wireUp(page)
    await readTwice(page, position === 0 ? /W25Q64/ : /W25Q32/)
    await writePracticeImage(page)
    const title = position === 0 ? 'one chip' : 'second chip'
    await settle(page, `${title}, mouse`, ceilings.mouse[title])
    if (position === 0) await onToNextChip(page)
  }
})
