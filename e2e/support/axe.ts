// SPDX-License-Identifier: GPL-3.0-or-later
/** The rules of access that a machine can check, with axe. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

type Look = NonNullable<Parameters<Page['emulateMedia']>[0]>

/** All that axe says about colours; every other rule is about the markup that is shown. */
const colourRules = ['color-contrast', 'link-in-text-block']

async function found(page: Page, { coloursOnly = false, within = 'html' }) {
  // Electron's window has no second page, which axe wants unless it is told to stay in this one.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).include(within)
  const { violations } = await (coloursOnly ? axe.withRules(colourRules) : axe).analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, html, failureSummary }) =>
        `${id}: ${help}: ${target.join(' ')} ${html} ${failureSummary}`,
    ),
  )
}

/** What axe finds wrong with the page as it stands, or with a part of it. */
export const violations = (page: Page, within?: string): Promise<readonly string[]> =>
  found(page, within === undefined ? {} : { within })

/** The markup, which of it is shown, and how large: no rule about anything but colours asks for more. */
const shown = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const sizes = [...document.querySelectorAll('body, body *')].map((element) => {
      const { width, height } = element.getBoundingClientRect()
      return element.checkVisibility() ? `${width} ${height}` : ''
    })
    return `${document.documentElement.outerHTML}\n${sizes.join('\n')}`
  })

/**
 * What axe finds wrong in each of the looks, which the page is given one after the other. A look that differs from the
 * one before in its colours alone is asked about its colours alone: the other answers would be the same.
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
