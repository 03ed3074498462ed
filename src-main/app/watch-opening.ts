// SPDX-License-Identifier: GPL-3.0-or-later
/** Which programmer may be opened by itself: once for each time that it is plugged in or may be opened again. */
import type { FoundProgrammer } from '../../shared/model/programmer.ts'

type Programmers = readonly FoundProgrammer[]

export class SelfOpening {
  /**
   * Not to be opened by itself until it was seen to be gone. One that was only refused may also be seen to be refused
   * still: a permission may be mended, or another program end, while one looks.
   */
  #spent: { readonly id: string; readonly letGo: boolean } | null = null
  /** The list in which a programmer stood that has gone since: it proves nothing. */
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

  /** It was opened by itself, and refused. */
  refused(id: string): void {
    this.#spent = { id, letGo: false }
  }

  /** The user let it go. */
  letGo(id: string | null): void {
    this.#spent = id === null ? null : { id, letGo: true }
  }

  /** The session ended while this list was the newest. */
  endedWith(programmers: Programmers): void {
    this.#staleList = programmers
  }

  /** `true` where this list lets a programmer be opened again that was not to be. */
  listed(programmers: Programmers): boolean {
    const spent = this.#spent
    // An empty list is what stands before the first look.
    if (spent === null || programmers.length === 0) return false
    const stands = programmers.some(
      ({ id, access }) => id === spent.id && (spent.letGo || access === 'ok'),
    )
    if (!stands) this.#spent = null
    return !stands
  }
}
