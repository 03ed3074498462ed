// SPDX-License-Identifier: GPL-3.0-or-later
/** The accessibility rules that a program can check, with axe. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

type Look = NonNullable<Parameters<Page['emulateMedia']>[0]>

/** All colour rules of axe; every other rule is about the displayed markup. */
const colourRules = ['color-contrast', 'link-in-text-block']

async function found(page: Page, { coloursOnly = false, within = 'html' }) {
  // Electron's window cannot open the second page that axe wants, so axe must stay in this one.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).include(within)
  const { violations } = await (coloursOnly ? axe.withRules(colourRules) : axe).analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, html, failureSummary }) =>
        `${id}: ${help}: ${target.join(' ')} ${html} ${failureSummary}`,
    ),
  )
}

/** What axe finds wrong with the present page, or with a part of it. */
export const violations = (page: Page, within?: string): Promise<readonly string[]> =>
  found(page, within === undefined ? {} : { within })

/** The markup, which parts of it are shown, and their sizes: only colour rules need more. */
const shown = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const sizes = [...document.querySelectorAll('body, body *')].map((element) => {
      const { width, height } = element.getBoundingClientRect()
      return element.checkVisibility() ? `${width} ${height}` : ''
    })
    return `${document.documentElement.outerHTML}\n${sizes.join('\n')}`
  })

/**
 * What axe finds wrong in each theme, applied to the page one after the other. If a theme differs from the one before
 * only in its colours, only colour rules are checked, because the other results would be the same.
 */
export async function violationsIn(page: Page, looks: readonly Look[]): Promise<readonly string[]> {
  const all: string[] = []
  let before: string | null = null
  for (const look of looks) {
    await page.emulateMedia(look)
    const now = await shown(page)
    const lines = await found(page, { coloursOnly: now === before })
    all.push(...lines.map((line) => `${JSON.stringify(look)}: ${line}`))
    before = now
  }
  return all
}
