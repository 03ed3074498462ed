// SPDX-License-Identifier: GPL-3.0-or-later
/** Which programmer may be opened automatically: once each time it is plugged in or becomes accessible again. */
import type { FoundProgrammer } from '../../shared/model/programmer.ts'

type Programmers = readonly FoundProgrammer[]

export class SelfOpening {
  /**
   * The programmer that may not be opened automatically until it has disappeared once. If it was only refused, losing
   * access also counts, because a permission may be repaired, or another program may end, before the next look.
   */
  #spent: { readonly id: string; readonly letGo: boolean } | null = null
  /** The list of the ended session. It may still contain a programmer that is gone, so it proves nothing. */
  #staleList: Programmers | null = null

  isThere(id: string, programmers: Programmers): boolean {
    return (
      programmers !== this.#staleList &&
      programmers.some((each) => each.id === id && each.access === 'ok')
    )
  }

  mayOpen(id: string): boolean {
    return this.#spent?.id !== id
  }

  /** The programmer was opened automatically, and refused. */
  refused(id: string): void {
    this.#spent = { id, letGo: false }
  }

  /** The user closed the session. */
  letGo(id: string | null): void {
    this.#spent = id === null ? null : { id, letGo: true }
  }

  /** The session ended while this list was the newest. */
  endedWith(programmers: Programmers): void {
    this.#staleList = programmers
  }

  /** Returns `true` when this list lets a programmer be opened automatically again. */
  listed(programmers: Programmers): boolean {
    const spent = this.#spent
    // Before the first look the list is empty, so an empty list proves nothing.
    if (spent === null || programmers.length === 0) return false
    const stands = programmers.some(
      ({ id, access }) => id === spent.id && (spent.letGo || access === 'ok'),
    )
    if (!stands) this.#spent = null
    return !stands
  }
}
