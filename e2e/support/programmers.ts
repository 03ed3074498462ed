// SPDX-License-Identifier: GPL-3.0-or-later
/** The step of the programmer: its buttons by the guide's ids. */
import type { Locator, Page } from '@playwright/test'
import { programmerName } from '../../shared/text/guide-programmers.ts'
import { programmerText } from '../../src-renderer/text/programmer.ts'
import { shortTitle } from '../../src-renderer/wizard/programmers.ts'

/** What a programmer is called in a sentence: `Pico`. */
export const shortName = (id: string): string => shortTitle(programmerName({ id }))

/** Chooses this programmer. */
export const useThis = (within: Page | Locator, id: string): Locator =>
  within.getByRole('button', { name: programmerText.use(shortName(id)), exact: true })

/** A button that every programmer of the guide has, such as `programmerText.setUp`. */
export const ofProgrammer = (page: Page, word: string, id: string): Locator =>
  page
    .getByRole('button', { name: word })
    .filter({ has: page.getByText(`: ${programmerName({ id })}`, { exact: true }) })
