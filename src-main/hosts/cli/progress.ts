// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * A job as one line: phase, percent and time left of the whole work, speed. Pure except for a memory of printed lines.
 */
import type { JobInfo } from '../../../shared/model/job.ts'
import { percentOf } from '../../../shared/progress.ts'
import { leftText, readsText } from '../../../shared/text/progress.ts'
import { slowText } from '../../../shared/text/slow.ts'
import type { Terminal } from './terminal.ts'
import { phaseWords, stopKey } from '../../../shared/text/cli-chip.ts'

/** `Read 1 of 2: 42 %, 512 kB/s, 9 s left`. Shows the speed only after enough time to measure it. */
function progressLine(job: JobInfo): string {
  const word = readsText(job) ?? phaseWords[job.phase]
  if (job.progress == null) return word
  const percent = `${word}: ${percentOf(job.progress)} %`
  if (job.state !== 'running' || job.phaseMs < 500 || job.doneBytes === 0) return percent
  const speed = `${Math.round(job.doneBytes / job.phaseMs)} kB/s`
  const { leftMs } = job.progress
  return leftMs < 1000 ? `${percent}, ${speed}` : `${percent}, ${speed}, ${leftText(job.progress)}`
}

export interface ProgressOptions {
  /** Without a terminal, prints a line every ten percent. */
  readonly plainSteps: boolean
}

/** Follows one job; call it with every state of the job. */
export function progressFollower(
  terminal: Terminal,
  options: ProgressOptions,
): (job: JobInfo) => void {
  let said = 0
  let slow = false
  return (job) => {
    if (job.slow) {
      if (!slow) terminal.progress(slowText(job.slow, stopKey()), true)
      slow = true
      return
    }
    slow = false
    if (job.progress == null) return
    const tenths = Math.floor(percentOf(job.progress) / 10)
    const lasting = tenths > said && (tenths === 10 || options.plainSteps)
    if (lasting) said = tenths
    terminal.progress(progressLine(job), lasting)
  }
}
