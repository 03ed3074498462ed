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
