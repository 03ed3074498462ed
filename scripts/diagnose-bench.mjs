// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * `npm run diagnose:bench [-- --readme]`: simulates wiring faults and prints how often the right cause and check are
 * shown, as a table; with `--readme` as the lines of README.md. One process for each core; the number of processes does
 * not change the seeds and the counts. `PIN_ONE_DIAGNOSE_CHIPS`, `…_FAULTS`: only the first so many, for a short run.
 * Exit 1 when a chip without a fault got a cause, or a part of the run failed.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'

const columns = [
  'runs',
  'first',
  'first three',
  'later',
  'missed',
  'doubted',
  'OK unequal',
  'OK equal',
]

const asked = (row) => row.first + row['first three'] + row.later + row.missed
const share = (part, whole) => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`
const each = (of, row) => (of / Math.max(1, asked(row))).toFixed(2)

function sum(rows) {
  const all = {}
  for (const row of rows)
    for (const [key, value] of Object.entries(row)) all[key] = (all[key] ?? 0) + value
  return all
}

/** Adds up the same rows of every part; keeps the order of the first part. */
function together(parts, group) {
  return parts[0][group].map(([name], at) => [name, sum(parts.map((part) => part[group][at][1]))])
}

const line = (name, row) =>
  [
    name.padEnd(42),
    ...columns.map((key) => String(row[key]).padStart(12)),
    each(row.looks, row).padStart(7),
    each(row.expected / 1e6, row).padStart(10),
  ].join('')

function table({ faults, pads, chips, all, healthy, accused }) {
  return [
    `${'fault'.padEnd(42)}${columns.map((key) => key.padStart(12)).join('')}  looks  expected`,
    ...[...faults, ...pads, ...chips].map(([name, row]) => line(name, row)),
    line('all', all),
    `first three, of what is not called good: ${amongThree(all)}`,
    `healthy, accused: ${accused} of ${healthy.runs}`,
  ]
}

/** Only set-ups that were not used to make the odds. */
const heldOut = (rows) =>
  sum(rows.filter(([name]) => name.endsWith('(held out)')).map(([, row]) => row))
const amongThree = (row) =>
  row.runs === undefined ? 'not measured' : share(row.first + row['first three'], asked(row))

/** `looks`: when a look at the true cause settles it. `expected`: when each settles only as often as in the data. */
const readme = ({ faults, pads, chips, all, healthy, accused }) => [
  `| ${faults.length} faults, ${pads.length} kinds of pads, ${chips.length} chips, ${all.runs} runs | measured |`,
  '| --- | --- |',
  `| refused, so that causes are told | ${asked(all)} |`,
  `| true cause first | ${share(all.first, asked(all))} |`,
  `| true cause among the first three | ${amongThree(all)} |`,
  `| the same, on the pads held out | ${amongThree(heldOut(pads))} |`,
  `| the same, with the chip held out | ${amongThree(heldOut(chips))} |`,
  `| true cause missed | ${share(all.missed, asked(all))} |`,
  `| looks until the true cause, if a look always settles it | ${each(all.looks, all)} |`,
  `| looks until the true cause, as often as a look settles it | ${each(all.expected / 1e6, all)} |`,
  `| doubted: answers, but no chip is settled | ${share(all.doubted, all.runs)} |`,
  `| called good, and a longer look finds replies that differ | ${share(all['OK unequal'], all.runs)} |`,
  `| called good, and no reply differs | ${share(all['OK equal'], all.runs)} |`,
  `| healthy wiring accused | ${accused} of ${healthy.runs} |`,
]

function countPart(into, at, of) {
  const child = spawn(
    'npx',
    ['vitest', 'run', '--project', 'unit', 'src-main/flash/causes.matrix.test.ts'].concat([
      '--testNamePattern',
      'one part of the whole bench',
    ]),
    {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        PIN_ONE_DIAGNOSE_INTO: into,
        PIN_ONE_DIAGNOSE_PART: String(at),
        PIN_ONE_DIAGNOSE_PARTS: String(of),
      },
    },
  )
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`part ${at + 1} of ${of} failed, exit ${code}`)),
    )
  })
}

const parts = Number(process.env.PIN_ONE_DIAGNOSE_PARTS ?? availableParallelism())
const folder = mkdtempSync(join(tmpdir(), 'pin-one-diagnose-'))
try {
  const files = Array.from({ length: parts }, (_, at) => join(folder, `${at}.json`))
  await Promise.all(files.map((file, at) => countPart(file, at, parts)))
  const counted = files.map((file) => JSON.parse(readFileSync(file, 'utf8')))
  const faults = together(counted, 'faults')
  const healthy = sum(
    counted.flatMap((part) => part.healthy).map(({ runs, accused }) => ({ runs, accused })),
  )
  const result = {
    faults,
    pads: together(counted, 'pads'),
    chips: together(counted, 'chips'),
    all: sum(faults.map(([, row]) => row)),
    healthy,
    accused: healthy.accused,
  }
  console.log((process.argv.includes('--readme') ? readme : table)(result).join('\n'))
  if (healthy.accused > 0) process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
