// SPDX-License-Identifier: GPL-3.0-or-later
// Runs all tests with one command: installs what is missing, checks, builds, runs every suite, and prints the sum.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { coverageLine, coverageOf } from './guide-coverage.mjs'
import { createLanes, runIn } from './lanes.mjs'
import { missingLines, testPrograms } from './needs.mjs'
import { ensureModules, ensureNode, ensurePrograms, onPath, root } from './prepare.mjs'

// Reports missing programs before anything that takes minutes.
ensureNode()
const packagesOf = (required) =>
  Object.fromEntries(
    Object.entries(testPrograms)
      .filter(([, program]) => program.required === required)
      .map(([name, { packages }]) => [name, packages]),
  )
const missing = ensurePrograms(packagesOf(true))
ensurePrograms(packagesOf(false))
// One at a time: a package that this Debian does not have must not prevent the others.
for (const [program, packages] of Object.entries(packagesOf(false)))
  ensurePrograms({ [program]: packages }, { update: false })
for (const line of missingLines(onPath)) console.log(line)
ensureModules()
const results = join(root, 'test-results')
rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })

const sum = { passed: 0, failed: 0, skipped: 0 }
const failures = []
const count = (passed, failed, skipped, name) => {
  sum.passed += passed
  sum.failed += failed
  sum.skipped += skipped
  if (failed > 0) failures.push(`${name}: ${failed}`)
}

const createLane = createLanes((text) => process.stdout.write(text))
const begun = performance.now()
const minutesSince = (start) => ((performance.now() - start) / 60_000).toFixed(1)

async function step(lane, name, command, args) {
  lane.say(`\n=== ${name}\n`)
  const ok = (await runIn(lane, command, args)) === 0
  count(ok ? 1 : 0, ok ? 0 : 1, 0, name)
  return ok
}

/**
 * A suite whose runner writes a JSON report. A missing report, or an error exit without a failed test, is a failure.
 */
async function suite(lane, name, command, args, report, read, env = () => ({})) {
  lane.say(`\n=== ${name}\n`)
  const start = performance.now()
  const path = join(results, report)
  const status = await runIn(lane, command, args(path), { ...process.env, ...env(path) })
  lane.say(`${name}: ${minutesSince(start)} min\n`)
  if (!existsSync(path)) return count(0, 1, 0, `${name} (no report)`)
  const { passed, failed, skipped } = read(JSON.parse(readFileSync(path, 'utf8')))
  count(passed, status !== 0 && failed === 0 ? 1 : failed, skipped, name)
}

const vitest = (project) => (path) => [
  'vitest',
  'run',
  '--project',
  project,
  '--reporter=dot',
  '--reporter=json',
  `--outputFile.json=${path}`,
]
const vitestCounts = (json) => ({
  passed: json.numPassedTests,
  failed:
    json.numFailedTests +
    json.testResults.filter((t) => t.status === 'failed' && t.assertionResults.length === 0).length,
  skipped: json.numPendingTests + json.numTodoTests,
})

for (const program of missing) count(0, 1, 0, `${program} is not installed and could not be`)
const first = createLane()
await step(first, 'lockfile is complete', process.execPath, ['scripts/check-lock.mjs'])
const built = await step(first, 'build', 'npx', ['vite', 'build', '--app', '--logLevel=warn'])

// The page tests mostly wait for chips, and the others compute: in parallel, neither delays the other much.
async function withoutPages(lane) {
  await step(lane, 'format', 'npx', ['oxfmt', '--check', '.'])
  await step(lane, 'types', 'npx', ['tsc', '-b'])
  await step(lane, 'lint and import rules', 'npx', ['oxlint', '--type-aware'])
  await suite(lane, 'unit tests', 'npx', vitest('unit'), 'unit.json', vitestCounts)
  if (built)
    await suite(
      lane,
      'end to end: command line, flashrom, PTY',
      'npx',
      vitest('e2e'),
      'e2e.json',
      vitestCounts,
    )
  lane.end()
}

async function pages(lane) {
  if (built && existsSync(join(root, 'playwright.config.ts')))
    await suite(
      lane,
      'end to end: the app on both hosts',
      'npx',
      () => ['playwright', 'test', '--reporter=dot,json'],
      'app.json',
      ({ stats }) => ({
        passed: stats.expected + stats.flaky,
        failed: stats.unexpected,
        skipped: stats.skipped,
      }),
      (path) => ({ PLAYWRIGHT_JSON_OUTPUT_NAME: path }),
    )
  lane.end()
}

await Promise.all([withoutPages(first), pages(createLane())])

const unitReport = join(results, 'unit.json')
if (existsSync(unitReport)) {
  const coverage = coverageOf(JSON.parse(readFileSync(unitReport, 'utf8')))
  console.log(`\nGuide coverage: ${coverageLine(coverage)}`)
}
if (failures.length > 0) console.log(`\nFailed:\n  ${failures.join('\n  ')}`)
console.log(
  `\n${minutesSince(begun)} min\n${sum.passed} passed, ${sum.failed} failed${sum.skipped > 0 ? `, ${sum.skipped} skipped` : ''}`,
)
process.exitCode = sum.failed > 0 ? 1 : 0
