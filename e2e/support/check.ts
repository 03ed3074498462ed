// SPDX-License-Identifier: GPL-3.0-or-later
/** The check with a practice programmer that has a fault, and what every page there must contain. */
import type { Page } from '@playwright/test'
import { violations } from './axe.ts'
import { expect } from './fixtures.ts'
import type { AppUnderTest } from './fixtures.ts'
import { bring, choicesAt } from './stages.ts'
import type { Choices } from '../../shared/model/work.ts'
import { remedyFor } from '../../shared/text/remedies.ts'
import type { Remedy } from '../../shared/text/remedies.ts'
import { checkText } from '../../src-renderer/text/check.ts'

/** Opens the check with everything ticked, and this practice programmer. */
export async function before(
  app: AppUnderTest,
  programmerId: string,
  change: Partial<Choices> = {},
): Promise<void> {
  await bring(app, 'check')
  await app.choose({ choices: { ...choicesAt('check', programmerId), ...change } })
}

export const asked = async (app: AppUnderTest) => {
  await app.page.getByRole('button', { name: checkText.ask }).click()
}

export async function accessible(app: AppUnderTest): Promise<void> {
  expect(await violations(app.page)).toEqual([])
}

/** Opens the whole list, which is behind the current check. */
export const allLooks = (page: Page) => page.getByText(checkText.lookAll).last().click()

/** The page's message about a chip that did not answer, or not as it should. */
export async function troubleTold(app: AppUnderTest): Promise<Remedy> {
  const { job, work } = (await app.call('app.snapshot', undefined)).value
  const fault = work.trouble?.fault ?? job?.fault ?? null
  if (fault === null) throw new Error('the chip is no trouble')
  await expect(app.page.locator(`[data-fault="${fault.code}"]`).first()).toBeVisible()
  return remedyFor(fault)
}

/** No chip was found, and the page says so. */
export async function expectNoChip(app: AppUnderTest): Promise<void> {
  await expect(app.page.locator('[data-fault="wiring.no-chip"]')).toBeVisible()
  await expect(title(app.page)).toHaveText((await troubleTold(app)).title)
}

export const x230: Partial<Choices> = { board: 'x230', configuration: '8+4', chipIndex: 0 }
export const title = (page: Page) => page.getByRole('heading', { level: 1 })
