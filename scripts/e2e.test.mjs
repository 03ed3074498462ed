// SPDX-License-Identifier: GPL-3.0-or-later
// What the end-to-end tests promise of themselves.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const files = readdirSync('e2e', { recursive: true })
  .map((name) => join('e2e', name))
  .filter((file) => file.endsWith('.ts'))

/** A limit of a wait, a test or a program that is a number of its own, however it is spelt. */
const ownLimit = [
  /\btimeout: *\d/i,
  /\b(?:test\.setTimeout|test\.slow|setDefault\w*Timeout|waitForTimeout)\(/,
  /\w*(?:limit|timeout)_?ms = \d/i,
  /^ *[})\]]+, [\d_*\s]+\)$/,
]

describe('a wait in an end-to-end test', () => {
  it('has the limit of all: e2e/support/patience.ts', () => {
    const own = files
      .filter((file) => file !== join('e2e', 'support', 'patience.ts'))
      .flatMap((file) =>
        readFileSync(file, 'utf8')
          .split('\n')
          .filter((line) => ownLimit.some((limit) => limit.test(line)))
          .map((line) => `${file}: ${line.trim()}`),
      )
    expect(own).toEqual([])
  })

  it.each([
    '    timeout: 60_000,',
    '  test.setTimeout(90_000)',
    '  await page.waitForTimeout(500)',
    'const LIMIT_MS = 100_000',
    '  }, 120_000)',
  ])('would be found: %s', (line) => {
    expect(ownLimit.some((limit) => limit.test(line))).toBe(true)
  })
})

const { boards } = JSON.parse(readFileSync('shared/data/guide/boards.json', 'utf8'))
const machines = new Set(boards.flatMap(({ names }) => names))

/** A word on the page as a literal, in a string or a pattern, where a locator or an expectation names it. */
const wordOnPage =
  /(?:name: |hasText: |(?:getBy(?:Text|Label|Title|Placeholder)|to(?:Have|Contain)Text|toHaveAccessibleName|tabTo)\((?:page, )?)(?:'((?:[^'\\\n]|\\.)*)'|\/((?:[^/\\\n]|\\.)+)\/)/g

const spelledOut = (text) =>
  [...text.matchAll(wordOnPage)]
    .map(([, string, pattern]) => string ?? pattern)
    .filter((word) => /[a-z]{3}/.test(word) && !machines.has(word) && !/\.(?:rom|bin)$/.test(word))

/** How many are left of each subject. Lower a number when you lower it; the aim is 0 but for sentences under test. */
const ceilings = { flows: 177, hosts: 13, page: 45, support: 2 }

describe('words of the page in an end-to-end test', () => {
  it.each(Object.entries(ceilings))(
    'come from the catalogue: %s spells out at most %i',
    (subject, most) => {
      const left = files
        .filter((file) => file.startsWith(join('e2e', subject)))
        .flatMap((file) => spelledOut(readFileSync(file, 'utf8')).map((word) => `${file}: ${word}`))
      expect(left.length, left.join('\n')).toBeLessThanOrEqual(most)
    },
  )

  it('are found in strings and in patterns, and names of machines are none', () => {
    const text =
      "getByRole('button', { name: 'Menu' }) toHaveText(/^Write the/) hasText: 'ThinkPad X230'"
    expect(spelledOut(text)).toEqual(['Menu', '^Write the'])
  })
})
