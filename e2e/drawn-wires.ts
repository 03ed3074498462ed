/** What a wiring drawing shows, read off the lines on the page: which leg and which pin each of them really ends at. */
import type { Locator, Page } from '@playwright/test'

/** How the chip lies in a drawing, with the wires as `signal leg pin`, sorted. */
export interface Drawn {
  readonly turn: string
  readonly under: string
  readonly wires: readonly string[]
  /** Words that touch other words, a foreign wire, a leg or a part, or that run over the edge. */
  readonly clashes: readonly string[]
}

/**
 * The drawing of the page as it is, and after each press of its buttons, until the chip has lain in all eight ways.
 * Nothing of what the drawing says about itself is believed: a wire's name is the word on it, its leg and its pin are
 * the numbers written where its line begins and ends.
 */
export async function drawnInAllLies(page: Page, selector = 'svg.wiring'): Promise<Drawn[]> {
  return page.evaluate(async (wiring) => {
    const painted = () =>
      new Promise<void>((done) => {
        requestAnimationFrame(() => setTimeout(done))
      })
    const button = (name: RegExp) => {
      const found = [...document.querySelectorAll('button')].find(
        (each) => name.test(each.textContent ?? '') && each.offsetParent !== null,
      )
      if (found === undefined) throw new Error(`no button ${name}`)
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
      return [...svg.querySelectorAll('.d-wire')]
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
    /** What ink covers, not the line's full height. */
    const ink = (text: SVGTextElement) => {
      const { x, y, width, height } = text.getBBox()
      return new DOMRect(x + 0.5, y + height * 0.24, width - 1, height * 0.54)
    }
    const touch = (a: DOMRect, b: DOMRect) =>
      a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
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
      const solids = '.d-metal, .d-part, .d-dimple, .d-wire rect, circle'
      for (const solid of svg.querySelectorAll<SVGGraphicsElement>(solids))
        for (const { text, name, box } of texts)
          if (solid.parentElement?.contains(text) !== true && touch(box, solid.getBBox()))
            clashes.push(`${name} on a ${solid.getAttribute('class') ?? solid.tagName}`)
      for (const wire of svg.querySelectorAll('.d-wire')) {
        const path = wire.querySelector('path')
        if (path === null) continue
        const half = Number(path.getAttribute('stroke-width')) / 2 - 2.5
        // Not its very end: a line is cut off square there, beside the name of its own pin.
        const length = path.getTotalLength() - half
        const points = Array.from({ length: Math.floor(length / 4) + 1 }, (_, at) =>
          path.getPointAtLength(at * 4),
        )
        const under = (box: DOMRect) =>
          points.some(
            ({ x, y }) =>
              x > box.left - half &&
              x < box.right + half &&
              y > box.top - half &&
              y < box.bottom + half,
          )
        for (const { text, name, box } of texts)
          if (!wire.contains(text) && under(box))
            clashes.push(`${name} on the wire of ${wire.getAttribute('data-signal')}`)
      }
      return clashes
    }
    await document.fonts.ready
    const drawn: { turn: string; under: string; wires: string[]; clashes: string[] }[] = []
    for (let side = 0; side < 2; side++) {
      for (let quarter = 0; quarter < 4; quarter++) {
        const svg = document.querySelector(wiring)
        drawn.push({
          turn: svg?.getAttribute('data-turn') ?? '',
          under: svg?.querySelector('[data-under]')?.getAttribute('data-under') ?? '',
          wires: read(),
          clashes: clashesOf(),
        })
        button(/^Turn the chip$/u).click()
        await painted()
      }
      button(/^From (below|above)$/u).click()
      await painted()
    }
    return drawn
  }, selector)
}

export const allLies = ['false', 'true'].flatMap((under) =>
  ['0', '90', '180', '270'].map((turn) => `${turn} ${under}`),
)

/** Words of a drawing that touch each other as it is now. */
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
