// SPDX-License-Identifier: GPL-3.0-or-later
/** The wizard in any language, with a look at every page. The test process speaks the page's language. */
import type { Page } from '@playwright/test'
import { expect } from './fixtures.ts'
import { button, expectPractice, next, onStage, tickAll } from './flow.ts'
import { boardText } from '../../src-renderer/text/board.ts'
import { backupText } from '../../src-renderer/text/backup.ts'
import { doneText } from '../../src-renderer/text/done.ts'

const title = (page: Page) => page.getByRole('heading', { level: 1 })

/** State of the walk: the stage, and what is new about it. */
export type Look = (page: Page, where: string) => Promise<void>

/** Practises with a mainboard of one or two chips, until the last chip is verified, and calls `look` on every page. */
export async function practiseAll(page: Page, board: string, look: Look): Promise<void> {
  await onStage(page, 'board')
  await look(page, 'board')
  await button(page, boardText.practise).click()
  await expectPractice(page)
  await look(page, 'board, practising')
  await page.getByRole('searchbox').fill(board)
  await page.locator(`[data-board="${board}"]`).click()
  for (let chip = 1; ; chip += 1) {
    const at = (stage: string) => look(page, `${stage}, chip ${chip}`)
    await onStage(page, 'package')
    await at('package')
    await next(page).click()
    await onStage(page, 'wire')
    await wireUpAll(page, at)
    // The last press plugged the programmer in: the chip is found and read by itself, too fast to look at.
    await expect(title(page)).toHaveText(backupText.done)
    await at('backup')
    await next(page).click()
    await onStage(page, 'image')
    await expect(page.locator('[data-finding="checked"]')).toBeVisible()
    await tickAll(page)
    await expect(next(page)).toHaveAttribute('aria-disabled', 'false')
    await at('image, chosen')
    await next(page).click()
    await onStage(page, 'done')
    await at('done')
    const unplug = button(page, doneText.unplugPractice)
    if (!(await unplug.isVisible()) || chip === 2) return
    await unplug.click()
    await expect(next(page)).toHaveAttribute('aria-disabled', 'false')
    await at('done, unplugged')
    await next(page).click()
  }
}

async function wireUpAll(page: Page, at: (stage: string) => Promise<void>): Promise<void> {
  const stage = () => page.locator('[data-testid=app]').getAttribute('data-stage')
  for (let count = 1; count < 20 && (await stage()) === 'wire'; count += 1) {
    const asked = (await title(page).textContent()) ?? ''
    await at(`wire ${count}`)
    await tickAll(page)
    await next(page).click()
    await expect(title(page)).not.toHaveText(asked)
  }
}
