// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * `npm run bench`: our time, the model's limit and flashrom's time on the same model, as a table for README.
 * `--ours` leaves flashrom out, `--full` measures its full writes whole, `--sizes` adds chips of 8 and 32 MiB (ours
 * only), `--only=WORD` takes the rows whose device or job has the word in it.
 */
import { devices } from './devices.ts'
import { measureFlashrom } from './flashrom.ts'
import { chips, jobs } from './jobs.ts'
import { footprint } from './memory.ts'
import { measureOurs } from './ours.ts'

const full = process.argv.includes('--full')
const alone = process.argv.includes('--ours')
const sizes = process.argv.includes('--sizes')
const only = process.argv.find((word) => word.startsWith('--only='))?.slice('--only='.length)
const usual = 'W25Q128JV'
const latencies = [450, 100]

const seconds = (value: number | undefined) => (value === undefined ? '' : value.toFixed(1))
const ratio = (value: number, to: number | undefined) =>
  to === undefined ? '' : (value / to).toFixed(2)

for (const latencyUs of latencies) {
  const theirs = alone ? null : await measureFlashrom(jobs(), latencyUs, full)
  console.log(
    `\nHost latency ${latencyUs} us each way; flashrom ${theirs?.version ?? 'left out'}\n`,
  )
  console.log(
    '| programmer | job, seconds | limit | Pin One | to limit | flashrom | to flashrom | connect, ms | late pages |',
  )
  console.log('|---|---|---:|---:|---:|---:|---:|---:|---:|')
  for (const chip of sizes ? Object.keys(chips) : [usual]) {
    for (const device of devices) {
      for (const job of jobs(chip)) {
        const name = chip === usual ? job.name : `${chip}, ${job.name}`
        if (only !== undefined && !`${device.name} ${name}`.includes(only)) continue
        const ours = await measureOurs(job, device, latencyUs)
        const other = chip === usual ? theirs?.seconds.get(job.name) : undefined
        const cells = [
          device.name,
          name,
          seconds(job.limitSeconds),
          seconds(ours.seconds),
          ratio(ours.seconds, job.limitSeconds),
          seconds(other),
          ratio(ours.seconds, other),
          ours.connectMs.toFixed(1),
          String(ours.latePages),
        ]
        console.log(`| ${cells.join(' | ')} |`)
      }
    }
  }
}
if (only === undefined) {
  const { peakMB, cpuSeconds } = await footprint()
  console.log(
    `\n32 MiB chip, backup, write and verify on the command line: ${peakMB.toFixed(0)} MB at most, ${cpuSeconds.toFixed(1)} s of processor time`,
  )
}
