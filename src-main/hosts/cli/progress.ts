/** A job as one line: phase, percent, speed, time left. Pure but for the small memory of what was said. */
import type { JobInfo, Phase } from '../../../shared/model/job.ts'
import { spelledMs } from '../../../shared/spelling.ts'
import { slowText } from '../../../shared/text/en/slow.ts'
import type { Terminal } from './terminal.ts'

const words: { readonly [P in Phase]: string } = {
  identify: 'Reading the chip ID',
  read: 'Reading',
  compare: 'Comparing',
  save: 'Saving',
  unprotect: 'Turning off the write protection',
  'compare-after': 'Comparing the chip with what it held',
  erase: 'Erasing',
  program: 'Writing',
  verify: 'Reading back and comparing',
}

/** Phases too short for a percentage. */
const brief: ReadonlySet<Phase> = new Set<Phase>(['identify', 'compare', 'save', 'unprotect'])

/** `Reading: 42 %, 512 kB/s, 9 s left`. Speed and time left only once they mean something. */
function progressLine(job: JobInfo): string {
  const word = words[job.phase]
  if (brief.has(job.phase) || job.totalBytes === 0) return word
  const percent = Math.floor((job.doneBytes / job.totalBytes) * 100)
  if (job.phaseMs < 500 || job.doneBytes === 0) return `${word}: ${percent} %`
  const bytesPerMs = job.doneBytes / job.phaseMs
  const leftMs = (job.totalBytes - job.doneBytes) / bytesPerMs
  const left = leftMs >= 1000 ? `, ${spelledMs(Math.round(leftMs / 1000) * 1000)} left` : ''
  return `${word}: ${percent} %, ${Math.round(bytesPerMs)} kB/s${left}`
}

export interface ProgressOptions {
  /** Lines every ten percent where there is no terminal. */
  readonly plainSteps: boolean
}

/** Follows one job; call with every state of it. */
export function progressFollower(
  terminal: Terminal,
  options: ProgressOptions,
): (job: JobInfo) => void {
  let phase: Phase | null = null
  let said = 0
  let slow = false
  return (job) => {
    if (job.slow) {
      if (!slow) terminal.progress(slowText(job.slow, 'Ctrl+C stops.'), true)
      slow = true
      return
    }
    slow = false
    if (brief.has(job.phase)) return
    if (job.phase !== phase) {
      phase = job.phase
      said = 0
    }
    const tenths = job.totalBytes === 0 ? 0 : Math.floor((job.doneBytes / job.totalBytes) * 10)
    const lasting = tenths > said && (tenths === 10 || options.plainSteps)
    if (lasting) said = tenths
    terminal.progress(progressLine(job), lasting)
  }
}
