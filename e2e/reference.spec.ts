/** The reference and the help: searched, linked, printed, by keyboard, and the wires of the guide's tables. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { boards } from '../shared/data/guide.ts'
import { expect, test } from './fixtures.ts'

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
  const rows = page.locator('.ref-card .wires tbody tr')
  await expect(rows).toHaveCount(Object.keys(wires).length)
  for (const [signal, [leg, pin]] of Object.entries(wires))
    await expect(page.locator(`.ref-card .wires [data-signal=${signal}]`)).toContainText(
      `${signal}leg ${leg}pin ${pin}`,
    )
}

test('a WSON8 ThinkPad X200S is wired to a Pico in three clicks from a fresh start, and printed', async ({
  app,
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
  await expect(page.locator('.card')).toBeVisible()
  await expect(page.locator('.card')).toContainText('ThinkPad X200S')
  await expect(page.locator('.rail')).toBeHidden()
  await expect(page.locator('.ref-finder')).toBeHidden()
  await expect(page.getByRole('button', { name: 'Print this card' })).toBeHidden()
  if (app.host === 'web') {
    const sheet = (await page.pdf({ format: 'A4' })).toString('latin1')
    expect(sheet.match(/\/Type \/Page\b/gu)).toHaveLength(1)
  }
})

test('the wiring finder follows its choices, and leaves VCC off where the board feeds the chip', async ({
  page,
}) => {
  await page.getByRole('button', { name: 'Reference' }).click()
  await page.getByRole('button', { name: 'Wiring finder' }).click()
  await page.getByLabel('Board', { exact: true }).selectOption('x60')
  await expect(page.locator('.ref-card .wires [data-signal=VCC]')).toHaveCount(0)
  await expect(page.locator('.ref-card')).toContainText('Leave chip pin 8 unconnected')
  await page.getByLabel('Board', { exact: true }).selectOption('gru-kevin')
  await expect(page.locator('.ref-card .wires')).toHaveCount(0)
  await expect(page.locator('.ref-card')).toContainText('1.8 V')
  await page.getByLabel('Board', { exact: true }).selectOption('w541')
  await expect(page.locator('.ref-card')).toContainText('Hold its CS at VCC through 47 ohm')
  await page.getByLabel('Programmer', { exact: true }).selectOption('bbb')
  await expect(page.locator('.ref-card [data-signal=CS]').last()).toContainText('pin 17')
  await page.getByLabel('Board', { exact: true }).selectOption('bare')
  await page.getByLabel('Package', { exact: true }).selectOption('soic16')
  await expect(page.locator('.ref-card')).toContainText('100 nF and 4.7 uF, ceramic')
  // Going back leaves the finder with all its choices in one step.
  await page.getByRole('button', { name: 'Back', exact: true }).click()
  await expect(title(page)).toHaveText('Reference')
})

/** The guide's tables (and, for what it leaves to links, their sources), typed off by hand: not what the app computes. */
const legs: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  soic8: { CS: 1, MISO: 2, GND: 4, MOSI: 5, CLK: 6, VCC: 8 },
  wson8: { CS: 1, MISO: 2, GND: 4, MOSI: 5, CLK: 6, VCC: 8 },
  dip8: { CS: 1, MISO: 2, GND: 4, MOSI: 5, CLK: 6, VCC: 8 },
  soic16: { CS: 7, MISO: 8, GND: 10, MOSI: 15, CLK: 16, VCC: 2 },
}
const picoPins = { CS: 7, MISO: 6, MOSI: 5, CLK: 4, GND: 38, VCC: 36 }
const raspberryPins = { CS: 24, MISO: 21, MOSI: 19, CLK: 23, GND: 25, VCC: 1 }
const pins: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  pico: picoPins,
  'pico-2': picoPins,
  'rpi-40': raspberryPins,
  'rpi-26': raspberryPins,
  'le-potato': raspberryPins,
  bbb: { CS: 17, MISO: 21, MOSI: 18, CLK: 22, GND: 1, VCC: 3 },
}
/** Legs that the guide leaves open on a board, and pulls up on a breadboard. */
const holds: Readonly<Record<string, string>> = {
  soic8: 'leg 3 (WP), leg 7 (HOLD)',
  wson8: 'leg 3 (WP), leg 7 (HOLD)',
  dip8: 'leg 3 (WP), leg 7 (HOLD)',
  soic16: 'leg 1 (HOLD), leg 3, leg 4, leg 5, leg 6, leg 9 (WP), leg 11, leg 12, leg 13, leg 14',
}

