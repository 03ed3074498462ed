// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Step 3, one wire at a time: each agrees with the guide, the page marks and names its two ends, and waits until the
 * power is off.
 */
import type { Page } from '@playwright/test'
import { packages } from '../../shared/data/guide.ts'
import { blockerAct } from '../../shared/text/blockers.ts'
import { boardChipName } from '../../shared/text/guide-boards.ts'
import { legOneKey } from '../../shared/wire-moments.ts'
import { voltText } from '../../src-renderer/text/size.ts'
import { adapterText, momentText, wireText } from '../../src-renderer/text/wire.ts'
import { wireNoteText } from '../../src-renderer/text/wire-notes.ts'
import { expect } from '../support/fixtures.ts'
import type { AppUnderTest } from '../support/fixtures.ts'
import { button, next, onStage, why } from '../support/flow.ts'
import { feedThemselves, guideWires, legs, pins } from '../support/guide-wires.ts'
import { plugIn, port, test, unplug } from '../support/kernel-tree.ts'
import { shortName } from '../support/programmers.ts'
import { allAcks, choicesAt, quickChip } from '../support/stages.ts'

const title = (page: Page) => page.getByRole('heading', { level: 1 })
/** The page's text about the current wire, or about the user's present action. */
const expectSaid = (page: Page, says: string) => expect(title(page)).toHaveAccessibleName(says)
/** The wire between these two ends. */
const wired = (leg: number | string, pin: number | string) =>
  momentText.wireSaid(momentText.legSaid(Number(leg)), momentText.pinSaid(Number(pin)))
/** A wire of the guide between a chip in SOIC8, or in another package, and a Pico. */
const wireOf = (signal: 'GND' | 'CS' | 'CLK' | 'VCC', chip = 'soic8') =>
  wired(legs[chip]?.[signal] ?? 0, pins['pico']?.[signal] ?? 0)
const unplugPico = momentText.off.unplug(shortName('pico'))
/** Confirms every caution that comes before the wires. */
const readBefore = allAcks.filter((ack) => !ack.startsWith('wire:'))

async function toWires(app: AppUnderTest, choices: object, acks: readonly string[] = readBefore) {
  await app.choose({ choices: { ...choicesAt('wire', quickChip()), ...choices }, acks })
  await onStage(app.page, 'wire')
}

/** The page's text about the current wire, read from its lines. All of it in one visit. */
const shown = (page: Page) =>
  page.evaluate(async () => {
    await document.fonts.ready
    const svg = document.querySelector<SVGSVGElement>('main svg[data-wiring]')
    if (svg === null) throw new Error('no drawing')
    const number = (part: Element | null | undefined) =>
      [...(part?.querySelectorAll('text') ?? [])]
        .map(({ textContent }) => textContent.trim())
        .find((text) => /^\d+$/u.test(text)) ?? '?'
    const shade = (element: Element) => Number(getComputedStyle(element).opacity)
    const wires = [...svg.querySelectorAll<SVGGElement>('[data-wire]')]
    const lit = wires.filter((wire) => shade(wire) === 1)
    const path = lit[0]?.querySelector('path')
    const from = path?.getPointAtLength(0) ?? new DOMPoint()
    const to = path?.getPointAtLength(path.getTotalLength()) ?? new DOMPoint()
    const inside = (box: DOMRect, { x, y }: DOMPoint) =>
      x >= box.x - 1 && x <= box.x + box.width + 1 && y >= box.y - 1 && y <= box.y + box.height + 1
    const leg = [...svg.querySelectorAll('[data-chip-pin]')].find((part) => {
      const bar = part.querySelector<SVGGraphicsElement>('rect')
      return bar !== null && inside(bar.getBBox(), from)
    })
    const ring = svg.querySelector<SVGCircleElement>('[data-pin-badge] circle')
    const texts = [...svg.querySelectorAll<SVGTextElement>('text')].filter(
      (text) => shade(text) === 1 && text.closest('[class*=later], [class*=rest]') === null,
    )
    const badges = [...svg.querySelectorAll('[data-leg-badge] text, [data-pin-badge] text')]
    const ink = (text: SVGTextElement) => {
      const { x, y, width, height } = text.getBBox()
      return new DOMRect(x + 0.5, y + height * 0.24, width - 1, height * 0.54)
    }
    // The number of a leg is below its badge, and is the same.
    const seen = texts.filter(
      (text) =>
        badges.includes(text) ||
        !badges.some((badge) => touch(ink(badge as SVGTextElement), ink(text))),
    )
    function touch(a: DOMRect, b: DOMRect) {
      return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
    }
    const sheet = svg.viewBox.baseVal
    const clashes = seen.flatMap((text, at) => {
      const box = ink(text)
      const over = box.left < 1 || box.top < 1 || box.right > sheet.width - 1
      return [
        ...(over ? [`${text.textContent} over the edge`] : []),
        ...seen
          .slice(0, at)
          .filter((other) => touch(box, ink(other)))
          .map((other) => `${text.textContent} on ${other.textContent}`),
      ]
    })
    const scale = Math.min(svg.clientWidth / sheet.width, svg.clientHeight / sheet.height)
    const sizes = texts.map((text) => Number.parseFloat(getComputedStyle(text).fontSize) * scale)
    return {
      lit: lit.map((wire) => wire.getAttribute('data-wire')),
      rests: wires.map(shade).filter((each) => each < 1),
      leg: number(leg),
      pin: number(svg.querySelector('[data-pin-badge]')),
      legBadge: number(svg.querySelector('[data-leg-badge]')),
      endsAtPin:
        ring !== null &&
        Math.abs(Number(ring.getAttribute('cy')) - to.y) < 2 &&
        Math.abs(Number(ring.getAttribute('cx')) - to.x) < 60,
      clashes,
      smallest: Math.min(...sizes),
      told: document.querySelector('h1 .visually-hidden')?.textContent ?? '',
      badges: [...document.querySelectorAll('h1 [aria-hidden] span span')].map(
        ({ textContent }) => textContent,
      ),
    }
  })

