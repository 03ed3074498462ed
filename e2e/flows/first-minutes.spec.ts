// SPDX-License-Identifier: GPL-3.0-or-later
/** Effort of the first minutes for a beginner: practises an X230 from the start until both chips are verified. */
import { expect, test } from '../support/fixtures.ts'
import {
  choosePackage,
  expectPractice,
  next,
  onStage,
  onToNextChip,
  practise,
  readTwice,
  takePracticeImage,
  tabTo,
  tabToNext,
  tickAllByKeyboard,
  wireUp,
  wireUpByKeyboard,
  writeChosen,
  verifiedTitle,
} from '../support/flow.ts'
import ceilings from './first-minutes.json' with { type: 'json' }
import { readTally, startTally, tallyTable, totalOf } from '../support/tally.ts'
import type { Cost } from '../support/tally.ts'
import type { Page } from '@playwright/test'
import { backupText } from '../../src-renderer/text/backup.ts'
import { boardText } from '../../src-renderer/text/board.ts'
import { doneText } from '../../src-renderer/text/done.ts'
import { packageText } from '../../src-renderer/text/package.ts'

/** Prints the measured value, and compares it with its limit. */
async function settle(page: Page, title: string, most: Omit<Cost, 'seconds'>): Promise<void> {
  const screens = await readTally(page, true)
  console.log(tallyTable(`${title}, ${test.info().project.name}`, screens))
  const { seconds: _, ...cost } = totalOf(screens)
  for (const [key, ceiling] of Object.entries(most))
    expect.soft(cost[key as keyof typeof cost], `${title}: ${key}`).toBeLessThanOrEqual(ceiling)
}

const parts = [
  { title: 'one chip', marking: 'W25Q64JV', answers: /W25Q64/ },
  { title: 'second chip', marking: 'W25Q32JV', answers: /W25Q32/ },
] as const

test('both chips of an X230 are practised from nothing to verified, by mouse', async ({ page }) => {
  await startTally(page)
  await practise(page)
  // This computer is among those shown at first: the user need not type.
  await page.locator('[data-board="x230"]').first().click()
  await onStage(page, 'package')
  for (const { title, marking, answers } of parts) {
    await choosePackage(page, 'soic8', marking)
    await wireUp(page)
    await readTwice(page, answers)
    await takePracticeImage(page)
    await writeChosen(page)
    await settle(page, `${title}, mouse`, ceilings.mouse[title])
    if (title === 'one chip') await onToNextChip(page)
  }
})

test('both chips of an X230 are practised from nothing to verified, by keyboard alone', async ({
  page,
}) => {
  const { keyboard } = page
  const press = async (name: string) => {
    await tabTo(page, name)
    await keyboard.press('Enter')
  }
  const pressNext = async () => {
    await tabToNext(page)
    await keyboard.press('Enter')
  }
  await startTally(page)
  await onStage(page, 'board')
  await press(boardText.practise)
  await expectPractice(page)
  await page.getByRole('heading', { level: 1 }).focus()
  await press('ThinkPad X230')
  for (const { title, answers } of parts) {
    await onStage(page, 'package')
    await press(packageText.commit)
    await onStage(page, 'wire')
    await wireUpByKeyboard(page)
    await expect(page.locator('main')).toContainText(answers)
    await onStage(page, 'backup')
    await expect(page.getByRole('heading', { name: backupText.done })).toBeFocused()
    await pressNext()
    await onStage(page, 'image')
    await expect(page.locator('[data-finding="checked"]')).toBeVisible()
    await tickAllByKeyboard(page)
    await expect(next(page)).toHaveAttribute('aria-disabled', 'false')
    await pressNext()
    await expect(verifiedTitle(page)).toBeFocused()
    await settle(page, `${title}, keyboard`, ceilings.keyboard[title])
    if (title === 'one chip') {
      await press(doneText.unplugPractice)
      await expect(next(page)).toHaveAttribute('aria-disabled', 'false')
      await pressNext()
    }
  }
})
