/** The reference and the help: searched, linked, printed, by keyboard, and all of the guide's items in a real page. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { coverage, missingFrom } from '../shared/data/guide-coverage.ts'
import type { Seen } from '../shared/data/guide-coverage.ts'
import { boards, warnings } from '../shared/data/guide.ts'
import { guideSections } from '../shared/data/guide-pages.ts'
import { guideStepsOf, helpStages } from '../src-renderer/reference/stages.ts'
import { noChoices } from '../src-renderer/wizard/choices.ts'
import { expect, test } from './fixtures.ts'
import type { AppUnderTest } from './fixtures.ts'
import { finished, openChip } from './jobs.ts'

const title = (page: Page) => page.getByRole('heading', { level: 1 })
const reference = (page: Page, at: string) => ({ place: { kind: 'reference' as const, page: at } })

/** How the guide wires a WSON8 to a Pico, from its tables. */
const wson8ToPico = {
  GND: ['4', '38'],
  CS: ['1', '7'],
  CLK: ['6', '4'],
  MOSI: ['5', '5'],
  MISO: ['2', '6'],
  VCC: ['8', '36'],
} as const

async function expectWires(page: Page, wires: Readonly<Record<string, readonly [string, string]>>) {
  const rows = page.locator('.ref-wires tbody tr')
  await expect(rows).toHaveCount(Object.keys(wires).length)
  for (const [signal, [leg, pin]] of Object.entries(wires)) {
    const cells = page.locator(`.ref-wires [data-wire=${signal}] td`)
    await expect(cells.nth(1)).toHaveText(leg)
    await expect(cells.nth(2)).toHaveText(new RegExp(`^${pin},`, 'u'))
  }
}

test('a WSON8 ThinkPad X200S is wired to a Pico in three clicks from a fresh start, and printed', async ({
  page,
}) => {
  let clicks = 0
  const click = async (what: Locator) => {
    clicks += 1
    await what.click()
  }
  await click(page.getByRole('button', { name: 'Reference' }))
  await click(page.getByRole('searchbox'))
  await page.keyboard.type('x200s')
  await click(page.getByRole('button', { name: /^Wire it ThinkPad X200S/u }))
  expect(clicks).toBeLessThan(4)
  await expect(title(page)).toHaveText('Which wire goes where?')
  await expect(page.locator('.ref-card h2').first()).toContainText('WSON8 on a ThinkPad X200S')
  await expectWires(page, wson8ToPico)

  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', 'yes')
  })
  await page.getByRole('button', { name: 'Print this card' }).click()
  await expect(page.locator('body')).toHaveAttribute('data-printed', 'yes')
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('.ref-wires')).toBeVisible()
  await expect(page.locator('.rail')).toBeHidden()
  await expect(page.locator('.ref-finder')).toBeHidden()
  await expect(page.getByRole('button', { name: 'Print this card' })).toBeHidden()
})

test('the wiring finder follows its choices, and leaves VCC off where the board feeds the chip', async ({
  page,
}) => {
  await page.getByRole('button', { name: 'Reference' }).click()
  await page.getByRole('button', { name: 'Wiring finder' }).click()
  await page.getByLabel('Board', { exact: true }).selectOption('x60')
  await expect(page.locator('.ref-wires [data-wire=VCC]')).toHaveCount(0)
  await expect(page.locator('.ref-card')).toContainText('Leave chip pin 8 unconnected')
  await page.getByLabel('Board', { exact: true }).selectOption('gru-kevin')
  await expect(page.locator('.ref-wires')).toHaveCount(0)
  await expect(page.locator('.ref-card')).toContainText('1.8 V')
  await page.getByLabel('Board', { exact: true }).selectOption('w541')
  await expect(page.locator('.ref-card')).toContainText('Hold its CS at VCC through 47 ohm')
  await page.getByLabel('Programmer', { exact: true }).selectOption('bbb')
  await expect(page.locator('[data-wire=CS] td').nth(2)).toHaveText(/^17,/u)
  await page.getByLabel('Board', { exact: true }).selectOption('bare')
  await page.getByLabel('Package', { exact: true }).selectOption('soic16')
  await expect(page.locator('.ref-card')).toContainText('100 nF and 4.7 uF, ceramic')
  // Going back leaves the finder with all its choices in one step.
  await page.getByRole('button', { name: 'Back', exact: true }).click()
  await expect(title(page)).toHaveText('Reference')
})

