// SPDX-License-Identifier: GPL-3.0-or-later
// What the end-to-end tests promise of themselves.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { catalogueOf, englishCatalogue, spelledOut } from './spelled-out.mjs'

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

const isCatalogued = englishCatalogue()

describe('words of the page in an end-to-end test', () => {
  it.each(['flows', 'hosts', 'page', 'support', 'tools'])(
    'come from the catalogue: %s spells out none',
    (subject) => {
      const left = files
        .filter((file) => file.startsWith(join('e2e', subject)))
        .flatMap((file) =>
          spelledOut(readFileSync(file, 'utf8'), isCatalogued).map((word) => `${file}: ${word}`),
        )
      expect(left).toEqual([])
    },
  )

  const catalogue = catalogueOf(['Both reads match.', 'Leg X to pin X', 'Verified'])
  it.each([
    ['a string', "page.getByRole('button', { name: 'Menu' })", ['Menu']],
    ['a pattern', 'expect(title).toHaveText(/^Write the/)', ['^Write the']],
    ['a template', 'page.getByText(`Unplug the ${name}`)', ['Unplug the X']],
    ['a pattern put together', 'page.getByText(new RegExp(`^Close ${name}`))', ['^Close X']],
    ['an alternative', "expect(title).toHaveText(two ? 'Both' : 'Verified')", ['Both', 'Verified']],
    ['a list', "expect(rows).toHaveText(['Legs', 'Pins'])", ['Legs', 'Pins']],
    ['a filter', "list.filter({ hasText: 'Unplug' })", ['Unplug']],
    ['a choice by its name', "port.selectOption({ label: 'First' })", ['First']],
    ['the keyboard', 'tabTo(page, /^Menu$/)', ['^Menu$']],
    ['a sentence elsewhere', "expect(told).toBe('Leg 4 to pin 38')", ['Leg 4 to pin 38']],
    ['a part of a sentence elsewhere', "const said = ['Both reads']", ['Both reads']],
    ['a whole word elsewhere', "expect(told).toBe('Verified')", ['Verified']],
    ['but not a machine', "filter({ hasText: 'ThinkPad X230' })", []],
    ['nor what a function is given', "getByText(words.unplug('Pico'))", []],
    ['nor what stands in for nothing', "getByText(name ?? 'no name')", []],
    ['nor the name of a test', "test('Both reads match.', run)", []],
    ['nor a code', "expect(job.state).toBe('done')", []],
  ])('are found in %s', (_, code, words) => expect(spelledOut(code, catalogue)).toEqual(words))
})