/** A sample of the drawings for the window. */
const tagOf = (programmer: string) => (programmer === 'pico' ? {} : { tag: '@page' })
const asInTheGuide = 'is wired to each package one wire at a time, as in the guide’s tables'

for (const [programmer, ofProgrammer] of Object.entries(pins))
  test(`a ${programmer} ${asInTheGuide}`, tagOf(programmer), async ({ app, page }) => {
    for (const chipPackage of Object.keys(legs)) {
      await page.setViewportSize({ width: 1180, height: 800 })
      await toWires(app, { guideProgrammer: programmer, pinVariant: null, chipPackage })
      const wires: string[] = []
      for (let count = 0; count < 6; count++) {
        await expect(title(page)).toBeFocused()
        const view = await shown(page)
        const where = `${programmer}, ${chipPackage}: ${view.told}`
        wires.push(`${view.lit.join()} ${view.leg} ${view.pin}`)
        expect(view.told, where).toBe(wired(view.leg, view.pin))
        expect(view.legBadge, where).toBe(view.leg)
        expect(view.badges, where).toEqual([view.leg, view.pin])
        expect(view.endsAtPin, where).toBe(true)
        expect(view.rests, where).toEqual(
          expect.arrayContaining([...(count > 0 ? [0.42] : []), ...(count < 5 ? [0.17] : [])]),
        )
        expect.soft(view.clashes, where).toEqual([])
        await page.setViewportSize({ width: 640, height: 400 })
        const small = await shown(page)
        expect.soft(small.smallest, `${where}, 640 x 400`).toBeGreaterThanOrEqual(10.99)
        await page.setViewportSize({ width: 1180, height: 800 })
        await page.keyboard.press('ArrowRight')
        await expect(title(page)).not.toHaveAccessibleName(view.told)
      }
      const order = ['GND', 'CS', 'CLK', 'MOSI', 'MISO', 'VCC']
      expect(wires.map((wire) => wire.split(' ')[0])).toEqual(order)
      expect(wires.toSorted()).toEqual(guideWires(programmer, chipPackage))
      const clip = packages.find(({ id }) => id === chipPackage)?.clip_works === true
      await expectSaid(page, momentText.chipTitle[clip ? 'clip' : 'probe'])
    }
    expect(Object.keys(ofProgrammer)).toHaveLength(6)
  })

