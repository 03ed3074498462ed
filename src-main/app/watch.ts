// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * While a page shows the check, opens the programmer when it appears and looks for the chip. If no chip answers, it
 * asks again several times a second. It sends only harmless commands, one look at a time, and never during a job.
 */
import type { AppEvent, Calls } from '../../shared/contract.ts'
import { faultRecord, isFault } from '../../shared/fault.ts'
import { noWatch } from '../../shared/model/watch.ts'
import type { WatchInfo } from '../../shared/model/watch.ts'
import { usualProgrammerMv } from '../../shared/gate/supply.ts'
import { endsWhenUnlisted } from '../../shared/programmer/reach.ts'
import { clockToAsk, isLookAck } from '../../shared/work.ts'
import { glimpse } from '../flash/glimpse.ts'
import type { Clock } from '../transport/spi.ts'
import type { Jobs } from './jobs.ts'
import type { OpenSession } from './open-session.ts'
import type { Sessions } from './session.ts'
import type { Store } from './store.ts'
import { SelfOpening } from './watch-opening.ts'
import { Patience } from './watch-patience.ts'
import { LookTally } from './watch-tally.ts'
import { WatchTurn } from './watch-turn.ts'

export interface Watch {
  /** `true`: the page shows the check; the page repeats this every second. `false`: it no longer shows the check. */
  keep(page: string, on: boolean): void
  /**
   * Waits for the running look and prevents new ones until the returned function is called. Call it before you start a
   * job, and before you open or close a session.
   */
  pause(): Promise<() => void>
  /** Runs `act` as a look: no job starts and no session opens or closes before it has ended. */
  alone<T>(act: () => Promise<T>): Promise<T>
  /** The user closed the session: the programmer is not opened automatically until it has disappeared once. */
  letGo(): void
  /** Prevents further looks; resolves when the running look has ended. */
  stop(): Promise<void>
}

export interface WatchParts {
  readonly clock: Clock
  readonly store: Store
  readonly sessions: Pick<Sessions, 'current' | 'close'>
  readonly jobs: Pick<Jobs, 'start' | 'mustBeIdle'>
  /** Opens a programmer with the same checks as a call from a page. */
  readonly open: (input: Calls['session.open']['input']) => Promise<void>
}

/** Time between two looks, ms: five looks a second. */
export const PERIOD_MS = 200
/** A page that does not repeat its `true` for so long is gone, ms. */
export const LEASE_MS = 3000

export function createWatch(parts: WatchParts): Watch {
  return new ChipWatch(parts)
}

/** Runs the loop and its steps; the objects in its fields hold the state. */
class ChipWatch implements Watch {
  readonly #parts: WatchParts
  readonly #unsubscribe: () => void
  readonly #turn = new WatchTurn()
  readonly #tally = new LookTally()
  readonly #patience = new Patience()
  readonly #opening = new SelfOpening()
  /** For each page, until when it counts as watching, ms. */
  readonly #leases = new Map<string, number>()
  #info: WatchInfo = noWatch
  #looping = false
  #stopped = false
  /** State at the last event. */
  #sessionOpen: boolean
  /** Causes that the user had checked at the last event. */
  #looks = ''

  constructor(parts: WatchParts) {
    this.#parts = parts
    this.#sessionOpen = parts.store.snapshot.session !== null
    this.#unsubscribe = parts.store.subscribe((event) => this.#heard(event))
  }

