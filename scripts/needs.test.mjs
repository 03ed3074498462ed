// SPDX-License-Identifier: GPL-3.0-or-later
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { missingLines, nodeFits, nodeTrouble, testPrograms } from './needs.mjs'

const { engines } = JSON.parse(readFileSync('package.json', 'utf8'))

describe('the Node that Pin One runs on from its source', () => {
  it.each(['v20.19.0', 'v20.20.2', 'v22.12.0', 'v22.23.5', 'v24.0.0', 'v26.1.0'])(
    'is %s',
    (version) => {
      expect(nodeFits(version, engines.node)).toBe(true)
      expect(nodeTrouble(version, engines.node)).toBeNull()
    },
  )

  it.each(['v18.20.4', 'v20.18.3', 'v21.7.0', 'v22.11.0'])(
    'is not %s, and one line says so',
    (version) => {
      expect(nodeTrouble(version, engines.node)).toMatch(
        /^Node \d+\.\d+\.\d+ is not .*\bapt install nodejs npm/,
      )
    },
  )

  it('is the range that README names', () => {
    expect(readFileSync('README.md', 'utf8')).toContain('20 (from 20.19), 22 (from 22.12) and 24')
  })
})

describe('the programs of the tests', () => {
  it('are named with their Debian packages, one line each, the required first', () => {
    const lines = missingLines(() => false)
    expect(lines).toHaveLength(Object.keys(testPrograms).length)
    for (const line of lines)
      expect(line).toMatch(
        /^missing: \S+ \(.+\)\. Debian: apt install \S.*\. Its tests (will fail|are skipped)\.$/,
      )
    const failing = lines.map((line) => line.endsWith('will fail.'))
    expect(failing.indexOf(false)).toBe(failing.filter(Boolean).length)
  })

  it('are not named when they are there', () => {
    expect(missingLines(() => true)).toEqual([])
    expect(missingLines((program) => program !== 'groff')).toHaveLength(1)
  })
})
