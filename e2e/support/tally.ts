// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Counts what a walk through the wizard costs, screen by screen: words that are shown, decisions, presses, typed fields,
 * Tab stops and seconds. It looks from outside, at what the page shows and at the events that reach it, so that it goes
 * on counting when a screen is rebuilt.
 */
import type { Page } from '@playwright/test'

/** The cost of one screen, or of several together. */
export interface Cost {
  /** Tokens with a letter or a digit: frame, buttons, drawings, what scrolling brings up. Counted once a screen. */
  readonly words: number
  /** Radio buttons, ticks, menus, typed fields, files and everything else that is pressed but the one filled button. */
  readonly decisions: number
  /** Presses of the mouse or of a key, chosen files, and one for each field that was typed into. */
  readonly presses: number
  readonly typed: number
  readonly tabs: number
  readonly seconds: number
}

export interface ScreenCost extends Cost {
  readonly screen: string
}

export const costKeys = ['words', 'decisions', 'presses', 'typed', 'tabs', 'seconds'] as const

/** Starts counting on this page. Reloading the page ends it, so a counted walk must not reload. */
export async function startTally(page: Page): Promise<void> {
  await page.evaluate(countHere)
}

/** The counts since the start, or since the last call with `again`, in the order of the screens. */
export async function readTally(page: Page, again = false): Promise<readonly ScreenCost[]> {
  return page.evaluate((fresh) => {
    const { tally } = globalThis as unknown as { tally: { read(fresh: boolean): ScreenCost[] } }
    return tally.read(fresh)
  }, again)
}

export function totalOf(screens: readonly ScreenCost[]): Cost {
  const sum = (key: keyof Cost) => screens.reduce((total, screen) => total + screen[key], 0)
  return Object.fromEntries(costKeys.map((key) => [key, sum(key)])) as unknown as Cost
}

/** Lines of a table for a person to read, the total last. */
export function tallyTable(title: string, screens: readonly ScreenCost[]): string {
  const rows = [...screens, { screen: 'together', ...totalOf(screens) }]
  const line = (name: string, cells: readonly (string | number)[]) =>
    `${name.padEnd(14)}${cells.map((cell) => String(cell).padStart(11)).join('')}`
  return [
    title,
    line('screen', costKeys),
    ...rows.map((row) =>
      line(
        row.screen,
        costKeys.map((key) => (key === 'seconds' ? row[key].toFixed(1) : row[key])),
      ),
    ),
  ].join('\n')
}

/** Runs in the page, so it must be self-contained. */
function countHere(): void {
  interface Count {
    /** Largest number of simultaneous occurrences of each text. Changing numbers count as one text. */
    readonly seen: Map<string, number>
    readonly typed: Set<EventTarget>
    decisions: number
    presses: number
    tabs: number
    ms: number
  }
  let counts = new Map<string, Count>()
  let stageSince = performance.now()
  let stage = ''
  const here = () =>
    document.querySelector('[data-testid=app]')?.getAttribute('data-stage') ?? 'none'
  const countOf = (name: string): Count => {
    const known = counts.get(name)
    if (known !== undefined) return known
    const fresh = {
      seen: new Map<string, number>(),
      typed: new Set<EventTarget>(),
      decisions: 0,
      presses: 0,
      tabs: 0,
      ms: 0,
    }
    counts.set(name, fresh)
    return fresh
  }
  const turn = () => {
    const now = performance.now()
    if (stage !== '') countOf(stage).ms += now - stageSince
    stageSince = now
    stage = here()
  }

  const hasLetter = /[\p{L}\p{N}]/u
  const wordsIn = (text: string) => text.split(/\s+/u).filter((word) => hasLetter.test(word)).length
  /** Boxes of one pixel are for screen readers only. */
  const isShown = (element: Element, box: DOMRect | undefined) =>
    box !== undefined &&
    box.width > 1.5 &&
    box.height > 1.5 &&
    box.right > 0 &&
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
  const isClipped = (element: Element) => {
    for (let at: Element | null = element; at !== null; at = at.parentElement) {
      const { clipPath, position } = getComputedStyle(at)
      if (position === 'absolute' && clipPath === 'inset(50%)') return true
    }
    return false
  }
  const shownTexts = (): readonly string[] => {
    const texts: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.textContent ?? ''
      const parent = node.parentElement
      if (parent === null || !hasLetter.test(text)) continue
      if (parent.closest('script, style, title, desc, option') !== null) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      if (isShown(parent, range.getClientRects()[0]) && !isClipped(parent)) texts.push(text)
    }
    for (const field of document.querySelectorAll('input, select, textarea')) {
      if (!isShown(field, field.getClientRects()[0]) || isClipped(field)) continue
      const text =
        field instanceof HTMLSelectElement
          ? field.selectedOptions[0]?.textContent
          : (field instanceof HTMLInputElement &&
                !['checkbox', 'radio', 'file'].includes(field.type)) ||
              field instanceof HTMLTextAreaElement
            ? field.value || field.placeholder
            : ''
      if (text) texts.push(text)
    }
    return texts
  }
  const look = () => {
    if (here() !== stage) turn()
    const now = new Map<string, number>()
    for (const text of shownTexts()) {
      const key = text.replaceAll(/\d+/gu, '0').trim()
      now.set(key, (now.get(key) ?? 0) + 1)
    }
    const { seen } = countOf(stage)
    for (const [key, times] of now) seen.set(key, Math.max(seen.get(key) ?? 0, times))
  }

  const press = (target: EventTarget | null) => {
    look()
    const count = countOf(stage)
    count.presses++
    // Enter on the title has the same effect as the primary button.
    const isCommit =
      target instanceof Element && target.closest('button[data-button=go], main h1') !== null
    if (!isCommit) count.decisions++
  }
  const isText = (target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement =>
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement &&
      !['checkbox', 'radio', 'file', 'button', 'submit', 'range'].includes(target.type))
  const onPage = { capture: true }
  addEventListener(
    'pointerdown',
    ({ target }) => {
      // Counted when the user types: a field that already has the focus needs no press.
      if (!isText(target)) press(target)
    },
    onPage,
  )
  addEventListener(
    'keydown',
    ({ key, target }) => {
      if (key === 'Tab') {
        if (here() !== stage) turn()
        countOf(stage).tabs++
      } else if (!isText(target) && ['Enter', ' ', 'ArrowRight', 'ArrowDown'].includes(key)) {
        press(target)
      } else if (isText(target) && key === 'Enter') press(target)
    },
    onPage,
  )
  addEventListener(
    'input',
    ({ target }) => {
      if (!isText(target) || target === null) return
      look()
      const count = countOf(stage)
      if (count.typed.has(target)) return
      count.typed.add(target)
      count.presses++
      count.decisions++
    },
    onPage,
  )
  addEventListener(
    'change',
    ({ target }) => {
      if (target instanceof HTMLInputElement && target.type === 'file') press(target)
    },
    onPage,
  )
  const lookEveryMs = 200
  setInterval(look, lookEveryMs)
  look()

  const read = (fresh: boolean) => {
    look()
    turn()
    const result = [...counts].map(([screen, count]) => ({
      screen,
      words: [...count.seen].reduce((sum, [text, times]) => sum + wordsIn(text) * times, 0),
      decisions: count.decisions,
      presses: count.presses,
      typed: count.typed.size,
      tabs: count.tabs,
      seconds: count.ms / 1000,
    }))
    if (fresh) counts = new Map()
    return result
  }
  Object.assign(globalThis, { tally: { read } })
}
