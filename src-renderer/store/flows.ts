// SPDX-License-Identifier: GPL-3.0-or-later
/** Single requests of the user that need several calls: waiting for the end of jobs, repeated attempts. */
import type { WizardView } from '../wizard/view.ts'
import { typedProgrammer } from '../../shared/programmer/reach.ts'
import type { JobInfo, JobRequest } from '../../shared/model/job.ts'
import { usualProgrammerMv } from '../../shared/gate/supply.ts'
import { ask } from './actions.ts'
import { choose } from './wizard.ts'
import { handshake } from './handshake.ts'
import { mirror } from './mirror.ts'
import { backupOfChoice } from '../wizard/held-choice.ts'
import { practiceId, recognise } from '../wizard/programmers.ts'
import type { Practice } from '../wizard/programmers.ts'

export const isRunning = (job: JobInfo | null): boolean =>
  job?.state === 'running' || job?.state === 'stopping'

/** Starts a job and waits for its end; `null` when it was refused; `lastFault` then has the fault. */
export async function runJob(request: JobRequest): Promise<JobInfo | null> {
  const started = await ask('job.start', request)
  return started === null ? null : settled(started.jobId)
}

/** The job after its end; `null` when the page loses it (the app restarted). */
function settled(jobId: string): Promise<JobInfo | null> {
  return new Promise((resolve) => {
    let seen = false
    const look = (): boolean => {
      const job = mirror.getState().snapshot?.job ?? null
      if (job?.id !== jobId) {
        // The event that names the job may come after the reply; another job means that ours is over.
        if (!seen) return false
        resolve(null)
        return true
      }
      seen = true
      if (isRunning(job)) return false
      resolve(job)
      return true
    }
    if (look()) return
    const stop = mirror.subscribe(() => {
      if (look()) stop()
    })
  })
}

/** Opens the programmer, states the voltage at the chip, and identifies the chip. */
export async function powerOnAndAsk(
  view: WizardView,
  programmerId: string,
  clockHz: number | null,
): Promise<JobInfo | null> {
  const programmerMv = view.choices.programmerMv ?? usualProgrammerMv
  const session = mirror.getState().snapshot?.session ?? null
  if (
    session === null ||
    session.programmer.id !== programmerId ||
    session.clockAskedHz !== clockHz ||
    session.programmerMv !== programmerMv
  )
    if ((await ask('session.open', { programmerId, clockHz, programmerMv })) === null) return null
  const job = await runJob({ kind: 'identify' })
  const chip = mirror.getState().snapshot?.session?.chip ?? null
  // The chip does not tell its supply, and the user has read it before.
  if (chip !== null && chip.supplyMv === null && view.supplyMv !== null)
    await ask('session.answer-supply', { supplyMv: view.supplyMv })
  return job
}

/** The same chip at another clock: opens, identifies and reads it twice. */
export async function readAgainAt(
  view: WizardView,
  programmerId: string,
  clockHz: number | null,
  board: string | null,
  passes: 2 | 3,
): Promise<JobInfo | null> {
  const asked = await powerOnAndAsk(view, programmerId, clockHz)
  if (asked?.state !== 'done') return asked
  return runJob({ kind: 'backup', passes, board })
}

/** Saves bytes as a file of the user; the browser asks where. */
export function download(name: string, bytes: Uint8Array): void {
  const address = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>]))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  // By then the download has copied the data; a minute is far more than it needs.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** The same with the user's choices, optionally at another clock. */
export function askChip(view: WizardView, clockHz = view.askHz): void {
  const { programmerId } = view
  if (programmerId !== null) void powerOnAndAsk(view, programmerId, clockHz)
}

/** Chooses the practice programmer once it has answered; `false`: it did not, and `lastFault` has the fault. */
export async function takePractice(practice: Practice): Promise<boolean> {
  const programmerId = practiceId(practice)
  const snapshot = mirror.getState().snapshot
  if (snapshot === null || (await handshake(programmerId, null)) === null) return false
  const recognised = recognise(typedProgrammer(programmerId, 'practice'), snapshot)
  choose({ ...recognised, programmerId, programmerAnswered: true })
  return true
}

/**
 * The image id for a choice; a backup is first made available as an image. `null`: nothing is chosen, or it is gone.
 */
export async function imageOfChoice(choice: string): Promise<string | null> {
  const backupId = backupOfChoice(choice)
  if (backupId === null) return choice === '' ? null : choice
  const held = await ask('backup.use', { backupId })
  return held?.id ?? null
}
