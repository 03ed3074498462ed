// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The wizard as a first-time user goes through it, stage by stage, by what is on the screen alone, in any language: a
 * place is found by what the code calls it, and a button by its word in the catalogue. The test process speaks the
 * page's language: English, or `setLanguage(language)` first.
 */
import type { Locator, Page } from '@playwright/test'
import { expect } from './fixtures.ts'
import { oneOf } from './words.ts'
import { backupText } from '../../src-renderer/text/backup.ts'
import { boardText } from '../../src-renderer/text/board.ts'
import { doneText } from '../../src-renderer/text/done.ts'
import { frame } from '../../src-renderer/text/frame.ts'
import { imageText } from '../../src-renderer/text/image.ts'
import { packageText } from '../../src-renderer/text/package.ts'
import type { StageId } from '../../src-renderer/wizard/stages.ts'
import { voltText } from '../../src-renderer/text/size.ts'

/** A button of the page by its text, such as `boardText.practise`. */
export const button = (page: Page, word: string): Locator =>
  page.getByRole('button', { name: word, exact: true })

/** The title of the page of a chip, or of both or all, that is verified. */
export const verifiedTitle = (page: Page): Locator =>
  page.getByRole('heading', {
    level: 1,
    name: oneOf(doneText.title, doneText.titleBoth, doneText.titleAll),
  })

export const onStage = (page: Page, stage: StageId) =>
  expect(page.locator('[data-testid=app]')).toHaveAttribute('data-stage', stage)

/** The pages beside the steps: reference, backups, image inspection, log, command, report. */
export async function openMenu(page: Page): Promise<void> {
  await page.getByRole('button', { name: frame.menu }).click()
}

/** The list of backups, which lies beside the steps. */
export async function openBackups(page: Page): Promise<void> {
  await openMenu(page)
  const menu = page.getByRole('group', { name: frame.menu })
  await menu.getByRole('button', { name: frame.backups }).click()
}

/** The primary button of the stage. */
export const next = (page: Page) =>
  page.getByRole('region', { name: frame.next }).getByRole('button').last()

/** The reason beside that button why the stage is not finished. */
export const why = (page: Page) => page.locator('[data-testid=why]')

/** Whether the chip was changed, and whether the wires may be touched. */
export const lamps = (page: Page) => page.locator('[data-testid=lamps]')

export const expectPractice = (page: Page) =>
  expect(page.locator('[data-testid=app]')).toHaveAttribute('data-practice', 'true')

const title = (page: Page) => page.getByRole('heading', { level: 1 })

export async function practise(page: Page): Promise<void> {
  await onStage(page, 'board')
  await button(page, boardText.practise).first().click()
  await expectPractice(page)
}

export async function chooseBoard(page: Page, board: string): Promise<void> {
  await page.getByRole('searchbox', { name: boardText.search }).fill(board)
  await page
    .locator('[data-board]')
    .filter({ hasText: new RegExp(board) })
    .first()
    .click()
  await onStage(page, 'package')
}

/** Answers the questions of step 2, one after another: the marking only when no source states the supply. */
export async function choosePackage(page: Page, id: string, print: string): Promise<void> {
  const card = page.locator(`button[data-package="${id}"]`)
  const marking = page.getByRole('textbox', { name: packageText.print })
  await onStage(page, 'package')
  const stage = () => page.locator('[data-testid=app]').getAttribute('data-stage')
  for (let count = 0; count < 4 && (await stage()) === 'package'; count++) {
    const asked = (await title(page).textContent()) ?? ''
    if ((await card.count()) > 0) await card.click()
    else {
      if (await marking.isVisible()) {
        await marking.fill(print)
        await expect(page.getByText(packageText.fits(voltText(3300)))).toBeVisible()
      }
      await next(page).click()
    }
    await expect(title(page)).not.toHaveText(asked)
  }
  await onStage(page, 'wire')
}

const openTicks = (page: Page) =>
  page.locator('main').getByRole('checkbox', { checked: false, disabled: false })

/** Ticks every wire and every caution, one by one, in their order. */
export async function tickAll(page: Page): Promise<void> {
  const open = openTicks(page)
  for (let left = await open.count(); left > 0; left = await open.count())
    await open.first().click()
}

/** The same by keyboard. */
export async function tickAllByKeyboard(page: Page): Promise<void> {
  const open = openTicks(page)
  for (let left = await open.count(); left > 0; left = await open.count()) {
    const first = open.first()
    for (let stop = 0; stop < 120 && !(await isFocused(first)); stop++)
      await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
  }
}

/** Connects what the page asks for, one thing at a time, until it goes on to the power. Two chips: with what is ticked. */
export async function wireUp(page: Page): Promise<void> {
  await connectAll(page, async () => {
    await tickAll(page)
    await next(page).click()
  })
}