  keep(page: string, on: boolean): void {
    if (this.#stopped) return
    if (on) this.#leases.set(page, this.#parts.clock.nowMs() + LEASE_MS)
    else this.#leases.delete(page)
    if (on && !this.#looping) void this.#loop()
  }

  pause(): Promise<() => void> {
    return this.#turn.pause()
  }

  alone<T>(act: () => Promise<T>): Promise<T> {
    return this.#turn.alone(() => this.#parts.jobs.mustBeIdle(), act)
  }

  letGo(): void {
    const { session, work } = this.#parts.store.snapshot
    this.#opening.letGo(session?.programmer.id ?? work.choices.programmerId)
  }

  async stop(): Promise<void> {
    this.#stopped = true
    this.#leases.clear()
    this.#unsubscribe()
    await this.#turn.ended()
  }

  #heard({ value }: AppEvent): void {
    if (value.session !== undefined) {
      if (value.session === null && this.#sessionOpen) this.#powerWent()
      this.#sessionOpen = value.session !== null
    }
    if (value.programmers !== undefined && this.#opening.listed(value.programmers))
      this.#tell({ fault: null })
    if (value.work !== undefined) this.#lookWasTaken(value.work.acks)
  }

  #powerWent(): void {
    this.#opening.endedWith(this.#parts.store.snapshot.programmers)
    this.#tally.countAnew()
    this.#patience.beginAnew()
    this.#tell({ asked: 0, seen: 'none' })
  }

  #lookWasTaken(acks: readonly string[]): void {
    const looks = acks.filter(isLookAck).sort().join()
    if (looks === this.#looks) return
    this.#looks = looks
    this.#tally.measureAnew()
    this.#patience.beginAnew()
    this.#tell({ change: 'none', moved: false })
  }

  #tell(part: Partial<WatchInfo>): void {
    const before = this.#info
    this.#info = { ...before, ...part }
    const keys = Object.keys(part) as (keyof WatchInfo)[]
    if (keys.some((key) => this.#info[key] !== before[key]))
      this.#parts.store.publish({ watch: this.#info })
  }

  #wanted(): boolean {
    const nowMs = this.#parts.clock.nowMs()
    for (const [page, untilMs] of this.#leases) if (untilMs < nowMs) this.#leases.delete(page)
    return !this.#stopped && this.#leases.size > 0
  }

  async #loop(): Promise<void> {
    this.#looping = true
    while (this.#wanted()) {
      if (!this.#turn.paused) await this.#step().catch(() => undefined)
      await this.#parts.clock.sleep(PERIOD_MS)
    }
    this.#looping = false
    this.#tell({ ...noWatch, change: this.#info.change, moved: this.#info.moved })
  }

  async #step(): Promise<void> {
    if (!this.#idle()) return this.#tell({ state: 'resting' })
    const { session, work } = this.#parts.store.snapshot
    if (session === null) return await this.#openWhenSeen()
    const answered = session.chip !== null || session.candidates.length > 0
    // The call that opened the programmer looks for the chip first, so the watch waits for its result.
    if (answered || work.trouble === null) return this.#tell({ state: 'resting' })
    const { current } = this.#parts.sessions
    if (current !== null) await this.#askAgain(current)
  }

  #idle(): boolean {
    try {
      this.#parts.jobs.mustBeIdle()
      return true
    } catch {
      return false
    }
  }

  /** Opens the chosen programmer when it is connected, and looks for the chip. */
  async #openWhenSeen(): Promise<void> {
    const { work, programmers } = this.#parts.store.snapshot
    const { choices } = work
    const id = choices.programmerId
    if (id === null || !endsWhenUnlisted(id)) return this.#tell({ state: 'off' })
    if (!this.#opening.isThere(id, programmers)) return this.#tell({ state: 'away' })
    if (!this.#opening.mayOpen(id)) return this.#tell({ state: 'off' })
    this.#tell({ state: 'away', asked: 0, seen: 'none', fault: null })
    try {
      await this.#parts.open({
        programmerId: id,
        clockHz: clockToAsk(choices),
        programmerMv: choices.programmerMv ?? usualProgrammerMv,
      })
    } catch (error) {
      this.#opening.refused(id)
      return this.#tell({ fault: faultRecord(error) })
    }
    await this.#lookForChip()
  }

  async #askAgain(open: OpenSession): Promise<void> {
    const { clock, sessions } = this.#parts
    try {
      const look = await this.#turn.run(() => glimpse(open.transport))
      const { seen, change, rose } = this.#tally.add(look)
      const asked = this.#info.asked + 1
      this.#tell({ state: 'asking', asked, seen, change, moved: this.#info.moved || rose })
    } catch (error) {
      // After any link fault a transport cannot be used again.
      if (isFault(error) && error.family === 'link' && sessions.current === open)
        await sessions.close()
      return
    }
    if (!this.#tally.steady || !this.#patience.mayTry(clock.nowMs())) return
    this.#patience.tried(clock.nowMs())
    this.#tally.countAnew()
    await this.#lookForChip()
  }

  /** The job publishes its outcome, so errors are ignored here. */
  async #lookForChip(): Promise<void> {
    if (!this.#wanted() || this.#turn.paused) return
    await this.#parts.jobs.start({ kind: 'identify' }).catch(() => undefined)
  }
}
