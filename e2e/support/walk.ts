// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The wizard in any language: a place is found by what the code calls it, and a button by its word in the catalogue.
 * The test process speaks the page's language: `setLanguage(language)` before the first of these is called.
 */
import type { Locator, Page } from '@playwright/test'
import { expect } from './fixtures.ts'
import { onStage, tickAll } from './flow.ts'
import { boardText } from '../../src-renderer/text/board.ts'
import { backupText } from '../../src-renderer/text/backup.ts'
import { doneText } from '../../src-renderer/text/done.ts'

/** A button of the page by its word, such as `boardText.practise`. */
export const button = (page: Page, word: string): Locator =>
  page.getByRole('button', { name: word, exact: true })

/** The one filled button of the stage. */
export const commit = (page: Page): Locator =>
  page.locator('section.actions').getByRole('button').last()

const title = (page: Page) => page.getByRole('heading', { level: 1 })

/** Where the walk stands: the stage, and what is new about it. */
export type Look = (page: Page, where: string) => Promise<void>

/** Practises a mainboard of one chip or two, from the machine to the last chip that is verified, and looks on every page. */
export async function practiseAll(page: Page, board: string, look: Look): Promise<void> {
  await onStage(page, 'board')
  await look(page, 'board')
  await button(page, boardText.practise).click()
  await expect(page.locator('.app')).toHaveClass(/practising/)
  await look(page, 'board, practising')
  await page.getByRole('searchbox').fill(board)
  await page.locator(`[data-board="${board}"]`).click()
  for (let chip = 1; ; chip += 1) {
    const at = (stage: string) => look(page, `${stage}, chip ${chip}`)
    await onStage(page, 'package')
    await at('package')
    await commit(page).click()
    await onStage(page, 'wire')
    await wireUpAll(page, at)
    // The last press stood for plugging in: the chip is found and read by itself, too fast to be looked at.
    await expect(title(page)).toHaveText(backupText.done)
    await at('backup')
    await commit(page).click()
    await onStage(page, 'image')
    await expect(page.locator('[data-finding="checked"]')).toBeVisible()
    await tickAll(page)
    await expect(commit(page)).toHaveAttribute('aria-disabled', 'false')
    await at('image, chosen')
    await commit(page).click()
    await onStage(page, 'done')
    await at('done')
    const unplug = button(page, doneText.unplugPractice)
    if (!(await unplug.isVisible()) || chip === 2) return
    await unplug.click()
    await expect(commit(page)).toHaveAttribute('aria-disabled', 'false')
    await at('done, unplugged')
    await commit(page).click()
  }
}

async function wireUpAll(page: Page, at: (stage: string) => Promise<void>): Promise<void> {
  const stage = () => page.locator('.app').getAttribute('data-stage')
  for (let count = 1; count < 20 && (await stage()) === 'wire'; count += 1) {
    const asked = (await title(page).textContent()) ?? ''
    await at(`wire ${count}`)
    await tickAll(page)
    await commit(page).click()
    await expect(title(page)).not.toHaveText(asked)
  }
}