/** The same by keyboard: Enter on each title, or on the button behind the ticks, as its users press it. */
export async function wireUpByKeyboard(page: Page): Promise<void> {
  await connectAll(page, async () => {
    const ticks = await openTicks(page).count()
    await tickAllByKeyboard(page)
    // If nothing had to be ticked, the title has the focus and Enter continues.
    if (ticks === 0) await expect(title(page)).toBeFocused()
    else await tabToNext(page)
    await page.keyboard.press('Enter')
  })
}

async function connectAll(page: Page, one: () => Promise<void>): Promise<void> {
  const stage = () => page.locator('[data-testid=app]').getAttribute('data-stage')
  for (let count = 0; count < 20 && (await stage()) === 'wire'; count++) {
    const asked = await title(page).textContent()
    await one()
    await expect(title(page)).not.toHaveText(asked ?? '')
  }
  await onStage(page, 'check')
}

/**
 * Goes on with the Tab key until what has the focus is called `name`, or begins with that word; a page is no larger than
 * `limit` stops.
 */
export async function tabTo(page: Page, name: RegExp | string, limit = 120): Promise<void> {
  for (let stop = 0; stop < limit; stop++) {
    await page.keyboard.press('Tab')
    const called = await page.evaluate(() => {
      const element = document.activeElement
      if (element === null) return ''
      const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : []
      return [
        element.getAttribute('aria-label') ?? '',
        ...labels.map(({ textContent }) => textContent),
        element instanceof HTMLInputElement ? '' : (element.textContent ?? ''),
      ]
        .join(' ')
        .trim()
    })
    if (typeof name === 'string' ? called.startsWith(name) : name.test(called)) {
      await expectFocusShown(page)
      return
    }
  }
  throw new Error(`Tab never came to ${String(name)}`)
}

/** Moves the focus to the primary button of the stage. */
export async function tabToNext(page: Page): Promise<void> {
  await tabTo(page, (await next(page).textContent()) ?? '')
}

export const isFocused = (element: Locator) =>
  element.evaluate((found) => found === document.activeElement)

/** Chooses a radio button of the group that has the focus, as its users do: with the arrows. */
export async function arrowTo(page: Page, name: RegExp, limit = 20): Promise<void> {
  const radio = page.getByRole('radio', { name }).first()
  for (let press = 0; press < limit && !(await radio.isChecked()); press++)
    await page.keyboard.press('ArrowDown')
  await expect(radio).toBeChecked()
}

/** Keyboard users must see where the focus is. */
async function expectFocusShown(page: Page): Promise<void> {
  const shown = await page.evaluate(() => {
    const element = document.activeElement
    if (element === null) return false
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
    const ring = outlineStyle !== 'none' && outlineWidth !== '0px'
    return element.matches(':focus-visible') && (ring || boxShadow !== 'none')
  })
  expect(shown, 'the focus is shown').toBe(true)
}

/** Once power is connected the chip is found, and the two reads begin, by themselves; the chip is backed up afterwards. */
export async function readTwice(page: Page, part: RegExp): Promise<void> {
  await expect(page.locator('main')).toContainText(part)
  await onStage(page, 'backup')
  await expect(title(page)).toHaveText(backupText.done)
}

/** From the saved backup to the practice image: what stands first, for the second chip the image of the first. */
export async function takePracticeImage(page: Page): Promise<void> {
  await expect(next(page)).toHaveText(
    // For the second chip: the image of the first, found by its name.
    oneOf(imageText.practice, imageText.useBackup('practice-x230.rom')),
  )
  await next(page).click()
  await onStage(page, 'image')
}

/** From the saved backup to the image on the chip, read back. */
export async function flash(page: Page, file: string): Promise<void> {
  await page.locator('input[type=file]').first().setInputFiles(file)
  await onStage(page, 'image')
  await writeChosen(page)
}

/** From the image that is chosen to the chip that holds it, read back. */
export async function writeChosen(page: Page): Promise<void> {
  await expect(page.locator('[data-finding="checked"]')).toBeVisible()
  await tickAll(page)
  await expect(next(page)).toHaveAttribute('aria-disabled', 'false')
  await next(page).click()
  await onStage(page, 'done')
  await expect(verifiedTitle(page)).toBeVisible()
}

/** From the chip that is verified to the next one of the mainboard, in practice. */
export async function onToNextChip(page: Page): Promise<void> {
  await expect(next(page)).toHaveAttribute('aria-disabled', 'true')
  await button(page, doneText.unplugPractice).click()
  await expect(next(page)).toHaveAttribute('aria-disabled', 'false')
  await next(page).click()
}