test('search finds boards, words, warnings and answers, and going back shows the results again', async ({
  page,
}) => {
  await page.getByRole('button', { name: 'Reference' }).click()
  const search = page.getByRole('searchbox')
  await search.fill('thunderbolt')
  await page.getByRole('button', { name: 'Thunderbolt chip of the T480' }).click()
  await expect(page.locator('#W-THUNDERBOLT')).toBeFocused()
  await page.getByRole('button', { name: 'Back', exact: true }).click()
  await expect(search).toHaveValue('thunderbolt')
  await search.fill('zzz')
  await expect(page.getByText('Nothing found')).toBeVisible()
})

test('help of the wizard leads to its place in the reference and back to the step', async ({
  page,
}) => {
  await page.keyboard.press('F1')
  const help = page.getByRole('complementary', { name: 'Help' })
  await help.getByText('What does external flashing mean?').click()
  await help
    .locator('[data-section="start/what"]')
    .getByRole('button', { name: 'More in the reference' })
    .click()
  await expect(page.locator('#what')).toBeFocused()
  await expect(title(page)).toHaveText('What external flashing is')
  await page.getByRole('button', { name: 'Back', exact: true }).click()
  await expect(page.locator('.app')).toHaveAttribute('data-stage', 'programmer')
})

test('the reference is used with the keyboard alone', async ({ page }) => {
  const press = async (key: string, until: Locator) => {
    for (let count = 0; count < 60; count += 1) {
      if (await until.evaluate((element) => element === document.activeElement)) return
      await page.keyboard.press(key)
    }
    await expect(until).toBeFocused()
  }
  await press('Tab', page.getByRole('button', { name: 'Reference' }))
  await page.keyboard.press('Enter')
  await expect(title(page)).toBeFocused()
  await press('Tab', page.getByRole('searchbox'))
  await page.keyboard.type('bootsel')
  await press('Tab', page.getByRole('button', { name: 'BOOTSEL', exact: true }))
  await page.keyboard.press('Enter')
  await expect(title(page)).toHaveText('Words')
  await press('Tab', page.getByRole('button', { name: 'Back', exact: true }))
  await page.keyboard.press('Enter')
  await expect(title(page)).toHaveText('Reference')
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`no page of the reference breaks an accessibility rule in ${colorScheme}`, async ({
    app,
  }) => {
    test.slow()
    const pages = ['', 'wiring/pico//x230', 'package/wson8', 'header/bbb-p9', 'board/e6400']
    const more = [
      'programmer/rpi-40',
      'warnings',
      'glossary',
      'steps/wire',
      'wson8-to-soic8',
      'boards',
    ]
    for (const at of [...pages, ...more, 'raspberry-pi', 'pull-ups', 'differences', 'pico']) {
      await app.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await app.choose(reference(app.page, at))
      await app.page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true
      })
      const { violations } = await new AxeBuilder({ page: app.page }).analyze()
      expect(violations.map(({ id, nodes }) => `${at}: ${id} ${nodes[0]?.html}`)).toEqual([])
    }
  })

test('nothing is cut off at 1024 x 700 and at 200 % zoom', async ({ app }) => {
  for (const [width, height] of [
    [1024, 700],
    [550, 380],
  ] as const)
    for (const at of [
      '',
      'wiring/pico//x230',
      'header/pico-40',
      'board/x230',
      'steps/wire',
      'differences',
    ]) {
      await app.page.setViewportSize({ width, height })
      await app.choose(reference(app.page, at))
      const wide = await app.page.evaluate(() => {
        const main = document.querySelector('main')
        return Math.max(
          document.documentElement.scrollWidth - innerWidth,
          (main?.scrollWidth ?? 0) - (main?.clientWidth ?? 0),
        )
      })
      expect(wide, `${at} at ${width}`).toBeLessThanOrEqual(0)
    }
})

/** Reads what a reader sees in one part of the page. */
async function seen(part: Locator): Promise<Seen> {
  return part.evaluate((element) => {
    const text = (node: Element) => (node instanceof HTMLElement ? node.innerText : '')
    return {
      text: text(element),
      rows: [...element.querySelectorAll('tr')].map((row) =>
        [...row.cells].map((cell) => cell.innerText.trim()).join(' | '),
      ),
      figures: [...element.querySelectorAll('[data-figure]')]
        .filter((figure) => (figure.querySelector('svg')?.getBoundingClientRect().width ?? 0) > 60)
        .map((figure) => figure.getAttribute('data-figure') ?? ''),
    }
  })
}

