// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Carries out the programs of a plan. Commands are queued ahead, so that neither link nor chip waits for the host:
 * write enable, program, and a status read long enough for the chip to finish, again and again. Every status is looked
 * at: busy at its beginning, the chip has taken the page; ready at its end, it is done. A chip that is still busy at
 * the end has ignored what came next: those pages are read back and, where they are still blank, written again, both
 * behind what is on the way already. Whatever else is not as it should be is looked into with nothing on the way, and
 * written again at most once, with every step looked at. The verification reads everything anyway.
 */
import { datasheetHex } from '../../shared/hex.ts'
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
import { checkFailFlags, isBusy, isWriteEnabled, lastOf, queue, stopIfCancelled } from './bus.ts'
import type { Bus } from './bus.ts'
import type { PlannedErase, PlannedProgram } from './plan-types.ts'
import { programAlone } from './program-alone.ts'
import { programGroups } from './program-groups.ts'
import type { Group, Piece } from './program-groups.ts'
import { Mender, holds, pieceCommand, programReady, readBack } from './program-mend.ts'
import type { Run } from './run.ts'
import { StatusSpan } from './status-span.ts'

/** Groups on the way: one being answered, one being done, one being sent. About 10 KiB of page commands. */
const GROUPS_AHEAD = 3
/** Every so many groups, 64 KiB, some pages are read back at once: a wire that garbles is found before the end. */
const LOOK_EVERY_GROUPS = 16
const LOOK_PAGES = 4
/** More pages of a group are read back in one window. */
const MOST_SINGLE_LOOKS = 4
/** Word programming is timed by its maximum, not by its typical time: a word too early shifts all that follow. */
const WORD_CLOCK_HZ = 4_000_000
const WORD_TIMES_MAX = 3

/** Pieces read back, and the reply. */
interface Back {
  readonly offset: number
  readonly pieces: readonly Piece[]
  readonly reply: Promise<Uint8Array>
}

interface Written {
  readonly kind: 'written'
  readonly group: Group
  readonly enabled: Promise<Uint8Array>
  readonly spans: readonly Promise<Uint8Array>[]
  readonly tails: readonly Promise<Uint8Array>[]
  /** Empty when the statuses alone are believed, as long as they are as they should be. */
  readonly backs: readonly Back[]
  readonly flags: Promise<Uint8Array> | null
  /** What a late chip had ignored, once more. */
  readonly again: boolean
}

/** Pieces of a group on the way, which the chip may not have taken. */
interface LookedAt {
  readonly kind: 'looked-at'
  readonly backs: readonly Back[]
  /** A late page explains why. */
  readonly excused: boolean
}

