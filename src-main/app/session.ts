// SPDX-License-Identifier: GPL-3.0-or-later
/** The open programmer: opens it, names and identifies its chip, closes it. One at a time. */
import { boardIds } from '../../shared/board-ids.ts'
import type { Calls } from '../../shared/contract.ts'
import { entriesNamed, noSuchName } from '../../shared/data/chip-names.ts'
import { Fault, withReach } from '../../shared/fault.ts'
import { usualProgrammerMv } from '../../shared/gate/supply.ts'
import type { FoundProgrammer } from '../../shared/model/programmer.ts'
import type { SessionInfo } from '../../shared/model/snapshot.ts'
import { describesItself } from '../../shared/part-name.ts'
import { reachOf, typedProgrammer } from '../../shared/programmer/reach.ts'
import { identify, sizeStatedByChip } from '../flash/identify.ts'
import type { Run } from '../flash/run.ts'
import type { ProgrammerDriver, SpiTransport } from '../transport/spi.ts'
import type { Journal } from './journal.ts'
import { takeLock } from './lock.ts'
import type { Lock } from './lock.ts'
import { OpenSession } from './open-session.ts'
import type { Observations } from '../flash/causes.ts'
import { explainedByWires } from './session-wires.ts'
import type { Store } from './store.ts'
import type { WorkDesk } from './work.ts'

export interface SessionParts {
  readonly drivers: readonly ProgrammerDriver[]
  readonly dataDir: string
  readonly now: () => Date
  readonly store: Store
  readonly journal: Journal
  readonly work: WorkDesk
  /** Called while the lock is held and before a programmer is opened: from here on no other process writes. */
  readonly locked: () => Promise<void>
}

type OpenInput = Calls['session.open']['input']

/** A programmer is being opened. */
interface Opening {
  readonly at: 'opening'
  readonly abort: AbortController
  lock: Lock | null
}

type State =
  | { readonly at: 'closed' }
  | Opening
  | { readonly at: 'open'; readonly session: OpenSession }

export class Sessions {
  readonly #parts: SessionParts
  #state: State = { at: 'closed' }
  /** The chip name that the user chose, for the next `identify`. */
  #chipName: string | null = null

  constructor(parts: SessionParts) {
    this.#parts = parts
  }

  get current(): OpenSession | null {
    return this.#state.at === 'open' ? this.#state.session : null
  }

