// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Looks for everything that is connected, and publishes it: programmers, boards that wait for firmware, the set-up of
 * this computer.
 */
import type { FoundProgrammer, ProgrammerKind } from '../../shared/model/programmer.ts'
import type { ProgrammerDriver } from '../transport/spi.ts'
import { detailOf } from './files.ts'
import { findFirmwareDrives } from './firmware.ts'
import type { DrivePlaces } from './firmware.ts'
import type { JobParts } from './job-parts.ts'
import { createPortFollower } from './moved-port.ts'
import type { ProgrammerDoor } from './programmer-door.ts'
import { lookAtSetup } from './setup.ts'

export interface ListParts extends Pick<JobParts, 'store' | 'journal' | 'recovery' | 'work'> {
  readonly drivers: readonly ProgrammerDriver[]
  readonly drives: DrivePlaces
  readonly systemRoot: string
  readonly door: ProgrammerDoor
}

export class ProgrammerList {
  readonly #parts: ListParts
  readonly #ports = createPortFollower()
  /** Kinds that could not be listed last time, with the reason. Logged once, not at every look. */
  readonly #unlisted = new Map<ProgrammerKind, string>()
  // Two front ends may ask at once: the result of an earlier look must not replace that of a later one.
  #looks = 0
  #shown = 0

  constructor(parts: ListParts) {
    this.#parts = parts
  }

  async look(): Promise<void> {
    const { store, recovery, drivers, drives, systemRoot, door } = this.#parts
    const look = ++this.#looks
    const lists = await Promise.all(drivers.map((driver) => this.#foundBy(driver)))
    const listed = lists.flat()
    door.listed(listed)
    // At the last look another Pin One held the programmer; it may have released it since.
    if (store.snapshot.recovery?.heldBy != null) await recovery.refresh()
    const waiting = await findFirmwareDrives(drives)
    const setup = await lookAtSetup(systemRoot, process.platform, listed)
    if (look < this.#shown) return
    this.#shown = look
    const copying = store.snapshot.firmwareDrives.some(({ copiedBytes }) => copiedBytes !== null)
    store.publish({
      programmers: listed,
      ...(copying ? {} : { firmwareDrives: waiting }),
      setup,
    })
    this.#follow(listed)
  }

  /** A kind that cannot be listed hides neither the other kinds nor its own programmers found before. */
  async #foundBy(driver: ProgrammerDriver): Promise<readonly FoundProgrammer[]> {
    const { store, journal } = this.#parts
    const { kind } = driver
    try {
      const found = await driver.list()
      this.#unlisted.delete(kind)
      return found
    } catch (error) {
      const detail = detailOf(error)
      const note = { code: 'not-listed', of: kind, detail } as const
      if (this.#unlisted.get(kind) !== detail) await journal.append({ kind: 'note', note })
      this.#unlisted.set(kind, detail)
      return store.snapshot.programmers.filter((found) => found.kind === kind)
    }
  }

  /** Keeps the chosen programmer chosen when it came back on another port. */
  #follow(listed: readonly FoundProgrammer[]): void {
    const { store, work } = this.#parts
    const { work: known, session } = store.snapshot
    const id = this.#ports.movedTo(known.choices.programmerId, listed, session?.programmer ?? null)
    if (id !== null) work.programmerMoved(id)
  }
}