type Sent = Written | LookedAt

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
      while (this.#groupsAhead() >= GROUPS_AHEAD) await this.#check()
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

  #send(group: Group): Written {
    return this.#bus.chip.program === 'aai-word' ? this.#sendWords(group) : this.#sendPages(group)
  }

  #groupsAhead(): number {
    return this.#sent.filter(({ kind }) => kind === 'written').length
  }

  #sendPages(group: Group, again = false): Written {
    const { clockHz, count, tailBytes } = this.#span
    const span = withClock(readStatus('sr1', count), clockHz)
    let enabled: Promise<Uint8Array> | null = null
    const tails: Promise<Uint8Array>[] = []
    const spans = group.pieces.map((piece) => {
      void queue(this.#bus, writeEnable())
      // Seen once a group: without the latch the chip would take nothing at all, and say nothing.
      enabled ??= queue(this.#bus, readStatus('sr1'))
      void queue(this.#bus, pieceCommand(this.#bus.chip, this.#address, piece))
      const status = queue(this.#bus, span)
      if (tailBytes > 0) tails.push(queue(this.#bus, readStatus('sr1', tailBytes)))
      return status
    })
    return this.#written(group, enabled, { spans, tails, again })
  }

  #sendWords(group: Group): Written {
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
    const spans = group.pieces.map((piece, index) => {
      const [first = 0xff, second = 0xff] = piece.bytes
      const op =
        index === 0
          ? pieceCommand(this.#bus.chip, this.#address, piece)
          : aaiNextWord(first, second)
      void queue(this.#bus, withClock(op, clockHz))
      return queue(this.#bus, look)
    })
    void queue(this.#bus, withClock(writeDisable(), clockHz))
    return this.#written(group, enabled, { spans, tails: [], again: false })
  }

  #written(
    group: Group,
    enabled: Promise<Uint8Array> | null,
    rest: Pick<Written, 'spans' | 'tails' | 'again'>,
  ): Written {
    if (enabled === null) throw new Fault('bug.unexpected', { detail: 'a group without pieces' })
    const backs = this.#looksAt(group, rest.again)
    const facts = this.#bus.chip.failFlags
    const apart = facts !== null && facts.readOpcode !== Opcode.readStatus1
    const flags = apart ? queue(this.#bus, readRegister(facts.readOpcode)) : null
    return { kind: 'written', group, enabled, backs, flags, ...rest }
  }

  /** What of a group is read back at once, and not only by the verification at the end. */
  #looksAt(group: Group, again: boolean): readonly Back[] {
    const blind = this.#unseen >= 2 && this.#unseen * 4 > this.#checked
    if (this.#bus.chip.program !== 'page' || blind || again) return [this.#back(group)]
    if (this.#groups++ % LOOK_EVERY_GROUPS !== 0) return []
    return group.pieces.slice(-LOOK_PAGES).map((piece) => this.#back({ ...piece, pieces: [piece] }))
  }

  #back(part: Group): Back {
    const { offset, pieces } = part
    return { offset, pieces, reply: queue(this.#bus, readBack(this.#address, part)) }
  }

  // ---- checking ----------------------------------------------------------------------------------------------

  /** Looks at the replies of the oldest on the way. */
  async #check(): Promise<void> {
    const sent = this.#sent.shift()
    if (sent === undefined) return
    if (sent.kind === 'looked-at') await this.#checkLook(sent)
    else await this.#checkWritten(sent)
  }

  async #checkWritten(sent: Written): Promise<void> {
    const { group, again } = sent
    const enabled = lastOf(await sent.enabled)
    const spans = await Promise.all(sent.spans)
    const late = this.#span.observe(spans, await Promise.all(sent.tails))
    const latePages = late.filter(Boolean).length
    const lateBefore = this.#lateBefore
    const excused = lateBefore || latePages > 0 || isBusy(enabled)
    this.#latePages += latePages
    this.#lateBefore = late.at(-1) === true
    if (!isWriteEnabled(enabled) && !excused) {
      await this.calm()
      throw new Fault('chip.no-write-enable', { status: datasheetHex(enabled), unchanged: null })
    }
    const flags = sent.flags === null ? null : lastOf(await sent.flags)
    const wrong = await missing(sent.backs)
    // Behind a late page, or not seen to have begun: the chip may not have taken them.
    const suspects = group.pieces.filter((_, index) => {
      const behindLate = index === 0 ? lateBefore : late[index - 1] === true
      return behindLate || !beganBusy(spans[index]!) || (index === 0 && isBusy(enabled))
    })
    this.#checked++
    if (this.#bus.chip.program !== 'page' || again || wrong.length > 0 || this.#flagged(flags)) {
      const doubtful = wrong.length > 0 || suspects.length > 0 || latePages > 0
      // Some pages alone were read back: those that may be lost beside them are looked at as well.
      const known = suspects.every((piece) => wrong.includes(piece)) ? wrong : []
      if (doubtful || this.#flagged(flags)) await this.#mendAtRest(group, known, excused)
    } else if (suspects.length > 0) this.#sent.push(this.#look(group, suspects, excused))
    if (again) return
    this.#doneBytes += group.bytes.length
    this.#run.progress('program', this.#doneBytes, this.#totalBytes)
  }

  #look(group: Group, suspects: readonly Piece[], excused: boolean): LookedAt {
    const backs =
      suspects.length > MOST_SINGLE_LOOKS
        ? [this.#back({ ...group, pieces: suspects })]
        : suspects.map((piece) => this.#back({ ...piece, pieces: [piece] }))
    return { kind: 'looked-at', backs, excused }
  }

  async #checkLook({ backs, excused }: LookedAt): Promise<void> {
    const wrong = await missing(backs)
    // Written, and yet not seen busy: a host that dozed, or a programmer too slow to see it.
    if (wrong.length === 0 && !excused) this.#unseen++
    if (wrong.length === 0) return
    const blank = await Promise.all(backs.map(({ reply }) => reply.then(isBlank)))
    const ignored = excused && wrong.length === backs.length && blank.every(Boolean)
    for (const piece of wrong) {
      const group = { ...piece, pieces: [piece] }
      if (ignored) this.#sent.push(this.#sendPages(group, true))
      else await this.#mendAtRest(group, [piece], excused)
    }
  }

  /** With nothing on the way: reads `group` back where nothing is known to be wrong, and mends what is. */
  async #mendAtRest(group: Group, known: readonly Piece[], excused: boolean): Promise<void> {
    await this.#settled()
    await programReady(this.#bus, this.#run, group.offset)
    await checkFailFlags(this.#bus, 'program', group.offset)
    const wrong = known.length > 0 ? known : await this.#readAtRest(group)
    for (const piece of wrong) await this.#mender.mend(piece, excused)
  }

  async #readAtRest(group: Group): Promise<readonly Piece[]> {
    return missing([
      { ...group, reply: this.#bus.transport.transfer(readBack(this.#address, group)) },
    ])
  }

  #flagged(register: number | null): boolean {
    const facts = this.#bus.chip.failFlags
    return register !== null && facts !== null && (register & facts.programFailMask) !== 0
  }

  /** Waits for everything on the way, whatever comes of it; later groups keep their replies. */
  async #settled(): Promise<void> {
    for (const sent of this.#sent) {
      await Promise.allSettled(sent.backs.map(({ reply }) => reply))
      if (sent.kind === 'written')
        await Promise.allSettled([sent.enabled, ...sent.spans, ...sent.tails, sent.flags])
    }
  }
}

/** The pieces that were not read as they were written. */
async function missing(backs: readonly Back[]): Promise<readonly Piece[]> {
  const wrong: Piece[] = []
  for (const { offset, pieces, reply } of backs) {
    const seen = await reply
    wrong.push(...pieces.filter((piece) => !holds(seen, offset, piece)))
  }
  return wrong
}

function withClock(op: SpiOp, maxClockHz: number | undefined): SpiOp {
  return maxClockHz === undefined ? op : { ...op, maxClockHz }
}

const isBlank = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0xff)
/** The chip was busy right behind the command: it has taken it. */
const beganBusy = (status: Uint8Array): boolean => status.length > 0 && isBusy(status[0]!)
