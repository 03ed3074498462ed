// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Asking by itself. While a page shows the check, the programmer is opened when it is seen, the chip is looked for, and
 * where none answers it is asked again several times a second until it does. Nothing but harmless questions is sent,
 * one look at a time, and never beside a job.
 */
import type { Calls } from '../../shared/contract.ts'
import { faultRecord, isFault } from '../../shared/fault.ts'
import { noWatch } from '../../shared/model/watch.ts'
import type { WatchInfo } from '../../shared/model/watch.ts'
import { usualProgrammerMv } from '../../shared/gate/supply.ts'
import { endsWhenUnlisted } from '../../shared/programmer/reach.ts'
import { clockToAsk, isLookAck } from '../../shared/work.ts'
import { glimpse, scoreOf, steadyId } from '../flash/glimpse.ts'
import type { Clock } from '../transport/spi.ts'
import type { Jobs } from './jobs.ts'
import type { Sessions } from './session.ts'
import type { Store } from './store.ts'

export interface Watch {
  /** A page shows the check (`true`), and says so again every second; or it does not any more. */
  keep(page: string, on: boolean): void
  /**
   * Waits for the look that is under way and lets none begin until what is returned is called. Whoever starts a job, opens
   * or closes does it in between.
   */
  pause(): Promise<() => void>
  /** Runs `act` as a look of its own: nobody starts a job, opens or closes before it has ended. */
  alone<T>(act: () => Promise<T>): Promise<T>
  /** The user let the programmer go: it is not opened by itself until it was seen to be gone. */
  letGo(): void
  /** No look begins afterwards; resolves when the last one has ended. */
  stop(): Promise<void>
}

export interface WatchParts {
  readonly clock: Clock
  readonly store: Store
  readonly sessions: Pick<Sessions, 'current' | 'close'>
  readonly jobs: Pick<Jobs, 'start' | 'mustBeIdle'>
  /** Through the same door as a page. */
  readonly open: (input: Calls['session.open']['input']) => Promise<void>
}

/** Five looks a second. */
export const PERIOD_MS = 200
/** A page that says nothing for so long is gone. */
export const LEASE_MS = 3000
/** So many good looks in a row are steady. */
export const STEADY_LOOKS = 5
/** A change this large of the mean of the last looks is no accident of one reply. */
const CHANGED = 0.15
/** How long after a try that failed the next one may begin; twice as long each time, so that no log is flooded. */
const FIRST_WAIT_MS = 2000
const LONGEST_WAIT_MS = 32_000

