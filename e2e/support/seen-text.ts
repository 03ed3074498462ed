// SPDX-License-Identifier: GPL-3.0-or-later
/** What a page shows as text, and which of it is cut off; for the language tests. */
import type { Page } from '@playwright/test'

export interface SeenText {
  readonly text: string
  /** The element, so that a failure can be found on the page. */
  readonly at: string
}

/** Every text that is seen or heard: text of elements, and the names that only a screen reader has. */
export const seenTexts = (page: Page): Promise<readonly SeenText[]> =>
  page.evaluate(() => {
    const found: { text: string; at: string }[] = []
    const called = (element: Element) =>
      `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} in ${element.parentElement?.getAttribute('class') ?? ''}`
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement
      const text = walker.currentNode.textContent?.trim() ?? ''
      if (text === '' || element === null || element.closest('script, style') !== null) continue
      if (element.checkVisibility()) found.push({ text, at: called(element) })
    }
    for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
      for (const element of document.querySelectorAll(`[${name}]`)) {
        const text = element.getAttribute(name)?.trim() ?? ''
        if (text !== '' && element.checkVisibility())
          found.push({ text, at: `${name} of ${called(element)}` })
      }
    return found
  })

/** Texts that do not fit: cut off by their container, outside of the page, or over another button. */
export const clippedTexts = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    // Words in another font have other widths.
    await document.fonts.ready
    const problems = new Set<string>()
    const slack = 1.5
    const boxesOf = (node: Node) => {
      const range = document.createRange()
      range.selectNodeContents(node)
      return [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0)
    }
    const cuts = (style: string) => style === 'hidden' || style === 'clip'
    const scrolls = (style: string) => style === 'auto' || style === 'scroll'
    const buttons: { element: Element; text: string; boxes: DOMRect[]; seen: DOMRect[] }[] = []
    /** The visible part of a text between the edges of its scrolling or clipping containers. */
    const inView = (element: Element, rect: DOMRect): DOMRect[] => {
      let { left, right, top, bottom } = rect
      for (let box: Element | null = element; box !== null; box = box.parentElement) {
        if (getComputedStyle(box).overflow === 'visible') continue
        const edge = box.getBoundingClientRect()
        left = Math.max(left, edge.left)
        right = Math.min(right, edge.right)
        top = Math.max(top, edge.top)
        bottom = Math.min(bottom, edge.bottom)
      }
      return right > left && bottom > top
        ? [new DOMRect(left, top, right - left, bottom - top)]
        : []
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const node = walker.currentNode
      const element = node.parentElement
      const text = node.textContent?.trim() ?? ''
      if (text === '' || element === null || !element.checkVisibility()) continue
      if (element.closest('.visually-hidden, script, style') !== null) continue
      const boxes = boxesOf(node)
      // A value that is shortened on purpose is complete in the title of its container, and read from there.
      if (element.closest('[title] [aria-hidden], [href="#main"]') !== null) continue
      const button = element.closest('button')
      if (button !== null)
        buttons.push({
          element: button,
          text,
          boxes,
          seen: boxes.flatMap((box) => inView(element, box)),
        })
      let [across, down] = [true, true]
      for (let box: Element | null = element; box !== null; box = box.parentElement) {
        const { overflowX, overflowY, position } = getComputedStyle(box)
        const { left, right, top, bottom } = box.getBoundingClientRect()
        if (scrolls(overflowX)) across = false
        if (scrolls(overflowY)) down = false
        for (const rect of boxes) {
          if (across && cuts(overflowX) && (rect.left < left - slack || rect.right > right + slack))
            problems.add(`cut across by ${box.tagName}.${box.className}: ${text}`)
          if (down && cuts(overflowY) && (rect.top < top - slack || rect.bottom > bottom + slack))
            problems.add(`cut down by ${box.tagName}.${box.className}: ${text}`)
        }
        if (position === 'fixed') break
      }
      if (across && boxes.some(({ right, left }) => right > innerWidth + slack || left < -slack))
        problems.add(`out of the page: ${text}`)
    }
    for (const { element, text, boxes, seen } of buttons) {
      const own = element.getBoundingClientRect()
      if (
        boxes.some(
          (box) =>
            box.left < own.left - slack ||
            box.right > own.right + slack ||
            box.top < own.top - slack ||
            box.bottom > own.bottom + slack,
        )
      )
        problems.add(`larger than its button: ${text}`)
      for (const other of buttons) {
        if (other.element === element) continue
        const over = seen.some((a) =>
          other.seen.some(
            (b) =>
              a.left < b.right - slack &&
              b.left < a.right - slack &&
              a.top < b.bottom - slack &&
              b.top < a.bottom - slack,
          ),
        )
        if (over) problems.add(`over the button "${other.text}": ${text}`)
      }
    }
    for (const box of document.querySelectorAll('main *, header *, [data-testid=actions] *')) {
      const { overflowX, display } = getComputedStyle(box)
      if (scrolls(overflowX) || display === 'inline' || box.closest('svg, [title]') !== null)
        continue
      if (box.clientWidth > 1 && box.scrollWidth > box.clientWidth + 2 && box.checkVisibility())
        problems.add(
          `wider than its box (${box.scrollWidth} > ${box.clientWidth}), ${box.tagName}.${box.className}: ${box.textContent?.slice(0, 60)}`,
        )
    }
    return [...problems]
  })
