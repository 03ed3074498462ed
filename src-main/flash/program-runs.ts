/**
 * Carries out the programs of a plan. Commands are queued ahead, so that neither link nor chip waits for the host:
 * write enable, program, and a status read long enough for the chip to finish, again and again. Every status is looked
 * at: busy at its beginning, the chip has taken the page; ready at its end, it is done. A chip that is still busy at
 * the end has ignored what came next; then, and whenever a status is not as it should be, the group is read back, and
 * what is missing is written again, once and with every step looked at. The verification reads everything anyway.
 */
import { Fault } from '../../shared/fault.ts'
import {
  aaiNextWord,
  readRegister,
  readStatus,
  writeDisable,
  writeEnable,
} from '../chip/commands.ts'
import { Opcode } from '../chip/opcodes.ts'
import type { SpiOp } from '../transport/spi.ts'
import type { AddressKeeper } from './address-mode.ts'
import {
  checkFailFlags,
  hex,
  isBusy,
  isWriteEnabled,
  lastOf,
  queue,
  stopIfCancelled,
} from './bus.ts'
import type { Bus } from './bus.ts'
import type { PlannedErase, PlannedProgram } from './plan.ts'
import { programAlone } from './program-alone.ts'
import { programGroups } from './program-groups.ts'
import type { Group } from './program-groups.ts'
import { Mender, holds, pieceCommand, programReady, readBack } from './program-mend.ts'
import type { Run } from './run.ts'
import { StatusSpan } from './status-span.ts'

/** Groups on the way: one being answered, one being done, one being sent. About 10 KiB of page commands. */
const GROUPS_AHEAD = 3
/** Every so many groups, 64 KiB of pages, one is read back at once: a wire that garbles is not found at the end only. */
const LOOK_EVERY_GROUPS = 16
/** Word programming is timed by its maximum, not by its typical time: a word too early shifts all that follow. */
const WORD_CLOCK_HZ = 4_000_000
const WORD_TIMES_MAX = 3

interface Sent {
  readonly group: Group
  readonly enabled: Promise<Uint8Array>
  readonly statuses: readonly Promise<Uint8Array>[]
  /** `null` when the statuses alone are believed, as long as they are as they should be. */
  readonly back: Promise<Uint8Array> | null
  readonly flags: Promise<Uint8Array> | null
}

/**
 * Resolves with the number of late pages. Faults: `chip.no-write-enable`, `chip.timeout`, `chip.operation-failed`,
 * `data.program-wrong`,
 * `data.erase-incomplete`, `gate.cancelled`.
 */
export async function programRuns(
  bus: Bus,
  address: AddressKeeper,
  programs: readonly PlannedProgram[],
  erases: readonly PlannedErase[],
  run: Run,
): Promise<number> {
  // Words are not read back by pages, and are lost by ones that come too early: they keep their statuses.
  if (bus.transport.limits.depth === 1 && bus.chip.program === 'page')
    return programAlone(bus, address, programs, erases, run)
  const job = new ProgramJob(bus, address, programs, erases, run)
  try {
    return await job.run()
  } catch (error) {
    await job.calm()
    throw error
  }
}

class ProgramJob {
  readonly #bus: Bus
  readonly #address: AddressKeeper
  readonly #programs: readonly PlannedProgram[]
  readonly #mender: Mender
  readonly #run: Run
  readonly #span: StatusSpan
  readonly #totalBytes: number
  readonly #sent: Sent[] = []
  #doneBytes = 0
  #latePages = 0
  #lateBefore = false
  #groups = 0
  #checked = 0
  /** Groups that were written though their statuses did not show it. */
  #unseen = 0

  constructor(
    bus: Bus,
    address: AddressKeeper,
    programs: readonly PlannedProgram[],
    erases: readonly PlannedErase[],
    run: Run,
  ) {
    this.#bus = bus
    this.#address = address
    this.#programs = programs
    this.#mender = new Mender(bus, address, erases, run)
    this.#run = run
    this.#span = new StatusSpan(bus.chip, bus.transport)
    this.#totalBytes = programs.reduce((sum, each) => sum + each.bytes.length, 0)
  }

