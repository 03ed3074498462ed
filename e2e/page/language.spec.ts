// SPDX-License-Identifier: GPL-3.0-or-later
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test, testLanguage } from '../support/fixtures.ts'
import { clippedTexts, seenTexts } from '../support/seen-text.ts'
import { practiseAll } from '../support/walk.ts'
import { root } from '../support/electron-binary.ts'
import { sourcesUnder, textsOfSource } from '../../scripts/spoken.mjs'
import { boards, headers, packages, signals } from '../../shared/data/guide.ts'
import practice from '../../shared/data/practice-chips.json' with { type: 'json' }
import { chipRows } from '../../shared/data/chips.ts'
import { languageNames, setLanguage } from '../../shared/text/language.ts'

const rooms = ['shared/text', 'src-renderer/text']

/** Texts in the tables of a language, with X for each inserted value. */
const textsIn = (language: string): readonly string[] =>
  rooms
    .flatMap((room) => sourcesUnder(join(root, room, language)))
    .filter((file) => !file.endsWith('.test.ts'))
    .flatMap((file) => textsOfSource(file))
    .map(({ text }) => text.trim())

/** The text between the values, if it is long enough to be distinguished from a name. */
const piecesOf = (text: string): readonly string[] =>
  text
    .split('X')
    .map((piece) => piece.trim())
    .filter((piece) => (piece.match(/[A-Za-z]{2,}/g) ?? []).length >= 2)

/** Nearly every English sentence contains one of these words; none of them is German. */
const english =
  /\b(?:the|and|of|to|with|your|is|are|for|not|from|this|it|has|only|choose|wires?|legs?|bytes of)\b/

test.afterEach(() => setLanguage(testLanguage))

test.describe('in German', () => {
  test.use({ environment: { PIN_ONE_LANG: 'de' } })

  test('a ThinkPad X230 is practised to the end, and no English is left on any page', async ({
    page,
  }) => {
    setLanguage('de')
    const german = new Set(textsIn('de'))
    const whole = new Set(textsIn('en').filter((text) => !german.has(text) && !/^\S+$/.test(text)))
    const pieces = [...new Set(textsIn('en').flatMap(piecesOf))].filter(
      (piece) => ![...german].some((text) => text.includes(piece)),
    )
    const left = new Set<string>()
    await practiseAll(page, 'x230', async (_, where) => {
      expect(await page.locator('html').getAttribute('lang')).toBe('de')
      for (const { text, at } of await seenTexts(page)) {
        if (whole.has(text) || english.test(text) || pieces.some((piece) => text.includes(piece)))
          left.add(`${where}: ${text} (${at})`)
      }
    })
    expect([...left]).toEqual([])
  })
})

/** Names that are the same in every language, the longest first. */
const names: readonly string[] = [
  ...boards.flatMap((board) => board.names),
  ...packages.flatMap(({ names: called }) => called),
  ...Object.entries(signals).flatMap(([name, { aliases }]) => [name, ...aliases]),
  ...headers.flatMap(({ pins }) => pins.map(({ name }) => name)),
  ...chipRows().map(({ name }) => name),
  ...Object.values(languageNames),
  'Pin One',
  'USB',
  ...practice.chips.map(({ name }) => name),
].toSorted((a, b) => b.length - a.length)

const unitsAndNumbers =
  /\b(?:[0-9A-F]{2}|0x[0-9A-Fa-f]+|[0-9a-f]{8,64}|(?:[0-9a-f]{4}\s?){4,}|MiB|KiB|kHz|MHz|GHz|ms|mm|[\w.-]+\.(?:bin|rom|uf2))\b/g

/** Text that is not marked, not a name, and not a number with its unit. */
function unmarked(text: string): string | null {
  let rest = text.replaceAll(/⟦[^⟧]*⟧/g, ' ').replaceAll(unitsAndNumbers, ' ')
  for (const name of names) rest = rest.replaceAll(name, ' ')
  return /\p{L}{2}/u.test(rest) ? rest.trim() : null
}

const sizes = [
  { width: 1180, height: 800 },
  { width: 640, height: 400 },
]

test.describe('in the pseudo-language', () => {
  test.use({ environment: { PIN_ONE_LANG: 'pseudo' } })

  test(
    'every word of every page comes from a table, and none is cut off',
    { tag: '@page' },
    async ({ page }) => {
      setLanguage('pseudo')
      const own = new Set<string>()
      const clipped = new Set<string>()
      const look = async (_: Page, where: string) => {
        for (const { text, at } of await seenTexts(page)) {
          const rest = unmarked(text)
          if (rest !== null) own.add(`${where}: ${rest} | ${text} (${at})`)
        }
        for (const size of sizes) {
          await page.setViewportSize(size)
          for (const text of await clippedTexts(page))
            clipped.add(`${where}, ${size.width} x ${size.height}: ${text}`)
        }
      }
      await practiseAll(page, 'x230', look)
      expect.soft([...own], 'words from no table').toEqual([])
      expect.soft([...clipped], 'words that do not fit').toEqual([])
    },
  )
})