test('Right and Enter go on, Left goes back, L shows all, and a field keeps its keys', async ({
  app,
  page,
}) => {
  const fromUsb = (side: 'left' | 'right', row: number) =>
    momentText.place({ kind: 'edge', side, fromUsb: row }, null)
  const allWires = wireText.title(6)
  await toWires(app, {})
  const { keyboard } = page
  await expectSaid(page, wireOf('GND'))
  await expect(page.locator('main')).toContainText(fromUsb('right', 3))
  await keyboard.press('ArrowRight')
  await expectSaid(page, wireOf('CS'))
  await expect(title(page)).toBeFocused()
  await expect(page.getByRole('status').filter({ hasText: momentText.signals.CS })).toHaveText(
    `CS, ${momentText.signals.CS}, ${fromUsb('left', 7)}`,
  )
  await keyboard.press('Enter')
  await expectSaid(page, wireOf('CLK'))
  await keyboard.press('ArrowLeft')
  await expectSaid(page, wireOf('CS'))
  await button(page, momentText.back).click()
  await expectSaid(page, wireOf('GND'))
  // Connected wires stay ticked, whichever wire the page shows.
  await keyboard.press('l')
  await expectSaid(page, allWires)
  const ticks = page.locator('[data-testid=wires]').getByRole('checkbox')
  await expect(ticks).toHaveCount(5)
  await expect(
    page.locator('[data-testid=wires]').getByRole('checkbox', { checked: true }),
  ).toHaveCount(2)
  await ticks.nth(2).focus()
  await keyboard.press('ArrowRight')
  await expectSaid(page, allWires)
  // The choice is kept: for the next chip, and across a restart of the app.
  await page.reload()
  await expectSaid(page, allWires)
  await button(page, momentText.allConnected).click()
  await expectSaid(page, momentText.chipTitle.clip)
  await next(page).click()
  await onStage(page, 'check')
})

test('no wire is shown before the programmer is gone, and none goes on while it is back', async ({
  app,
  page,
  root,
}) => {
  plugIn(root)
  await toWires(app, { programmerId: `serprog:dev=${port(root)}` })
  await expectSaid(page, unplugPico)
  await expect(page.locator('main')).toContainText(wireNoteText.noPower)
  await expect(page.locator('[class*=lit]')).toHaveCount(0)
  await expect(next(page)).toHaveText(momentText.waiting)
  await expect(next(page)).toHaveAttribute('aria-disabled', 'true')
  await page.keyboard.press('ArrowRight')
  await expectSaid(page, unplugPico)
  unplug(root)
  await expectSaid(page, wireOf('GND'))
  await page.keyboard.press('ArrowRight')
  await expectSaid(page, wireOf('CS'))
  plugIn(root)
  await expectSaid(page, unplugPico)
  unplug(root)
  await expectSaid(page, wireOf('CS'))
  // After all wires are connected, plugging in comes next.
  for (let count = 0; count < 5; count++) {
    const before = await title(page).textContent()
    await page.keyboard.press('ArrowRight')
    await expect(title(page)).not.toHaveText(before ?? '')
  }
  await expectSaid(page, momentText.chipTitle.clip)
  plugIn(root)
  await onStage(page, 'check')
})

test('where the plug cannot be seen the page asks, once', async ({ app, page }) => {
  await toWires(app, { programmerId: 'serprog:ip=10.0.0.1:2000' })
  await expectSaid(page, momentText.off.network)
  await expect(page.locator('main')).toContainText(momentText.offAsk.network)
  await button(page, momentText.offDone).click()
  await expectSaid(page, wireOf('GND'))
  await page.reload()
  await expectSaid(page, wireOf('GND'))
})

test('a mainboard that powers its chip has the leg that stays free as one of the wires', async ({
  app,
  page,
}) => {
  for (const board of feedThemselves.slice(0, 2)) {
    await toWires(app, { board, configuration: null, chipIndex: null }, [
      ...readBefore,
      ...['GND', 'CS', 'CLK', 'MOSI', 'MISO'].map((key) => `wire:${key}`),
    ])
    await expectSaid(page, momentText.freeSaid(8))
    await expect(page.locator('main')).toContainText(wireNoteText.boardSupply)
    await expect(page.locator('[data-pin-badge="36"] [data-cross]')).toHaveCount(1)
    await expect(page.locator('[data-wire=VCC]')).toHaveCount(0)
    await page.keyboard.press('ArrowRight')
    await expectSaid(page, momentText.chipTitle.clip)
  }
})

test('resistors and capacitors of a loose chip have their own moments, before the power', async ({
  app,
  page,
}) => {
  await toWires(app, { board: 'bare', configuration: null, chipIndex: null })
  const seen: string[] = []
  for (let count = 0; count < 10; count++) {
    seen.push((await title(page).locator('.visually-hidden').allTextContents()).join())
    if (count === 9) break
    await page.keyboard.press('ArrowRight')
    await expect(page.locator('main')).toContainText(`${count + 2}/10`)
  }
  expect(seen.slice(5, 9)).toEqual([
    momentText.pullUpSaid(3),
    momentText.pullUpSaid(7),
    momentText.capacitorsSaid,
    wireOf('VCC'),
  ])
})

