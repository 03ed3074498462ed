// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * `npm run bench`: our time, the model's limit and flashrom's time on the same model, as the tables of the README;
 * takes some minutes, on a computer without other load. `--readme` writes them into the README. `--ours` leaves
 * flashrom out, `--full` measures its full writes completely (half an hour), `--sizes` adds chips of 8 and 32 MiB (ours
 * only), `--only=WORD` selects the rows whose device or job contains the word.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { devices } from './devices.ts'
import { measureFlashrom } from './flashrom.ts'
import type { FlashromTimes } from './flashrom.ts'
import { chips, jobs } from './jobs.ts'
import { footprint } from './memory.ts'
import { measureOurs } from './ours.ts'
import { markdownTable, withMeasured } from './table.ts'
import type { Column } from './table.ts'

const has = (word: string): boolean => process.argv.includes(word)
const only = process.argv.find((word) => word.startsWith('--only='))?.slice('--only='.length)
const usual = 'W25Q128JV'
const latencies = [450, 100]
const README = 'README.md'

if (has('--readme') && (has('--ours') || has('--sizes') || only !== undefined))
  throw new Error('the README has every row and flashrom: --readme goes with --full alone')

const columns: readonly Column[] = [
  { title: 'programmer', align: 'left' },
  { title: 'job, seconds', align: 'left' },
  { title: 'limit', align: 'right' },
  { title: 'Pin One', align: 'right' },
  { title: 'to limit', align: 'right' },
  { title: 'flashrom', align: 'right' },
  { title: 'to flashrom', align: 'right' },
]

const seconds = (value: number | undefined) => (value === undefined ? '' : value.toFixed(1))
const ratio = (value: number, to: number | undefined) =>
  to === undefined ? '' : (value / to).toFixed(2)

/** A table, and the text below it. */
async function measured(latencyUs: number, theirs: FlashromTimes | null): Promise<string> {
  const rows: string[][] = []
  const connects = new Map<string, number>()
  const again = new Map<string, number>()
  for (const chip of has('--sizes') ? Object.keys(chips) : [usual]) {
    for (const device of devices) {
      for (const job of jobs(chip)) {
        const name = chip === usual ? job.name : `${chip}, ${job.name}`
        if (only !== undefined && !`${device.name} ${name}`.includes(only)) continue
        console.error(`${latencyUs} us, ${device.name}: ${name}`)
        const ours = await measureOurs(job, device, latencyUs)
        const other = chip === usual ? theirs?.seconds.get(job.name) : undefined
        connects.set(device.name, ours.connectMs)
        if (job.name === 'random onto blank' && chip === usual)
          again.set(device.name, ours.latePages)
        rows.push([
          device.name,
          name,
          seconds(job.limitSeconds),
          seconds(ours.seconds),
          ratio(ours.seconds, job.limitSeconds),
          seconds(other),
          ratio(ours.seconds, other),
        ])
      }
    }
  }
  const each = (of: ReadonlyMap<string, number>, digits: number): string =>
    [...of].map(([name, value]) => `${name} ${value.toFixed(digits)}`).join(', ')
  return [
    `${latencyUs} us of latency each way; flashrom ${theirs?.version ?? 'left out'}:`,
    '',
    markdownTable(columns, rows),
    '',
    `Opening and identifying, ms: ${each(connects, 0)}.`,
    ...(again.size === 0
      ? []
      : [`Pages of 65,536 written again, random onto blank: ${each(again, 0)}.`]),
  ].join('\n')
}

const tables: string[] = []
for (const latencyUs of latencies) {
  if (!has('--ours')) console.error(`${latencyUs} us: flashrom`)
  const theirs = has('--ours') ? null : await measureFlashrom(jobs(), latencyUs, has('--full'))
  const table = await measured(latencyUs, theirs)
  console.log(`\n${table}`)
  tables.push(table)
}
if (has('--readme')) {
  writeFileSync(README, withMeasured(readFileSync(README, 'utf8'), tables.join('\n\n')))
  console.error(`${README} has them`)
}
if (only === undefined) {
  const { peakMB, cpuSeconds } = await footprint()
  console.log(
    `\n32 MiB chip, backup, write and verify on the command line: ${peakMB.toFixed(0)} MB at most, ${cpuSeconds.toFixed(1)} s of processor time`,
  )
}
