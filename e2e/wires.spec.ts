/** The wires on the page equal the guide's tables, for every programmer, package and mounting and however the chip lies. */
import type { Page } from '@playwright/test'
import boardsFile from '../shared/data/guide/boards.json' with { type: 'json' }
import headersFile from '../shared/data/guide/headers.json' with { type: 'json' }
import { allLies, drawnInAllLies, wordsThatTouch } from './drawn-wires.ts'
import { expect, test } from './fixtures.ts'

const reference = (page: string) => ({ place: { kind: 'reference' as const, page } })

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
  soic8: 'Leg 3 (WP), leg 7 (HOLD)',
  wson8: 'Leg 3 (WP), leg 7 (HOLD)',
  dip8: 'Leg 3 (WP), leg 7 (HOLD)',
  soic16: 'Leg 1 (HOLD), leg 3, leg 4, leg 5, leg 6, leg 9 (WP), leg 11, leg 12, leg 13, leg 14',
}
/** Boards that feed their chip: VCC stays off. The other chip of the G41M is held by 1 k to 10 k, all others by 47 ohm. */
const feedThemselves = ['x60', 'x60t', 't60', 'ga-g41m-es2l']

const guideWires = (programmer: string, chip: string, without: readonly string[] = []) =>
  Object.entries(pins[programmer] ?? {})
    .filter(([signal]) => !without.includes(signal))
    .map(([signal, pin]) => `${signal} ${legs[chip]?.[signal]} ${pin}`)
    .toSorted()

/** The rows of the table beside the drawing. */
const tabled = (page: Page) =>
  page.locator('.ref-card .wires tbody tr').evaluateAll((rows) =>
    rows
      .map((row) => {
        const cells = [...row.querySelectorAll('th, td')].map(({ textContent }) => textContent)
        const number = (word: string) =>
          cells.map((cell) => new RegExp(`${word} (\\d+)$`, 'u').exec(cell)?.[1]).find(Boolean)
        return `${row.querySelector('th')?.textContent} ${number('leg')} ${number('pin')}`
      })
      .toSorted(),
  )

async function expectDrawn(page: Page, wires: readonly string[], where: string): Promise<void> {
  expect(await tabled(page), where).toEqual(wires)
  await expectReadable(page, wires, where)
}

/** In every way the chip can lie, with every word in the clear. */
async function expectReadable(page: Page, wires: readonly string[], where: string): Promise<void> {
  const drawn = await drawnInAllLies(page, '.ref-card svg.wiring')
  expect(drawn.map(({ turn, under }) => `${turn} ${under}`)).toEqual(allLies)
  for (const lie of drawn) {
    const told = `${where}, turned by ${lie.turn}${lie.under === 'true' ? ', from below' : ''}`
    expect(lie.wires, told).toEqual(wires)
    expect.soft(lie.clashes, `${told}: what is written can be read`).toEqual([])
  }
}

for (const programmer of Object.keys(pins))
  test(`a ${programmer} is wired as in the guide’s tables, whatever the chip, and however it lies`, async ({
    app,
  }) => {
    test.slow()
    await app.choose(reference(`wiring/${programmer}`))
    const { page } = app
    const choose = (label: string, value: string) =>
      page.getByLabel(label, { exact: true }).selectOption(value)
    const offered = await page
      .getByLabel('Programmer', { exact: true })
      .locator('option')
      .evaluateAll((options) => options.map((option) => option.getAttribute('value')))
    expect(new Set(offered)).toEqual(new Set(Object.keys(pins)))
    for (const chip of Object.keys(legs))
      for (const mounting of ['on-board', 'socketed', 'loose']) {
        await choose('Package', chip)
        await choose('The chip is', mounting)
        const where = `${programmer}, ${chip}, ${mounting}`
        await expectDrawn(page, guideWires(programmer, chip), where)
        const card = page.locator('.ref-card')
        if (mounting === 'loose') {
          const resistors = page.getByRole('button', { name: '47 ohm resistors', exact: true })
          await resistors.click()
          await expectReadable(page, guideWires(programmer, chip), `${where}, 47 ohm`)
          await resistors.click()
          await expect(card).toContainText('100 nF and 4.7 uF, ceramic')
          await expect(card.getByText('Pull up to VCC: WP')).toBeVisible()
          await expect(card.getByText('Pull up to VCC: HOLD')).toBeVisible()
        } else {
          await expect(card).toContainText(holds[chip] ?? 'no such chip')
          await expect(card.getByText('Pull up to VCC')).toHaveCount(0)
          await expect(card).not.toContainText('ceramic')
        }
      }
  })

test('every board that feeds its chip gets no VCC wire, and its legs say so', async ({ app }) => {
  const feeds = boardsFile.boards.filter(({ power }) => power.feeds === 'board')
  expect(feeds.map(({ id }) => id).toSorted()).toEqual(feedThemselves.toSorted())
  for (const board of feedThemselves)
    for (const programmer of ['pico', 'rpi-40', 'bbb']) {
      await app.choose(reference(`wiring/${programmer}/soic8/${board}/on-board`))
      await expectDrawn(app.page, guideWires(programmer, 'soic8', ['VCC']), board)
      await expect(app.page.locator('.ref-card [data-signal=VCC]')).toHaveAttribute(
        'data-state',
        'left-off',
      )
    }
})

