// SPDX-License-Identifier: GPL-3.0-or-later
/** Finds the unfinished writes in the lines of the journal: begun, and neither verified nor dismissed. */
import { jobStateOf, openWriteOf } from '../../shared/journal-checks.ts'
import type { OpenWrite } from '../../shared/journal-checks.ts'
import type { JobInfo } from '../../shared/model/job.ts'

/** `ended` says how the write stopped; `null` when the process was killed first. */
export type EndedWrite = OpenWrite & { readonly ended: JobInfo['state'] | null }

export class OpenWrites {
  readonly #writes = new Map<string, EndedWrite>()

  /** Oldest first. */
  get all(): readonly EndedWrite[] {
    return [...this.#writes.values()]
  }

  /** Adds one line; `false` when the line cannot be read. */
  follow(line: string): boolean {
    let value: unknown
    try {
      value = JSON.parse(line)
    } catch {
      return false
    }
    if (typeof value !== 'object' || value === null || !('kind' in value)) return false
    if (value.kind === 'changed') {
      const write = openWriteOf(value)
      if (write === null) return false
      this.#writes.set(write.job, { ...write, ended: null })
    } else if (value.kind === 'ended' && 'job' in value && 'state' in value) {
      const state = jobStateOf(value.state)
      if (state === null) return false
      const write = this.#writes.get(String(value.job))
      if (write !== undefined) this.#writes.set(write.job, { ...write, ended: state })
    } else if (value.kind === 'settled' && 'writes' in value && Array.isArray(value.writes)) {
      for (const job of value.writes) this.#writes.delete(String(job))
    }
    return true
  }
}
