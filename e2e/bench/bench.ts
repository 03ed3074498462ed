/** `npm run bench`: our time, the model's limit and flashrom's time on the same model, as a table for README. */
import { measureFlashrom } from './flashrom.ts'
import { jobs } from './jobs.ts'
import { footprint } from './memory.ts'
import { measureOurs } from './ours.ts'

const full = process.argv.includes('--full')
const alone = process.argv.includes('--ours')
const latencies = [450, 100]

const seconds = (value: number | undefined) => (value === undefined ? '' : value.toFixed(1))
const ratio = (value: number, to: number | undefined) =>
  to === undefined ? '' : (value / to).toFixed(2)

for (const latencyUs of latencies) {
  const list = jobs()
  const theirs = alone ? null : await measureFlashrom(list, latencyUs, full)
  console.log(
    `\nHost latency ${latencyUs} us each way; flashrom ${theirs?.version ?? 'left out'}\n`,
  )
  console.log(
    '| job, 16 MiB W25Q128JV, seconds | limit | Pin One | to limit | flashrom | to flashrom | late pages |',
  )
  console.log('|---|---:|---:|---:|---:|---:|---:|')
  for (const job of list) {
    const ours = await measureOurs(job, latencyUs)
    const other = theirs?.seconds.get(job.name)
    const cells = [
      job.name,
      seconds(job.limitSeconds),
      seconds(ours.seconds),
      ratio(ours.seconds, job.limitSeconds),
      seconds(other),
      ratio(ours.seconds, other),
      String(ours.latePages),
    ]
    console.log(`| ${cells.join(' | ')} |`)
  }
}
const { peakMB, cpuSeconds } = await footprint()
console.log(
  `\n32 MiB chip, backup, write and verify on the command line: ${peakMB.toFixed(0)} MB at most, ${cpuSeconds.toFixed(1)} s of processor time`,
)
