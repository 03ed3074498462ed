// SPDX-License-Identifier: GPL-3.0-or-later
/** Wires that work only at slow clocks: how the page reacts if the user has chosen no clock. */
import type { Page } from '@playwright/test'
import { expect, test } from '../support/fixtures.ts'
import type { AppUnderTest } from '../support/fixtures.ts'
import { asked, before, title } from '../support/check.ts'
import { signalQuality } from '../../shared/signal-quality.ts'
import type { SignalQuality } from '../../shared/signal-quality.ts'
import { decodeFrame, encodeFrame } from '../../shared/wire.ts'
import type { HostMessage, PageMessage } from '../../shared/wire.ts'
import { checkText } from '../../src-renderer/text/check.ts'
import { clockText } from '../../src-renderer/text/size.ts'

const x60 = { board: 'x60', configuration: null, chipIndex: 0 } as const

/** Two steps below the last good clock, as the programmer sets it, Hz. */
const recommended = '992063'

/** Above this clock, the scripted wires corrupt one reply in four. */
const goodToHz = 3_000_000

/** The measurement on wires that are good up to this clock. */
const spoilt = ({ rungs }: SignalQuality): SignalQuality =>
  signalQuality(
    rungs.map(({ clockHz, tries, good }) => ({
      clockHz,
      tries,
      good: clockHz > goodToHz ? good - tries / 4 : good,
    })),
  )

async function withLongWires(page: Page): Promise<void> {
  await page.routeWebSocket(/\/app$/, (route) => {
    const server = route.connectToServer()
    const measuring = new Set<number>()
    route.onMessage((message) => {
      const { id, name } = decodeFrame(Buffer.from(message)) as PageMessage
      if (name === 'check.signal') measuring.add(id)
      server.send(message)
    })
    server.onMessage((message) => {
      const from = decodeFrame(Buffer.from(message)) as HostMessage
      if (from.type === 'reply' && measuring.has(from.id) && from.reply.ok) {
        const value = spoilt(from.reply.value as SignalQuality)
        route.send(Buffer.from(encodeFrame({ ...from, reply: { ok: true, value } })))
      } else route.send(message)
    })
  })
}

/** With a ThinkPad X60, whose limit is the clock if the user has chosen none. */
async function found(app: AppUnderTest, clockHz: number | null): Promise<void> {
  await withLongWires(app.page)
  await before(app, 'practice', { ...x60, clockHz })
  await asked(app)
  await expect(title(app.page)).toHaveText(checkText.found)
}

const now = async (app: AppUnderTest) => {
  const { session, work } = (await app.call('app.snapshot', undefined)).value
  return { clockHz: session?.clockHz ?? 0, chosenHz: work.choices.clockHz }
}

test('no clock was chosen: the recommended one is used, said, and the faster one offered again', async ({
  app,
}) => {
  const { page } = app
  await found(app, null)
  const said = page.locator('[data-slowed]')
  await expect(said).toBeVisible()
  const slow = await now(app)
  expect(slow.clockHz).toBeGreaterThan(0)
  expect(slow.clockHz).toBeLessThan(goodToHz / 2 + 1)
  await expect(said).toContainText(checkText.slowed(clockText(slow.clockHz)))
  // The app changed the clock, which the user should see: so the page does not continue automatically.
  await expect(page.locator('#main')).not.toContainText(checkText.goesOn)
  await expect(page.locator('[data-recommended]')).toHaveAttribute('data-recommended', recommended)
  await page.reload()
  await expect(said).toContainText(checkText.slowed(clockText(slow.clockHz)))
  await said.getByRole('button').click()
  await expect(said).toHaveCount(0)
  await expect.poll(async () => (await now(app)).clockHz).toBeGreaterThan(goodToHz)
  // If the user changes it back, it stays: the page offers the slower clock but does not set it again.
  const { chosenHz } = await now(app)
  expect(chosenHz).toBeGreaterThan(goodToHz)
  const slower = page.getByRole('button', {
    name: checkText.useClock(clockText(Number(recommended))),
  })
  await expect(slower).toBeVisible()
  expect(await now(app)).toMatchObject({ chosenHz })
  await expect(said).toHaveCount(0)
})

test('a clock was chosen: it stays, and the slower one is offered', async ({ app }) => {
  const { page } = app
  await found(app, 4_000_000)
  await expect(
    page.getByRole('button', { name: checkText.useClock(clockText(Number(recommended))) }),
  ).toBeVisible()
  expect(await now(app)).toMatchObject({ chosenHz: 4_000_000 })
  expect((await now(app)).clockHz).toBeGreaterThan(goodToHz)
  await expect(page.locator('[data-slowed]')).toHaveCount(0)
})
