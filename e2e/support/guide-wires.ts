// SPDX-License-Identifier: GPL-3.0-or-later
/** The guide's tables of wires, and whether the wiring finder's page shows them. */
import type { Page } from '@playwright/test'
import { allLies, drawn } from './drawn-wires.ts'
import { expect } from './fixtures.ts'

export const reference = (page: string) => ({ place: { kind: 'reference' as const, page } })

/** The guide's tables (and, when it only links to them, their sources), copied by hand: not what the app computes. */
export const legs: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  soic8: { CS: 1, MISO: 2, GND: 4, MOSI: 5, CLK: 6, VCC: 8 },
  wson8: { CS: 1, MISO: 2, GND: 4, MOSI: 5, CLK: 6, VCC: 8 },
  dip8: { CS: 1, MISO: 2, GND: 4, MOSI: 5, CLK: 6, VCC: 8 },
  soic16: { CS: 7, MISO: 8, GND: 10, MOSI: 15, CLK: 16, VCC: 2 },
}
const picoPins = { CS: 7, MISO: 6, MOSI: 5, CLK: 4, GND: 38, VCC: 36 }
const raspberryPins = { CS: 24, MISO: 21, MOSI: 19, CLK: 23, GND: 25, VCC: 1 }
export const pins: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  pico: picoPins,
  'pico-2': picoPins,
  'rpi-40': raspberryPins,
  'rpi-26': raspberryPins,
  'le-potato': raspberryPins,
  bbb: { CS: 17, MISO: 21, MOSI: 18, CLK: 22, GND: 1, VCC: 3 },
}
const eightLegs = [
  [3, 'WP'],
  [7, 'HOLD'],
] as const
/** Legs that the guide leaves open on a board, and pulls up on a breadboard. */
export const holds: Readonly<Record<string, readonly (readonly [leg: number, signal: string])[]>> =
  {
    soic8: eightLegs,
    wson8: eightLegs,
    dip8: eightLegs,
    soic16: [
      [1, 'HOLD'],
      ...[3, 4, 5, 6].map((leg) => [leg, 'NC'] as const),
      [9, 'WP'],
      ...[11, 12, 13, 14].map((leg) => [leg, 'NC'] as const),
    ],
  }
/** Boards that feed their chip: VCC stays off. The other chip of the G41M is held by 1 k to 10 k, all others by 47 Ω. */
export const feedThemselves = ['x60', 'x60t', 't60', 'ga-g41m-es2l']

export const guideWires = (programmer: string, chip: string, without: readonly string[] = []) =>
  Object.entries(pins[programmer] ?? {})
    .filter(([signal]) => !without.includes(signal))
    .map(([signal, pin]) => `${signal} ${legs[chip]?.[signal]} ${pin}`)
    .toSorted()

/** The rows of the table beside the drawing. */
const tabled = (page: Page) =>
  page.locator('[data-testid=finder-card] [data-testid=wires] tbody tr').evaluateAll((rows) =>
    rows
      .map((row) => {
        // Cells of a row after the wire and its signal: its leg, its pin, and the text beside the pin.
        const cells = [...row.querySelectorAll('td')].map(({ textContent }) => textContent)
        const number = (at: number) => /(\d+)$/u.exec(cells[at] ?? '')?.[1]
        return `${row.querySelector('th')?.textContent} ${number(1)} ${number(2)}`
      })
      .toSorted(),
  )

/** Table and drawing equal the guide's, and every word of the drawing is readable. */
export async function expectDrawn(
  page: Page,
  wires: readonly string[],
  where: string,
  ways: 'all' | 'as it lies' = 'all',
): Promise<void> {
  expect(await tabled(page), where).toEqual(wires)
  await expectReadable(page, wires, where, ways)
}

/** In every orientation of the chip. */
export async function expectReadable(
  page: Page,
  wires: readonly string[],
  where: string,
  ways: 'all' | 'as it lies' = 'all',
): Promise<void> {
  const views = await drawn(page, ways, '[data-testid=finder-card] svg[data-wiring]')
  if (ways === 'all') expect(views.map(({ turn, under }) => `${turn} ${under}`)).toEqual(allLies)
  for (const lie of views) {
    const told = `${where}, turned by ${lie.turn}${lie.under === 'true' ? ', from below' : ''}`
    expect(lie.wires, told).toEqual(wires)
    expect.soft(lie.clashes, `${told}: what is written can be read`).toEqual([])
  }
}
