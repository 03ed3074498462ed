/** One open programmer and the chip behind it. Closing releases the pins. */
import { entriesNamed, noSuchName } from '../../shared/data/chip-names.ts'
import { Fault, faultRecord, isFault, withRanking, withReach } from '../../shared/fault.ts'
import { boardIds } from '../../shared/board-ids.ts'
import { describesItself } from '../../shared/part-name.ts'
import { usualProgrammerMv } from '../../shared/gate/supply.ts'
import type { Calls } from '../../shared/contract.ts'
import type { SessionInfo } from '../../shared/model/snapshot.ts'
import { firmwareById } from '../../shared/programmer/firmwares.ts'
import { programmerKinds } from '../../shared/programmer/kinds.ts'
import { reachOf, typedProgrammer } from '../../shared/programmer/reach.ts'
import { wiringFinding } from '../flash/causes.ts'
import type { LineRest, WiredHow } from '../../shared/wires/evidence.ts'
import { mountingOf } from '../../shared/work.ts'
import { identify, sizeStatedByChip } from '../flash/identify.ts'
import { observe } from '../flash/observe.ts'
import type { Run } from '../flash/run.ts'
import type { ProgrammerDriver, SpiTransport } from '../transport/spi.ts'
import type { Journal } from './journal.ts'
import { takeLock } from './lock.ts'
import type { Lock } from './lock.ts'
import type { Store } from './store.ts'
import type { WorkDesk } from './work.ts'

export interface OpenSession {
  readonly transport: SpiTransport
  /** The chip's contents as known from equal reads or a verified write on this connection; else `null`. */
  contents: Uint8Array | null
  /** The chip itself says (SFDP) that it is as large as it was identified. */
  sizeStatedByChip: boolean
  /** The link broke during a job that may not have noticed: its last bytes were through. */
  lost: boolean
}

export interface Sessions {
  readonly current: OpenSession | null
  open(input: Calls['session.open']['input']): Promise<void>
  /** Idempotent, never rejects: releases the pins and the lock. */
  close(): Promise<void>
  /** Names the chip for the next `identify`; `chip.no-such-name` when the table has none of this name. */
  nameChip(name: string): Promise<void>
  identify(run: Run): Promise<SessionInfo>
  answerSupply(supplyMv: SessionInfo['answeredSupplyMv']): void
  /** Changes what the snapshot says of the session. */
  update(part: Partial<SessionInfo>): SessionInfo
  /** The programmer is gone or another chip may be connected: nothing known about the chip holds any more. */
  forgetChip(): void
}

export interface SessionParts {
  readonly drivers: readonly ProgrammerDriver[]
  readonly dataDir: string
  readonly now: () => Date
  readonly store: Store
  readonly journal: Journal
  readonly work: WorkDesk
  /** Called with the lock held and before a programmer is opened: no other process writes from here on. */
  readonly locked: () => Promise<void>
}