export function createWatch({ clock, store, sessions, jobs, open }: WatchParts): Watch {
  const leases = new Map<string, number>()
  let looping = false
  let stopped = false
  let pauses = 0
  /** The look that is under way. */
  let looking: Promise<void> = Promise.resolve()
  let info: WatchInfo = noWatch

  /**
   * Not to be opened by itself before it was seen to be gone or, where it was only not to be opened, to be refused: a
   * permission may be mended, or another program end, while one looks.
   */
  let spent: { readonly id: string; readonly letGo: boolean } | null = null
  /** The list in which a programmer stood that has gone since: it proves nothing. */
  let staleList: unknown = null
  let sessionOf: string | null = store.snapshot.session?.programmer.id ?? null

  let scores: number[] = []
  let before: number | null = null
  let taken = ''
  let goodLooks = 0
  let goodId: string | null = null
  let tries = 0
  let notBeforeMs = 0

  const unsubscribe = store.subscribe(({ value }) => {
    if (value.session !== undefined) {
      if (value.session === null && sessionOf !== null) powerWent()
      sessionOf = value.session?.programmer.id ?? null
    }
    if (value.programmers !== undefined && value.programmers.length > 0)
      if (
        spent !== null &&
        value.programmers.every(
          ({ id, access }) => id !== spent?.id || (!spent.letGo && access !== 'ok'),
        )
      ) {
        spent = null
        tell({ fault: null })
      }
    if (value.work !== undefined) lookWasTaken(value.work.acks)
  })

  function powerWent(): void {
    staleList = store.snapshot.programmers
    goodLooks = 0
    tries = 0
    notBeforeMs = 0
    tell({ asked: 0, seen: 'none' })
  }

  /** What was seen until now is what the next look is measured against. */
  function lookWasTaken(acks: readonly string[]): void {
    const now = acks.filter(isLookAck).sort().join()
    if (now === taken) return
    taken = now
    before = scores.length === 0 ? before : mean(scores)
    scores = []
    tries = 0
    notBeforeMs = 0
    tell({ change: 'none', moved: false })
  }

  function tell(part: Partial<WatchInfo>): void {
    const next = { ...info, ...part }
    const same = (Object.keys(next) as (keyof WatchInfo)[]).every((key) => next[key] === info[key])
    info = next
    if (!same) store.publish({ watch: info })
  }

  function wanted(): boolean {
    const nowMs = clock.nowMs()
    for (const [page, untilMs] of leases) if (untilMs < nowMs) leases.delete(page)
    return !stopped && leases.size > 0
  }

  const idle = (): boolean => {
    try {
      jobs.mustBeIdle()
      return true
    } catch {
      return false
    }
  }

  async function loop(): Promise<void> {
    looping = true
    while (wanted()) {
      if (pauses === 0) await step().catch(() => undefined)
      await clock.sleep(PERIOD_MS)
    }
    looping = false
    tell({ ...noWatch, change: info.change, moved: info.moved })
  }

  async function step(): Promise<void> {
    if (!idle()) return tell({ state: 'resting' })
    const { session, work } = store.snapshot
    if (session === null) return await whenSeen()
    const answered = session.chip !== null || session.candidates.length > 0
    // The call that opened the programmer looks for the chip first; the watch waits for that.
    if (answered || work.trouble === null) return tell({ state: 'resting' })
    await askAgain()
  }

  /** Opens the programmer that was chosen when it is there, and looks for the chip. */
  async function whenSeen(): Promise<void> {
    const { choices } = store.snapshot.work
    const { programmers } = store.snapshot
    const id = choices.programmerId
    if (id === null || !endsWhenUnlisted(id)) return tell({ state: 'off' })
    const there = programmers.some((each) => each.id === id && each.access === 'ok')
    if (!there || programmers === staleList) return tell({ state: 'away' })
    if (spent?.id === id) return tell({ state: 'off' })
    tell({ state: 'away', asked: 0, seen: 'none', fault: null })
    try {
      await open({
        programmerId: id,
        clockHz: clockToAsk(choices),
        programmerMv: choices.programmerMv ?? usualProgrammerMv,
      })
    } catch (error) {
      // Once for each time that it is plugged in or may be opened again.
      spent = { id, letGo: false }
      return tell({ fault: faultRecord(error) })
    }
    await lookForChip()
  }

  async function askAgain(): Promise<void> {
    const { current } = sessions
    if (current === null) return
    try {
      const look = glimpse(current.transport)
      looking = look.then(
        () => undefined,
        () => undefined,
      )
      const seen = await look
      const score = scoreOf(seen)
      const id = steadyId(seen)
      scores = [...scores, score].slice(-STEADY_LOOKS)
      goodLooks = score === 1 && (goodLooks === 0 || id === goodId) ? goodLooks + 1 : 0
      goodId = id
      before ??= score
      const moved = mean(scores) - before
      const full = scores.length >= STEADY_LOOKS
      tell({
        state: 'asking',
        asked: info.asked + 1,
        seen: goodLooks >= STEADY_LOOKS ? 'steady' : score > 0 ? 'answers' : 'none',
        change: !full || Math.abs(moved) < CHANGED ? 'none' : moved > 0 ? 'better' : 'worse',
        moved: info.moved || (score > 0 && score > before),
      })
    } catch (error) {
      // A transport is dead after any fault of the link.
      if (isFault(error) && error.family === 'link' && sessions.current === current)
        await sessions.close()
      return
    }
    if (goodLooks < STEADY_LOOKS || clock.nowMs() < notBeforeMs) return
    notBeforeMs = clock.nowMs() + Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** tries)
    tries += 1
    goodLooks = 0
    await lookForChip()
  }

  /** Whatever the outcome, it is the job's to tell. */
  async function lookForChip(): Promise<void> {
    if (!wanted() || pauses > 0) return
    await jobs.start({ kind: 'identify' }).catch(() => undefined)
  }

  return {
    keep(page, on) {
      if (stopped) return
      if (on) leases.set(page, clock.nowMs() + LEASE_MS)
      else leases.delete(page)
      if (on && !looping) void loop()
    },

    async pause() {
      pauses += 1
      // Another look may have been waiting for the same one, and have begun by now.
      for (let last: unknown = null; last !== looking;) await (last = looking)
      let over = false
      return () => {
        if (!over) pauses -= 1
        over = true
      }
    },

    async alone(act) {
      pauses += 1
      try {
        for (let last: unknown = null; last !== looking;) await (last = looking)
        jobs.mustBeIdle()
        const done = act()
        looking = done.then(
          () => undefined,
          () => undefined,
        )
        return await done
      } finally {
        pauses -= 1
      }
    },

    letGo() {
      const { session, work } = store.snapshot
      const id = session?.programmer.id ?? work.choices.programmerId
      spent = id === null ? null : { id, letGo: true }
    },

    async stop() {
      stopped = true
      leases.clear()
      unsubscribe()
      await looking
    },
  }
}

const mean = (all: readonly number[]): number =>
  all.reduce((sum, each) => sum + each, 0) / Math.max(1, all.length)
