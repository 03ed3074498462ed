/**
 * Carries out the programs of a plan. Commands are queued ahead, so that neither link nor chip waits for the host:
 * write enable, program, and a status read long enough for the chip to finish, again and again, and behind each
 * group its read-back. A chip that is still busy at the end of a status read has ignored what came next; that is
 * seen in the status, shows in the read-back, and is written again, once and with every step looked at.
 */
import { Fault } from '../../shared/fault.ts'
import {
  aaiFirstWord,
  aaiNextWord,
  pageProgram,
  read,
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
  waitReady,
} from './bus.ts'
import type { Bus } from './bus.ts'
import type { PlannedErase, PlannedProgram } from './plan.ts'
import { programGroups } from './program-groups.ts'
import type { Group, Piece } from './program-groups.ts'
import type { Run } from './run.ts'
import { StatusSpan } from './status-span.ts'

/** Groups on the way: one being answered, one being done, one being sent. About 10 KiB of page commands. */
const GROUPS_AHEAD = 3
/** Read-backs that were wrong at first and right at the second look: more means that reading cannot be trusted. */
const MOST_GLITCHES = 8
/** Word programming is timed by its maximum, not by its typical time: a word too early shifts all that follow. */
const WORD_CLOCK_HZ = 4_000_000
const WORD_TIMES_MAX = 3

interface Sent {
  readonly group: Group
  readonly enabled: Promise<Uint8Array>
  readonly statuses: readonly Promise<Uint8Array>[]
  readonly back: Promise<Uint8Array>
  readonly flags: Promise<Uint8Array> | null
}