const wires = ['GND', 'CS', 'CLK', 'MOSI', 'MISO', 'VCC'].map((signal) => `wire:${signal}`)
const acks = [...wires, ...warnings.map(({ id }) => `caution:${id}`)]

/** Every item that stands at a stage, by the choices under which its section is shown. */
function itemsAt(stage: (typeof helpStages)[number]) {
  const contexts = new Map<string, { choices: object; items: (typeof coverage)[number][] }>()
  for (const item of coverage) {
    if (!guideStepsOf[stage].includes(item.step)) continue
    const only = guideSections.find(({ key }) => key === item.section)?.section.for
    const board = only?.boards?.[0] ?? (only?.mounting?.[0] === 'loose' ? 'bare' : 'x220')
    const choices = {
      guideProgrammer: only?.programmers?.[0] ?? 'pico',
      chipPackage: only?.packages?.[0] ?? 'soic8',
      board,
      configuration: boards.find(({ id }) => id === board)?.configurations[0]?.id ?? null,
    }
    const key = JSON.stringify(choices)
    const context = contexts.get(key) ?? { choices, items: [] }
    context.items.push(item)
    contexts.set(key, context)
  }
  return [...contexts.values()]
}

/** What is still to be chosen at a stage, so that the wizard stands on it. */
const openAt: Readonly<Record<string, object>> = {
  programmer: { programmerAnswered: false },
  board: { board: null },
  package: { supply: null },
}

/** Brings the app to a stage by way of the practice chip; resolves with choices that belong to it. */
async function reach(app: AppUnderTest, stage: string): Promise<object> {
  if (!['backup', 'image', 'write', 'done'].includes(stage)) return {}
  await openChip(app, 'practice:chip=MX25L512E')
  if (stage === 'backup') return {}
  const backup = await finished(app, { kind: 'backup', passes: 2, board: null })
  if (backup.result?.kind !== 'backup' || stage === 'image') return {}
  const bytes = await app.call('backup.get', { backupId: backup.result.backup.id })
  const image = await app.call('image.put', { name: 'next.rom', bytes: bytes.map((b) => b ^ 1) })
  if (stage === 'done')
    await finished(app, { kind: 'write', imageId: image.id, backup: 'session', unprotect: 'no' })
  return { imageId: image.id }
}

for (const stage of helpStages.filter((id) => id !== 'recover'))
  test(`the help at "${stage}" holds the guide's items of that step`, async ({ app }) => {
    test.slow()
    const reached = await reach(app, stage)
    for (const { choices, items } of itemsAt(stage)) {
      await app.choose({
        choices: {
          ...noChoices,
          programmerId: 'practice',
          programmerAnswered: true,
          supply: '3v3',
          ...choices,
          ...reached,
          ...openAt[stage],
        },
        acks: stage === 'wire' ? [] : acks,
        place: { kind: 'wizard', looking: null },
      })
      const { page } = app
      await expect(page.locator('.app')).toHaveAttribute('data-stage', stage)
      const help = page.getByRole('complementary', { name: 'Help' })
      if (!(await help.isVisible())) await page.keyboard.press('F1')
      await expect(help).toBeVisible()
      const parts = new Map<string, Seen>()
      for (const { id, section, finds } of items) {
        const part = help.locator(`[data-section="${section}"]`)
        if (!parts.has(section)) {
          await part.locator('summary').first().click()
          parts.set(section, await seen(part))
        }
        const there = parts.get(section) ?? { text: '', rows: [], figures: [] }
        expect(missingFrom(there, finds), id).toEqual([])
      }
    }
  })

test('the reference holds the items that the guide leaves to further pages', async ({ app }) => {
  const items = coverage.filter(({ step }) => step === 'reference' || step === 'about')
  expect(items.length).toBeGreaterThan(30)
  for (const at of new Set(items.map(({ section }) => section.split('/')[0] ?? ''))) {
    await app.choose(reference(app.page, at))
    for (const { id, section, finds } of items.filter((item) => item.section.startsWith(`${at}/`)))
      expect(
        missingFrom(await seen(app.page.locator(`[data-section="${section}"]`)), finds),
        id,
      ).toEqual([])
  }
})
