// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Pictures of every stage of the wizard in every look, to check by eye: test-results/contact-sheet/*.png, one sheet for
 * each stage, and index.html with all of them. Asserts nothing. The text under each picture says how much of the page
 * is below the fold, and which texts are clipped.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { imageTargets } from '../../shared/data/image-targets.ts'
import { buildImage, imageOfTarget } from '../../shared/build-image.ts'
import { setLanguage } from '../../shared/text/language.ts'
import type { Spoken } from '../../shared/text/language.ts'
import { backupText } from '../../src-renderer/text/backup.ts'
import { checkText } from '../../src-renderer/text/check.ts'
import { imageText } from '../../src-renderer/text/image.ts'
import { momentText } from '../../src-renderer/text/wire.ts'
import { root } from '../support/electron-binary.ts'
import { expect, test } from '../support/fixtures.ts'
import type { AppUnderTest } from '../support/fixtures.ts'
import { onStage, tickAll } from '../support/flow.ts'
import { allAcks, bring, choicesAt } from '../support/stages.ts'

const directory = join(root, 'test-results/contact-sheet')
const pictures = join(directory, 'pictures')

interface Look {
  readonly name: string
  readonly width: number
  readonly height: number
  readonly media: Parameters<Page['emulateMedia']>[0]
  /** Device pixels for each CSS pixel, as a browser's zoom sets them. */
  readonly zoom?: number
}

const light = { colorScheme: 'light', forcedColors: 'none', reducedMotion: 'reduce' } as const
const dark = { ...light, colorScheme: 'dark' } as const
const usual = { width: 1180, height: 800 }
const sizes: readonly Look[] = [
  { name: 'light', ...usual, media: light },
  { name: 'dark', ...usual, media: dark },
  { name: '1024x700', width: 1024, height: 700, media: light },
  { name: '640x400', width: 640, height: 400, media: light },
  // The usual window at a zoom of 200 %: half as many CSS pixels, each twice as large.
  { name: '200 %', width: usual.width / 2, height: usual.height / 2, zoom: 2, media: dark },
  { name: 'forced colours', ...usual, media: { ...light, forcedColors: 'active' } },
]
const looks: Record<Spoken, readonly Look[]> = {
  en: sizes,
  de: sizes.map((look) => ({ ...look, name: `German ${look.name}` })),
  pseudo: [{ name: 'pseudo', ...usual, media: light }],
}
const names = Object.values(looks).flatMap((each) => each.map(({ name }) => name))

const fileOf = (stage: string, look: string) =>
  join(pictures, `${stage}.${look.replaceAll(/\W+/g, '-')}.png`)
const noteOf = (stage: string, look: string) => fileOf(stage, look).replace(/png$/, 'txt')

/** Heights below the fold, and texts clipped by their container. */
const measured = (page: Page) =>
  page.evaluate(() => {
    const main = document.querySelector('#main')
    const below = main === null ? 0 : main.scrollHeight - main.clientHeight
    const sideways = document.documentElement.scrollWidth - document.documentElement.clientWidth
    const cut = [...document.querySelectorAll<HTMLElement>('[data-testid=app] *')]
      .filter(
        (element) =>
          element.checkVisibility() &&
          element.closest('.visually-hidden') === null &&
          element.closest('svg') === null &&
          [...element.childNodes].some(
            ({ nodeType, textContent }) => nodeType === 3 && textContent?.trim() !== '',
          ) &&
          getComputedStyle(element).overflowX !== 'visible' &&
          element.scrollWidth > element.clientWidth + 1,
      )
      .map(({ textContent }) => textContent.trim().slice(0, 40))
    return [
      below > 0 ? `${below} px below the fold` : 'all in sight',
      ...(sideways > 0 ? [`${sideways} px sideways`] : []),
      ...(cut.length > 0 ? [`cut: ${cut.join(' | ')}`] : []),
    ].join(', ')
  })

/** Takes all looks of the current page in one language. */
async function take(page: Page, stage: string, language: Spoken): Promise<void> {
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  })
  const browser = await page.context().newCDPSession(page)
  const scale = (width: number, height: number, deviceScaleFactor: number) =>
    browser.send('Emulation.setDeviceMetricsOverride', {
      width,
      height,
      deviceScaleFactor,
      mobile: false,
    })
  for (const { name, width, height, media, zoom } of looks[language]) {
    await page.setViewportSize({ width, height })
    await page.emulateMedia(media)
    if (zoom !== undefined) await scale(width, height, zoom)
    await page.evaluate(() => document.fonts.ready)
    await page.screenshot({ path: fileOf(stage, name) })
    writeFileSync(noteOf(stage, name), await measured(page))
    if (zoom !== undefined) await scale(width, height, 1)
  }
  await browser.detach()
  await page.setViewportSize(usual)
  await page.emulateMedia(light)
}