export function createSessions(parts: SessionParts): Sessions {
  const { drivers, dataDir, now, store, journal, work, locked } = parts
  let current: OpenSession | null = null
  let lock: Lock | null = null
  let chipName: string | null = null
  let opening: AbortController | null = null
  /** Programmers whose pins were let go before: their pull may be gone since then. */
  const letGo = new Set<string>()

  function required(): { open: OpenSession; info: SessionInfo } {
    const info = store.snapshot.session
    if (current === null || info === null)
      throw new Fault('gate.closed', { blockers: [{ code: 'no-session' }] })
    return { open: current, info }
  }

  /** A job that is running meets the fault by itself and ends with it, or closes the session when it has ended. */
  async function lostWhileIdle(transport: SpiTransport, fault: Fault): Promise<void> {
    const { job } = store.snapshot
    if (current?.transport !== transport) return
    current.lost = true
    if (job !== null && (job.state === 'running' || job.state === 'stopping')) return
    const { session } = store.snapshot
    if (session !== null) {
      const { kind, id } = session.programmer
      work.note({
        lost: {
          at: now().toISOString(),
          kind,
          reach: reachOf(id, kind),
          name: session.about.name,
        },
      })
    }
    const text = `the connection to ${transport.about.name} was lost (${fault.code})`
    await journal.append({ kind: 'note', text }).catch(() => undefined)
    if (current?.transport === transport) await sessions.close()
  }

  /** Looks longer at a chip that could not be identified and says which wires that points to. */
  async function lookAtWires(open: OpenSession, error: unknown): Promise<unknown> {
    if (!isFault(error) || !(error.family === 'wiring' || error.code === 'chip.unknown'))
      return error
    const wiring = wiringFinding(await observe(open.transport, restOf(open.transport)), wiredHow())
    const causes = wiring.causes.map(({ id, wires, share }) =>
      [id, ...wires, share.toFixed(3)].join(' '),
    )
    await journal.append({
      kind: 'note',
      text: `wiring: ${wiring.idBytes}, alike in ${wiring.equalTries} of ${wiring.tries} tries; ${causes.join(', ') || 'nothing suspicious'}`,
    })
    if (current === open) sessions.update({ wiring })
    return withRanking(error, wiring)
  }

  function wiredHow(): WiredHow {
    const { choices } = store.snapshot.work
    return {
      mounting: mountingOf(choices, null),
      programmer: choices.guideProgrammer,
      chipPackage: choices.chipPackage,
      twoChips: boardIds(choices).length > 1,
      feeds: choices.boardFeedsChip === true ? false : null,
    }
  }

  /** Kept when the programmer goes: the advice says to unplug it. */
  function noteTrouble(error: unknown): void {
    if (!isFault(error) || !(error.family === 'wiring' || error.code === 'chip.unknown')) return
    const { session } = store.snapshot
    if (session === null) return
    work.note({
      lost: null,
      trouble: {
        fault: faultRecord(error),
        wiring: session.wiring ?? null,
        clockHz: session.clockHz,
      },
    })
  }

  function restOf({ about }: SpiTransport): LineRest {
    const { session } = store.snapshot
    if (session === null || letGo.has(session.programmer.id)) return 'unknown'
    return (
      firmwareById(about.firmware)?.misoRest ?? programmerKinds[session.programmer.kind].misoRest
    )
  }

  async function closeCurrent(): Promise<void> {
    const closing = current
    const held = lock
    current = null
    lock = null
    if (closing !== null) {
      const { session } = store.snapshot
      // A practice device is a new one each time it is opened.
      if (session?.releasesPins === true && !programmerKinds[session.programmer.kind].simulated)
        letGo.add(session.programmer.id)
      await closing.transport.close()
    }
    // Before it is told: whoever hears it may open the next one at once.
    await held?.release().catch(() => undefined)
    if (closing === null) return
    store.publish({ session: null })
    await journal.append({ kind: 'closed' }).catch(() => undefined)
  }

  const sessions: Sessions = {
    get current() {
      return current
    },

    async open({ programmerId, clockHz, chipSelect, programmerMv }) {
      const driver = drivers.find((one) => one.accepts(programmerId))
      if (driver === undefined)
        throw new Fault('link.unsupported', { what: `No driver understands ${programmerId}.` })
      if (opening !== null) throw new Fault('gate.job-running', { kind: 'open' })
      // Before the first wait: of two that are asked for at once, the second must find the door shut.
      const abort = new AbortController()
      opening = abort
      try {
        await closeCurrent()
        lock = await takeLock(dataDir, now)
        await locked()
        const transport = await driver.open(programmerId, {
          clockHz,
          chipSelect: chipSelect ?? null,
          signal: abort.signal,
        })
        if (abort.signal.aborted) {
          await transport.close()
          throw new Fault('link.lost', { opsDone: 0 })
        }
        current = { transport, contents: null, sizeStatedByChip: false, lost: false }
        chipName = null
        const info: SessionInfo = {
          programmer:
            store.snapshot.programmers.find(({ id }) => id === programmerId) ??
            typedProgrammer(programmerId, driver.kind),
          clockAskedHz: clockHz,
          clockHz: transport.clockHz,
          about: {
            name: transport.about.name,
            firmware: transport.about.firmware,
            notes: transport.about.notes,
          },
          releasesPins: transport.about.releasesPins,
          ...(transport.about.spiBus && { spiBus: transport.about.spiBus }),
          programmerMv: programmerMv ?? usualProgrammerMv,
          answeredSupplyMv: null,
          chip: null,
          candidates: [],
          differences: [],
          protection: null,
          backup: null,
        }
        store.publish({ session: info })
        await journal.append({
          kind: 'session',
          programmer: programmerId,
          about: transport.about.name,
          clockHz: transport.clockHz,
          notes: transport.about.notes,
        })
        transport.onLost?.((fault) => void lostWhileIdle(transport, fault))
      } catch (error) {
        // Also when the programmer is open already and the journal is not: half a session is none.
        await closeCurrent()
        throw withReach(error, reachOf(programmerId, driver.kind))
      } finally {
        opening = null
      }
    },

    async close() {
      opening?.abort()
      await closeCurrent()
    },

    async nameChip(name) {
      required()
      // A chip that only describes itself is in no table; whether it is this one shows when it answers.
      if (entriesNamed(name).length === 0 && !describesItself(name)) throw noSuchName(name)
      chipName = name
    },

    async identify(run) {
      const { open } = required()
      sessions.forgetChip()
      work.note({ connected: true })
      const found = await identify(open.transport, run, {
        named: chipName,
        board: boardIds(store.snapshot.work.choices),
      }).catch(async (error: unknown) => {
        // The fault that is told stays the first one, even when looking longer meets another.
        const explained = await lookAtWires(open, error).catch(() => error)
        noteTrouble(explained)
        throw explained
      })
      open.sizeStatedByChip = sizeStatedByChip(found)
      work.answered(found.chip, found.candidates)
      await journal.append({
        kind: 'chip',
        chipId: found.chip?.id ?? null,
        names: found.candidates.flatMap((chip) => chip.names),
        idBytes: found.idBytes,
        facts: [...found.notes, ...(found.chip?.facts ?? [])],
      })
      return sessions.update({
        chip: found.chip,
        candidates: found.candidates,
        differences: found.differences,
        protection: found.protection,
      })
    },

    answerSupply(supplyMv) {
      required()
      sessions.update({ answeredSupplyMv: supplyMv })
    },

    update(part) {
      const info = { ...required().info, ...part }
      store.publish({ session: info })
      return info
    },

    forgetChip() {
      const { open } = required()
      open.contents = null
      open.sizeStatedByChip = false
      sessions.update({
        chip: null,
        candidates: [],
        differences: [],
        protection: null,
        wiring: null,
        written: null,
        backup: null,
        answeredSupplyMv: null,
      })
    },
  }
  return sessions
}