  async run(): Promise<number> {
    const { maxTxBytes, maxRxBytes } = this.#bus.transport.limits
    const reach = (offset: number): number => this.#address.reach(offset)
    let reachable = 0
    for (const group of programGroups(this.#programs, this.#bus.chip, {
      maxTxBytes,
      maxRxBytes,
      reach,
    })) {
      if (this.#run.signal.aborted || group.offset >= reachable) {
        // The register may be switched, and a job may end, only when nothing is on the way.
        while (this.#sent.length > 0) await this.#check()
        await stopIfCancelled(this.#bus, this.#run, 'changed')
        await this.#address.select(group.offset)
        reachable = reach(group.offset)
      }
      this.#sent.push(this.#send(group))
      if (this.#sent.length >= GROUPS_AHEAD) await this.#check()
    }
    while (this.#sent.length > 0) await this.#check()
    return this.#latePages
  }

  /** After a failure: lets what is on the way end, so that the chip is not left in the middle of a page. */
  async calm(): Promise<void> {
    await this.#settled()
    await programReady(this.#bus, this.#run, 0).catch(() => {})
  }

  // ---- sending -----------------------------------------------------------------------------------------------

  #send(group: Group): Sent {
    return this.#bus.chip.program === 'aai-word' ? this.#sendWords(group) : this.#sendPages(group)
  }

  #sendPages(group: Group): Sent {
    const { clockHz, count } = this.#span
    const look = withClock(readStatus('sr1', count), clockHz)
    let enabled: Promise<Uint8Array> | null = null
    const statuses = group.pieces.map((piece) => {
      void queue(this.#bus, writeEnable())
      // Seen once a group: without the latch the chip would take nothing at all, and say nothing.
      enabled ??= queue(this.#bus, readStatus('sr1'))
      void queue(this.#bus, pieceCommand(this.#bus.chip, this.#address, piece))
      return queue(this.#bus, look)
    })
    return this.#sentGroup(group, enabled, statuses)
  }

  #sendWords(group: Group): Sent {
    const clockHz = this.#bus.transport.limits.slowWindows === true ? WORD_CLOCK_HZ : undefined
    const hz = clockHz ?? (this.#bus.transport.clockHz || WORD_CLOCK_HZ)
    const { pageProgramMaxMs } = this.#bus.chip
    const bytes = Math.ceil((WORD_TIMES_MAX * pageProgramMaxMs * hz) / 8000) + 3
    const look = withClock(
      readStatus('sr1', Math.min(bytes, this.#bus.transport.limits.maxRxBytes)),
      clockHz,
    )
    void queue(this.#bus, withClock(writeEnable(), clockHz))
    const enabled = queue(this.#bus, withClock(readStatus('sr1'), clockHz))
    const statuses = group.pieces.map((piece, index) => {
      const [first = 0xff, second = 0xff] = piece.bytes
      const op =
        index === 0
          ? pieceCommand(this.#bus.chip, this.#address, piece)
          : aaiNextWord(first, second)
      void queue(this.#bus, withClock(op, clockHz))
      return queue(this.#bus, look)
    })
    void queue(this.#bus, withClock(writeDisable(), clockHz))
    return this.#sentGroup(group, enabled, statuses)
  }

  #sentGroup(
    group: Group,
    enabled: Promise<Uint8Array> | null,
    statuses: readonly Promise<Uint8Array>[],
  ): Sent {
    const back = this.#looksAt() ? queue(this.#bus, readBack(this.#address, group)) : null
    const facts = this.#bus.chip.failFlags
    const apart = facts !== null && facts.readOpcode !== Opcode.readStatus1
    const flags = apart ? queue(this.#bus, readRegister(facts.readOpcode)) : null
    if (enabled === null) throw new Fault('bug.unexpected', { detail: 'a group without pieces' })
    return { group, enabled, statuses, back, flags }
  }

  // ---- checking ----------------------------------------------------------------------------------------------

  /** Looks at the replies of the oldest group, and mends what a late page lost. */
  async #check(): Promise<void> {
    const sent = this.#sent.shift()
    if (sent === undefined) return
    const { group } = sent
    const enabled = lastOf(await sent.enabled)
    const statuses = await Promise.all(sent.statuses)
    const late = this.#span.observe(statuses)
    const latePages = late.filter(Boolean).length
    const excused = this.#lateBefore || latePages > 0 || isBusy(enabled)
    this.#latePages += latePages
    this.#lateBefore = late.at(-1) === true
    if (!isWriteEnabled(enabled) && !excused) {
      await this.calm()
      throw new Fault('chip.no-write-enable', { status: hex(enabled), unchanged: null })
    }
    const doubtful = excused || !statuses.every(beganBusy)
    const seen = await (sent.back ?? (doubtful ? this.#readAtRest(group) : null))
    const flags = sent.flags === null ? null : lastOf(await sent.flags)
    const wrong =
      seen === null ? [] : group.pieces.filter((piece) => !holds(seen, group.offset, piece))
    // Written, and yet not seen busy: a host that dozed, or a programmer too slow to see it.
    if (doubtful && !excused && wrong.length === 0) this.#unseen++
    this.#checked++
    if (wrong.length > 0 || this.#flagged(flags)) {
      await this.#settled()
      await programReady(this.#bus, this.#run, group.offset)
      await checkFailFlags(this.#bus, 'program', group.offset)
      for (const piece of wrong) await this.#mender.mend(piece, excused)
    }
    this.#doneBytes += group.bytes.length
    this.#run.progress('program', this.#doneBytes, this.#totalBytes)
  }

  /** Whether the next group is read back at once, and not only by the verification at the end. */
  #looksAt(): boolean {
    const pages = this.#bus.chip.program === 'page'
    const blind = this.#unseen >= 2 && this.#unseen * 4 > this.#checked
    return !pages || blind || this.#groups++ % LOOK_EVERY_GROUPS === 0
  }

  async #readAtRest(group: Group): Promise<Uint8Array> {
    await this.#settled()
    await programReady(this.#bus, this.#run, group.offset)
    return this.#bus.transport.transfer(readBack(this.#address, group))
  }

  #flagged(register: number | null): boolean {
    const facts = this.#bus.chip.failFlags
    return register !== null && facts !== null && (register & facts.programFailMask) !== 0
  }

  /** Waits for everything on the way, whatever comes of it; later groups keep their replies. */
  async #settled(): Promise<void> {
    for (const sent of this.#sent)
      await Promise.allSettled([sent.enabled, ...sent.statuses, sent.back, sent.flags])
  }
}

function withClock(op: SpiOp, maxClockHz: number | undefined): SpiOp {
  return maxClockHz === undefined ? op : { ...op, maxClockHz }
}

/** The chip was busy right behind the command: it has taken it. */
const beganBusy = (status: Uint8Array): boolean => status.length > 0 && isBusy(status[0]!)