test('47 ohm go into the data wires, in drawing, table and card, and never into VCC or GND', async ({
  app,
}) => {
  await app.choose(reference('wiring/rpi-40/soic8/bare/loose'))
  const { page } = app
  const resistors = page.locator('.ref-card svg.wiring [data-series]')
  await expect(resistors).toHaveCount(0)
  await expect(page.locator('.ref-card .wires')).not.toContainText('47 ohm')
  const option = page.getByRole('button', { name: '47 ohm resistors', exact: true })
  await option.click()
  await expect(option).toHaveAttribute('aria-pressed', 'true')
  const signals = await resistors.evaluateAll((all) =>
    all.map((each) => each.getAttribute('data-series')),
  )
  expect(new Set(signals)).toEqual(new Set(['CLK', 'CS', 'MISO', 'MOSI']))
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('.card svg.wiring [data-series]')).toHaveCount(4)
  for (const table of ['.ref-card .wires', '.card table'])
    for (const signal of ['GND', 'CS', 'CLK', 'MOSI', 'MISO', 'VCC'])
      await expect(page.locator(`${table} tr[data-signal=${signal}] td`).last()).toHaveText(
        signal === 'GND' || signal === 'VCC' ? 'none' : '47 ohm',
      )
  await page.emulateMedia({ media: 'screen' })
  await expect(page.locator('.ref-card')).toContainText(
    '47 ohm in each data wire, none in VCC or GND',
  )
})

test('the other firmware of the Pico moves CS to pin 2, GP1, and nothing else', async ({ app }) => {
  await app.choose(reference('wiring/pico/soic8/bare/on-board'))
  const { page } = app
  await page.getByLabel('Firmware of the Pico').selectOption('stacksmashing')
  const moved = guideWires('pico', 'soic8').map((wire) => wire.replace('CS 1 7', 'CS 1 2'))
  await expectDrawn(page, moved.toSorted(), 'stacksmashing')
  await expect(page.locator('.ref-card .wires [data-signal=CS]')).toContainText('GP1')
})

test('on every board with two chips the wires are the guide’s, and the card says what to do with the other chip', async ({
  app,
}) => {
  test.slow()
  const { page } = app
  let seen = 0
  for (const { id, configurations, power, other_chip_select } of boardsFile.boards) {
    const usual = configurations.find((each) => each.default)
    if ((usual?.chips?.length ?? 0) < 2 || power.feeds === 'ask') continue
    seen++
    await app.choose(reference(`wiring/pico//${id}`))
    const chip = (await page.getByLabel('Package', { exact: true }).inputValue()) || 'none'
    const without = feedThemselves.includes(id) ? ['VCC'] : []
    await expectDrawn(page, guideWires('pico', chip, without), id)
    const { rule } = other_chip_select
    const note = page.locator('.ref-card dd').filter({ hasText: 'Hold its CS at VCC' })
    const other = page.locator('.ref-card svg.wiring [data-other-chip]')
    await expect(note, id).toHaveCount(rule === 'separate' ? 0 : 1)
    await expect(other, id).toHaveCount(rule === 'separate' ? 0 : 1)
    if (rule === 'separate') continue
    const ohm = id === 'ga-g41m-es2l' ? '1 to 10 kilohm' : '47 ohm'
    const when = rule === 'required' ? '.' : ', if reads disagree.'
    await expect(note, id).toHaveText(`Hold its CS at VCC through ${ohm}${when}`)
    await expect(other, id).toContainText(ohm)
  }
  expect(seen).toBeGreaterThan(10)
})

test('the names of a chip’s legs stand apart, however it lies, and those of every header', async ({
  app,
}) => {
  const { page } = app
  const drawing = page.locator('.ref-figure svg').first()
  for (const chip of Object.keys(legs)) {
    await app.choose(reference(`package/${chip}`))
    await page.evaluate(() => document.fonts.ready)
    const turn = page.getByRole('button', { name: 'Turn the chip' })
    const seen = new Set<string>()
    for (const side of ['above', 'below']) {
      for (let quarter = 0; quarter < 4; quarter++) {
        const where = `${chip}, from ${side}, turned ${quarter} times`
        expect(await wordsThatTouch(drawing), where).toEqual([])
        seen.add(`${await drawing.getAttribute('data-turn')} ${side}`)
        await turn.first().click()
      }
      await page
        .getByRole('button', { name: /^From (below|above)$/ })
        .first()
        .click()
    }
    expect(seen.size).toBe(8)
  }
  for (const { id } of headersFile.headers) {
    await app.choose(reference(`header/${id}`))
    await page.evaluate(() => document.fonts.ready)
    expect(await wordsThatTouch(drawing), id).toEqual([])
    expect(await drawing.locator('text').count(), id).toBeGreaterThan(20)
  }
})

test('a wire that is looked at, or has the keyboard, stands out; the others step back', async ({
  app,
}) => {
  await app.choose(reference('wiring/pico/soic8/bare/on-board'))
  const { page } = app
  const wire = (signal: string) => page.locator(`.ref-card .d-wire[data-signal=${signal}]`)
  const dimmed = page.locator('.ref-card .d-wire.dim')
  await expect(dimmed).toHaveCount(0)
  await wire('MISO').focus()
  await expect(dimmed).toHaveCount(5)
  await expect(wire('MISO')).not.toHaveClass(/dim/u)
  await expect(page.locator('.ref-card .wires tr.on')).toHaveAttribute('data-signal', 'MISO')
  await expect(wire('MISO')).toHaveAccessibleName('MISO: chip leg 2 to pin 6, GP4')
  await wire('MISO').blur()
  await expect(dimmed).toHaveCount(0)
  // Each wire has its turn with the keyboard.
  await wire('GND').focus()
  for (const signal of ['VCC', 'CS', 'CLK', 'MOSI', 'MISO']) {
    await page.keyboard.press('Tab')
    await expect(wire(signal)).toBeFocused()
  }
  await wire('MISO').blur()
  // The name of the wire is on it, and surely hit.
  await wire('CLK').locator('text').hover()
  await expect(dimmed).toHaveCount(5)
  await expect(wire('CLK')).not.toHaveClass(/dim/u)
})