test('every programmer, package and mounting shows the wires of the guide’s tables', async ({
  app,
}) => {
  test.slow()
  await app.choose(reference(app.page, 'wiring'))
  const { page } = app
  const choose = (label: string, value: string) =>
    page.getByLabel(label, { exact: true }).selectOption(value)
  const offered = await page
    .getByLabel('Programmer', { exact: true })
    .locator('option')
    .evaluateAll((options) => options.map((option) => option.getAttribute('value')))
  expect(new Set(offered)).toEqual(new Set(Object.keys(pins)))
  for (const [programmer, pin] of Object.entries(pins))
    for (const [chip, leg] of Object.entries(legs))
      for (const mounting of ['on-board', 'socketed', 'loose']) {
        await choose('Programmer', programmer)
        await choose('Package', chip)
        await choose('The chip is', mounting)
        const rows = await page
          .locator('.ref-card .wires tbody tr')
          .evaluateAll((all) => all.map((row) => row.textContent ?? ''))
        const where = `${programmer}, ${chip}, ${mounting}`
        expect(rows, where).toHaveLength(6)
        for (const signal of Object.keys(pin))
          expect(
            rows.filter((row) => row.startsWith(`${signal}leg ${leg[signal]}pin ${pin[signal]}`)),
            `${where}, ${signal}`,
          ).toHaveLength(1)
        const card = page.locator('.ref-card')
        // The drawing says the same as the table, whichever way round the chip lies.
        for (const turned of [false, true]) {
          const drawn = await card
            .locator('svg.wiring .d-wire')
            .evaluateAll((all) =>
              all.map((wire) =>
                ['signal', 'chip-leg', 'pin']
                  .map((name) => wire.getAttribute(`data-${name}`))
                  .join(' '),
              ),
            )
          expect(new Set(drawn), `${where}, ${turned ? 'turned' : 'as it is'}`).toEqual(
            new Set(Object.keys(pin).map((signal) => `${signal} ${leg[signal]} ${pin[signal]}`)),
          )
          await page.getByRole('button', { name: 'Turn the chip' }).click()
        }
        const open = holds[chip] ?? ''
        if (mounting === 'loose') {
          await expect(card).toContainText('100 nF and 4.7 uF, ceramic')
          await expect(card.getByText('Pull up to VCC: WP')).toBeVisible()
          await expect(card.getByText('Pull up to VCC: HOLD')).toBeVisible()
        } else {
          await expect(card).toContainText(open.replace('leg', 'Leg'))
          await expect(card.getByText('Pull up to VCC')).toHaveCount(0)
          await expect(card).not.toContainText('ceramic')
        }
      }
})

test('47 ohm go into the data wires, and never into VCC or GND', async ({ app }) => {
  await app.choose(reference(app.page, 'wiring/rpi-40/soic8/bare/loose'))
  const { page } = app
  const resistors = page.locator('.ref-card svg.wiring [data-series]')
  await expect(resistors).toHaveCount(0)
  const option = page.getByRole('button', { name: '47 ohm resistors' })
  await option.click()
  await expect(option).toHaveAttribute('aria-pressed', 'true')
  const signals = await resistors.evaluateAll((all) =>
    all.map((each) => each.getAttribute('data-series')),
  )
  expect(new Set(signals)).toEqual(new Set(['CLK', 'CS', 'MISO', 'MOSI']))
  await expect(page.locator('.ref-card')).toContainText(
    '47 ohm in each data wire, none in VCC or GND',
  )
})

test('the other firmware of the Pico moves CS to pin 2, and nothing else', async ({ app }) => {
  await app.choose(reference(app.page, 'wiring/pico/soic8/bare'))
  await app.page.getByLabel('Firmware of the Pico').selectOption('stacksmashing')
  await expectWires(app.page, { ...wson8ToPico, CS: ['1', '2'] })
})

test('on every board with two chips the card says what to do with the other one', async ({
  app,
}) => {
  for (const { id, configurations, power, other_chip_select } of boards) {
    const usual = configurations.find(({ default: first }) => first)
    if ((usual?.chips?.length ?? 0) < 2 || power.feeds === 'ask') continue
    await app.choose(reference(app.page, `wiring/pico//${id}`))
    const required = other_chip_select.rule === 'required'
    const words = required ? /through [^,]*\.$/u : /, if reads disagree\.$/u
    const note = app.page.locator('.ref-card dd').filter({ hasText: 'Hold its CS at VCC' })
    await expect(note, id).toHaveCount(other_chip_select.rule === 'separate' ? 0 : 1)
    if (other_chip_select.rule !== 'separate') await expect(note, id).toHaveText(words)
    await expect(app.page.locator('svg.wiring [data-other-chip]').first(), id).toHaveCount(
      other_chip_select.rule === 'separate' ? 0 : 1,
    )
  }
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
      const { violations } = await new AxeBuilder({ page: app.page })
        // A page inside Electron cannot open the second tab that axe runs in otherwise.
        .setLegacyMode(true)
        .analyze()
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