/** The last button of the bar, whatever its label. */
const act = (page: Page) => page.locator('[data-testid=actions] button').last()
const title = (page: Page) => page.getByRole('heading', { level: 1 })
const verified = (page: Page) =>
  expect(page.locator('[data-testid=app]')).toHaveAttribute('data-stage', 'done')

const saved = (page: Page) => expect(title(page)).toHaveText(backupText.done)

/** The practice chip with a realistic speed: the pictures of its jobs are taken while they run. */
async function slowly(app: AppUnderTest): Promise<void> {
  const { choices, stage } = (await app.call('app.snapshot', undefined)).value.work
  await app.choose({ choices: { ...choices, programmerId: 'practice:timing=real' }, stage })
}

async function connect(page: Page, shots: Readonly<Record<number, string>>, language: Spoken) {
  for (let moment = 0; moment < 20; moment++) {
    if ((await page.locator('[data-testid=app]').getAttribute('data-stage')) !== 'wire') return
    const shot = shots[moment]
    if (shot !== undefined) await take(page, shot, language)
    const asked = (await title(page).textContent()) ?? ''
    await tickAll(page)
    await act(page).click()
    await expect(title(page)).not.toHaveText(asked)
  }
}

async function image(page: Page): Promise<void> {
  await onStage(page, 'image')
  const practice = page.getByRole('button', { name: imageText.practice })
  if (!(await practice.isVisible())) await page.locator('main [aria-expanded]').first().click()
  await practice.click()
  await expect(page.locator('[data-level=stop]')).toHaveCount(0)
  await expect(page.locator('[data-finding="checked"]')).toBeVisible()
  await tickAll(page)
  await expect(act(page)).toHaveAttribute('aria-disabled', 'false')
}

const wrongTarget = imageTargets.find(({ target }) => target === 'x220_8mb')

async function walk(app: AppUnderTest, language: Spoken): Promise<void> {
  const { page } = app
  const shot = (stage: string) => take(page, stage, language)
  await onStage(page, 'board')
  await shot('01 machine')
  await page.locator('main button').last().click()
  await page.locator('main button').first().click()
  await shot('02 machine, I do not know')
  await page.locator('[data-testid=actions] button').first().click()
  await page.locator('[data-board="x230"]').click()
  await onStage(page, 'programmer')
  await shot('03 programmer')
  await page.locator('[data-testid=actions] button').first().click()
  await onStage(page, 'board')
  await page.locator('[data-testid=actions] button').first().click()
  await page.locator('[data-testid=actions] button').first().click()
  await expect(page.locator('[data-testid=app]')).toHaveAttribute('data-practice', 'true')
  await page.locator('[data-board="x230"]').click()
  await onStage(page, 'package')
  await shot('04 package')
  await act(page).click()
  await onStage(page, 'wire')
  await slowly(app)
  await page.getByRole('button', { name: momentText.all(6) }).click()
  await shot('08 wires, list')
  await page.getByRole('button', { name: momentText.oneByOne }).click()
  await connect(
    page,
    { 0: '05 wires, GND', 1: '06 wires, second', 5: '07 wires, VCC', 6: '09 wires, clip' },
    language,
  )
  await onStage(page, 'check')
  await shot('10 finding the chip')
  await onStage(page, 'backup')
  await shot('12 reading')
  await saved(page)
  await shot('13 backup saved')
  await page.getByRole('button', { name: backupText.otherWays }).click()
  await onStage(page, 'image')
  await shot('14 image, none')
  if (wrongTarget !== undefined)
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({
        name: 'libreboot-x220_8mb.rom',
        mimeType: 'application/octet-stream',
        buffer: Buffer.from(buildImage(imageOfTarget(wrongTarget)).subarray(0, 0x60_0000)),
      })
  await expect(page.locator('[data-level=stop]').first()).toBeVisible()
  await shot('15 image, stop')
  await image(page)
  await shot('16 image')
  await act(page).click()
  await expect(page.locator('[data-testid=app]')).toHaveAttribute('data-stage', /write|done/)
  await shot('17 writing')
  await verified(page)
  await shot('18 verified, 1 of 2')
  await page.locator('main button').first().click()
  await shot('19 verified, unplugged')
  await act(page).click()
  await onStage(page, 'package')
  await shot('20 second chip')
  await act(page).click()
  await connect(page, { 0: '21 second chip, power', 1: '22 second chip, clip' }, language)
  await saved(page)
  await onStage(page, 'backup')
  await act(page).click()
  await image(page)
  await act(page).click()
  await verified(page)
  await shot('23 both verified')
}

