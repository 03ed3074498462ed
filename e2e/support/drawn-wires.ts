// SPDX-License-Identifier: GPL-3.0-or-later
/** Reads a wiring drawing from the lines on the page: the leg and the pin at the ends of each line. */
import type { Locator, Page } from '@playwright/test'
import { drawingText } from '../../src-renderer/text/drawing.ts'

/** Orientation of the chip in a drawing, and the wires as `signal leg pin`, sorted. */
export interface Drawn {
  readonly turn: string
  readonly under: string
  readonly wires: readonly string[]
  /** Words that touch other words, a foreign wire, a leg or a part, or that run over the edge. */
  readonly clashes: readonly string[]
}

/**
 * The drawing of the page as it is; with `all`, after each press of its buttons too, until the chip has lain in all
 * eight ways. All of it in one visit to the page: there are hundreds of these drawings. Nothing of what the drawing says about itself is believed: a wire's name is the word on it, its leg and its pin are
 * the numbers written where its line begins and ends.
 */
export async function drawn(
  page: Page,
  ways: 'all' | 'as it lies',
  selector = 'svg[data-wiring]',
): Promise<Drawn[]> {
  const asked = {
    wiring: selector,
    all: ways === 'all',
    turns: [drawingText.turn],
    flips: [drawingText.flip, drawingText.flipBack],
  }
  return page.evaluate(async ({ wiring, all, turns, flips }) => {
    const lie = () => {
      const svg = document.querySelector(wiring)
      return {
        turn: svg?.getAttribute('data-turn') ?? '',
        under: svg?.querySelector('[data-under]')?.getAttribute('data-under') ?? '',
      }
    }
    /** Presses the button, and waits for the new orientation of the chip; it need not be painted to be read. */
    const press = async (names: readonly string[]) => {
      const before = JSON.stringify(lie())
      button(names).click()
      while (JSON.stringify(lie()) === before)
        await new Promise<void>((done) => {
          setTimeout(done)
        })
    }
    const button = (names: readonly string[]) => {
      const found = [...document.querySelectorAll('button')].find(
        (each) => names.includes(each.textContent) && each.offsetParent !== null,
      )
      if (found === undefined) throw new Error(`no button ${names.join(', ')}`)
      return found
    }
    const numberIn = (part: Element | null) =>
      [...(part?.querySelectorAll('text, tspan') ?? [])]
        .map(({ textContent }) => textContent.trim())
        .find((text) => /^\d+$/u.test(text)) ?? '?'
    const read = () => {
      const svg = document.querySelector(wiring)
      if (svg === null) throw new Error('no drawing')
      const legs = [...svg.querySelectorAll('[data-chip-pin]')].map((part) => {
        const box = part.querySelector<SVGGraphicsElement>('rect')?.getBBox()
        return { part, box: box ?? new DOMRect() }
      })
      const pins = [...svg.querySelectorAll('[data-header-pin]')].map((part) => {
        const circle = part.querySelector('circle')
        return {
          part,
          x: Number(circle?.getAttribute('cx')),
          y: Number(circle?.getAttribute('cy')),
        }
      })
      const middle = pins.reduce((sum, { x }) => sum + x, 0) / pins.length
      return [...svg.querySelectorAll('[data-chip-leg]')]
        .map((wire) => {
          const path = wire.querySelector('path')
          if (path === null) return 'no line'
          const from = path.getPointAtLength(0)
          const to = path.getPointAtLength(path.getTotalLength())
          const leg = legs.find(
            ({ box }) =>
              from.x >= box.x - 1 &&
              from.x <= box.x + box.width + 1 &&
              from.y >= box.y - 1 &&
              from.y <= box.y + box.height + 1,
          )
          const pin = pins.find(
            ({ x, y }) => Math.abs(y - to.y) < 2 && x < middle === to.x < middle,
          )
          const name = [...wire.querySelectorAll('text')].at(-1)?.textContent ?? ''
          return `${name} ${numberIn(leg?.part ?? null)} ${numberIn(pin?.part ?? null)}`
        })
        .toSorted()
    }
    /** The area that the ink covers, not the full height of the line. */
    const ink = (text: SVGTextElement) => {
      const { x, y, width, height } = text.getBBox()
      return new DOMRect(x + 0.5, y + height * 0.24, width - 1, height * 0.54)
    }
    const touch = (a: DOMRect, b: DOMRect) =>
      a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
    /** The straight pieces of a line, its corners as two short ones, each as the box around it. */
    const piecesOf = (d: string, end: number) => {
      const points: [number, number][] = []
      for (const [, command = '', rest = ''] of d.matchAll(/([A-Z])([^A-Z]*)/gu)) {
        const n = rest
          .trim()
          .split(/[\s,]+/u)
          .map(Number)
        if (!'MLQ'.includes(command) || n.some(Number.isNaN)) throw new Error(`a line with ${d}`)
        const [a = 0, b = 0, x = a, y = b] = n
        const [px, py] = points.at(-1) ?? [a, b]
        if (command === 'Q') points.push([(px + 2 * a + x) / 4, (py + 2 * b + y) / 4])
        points.push([x, y])
      }
      // Not its very end: a line is cut off square there, beside the name of its own pin.
      const [last, before] = [points.at(-1), points.at(-2)]
      if (last === undefined || before === undefined) throw new Error('a line without length')
      const length = Math.hypot(last[0] - before[0], last[1] - before[1])
      const kept = Math.max(0, length - end) / length
      last[0] = before[0] + (last[0] - before[0]) * kept
      last[1] = before[1] + (last[1] - before[1]) * kept
      return points.slice(1).map(([x, y], at) => {
        const [px, py] = points[at] ?? [x, y]
        return {
          left: Math.min(x, px),
          right: Math.max(x, px),
          top: Math.min(y, py),
          bottom: Math.max(y, py),
        }
      })
    }
    const clashesOf = () => {
      const svg = document.querySelector<SVGSVGElement>(wiring)
      if (svg === null) return ['no drawing']
      const sheet = svg.viewBox.baseVal
      const texts = [...svg.querySelectorAll('text')].map((text) => ({
        text,
        name: text.textContent.trim(),
        box: ink(text),
      }))
      const clashes: string[] = []
      for (const [at, { name, box }] of texts.entries()) {
        for (const other of texts.slice(0, at))
          if (touch(box, other.box)) clashes.push(`${name} on ${other.name}`)
        if (
          box.left < 1 ||
          box.top < 1 ||
          box.right > sheet.width - 1 ||
          box.bottom > sheet.height - 1
        )
          clashes.push(`${name} over the edge`)
      }
      // Resistors in a row with names of wires count with their names.
      const solids = '[data-solid], [data-chip-leg] rect, circle'
      for (const solid of svg.querySelectorAll<SVGGraphicsElement>(solids))
        for (const { text, name, box } of texts)
          if (solid.parentElement?.contains(text) !== true && touch(box, solid.getBBox()))
            clashes.push(`${name} on a ${solid.getAttribute('data-solid') ?? solid.tagName}`)
      for (const wire of svg.querySelectorAll('[data-chip-leg]')) {
        const path = wire.querySelector('path')
        if (path === null) continue
        const half = Number(path.getAttribute('stroke-width')) / 2 - 2.5
        const pieces = piecesOf(path.getAttribute('d') ?? '', half)
        const under = (box: DOMRect) =>
          pieces.some(
            ({ left, right, top, bottom }) =>
              right > box.left - half &&
              left < box.right + half &&
              bottom > box.top - half &&
              top < box.bottom + half,
          )
        for (const { text, name, box } of texts)
          if (!wire.contains(text) && under(box))
            clashes.push(`${name} on the wire of ${wire.getAttribute('data-signal')}`)
      }
      return clashes
    }
    await document.fonts.ready
    const views: { turn: string; under: string; wires: string[]; clashes: string[] }[] = []
    const look = () => views.push({ ...lie(), wires: read(), clashes: clashesOf() })
    if (!all) look()
    else
      for (let side = 0; side < 2; side++) {
        for (let quarter = 0; quarter < 4; quarter++) {
          look()
          await press(turns)
        }
        await press(flips)
      }
    return views
  }, asked)
}

export const allLies = ['false', 'true'].flatMap((under) =>
  ['0', '90', '180', '270'].map((turn) => `${turn} ${under}`),
)

/** Words of a drawing that touch each other now. */
export const wordsThatTouch = (drawing: Locator): Promise<string[]> =>
  drawing.evaluate((svg) => {
    const texts = [...svg.querySelectorAll('text')].map((text) => {
      const { x, y, width, height } = text.getBBox()
      return {
        name: text.textContent.trim(),
        left: x + 0.5,
        right: x + width - 0.5,
        top: y + height * 0.24,
        bottom: y + height * 0.78,
      }
    })
    return texts.flatMap((a, at) =>
      texts
        .slice(0, at)
        .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
        .map((b) => `${a.name} on ${b.name}`),
    )
  })
