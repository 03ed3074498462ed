// SPDX-License-Identifier: GPL-3.0-or-later
/** The way out: ask in mid-job, end the job between steps, release the pins, and only then let the program end. */
import { closeLimitMs } from '../close-limit.ts'
import type { Known } from '../../../shared/standing.ts'
import { leaveQuestion } from './job-desk.ts'
import type { LeaveQuestion } from './job-desk.ts'

export interface LeavingParts {
  readonly known: () => Known
  /** Resolves to true when the user wants to leave all the same. */
  readonly ask: (question: LeaveQuestion) => Promise<boolean>
  /** Ends the job and releases the pins; never rejects. */
  readonly close: () => Promise<void>
  /** Ends the program; what asked to be allowed is allowed from now on. */
  readonly quit: () => void
  readonly after: (ms: number) => Promise<void>
}

export interface Leaving {
  /** False until the app is closed: closing the window or quitting must be prevented, and `leave` called. */
  readonly allowed: boolean
  /** `unasked`: the system is going down or the process was told to end; there is nobody to ask. */
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
        // Pressing the close button again while the question is on screen does not ask twice.
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