  /** Closes an open session first. When it rejects, nothing is open and no lock is held. */
  async open(input: OpenInput): Promise<void> {
    const { programmerId } = input
    const driver = this.#parts.drivers.find((one) => one.accepts(programmerId))
    if (driver === undefined)
      throw new Fault('link.unsupported', {
        what: { code: 'no-driver', programmerId },
      })
    if (this.#state.at === 'opening') throw new Fault('gate.job-running', { kind: 'open' })
    const before = this.current
    // Set before the first await, so that a second call at the same time is refused.
    const opening: Opening = { at: 'opening', abort: new AbortController(), lock: null }
    this.#state = opening
    try {
      if (before !== null) await this.#end(before)
      const session = await this.#opened(driver, input, opening)
      this.#state = { at: 'open', session }
      this.#chipName = null
      session.transport.onLost?.((fault) => void this.#lost(session, fault))
    } catch (error) {
      this.#state = { at: 'closed' }
      await letGoOf(opening)
      throw withReach(error, reachOf(programmerId, driver.kind))
    }
  }

  /** Idempotent, never rejects: releases the pins and the lock, also while a programmer is being opened. */
  async close(): Promise<void> {
    const state = this.#state
    if (state.at === 'closed') return
    if (state.at === 'opening') {
      state.abort.abort()
      return letGoOf(state)
    }
    this.#state = { at: 'closed' }
    await this.#end(state.session)
  }

  /** Names the chip for the next `identify`; `chip.no-such-name` when the table has no such name. */
  async nameChip(name: string): Promise<void> {
    this.required()
    // A chip known only by its SFDP table is in no chip table; `identify` will check its name.
    if (entriesNamed(name).length === 0 && !describesItself(name)) throw noSuchName(name)
    this.#chipName = name
  }

  async identify(run: Run): Promise<SessionInfo> {
    const { store, journal, work } = this.#parts
    const session = this.required()
    const { choices } = store.snapshot.work
    session.forgetChip()
    work.note({ connected: true })
    let seen: Observations | null = null
    const found = await identify(session.transport, run, {
      named: this.#chipName,
      board: boardIds(choices),
      noticed: (longer) => {
        seen = longer
      },
    }).catch(async (error: unknown) => {
      throw await explainedByWires({ session, choices, journal, work }, error, seen)
    })
    session.sizeStatedByChip = sizeStatedByChip(found)
    work.answered(found.chip, found.candidates)
    await journal.append({
      kind: 'chip',
      chipId: found.chip?.id ?? null,
      names: found.candidates.flatMap((chip) => chip.names),
      idBytes: found.idBytes,
      notes: found.notes,
      facts: found.chip?.facts ?? [],
    })
    return session.update({
      chip: found.chip,
      candidates: found.candidates,
      differences: found.differences,
      protection: found.protection,
    })
  }

  /** The open session; `gate.closed` without one. */
  required(): OpenSession {
    const { current } = this
    if (current === null) throw new Fault('gate.closed', { blockers: [{ code: 'no-session' }] })
    return current
  }

  /** The lock first, then the programmer, then a line in the journal. The session counts as open only after that. */
  async #opened(
    driver: ProgrammerDriver,
    input: OpenInput,
    opening: Opening,
  ): Promise<OpenSession> {
    const { dataDir, now, locked, store, journal } = this.#parts
    const lock = await takeLock(dataDir, now)
    opening.lock = lock
    await locked()
    const { signal } = opening.abort
    const transport = await driver.open(input.programmerId, {
      clockHz: input.clockHz,
      chipSelect: input.chipSelect ?? null,
      signal,
    })
    try {
      await journal.append({
        kind: 'session',
        programmer: input.programmerId,
        about: transport.about.name,
        clockHz: transport.clockHz,
        notes: transport.about.notes,
      })
      if (signal.aborted) throw new Fault('link.lost', { opsDone: 0 })
    } catch (error) {
      await transport.close()
      throw error
    }
    const { programmers } = store.snapshot
    const programmer =
      programmers.find(({ id }) => id === input.programmerId) ??
      typedProgrammer(input.programmerId, driver.kind)
    return new OpenSession({
      transport,
      lock,
      store,
      info: firstInfo(programmer, input, transport),
    })
  }

  async #end(session: OpenSession): Promise<void> {
    await session.end()
    await this.#parts.journal.append({ kind: 'closed' }).catch(() => undefined)
  }

  /** A running job meets this fault itself and ends. If it does not, the session is closed after the job. */
  async #lost(session: OpenSession, fault: Fault): Promise<void> {
    const { now, store, journal, work } = this.#parts
    const { job } = store.snapshot
    if (this.current !== session) return
    session.lost = true
    if (job !== null && (job.state === 'running' || job.state === 'stopping')) return
    const { programmer, about } = session.info
    const { kind, id } = programmer
    work.note({
      lost: { at: now().toISOString(), kind, reach: reachOf(id, kind), name: about.name },
    })
    const note = { code: 'lost', programmer: about.name, by: fault.code } as const
    await journal.append({ kind: 'note', note }).catch(() => undefined)
    if (this.current === session) await this.close()
  }
}

/** Releases the lock of a programmer that could not be opened. */
async function letGoOf(opening: Opening): Promise<void> {
  const { lock } = opening
  opening.lock = null
  await lock?.release().catch(() => undefined)
}

const firstInfo = (
  programmer: FoundProgrammer,
  { clockHz, programmerMv }: OpenInput,
  { about, clockHz: grantedHz }: SpiTransport,
): SessionInfo => ({
  programmer,
  clockAskedHz: clockHz,
  clockHz: grantedHz,
  about: { name: about.name, firmware: about.firmware, notes: about.notes },
  releasesPins: about.releasesPins,
  ...(about.spiBus && { spiBus: about.spiBus }),
  programmerMv: programmerMv ?? usualProgrammerMv,
  answeredSupplyMv: null,
  chip: null,
  candidates: [],
  differences: [],
  protection: null,
  backup: null,
})
