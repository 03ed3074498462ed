// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { headers, packages, programmers } from '../../../shared/data/guide.ts'
import type { ChipPackage, GuideProgrammer, Header } from '../../../shared/data/guide.ts'
import { wiringPlan } from '../../../shared/wiring.ts'
import type { Mounting } from '../../../shared/wiring.ts'
import { crossings } from './routes.ts'
import type { Line } from './routes.ts'
import { allWords } from './wiring-chip.ts'
import type { DrawnWords, Lie } from './wiring-chip.ts'
import { wiringLayout } from './wiring-layout.ts'
import type { WiringLayout } from './wiring-layout.ts'

const lies: readonly Lie[] = [false, true].flatMap((under) =>
  ([0, 90, 180, 270] as const).map((turn) => ({ turn, under })),
)
const wirable = programmers.flatMap((programmer) => {
  const header = headers.find(({ id }) => id === programmer.header)
  return programmer.pins === null || header === undefined ? [] : [{ programmer, header }]
})

interface Case {
  readonly where: string
  readonly layout: WiringLayout
}

function casesOf(
  { programmer, header }: { programmer: GuideProgrammer; header: Header },
  chipPackage: ChipPackage,
  words: DrawnWords,
): readonly Case[] {
  return (['on-board', 'loose'] satisfies Mounting[]).flatMap((mounting) =>
    [false, true].flatMap((seriesResistors) => {
      const plan = wiringPlan({
        programmer,
        header,
        pinVariant: null,
        chipPackage,
        mounting,
        board: null,
        configuration: null,
        seriesResistors,
      })
      return lies.map((lie) => ({
        where: `${mounting}${seriesResistors ? ', 47 ohm' : ''}, ${lie.turn}${lie.under ? ', from below' : ''}`,
        layout: wiringLayout(plan, chipPackage, header, lie, words),
      }))
    }),
  )
}

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
const around = ([x, y]: readonly [number, number], halfWidth: number, halfHeight: number): Box => ({
  x: x - halfWidth,
  y: y - halfHeight,
  width: 2 * halfWidth,
  height: 2 * halfHeight,
})

/** Whether a right-angled line crosses the inside of a box. */
const runsThrough = (line: Line, { x, y, width, height }: Box) =>
  line.some((b, at) => {
    const a = line[at - 1]
    if (a === undefined) return false
    return (
      Math.max(a[0], b[0]) > x &&
      Math.min(a[0], b[0]) < x + width &&
      Math.max(a[1], b[1]) > y &&
      Math.min(a[1], b[1]) < y + height
    )
  })

/** The shortest vertical part of a line between its ends. */
const leastStep = (line: Line) =>
  Math.min(
    ...line.slice(1, -1).flatMap(([, y], at) => {
      const step = Math.abs(y - (line[at]?.[1] ?? y))
      return step === 0 ? [] : [step]
    }),
  )

/** Resistors and capacitors of a loose chip with their words, as `WiringChip.tsx` draws them. */
function partsOf({ chip }: WiringLayout): readonly { readonly box: Box; readonly of: string }[] {
  return chip.pins.flatMap(({ n, signal, x, y, away: [dx, dy], state }) =>
    state === 'pull-up'
      ? [
          {
            box: dx === 0 ? around([x, y + dy * 26], 21, 19) : around([x + dx * 38, y], 32, 7),
            of: `${signal} ${n}`,
          },
        ]
      : [],
  )
}

const alone: DrawnWords = { quiet: true, byName: false }

describe.each(wirable)('wires of $programmer.id', (ends) => {
  it.each(packages.flatMap(({ id }) => [allWords, alone].map((words) => ({ id, words }))))(
    'to $id end at their pins, run through nothing and seldom cross, with $words',
    ({ id, words }) => {
      const chipPackage = packages.find((each) => each.id === id)
      if (chipPackage === undefined) throw new Error(`no ${id}`)
      for (const { where, layout } of casesOf(ends, chipPackage, words)) {
        const { chip, header, wires, width, height } = layout
        // Lines on top of each other count a thousand.
        let crossed = 0
        for (const [at, { line }] of wires.entries())
          for (const other of wires.slice(0, at)) crossed += crossings(line, other.line)
        expect(crossed, where).toBeLessThanOrEqual(9)
        const page = { x: 0, y: 0, width, height }
        for (const { wire, line } of wires) {
          const told = `${wire.signal}, ${where}`
          const leg = chip.pins.find(({ n }) => n === wire.chipPin)
          const pin = header.pins.find(({ n }) => n === wire.headerPin)
          expect(line[0], told).toEqual([leg?.x, leg?.y])
          expect(line.at(-1), told).toEqual([pin?.end.x, pin?.end.y])
          for (const [x, y] of line) {
            expect(x, told).toBeGreaterThan(page.x + 3)
            expect(y, told).toBeGreaterThan(page.y + 3)
            expect(x, told).toBeLessThan(page.width - 3)
            expect(y, told).toBeLessThan(page.height - 3)
          }
          // A leg that faces the header goes to its pin directly; a wire that goes round never has a tiny step.
          if ((leg?.away[0] ?? 0) <= 0) expect(leastStep(line), told).toBeGreaterThan(4)
          expect(runsThrough(line, chip), `${told}: the chip`).toBe(false)
          for (const { box, of } of partsOf(layout))
            expect(runsThrough(line, box), `${told}: ${of}`).toBe(false)
          // Words of another pin of the header, and its board.
          for (const other of header.pins) {
            if (other.n === wire.headerPin || (words.quiet && !other.numbered)) continue
            const from = Math.min(other.x, other.end.x)
            const box = {
              x: from,
              y: other.y - 5,
              width: Math.abs(other.x - other.end.x),
              height: 10,
            }
            expect(runsThrough(line, box), `${told}: pin ${other.n}`).toBe(false)
          }
          // The text beside the drawing shows one wire at a time, so the drawing has no name on it.
          for (const other of words.quiet ? [] : wires)
            if (other.wire.signal !== wire.signal)
              expect(
                runsThrough(line, around(other.tag, 21, 8)),
                `${told}: the name of ${other.wire.signal}`,
              ).toBe(false)
        }
      }
    },
  )
})
