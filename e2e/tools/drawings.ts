// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Contact sheets of every drawing, in both themes, every rotation and print, to check by eye:
 * test-results/drawings/*.png. Asserts nothing; wires-web.spec.ts and reference.spec.ts have the tests.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { root } from '../support/electron-binary.ts'
import { expect, test } from '../support/fixtures.ts'
import type { AppUnderTest } from '../support/fixtures.ts'
import { oneOf } from '../support/words.ts'
import { drawingText } from '../../src-renderer/text/drawing.ts'
import { wireText } from '../../src-renderer/text/wire.ts'
import boardsFile from '../../shared/data/guide/boards.json' with { type: 'json' }
import headersFile from '../../shared/data/guide/headers.json' with { type: 'json' }
import packagesFile from '../../shared/data/guide/packages.json' with { type: 'json' }

const directory = join(root, 'test-results/drawings')
const themes = ['light', 'dark'] as const
const programmers = ['pico', 'pico-2', 'rpi-40', 'rpi-26', 'bbb', 'le-potato']
/** In a socket the wires are the same as those of a chip on its mainboard. */
const mountings = ['on-board', 'loose'] as const
const packages = packagesFile.packages.map(({ id }) => id)
const headers = headersFile.headers.map(({ id }) => id)
/** Mainboards with a second chip that must stay silent, and one that powers its chip. */
const special = boardsFile.boards
  .filter(
    ({ other_chip_select: { rule }, power }) => rule === 'required' || power.feeds === 'board',
  )
  .map(({ id }) => id)

interface Picture {
  readonly title: string
  readonly png: Buffer
}

async function show(app: AppUnderTest, page: string): Promise<void> {
  await app.choose({ place: { kind: 'reference', page } })
  await app.page.evaluate(async () => {
    // Keeps all wires fully drawn, wherever the pointer is while the page scrolls. Not with a style element, which the
    // page's policy refuses.
    const plain = new CSSStyleSheet()
    plain.replaceSync('[data-chip-leg][data-state=dim] { opacity: 1 }')
    document.adoptedStyleSheets = [plain]
    await document.fonts.ready
  })
}

const shot = async (title: string, what: Locator): Promise<Picture> => ({
  title,
  png: await what.screenshot({ caret: 'initial' }),
})

/** The pictures side by side with their names, as one PNG. */
async function sheet(page: Page, name: string, dark: boolean, pictures: readonly Picture[]) {
  const other = await page.context().newPage()
  await other.setViewportSize({ width: 1560, height: 400 })
  const figures = pictures.map(
    ({ title, png }) =>
      `<figure><img src="data:image/png;base64,${png.toString('base64')}"><figcaption>${title}</figcaption></figure>`,
  )
  await other.setContent(
    `<style>body{margin:12px;display:flex;flex-wrap:wrap;gap:12px;font:14px sans-serif;background:${dark ? '#000' : '#fff'};color:${dark ? '#fff' : '#000'}}
     figure{margin:0}img{max-width:500px;display:block}figcaption{padding:3px}</style>${figures.join('')}`,
  )
  mkdirSync(directory, { recursive: true })
  await other.screenshot({ path: join(directory, `${name}.png`), fullPage: true })
  await other.close()
}

const flips = oneOf(drawingText.flip, drawingText.flipBack)

for (const theme of themes) {
  const dark = theme === 'dark'

  test(`chips, ${theme}`, async ({ app, page }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    for (const id of packages) {
      const pictures: Picture[] = []
      await show(app, `package/${id}`)
      const figure = page.locator(`[data-figure="${id}"]`).first()
      for (const side of ['above', 'below']) {
        for (const turn of [0, 90, 180, 270]) {
          pictures.push(await shot(`${id} ${side} ${turn}`, figure.locator('svg').first()))
          await figure.getByRole('button', { name: drawingText.turn }).click()
        }
        await figure.getByRole('button', { name: flips }).click()
      }
      await sheet(page, `chip-${id}-${theme}`, dark, pictures)
    }
  })

  test(`headers, ${theme}`, async ({ app, page }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    const pictures: Picture[] = []
    for (const id of headers) {
      await show(app, `header/${id}`)
      const figure = page.locator(`[data-figure="${id}"]`).first()
      pictures.push(await shot(`${id} above`, figure.locator('svg').first()))
      const flip = figure.getByRole('button', { name: flips })
      if ((await flip.count()) === 0) continue
      await flip.click()
      pictures.push(await shot(`${id} below`, figure.locator('svg').first()))
    }
    await sheet(page, `headers-${theme}`, dark, pictures)
  })

  for (const programmer of programmers)
    test(`wires of ${programmer}, ${theme}`, async ({ app, page }) => {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
      const drawing = page.locator('svg[data-wiring]').first()
      for (const id of packages)
        for (const mounting of mountings) {
          const pictures: Picture[] = []
          await show(app, `wiring/${programmer}/${id}/bare/${mounting}`)
          await expect(drawing).toBeVisible()
          // The resistors are drawn where there is the least room.
          if (mounting === 'loose')
            await page.getByRole('button', { name: wireText.seriesOption, exact: true }).click()
          for (const side of ['above', 'below']) {
            for (const turn of [0, 90, 180, 270]) {
              pictures.push(await shot(`${side} ${turn}`, drawing))
              await page.getByRole('button', { name: drawingText.turn }).click()
            }
            await page.getByRole('button', { name: flips }).click()
          }
          await sheet(page, `wires-${programmer}-${id}-${mounting}-${theme}`, dark, pictures)
        }
    })

  test(`boards with something special, ${theme}`, async ({ app, page }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    const pictures: Picture[] = []
    for (const id of special) {
      await show(app, `wiring/pico//${id}`)
      pictures.push(await shot(id, page.locator('svg[data-wiring]').first()))
    }
    await sheet(page, `boards-${theme}`, dark, pictures)
  })
}

test('the printed card', async ({ app, page }) => {
  const pictures: Picture[] = []
  await page.setViewportSize({ width: 760, height: 1080 })
  for (const where of [
    'pico/wson8/x200s-x200t/on-board',
    'rpi-40/soic16/bare/loose',
    'bbb/soic8/bare/loose',
    'pico/soic8/ga-g41m-es2l/on-board',
    'pico/soic8/x60/on-board',
  ]) {
    await page.emulateMedia({ media: 'screen' })
    await show(app, `wiring/${where}`)
    await page.emulateMedia({ media: 'print' })
    pictures.push({
      title: where,
      png: await page.screenshot({ fullPage: true, caret: 'initial' }),
    })
  }
  await page.emulateMedia({ media: 'screen' })
  await sheet(page, 'print', false, pictures)
})