/** The questions of step 2 if no source describes the chip. `door`: number of the computer's option, from the last. */
async function oneByOne(app: AppUnderTest, door: number, stage: string, language: Spoken) {
  const { page } = app
  const shot = (asked: string) => take(page, `${stage}, ${asked}`, language)
  await page.locator('[data-testid=actions] button').first().click()
  await expect(page.locator('[data-testid=app]')).toHaveAttribute('data-practice', 'true')
  await page
    .locator('main button')
    .nth(-1 - door)
    .click()
  await onStage(page, 'package')
  await shot('shape')
  await page.locator('main summary').first().click()
  await shot('shape, I do not know')
  await page.locator('main [data-package]').first().click()
  await expect(page.locator('main [data-testid=print]')).toBeVisible()
  await shot('marking')
  await page.locator('main summary').first().click()
  await shot('marking, cannot be read')
  await page.locator('main details button').first().click()
  await expect(page.locator('main [data-testid=print]')).toHaveCount(0)
  await shot('supply')
  await page.locator('[data-testid=actions] button').first().click()
  await page.locator('main [data-testid=print]').fill('W25Q64FWSIG')
  await expect(page.locator('main [data-note=danger]')).toBeVisible()
  await shot('1.8 V')
  await page.locator('main [data-testid=print]').fill('25Q')
  await expect(page.locator('main [data-testid=prints]')).toBeVisible()
  await shot('several')
  await page.locator('main [data-testid=print]').fill('W25Q64JVSIQ')
  await expect(act(page)).toHaveAttribute('aria-disabled', 'false')
  await shot('marking, settled')
  await act(page).click()
  await connect(page, { 0: `${stage}, wires, GND`, 6: `${stage}, wires, seventh` }, language)
}

/** The page after a check with wires that fail as `fault` says. */
async function check(app: AppUnderTest, fault: string, stage: string, language: Spoken) {
  await bring(app, 'check')
  await app.choose({
    choices: choicesAt('check', `practice:chip=W25Q64JV,fault=${fault}`),
    acks: allAcks,
  })
  await app.page.getByRole('button', { name: checkText.ask, exact: true }).click()
  await expect(app.page.getByRole('button', { name: checkText.ask, exact: true })).toHaveCount(0)
  await take(app.page, stage, language)
}

for (const language of Object.keys(looks) as Spoken[])
  test.describe(language, () => {
    test.use({ environment: { PIN_ONE_LANG: language } })
    test.beforeEach(() => {
      setLanguage(language)
      mkdirSync(pictures, { recursive: true })
    })
    test.afterEach(() => setLanguage('en'))

    test('the way to both chips', async ({ app }) => walk(app, language))

    for (const [door, stage] of [
      [2, '26 loose chip'],
      [1, '27 mainboard not listed'],
    ] as const)
      test(stage.slice(3), async ({ app }) => oneByOne(app, door, stage, language))

    test('no chip', async ({ app }) => check(app, 'open-miso', '11 no chip', language))

    test('a fault', async ({ app }) => {
      await bring(app, 'write')
      await take(app.page, '24 write refused', language)
    })

    test('recover', async ({ app }) => {
      await bring(app, 'recover')
      await take(app.page, '25 recover', language)
    })
  })

test('sheets', async ({ page }) => {
  const stages = new Set(readdirSync(pictures).map((file) => file.split('.')[0] ?? ''))
  const other = await page.context().newPage()
  const all: string[] = []
  for (const stage of [...stages].toSorted()) {
    const figures = names.flatMap((look) => {
      try {
        const png = readFileSync(fileOf(stage, look)).toString('base64')
        const note = readFileSync(noteOf(stage, look), 'utf8')
        return [
          `<figure><img src="data:image/png;base64,${png}"><figcaption><b>${look}</b> ${note}</figcaption></figure>`,
        ]
      } catch {
        return [`<figure><figcaption><b>${look}</b> missing</figcaption></figure>`]
      }
    })
    const body = `<h1>${stage}</h1><div>${figures.join('')}</div>`
    all.push(body)
    await other.setViewportSize({ width: 2000, height: 800 })
    await other.setContent(style + body)
    await other.screenshot({ path: join(directory, `${stage}.png`), fullPage: true })
  }
  writeFileSync(
    join(directory, 'index.html'),
    `<!doctype html><meta charset="utf-8">${style}${all.join('')}`,
  )
  await other.close()
})

const style = `<style>body{margin:16px;font:15px sans-serif;background:#777;color:#fff}h1{font-size:22px}
div{display:flex;flex-wrap:wrap;gap:16px;align-items:start}figure{margin:0;max-width:980px}img{max-width:980px;display:block}
figcaption{padding:4px 0}</style>`