/** Resolves with the number of late pages. Faults: `chip.no-write-enable`, `chip.timeout`, `chip.operation-failed`, `data.*`, `gate.cancelled`. */
export async function programRuns(
  bus: Bus,
  address: AddressKeeper,
  programs: readonly PlannedProgram[],
  erases: readonly PlannedErase[],
  run: Run,
): Promise<number> {
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
  readonly #erases: readonly PlannedErase[]
  readonly #run: Run
  readonly #span: StatusSpan
  readonly #totalBytes: number
  readonly #sent: Sent[] = []
  #doneBytes = 0
  #latePages = 0
  #glitches = 0
  #lateBefore = false

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
    this.#erases = erases
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
    await this.#ready(0).catch(() => {})
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
      void queue(this.#bus, this.#command(piece))
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
      const op = index === 0 ? this.#command(piece) : aaiNextWord(first, second)
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
    const back = queue(this.#bus, this.#readOp(group))
    const facts = this.#bus.chip.failFlags
    const apart = facts !== null && facts.readOpcode !== Opcode.readStatus1
    const flags = apart ? queue(this.#bus, readRegister(facts.readOpcode)) : null
    if (enabled === null) throw new Fault('bug.unexpected', { detail: 'a group without pieces' })
    return { group, enabled, statuses, back, flags }
  }

  #command(piece: Piece): SpiOp {
    const at = this.#address.sent(piece.offset)
    if (this.#bus.chip.program !== 'aai-word')
      return pageProgram(this.#address.scheme.form, at, piece.bytes)
    const [first = 0xff, second = 0xff] = piece.bytes
    return aaiFirstWord(at, first, second)
  }

  #readOp(range: { readonly offset: number; readonly bytes: Uint8Array }): SpiOp {
    const at = this.#address.sent(range.offset)
    return read(this.#address.scheme.form, at, range.bytes.length)
  }

  // ---- checking ----------------------------------------------------------------------------------------------

  /** Looks at the replies of the oldest group, and mends what a late page lost. */
  async #check(): Promise<void> {
    const sent = this.#sent.shift()
    if (sent === undefined) return
    const { group } = sent
    const enabled = lastOf(await sent.enabled)
    const late = this.#span.observe(await Promise.all(sent.statuses))
    const latePages = late.filter(Boolean).length
    const excused = this.#lateBefore || latePages > 0 || isBusy(enabled)
    const back = await sent.back
    const flags = sent.flags === null ? null : lastOf(await sent.flags)
    this.#latePages += latePages
    this.#lateBefore = late.at(-1) === true
    if (!isWriteEnabled(enabled) && !excused) {
      await this.calm()
      throw new Fault('chip.no-write-enable', { status: hex(enabled) })
    }
    const wrong = group.pieces.filter((piece) => !holds(back, group.offset, piece))
    if (wrong.length > 0 || this.#flagged(flags)) {
      await this.#settled()
      await this.#ready(group.offset)
      await checkFailFlags(this.#bus, 'program', group.offset)
      for (const piece of wrong) await this.#mend(piece, excused)
    }
    this.#doneBytes += group.bytes.length
    this.#run.progress('program', this.#doneBytes, this.#totalBytes)
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

  async #ready(offset: number): Promise<void> {
    const maxMs = this.#bus.chip.pageProgramMaxMs
    await waitReady(this.#bus, this.#run, { what: 'program', offset, maxMs, pollMs: () => 1 })
    // Ends word programming, should the chip have ignored that too; harmless otherwise.
    if (this.#bus.chip.program === 'aai-word') await this.#bus.transport.transfer(writeDisable())
  }

  /**
   * A piece that did not read back as wanted. It is written again only when a late page explains why the chip
   * ignored it; anything else is a fault, not a reason to try harder.
   */
  async #mend(piece: Piece, excused: boolean): Promise<void> {
    const seen = await this.#bus.transport.transfer(this.#readOp(piece))
    if (holds(seen, piece.offset, piece)) {
      if (!excused) this.#glitches++
      if (this.#glitches > MOST_GLITCHES) throw this.#failed(piece, 'reading back is not steady')
      return
    }
    const lost = piece.bytes.findIndex((byte, index) => (byte & ~seen[index]!) !== 0)
    if (lost >= 0 && excused && this.#bus.chip.program === 'aai-word')
      throw this.#failed(piece, 'a word took longer than the chip may, and those behind it moved')
    if (lost >= 0) throw this.#notBlank(piece.offset + lost)
    if (!excused) throw this.#failed(piece, 'no fail flag, but the bytes are not there')
    await this.#programOnce(piece)
  }

  /** One program command with every step looked at. */
  async #programOnce(piece: Piece): Promise<void> {
    void queue(this.#bus, writeEnable())
    const enabled = queue(this.#bus, readStatus('sr1'))
    void queue(this.#bus, this.#command(piece))
    const status = lastOf(await enabled)
    if (!isWriteEnabled(status)) throw new Fault('chip.no-write-enable', { status: hex(status) })
    await this.#ready(piece.offset)
    await checkFailFlags(this.#bus, 'program', piece.offset)
    const seen = await this.#bus.transport.transfer(this.#readOp(piece))
    if (!holds(seen, piece.offset, piece))
      throw this.#failed(piece, 'not there after a second, unhurried try')
  }

  #failed(piece: Piece, flags: string): Fault {
    return new Fault('chip.operation-failed', { what: 'program', offset: piece.offset, flags })
  }

  /** A bit that must be 1 reads 0: its erase did not work, or the chip did not hold what the plan was made from. */
  #notBlank(offset: number): Fault {
    const erase = this.#erases.find(
      (each) => each.offset <= offset && offset < each.offset + each.length,
    )
    if (erase === undefined) return new Fault('data.stale-before', { offset })
    return new Fault('data.erase-incomplete', { offset: erase.offset, blockBytes: erase.length })
  }
}

function withClock(op: SpiOp, maxClockHz: number | undefined): SpiOp {
  return maxClockHz === undefined ? op : { ...op, maxClockHz }
}

/** True when `back`, read from `backOffset` on, has the piece's bytes in their place. */
function holds(back: Uint8Array, backOffset: number, piece: Piece): boolean {
  const from = piece.offset - backOffset
  for (let index = 0; index < piece.bytes.length; index++)
    if (back[from + index] !== piece.bytes[index]) return false
  return true
}
