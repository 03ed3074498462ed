// SPDX-License-Identifier: GPL-3.0-or-later
// Counts how many of the guide's items are at their places, by running the test that opens each place. Last line: `N of
// ALL`. Ends with 1 when one is missing.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root, run } from './prepare.mjs'

/** Test titles of coverage.test.ts begin with the item's number, with or without quotes. */
const item = /^'?(S\d-[A-Z0-9]+-\d+)'? stands at its step$/

/** Counts in the JSON report of vitest. */
export function coverageOf(report) {
  const items = report.testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .map(({ title, status }) => ({ id: item.exec(title)?.[1], status }))
    .filter(({ id }) => id !== undefined)
  return {
    total: items.length,
    missing: items.filter(({ status }) => status !== 'passed').map(({ id }) => id),
  }
}

export function coverageLine({ total, missing }) {
  return `${total - missing.length} of ${total}`
}

function main() {
  const directory = mkdtempSync(join(tmpdir(), 'pin-one-coverage-'))
  const path = join(directory, 'report.json')
  try {
    const args = ['vitest', 'run', '--project', 'unit', 'src-renderer/reference/coverage.test.ts']
    run('npx', [...args, '--reporter=json', `--outputFile.json=${path}`], { stdio: 'ignore' })
    const coverage = coverageOf(JSON.parse(readFileSync(path, 'utf8')))
    for (const id of coverage.missing) console.log(`missing: ${id}`)
    console.log(coverageLine(coverage))
    return coverage.missing.length === 0 ? 0 : 1
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? root).href) process.exit(main())
