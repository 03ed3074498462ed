// SPDX-License-Identifier: GPL-3.0-or-later
/** Quitting: asks during a job, ends the job between steps, releases the pins, and only then lets the program end. */
import { closeLimitMs } from '../close-limit.ts'
import type { Known } from '../../../shared/standing.ts'
import { leaveQuestion } from './job-desk.ts'
import type { LeaveQuestion } from './job-desk.ts'

export interface LeavingParts {
  readonly known: () => Known
  /** Resolves with true when the user wants to quit anyway. */
  readonly ask: (question: LeaveQuestion) => Promise<boolean>
  /** Ends the job and releases the pins; never rejects. */
  readonly close: () => Promise<void>
  /** Ends the program; `allowed` is true from now on. */
  readonly quit: () => void
  readonly after: (ms: number) => Promise<void>
}

export interface Leaving {
  /** False until the app is closed: until then prevent closing the window or quitting, and call `leave`. */
  readonly allowed: boolean
  /** `unasked`: the system is shutting down or the process was told to end, so the user cannot be asked. */
  leave(how?: 'unasked'): Promise<void>
}

export function createLeaving({ known, ask, close, quit, after }: LeavingParts): Leaving {
  let asking = false
  let closing: Promise<void> | null = null
  let allowed = false

  async function end(): Promise<void> {
    await Promise.race([close(), after(closeLimitMs)])
    allowed = true
    quit()
  }

  return {
    get allowed() {
      return allowed
    },
    async leave(how) {
      const question = how === 'unasked' || closing !== null ? null : leaveQuestion(known())
      if (question !== null) {
        // Another press on the close button must not open a second question.
        if (asking) return
        asking = true
        const sure = await ask(question).finally(() => (asking = false))
        if (!sure) return
      }
      closing ??= end()
      await closing
    },
  }
}