test('on to the other chip of a mainboard the wires stay: two ticks, and the power is off first', async ({
  app,
  page,
  root,
}) => {
  const programmerId = `serprog:dev=${port(root)}`
  const x230 = { board: 'x230', configuration: '8+4', chipIndex: 0, programmerId }
  await toWires(
    app,
    x230,
    allAcks.filter((ack) => ack !== 'wire:chip'),
  )
  await expectSaid(page, momentText.chipTitle.clip)
  await next(page).click()
  await onStage(page, 'check')
  plugIn(root)
  await app.call('work.update', { choices: { chipIndex: 1 } })
  await app.call('work.update', { choices: { chipPackage: 'soic8', supply: '3v3' } })
  const readAtPackage = { 'caution:W-VOLTAGE': true, 'caution:W-1V8': true }
  await app.call('work.update', { acks: readAtPackage, stage: 'wire' })
  await expectSaid(page, unplugPico)
  unplug(root)
  await expectSaid(page, momentText.moveTitle(boardChipName('top')))
  await expect(page.locator('main')).toContainText(wireNoteText.noPower)
  await expect(page.locator('main').getByRole('checkbox')).toHaveCount(2)
  await expect(next(page)).toHaveAttribute('aria-disabled', 'true')
  await page.getByRole('checkbox', { name: momentText.moved }).check()
  await expect(why(page)).toHaveText(blockerAct({ code: 'wires-open', signals: [legOneKey] }))
  await page.getByRole('checkbox', { name: momentText.legOneFound }).check()
  await next(page).click()
  await onStage(page, 'check')
  // In another package every wire has other pins.
  await app.call('work.update', { choices: { chipPackage: 'soic16' }, stage: 'wire' })
  await expectSaid(page, wireOf('GND', 'soic16'))
})

test('an adapter is drawn where it sits, and its side is called by signals', async ({
  app,
  page,
}) => {
  await toWires(app, { programmerMv: 1800, supply: '1v8' })
  await expectSaid(page, momentText.wireSaid(momentText.adapterSaid('GND'), momentText.pinSaid(38)))
  await expect(page.getByRole('img', { name: adapterText.label(voltText(1800)) })).toBeVisible()
  await expect(page.locator('[data-leg-badge] text')).toHaveText('GND')
})

test('the ohm and the micro come from the app’s own fonts, in both weights', async ({
  app,
  page,
}) => {
  await toWires(app, { board: 'bare', configuration: null, chipIndex: null })
  const fonts = await page.evaluate(async () => {
    const width = (family: string, weight: number, text: string) => {
      const context = document.createElement('canvas').getContext('2d')
      if (context === null) throw new Error('no canvas')
      context.font = `${weight} 100px ${family}`
      return context.measureText(text).width
    }
    const own = getComputedStyle(document.body).fontFamily.split(', ').slice(0, -2).join(', ')
    await Promise.all(
      [400, 600].map((weight) => document.fonts.load(`${weight} 100px ${own}`, 'Ωµ')),
    )
    // If the app's own fonts lack a sign, its width comes from the fallback font.
    return [400, 600].flatMap((weight) =>
      ['Ω', 'µ'].map((sign) => [
        width(`${own}, monospace`, weight, sign) === width(`${own}, serif`, weight, sign),
        width(own, weight, sign) !== width('monospace', weight, sign),
      ]),
    )
  })
  expect(fonts.flat()).toEqual(Array.from({ length: 8 }, () => true))
})

for (const [language, environment] of [
  ['English', {}],
  ['German', { PIN_ONE_LANG: 'de' }],
] as const)
  test.describe(`in ${language}`, () => {
    test.use({ environment })
    test('in a small window each danger of a wire is told beside the button that it speaks of', async ({
      app,
      page,
    }) => {
      await page.setViewportSize({ width: 640, height: 400 })
      await toWires(app, {})
      const told = page.locator('[data-testid=dangers]')
      const dangers = page.locator('main [data-severity=danger] b')
      let seen = 0
      for (let count = 1; count < 7; count++) {
        const titles = await dangers.allTextContents()
        seen += titles.length
        if (titles.length > 0) {
          await expect(told).toBeInViewport({ ratio: 1 })
          await expect(told).toHaveText(titles.join(' '))
        } else await expect(told).toHaveCount(0)
        await expect(page.locator('[data-testid=actions] button').last()).toBeInViewport({
          ratio: 1,
        })
        await page.keyboard.press('ArrowRight')
        await expect(page.locator('main')).toContainText(`${count + 1}/7`)
      }
      // No power and the 5 V neighbours at ground, and one supply only at VCC.
      expect(seen).toBe(3)
      // If the full text of the dangers is visible, it is not repeated.
      await page.setViewportSize({ width: 1180, height: 800 })
      await expect(told).toBeHidden()
    })
  })
