// SPDX-License-Identifier: GPL-3.0-or-later
/** At the check in front of a practice programmer that disappoints, and what every page there must be. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './fixtures.ts'
import type { AppUnderTest } from './fixtures.ts'
import { bring, choicesAt } from './stages.ts'
import type { Choices } from '../../shared/model/work.ts'
import { checkText } from '../../src-renderer/text/check.ts'

/** At the check with everything ticked, in front of this practice programmer. */
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
  // Electron's window has no second page, which axe wants unless it is told to stay in this one.
  const { violations } = await new AxeBuilder({ page: app.page }).setLegacyMode().analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
}

/** Opens the whole list, which stands behind the one look at hand. */
export const allLooks = (page: Page) => page.getByText(checkText.lookAll).last().click()

export const x230: Partial<Choices> = { board: 'x230', configuration: '8+4', chipIndex: 0 }
export const title = (page: Page) => page.getByRole('heading', { level: 1 })
