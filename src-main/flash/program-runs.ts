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
import type { StatusSpan, Wait } from './span-types.ts'
import { statusSpan } from './status-span.ts'
import { TellTales, isSilence } from './tell-tales.ts'

/** Groups on the way: one being answered, one being done, one being sent. About 10 KiB of page commands. */
const GROUPS_AHEAD = 3
/** Every so many groups, 64 KiB, the latch is looked at, and a page is read back at once: garbling is found early. */
const LOOK_EVERY_GROUPS = 16
/** More pages of a group are read back in one window. */
const MOST_SINGLE_LOOKS = 4
/** Word programming is timed by its maximum, not by its typical time: a word too early shifts all that follow. */
const WORD_CLOCK_HZ = 4_000_000
const WORD_TIMES_MAX = 3

/** What is read back, and the reply. */
interface Back {
  readonly offset: number
  readonly pieces: readonly Piece[]
  /** Only a byte of the piece is read, which tells whether the chip has taken it. */
  readonly of: Piece | null
  readonly reply: Promise<Uint8Array>
}

interface Written {
  readonly kind: 'written'
  readonly group: Group
  /** The status behind the first write enable; `null` when it was not asked for. */
  readonly enabled: Promise<Uint8Array> | null
  readonly wait: Wait
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
  /** The page in front of each was still busy at the end of the wait. */
  readonly excused: boolean
  /** Looked at a second time, because the chip may have been busy at the first. */
  readonly second: boolean
}

type Sent = Written | LookedAt

/** What is to be programmed, and what is known of the place. */
export interface Programs {
  readonly programs: readonly PlannedProgram[]
  /** Done already. */
  readonly erases: readonly PlannedErase[]
  /** What the whole chip held in front of the erases; `null` when that is not known. */
  readonly before: Uint8Array | null
}

/**
 * Resolves with the number of pages that were ignored and written again. Faults: `chip.no-write-enable`,
 * `chip.timeout`, `chip.operation-failed`, `data.program-wrong`, `data.erase-incomplete`, `gate.cancelled`.
 */
export async function programRuns(
  bus: Bus,
  address: AddressKeeper,
  work: Programs,
  run: Run,
): Promise<number> {
  // Words are not read back by pages, and are lost by ones that come too early: they keep their statuses.
  if (bus.transport.limits.depth === 1 && bus.chip.program === 'page')
    return programAlone(bus, address, work.programs, work.erases, run)
  const job = new ProgramJob(bus, address, work, run)
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
  readonly #tellTales: TellTales
  readonly #totalBytes: number
  readonly #sent: Sent[] = []
  #doneBytes = 0
  #ignored = 0
  /** The last page looked at was still busy at the end of the wait behind it. */
  #openBefore = false
  #groups = 0
  #checked = 0
  /** Groups that were written though their statuses did not show it. */
  #unseen = 0

  constructor(bus: Bus, address: AddressKeeper, work: Programs, run: Run) {
    const { programs, erases, before } = work
    this.#bus = bus
    this.#address = address
    this.#programs = programs
    this.#mender = new Mender(bus, address, erases, run)
    this.#run = run
    this.#span = statusSpan(bus.chip, bus.transport)
    this.#tellTales = new TellTales(erases, before)
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
    return this.#ignored
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
    const { wait } = this.#span
    const span = withClock(readStatus('sr1', wait.count), wait.clockHz)
    const looks = this.#groups++ % LOOK_EVERY_GROUPS === 0
    let enabled: Promise<Uint8Array> | null = null
    const tails: Promise<Uint8Array>[] = []
    const spans = group.pieces.map((piece) => {
      void queue(this.#bus, writeEnable())
      // Without the latch the chip would take nothing at all, and say nothing.
      if (looks || again) enabled ??= queue(this.#bus, readStatus('sr1'))
      void queue(this.#bus, pieceCommand(this.#bus.chip, this.#address, piece))
      const status = queue(this.#bus, span)
      if (wait.tailBytes > 0) tails.push(queue(this.#bus, readStatus('sr1', wait.tailBytes)))
      return status
    })
    return this.#written(group, enabled, this.#looksAt(group, looks, again), {
      wait,
      spans,
      tails,
      again,
    })
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
    return this.#written(group, enabled, [this.#back(group)], {
      wait: this.#span.wait,
      spans,
      tails: [],
      again: false,
    })
  }

  #written(
    group: Group,
    enabled: Promise<Uint8Array> | null,
    backs: readonly Back[],
    rest: Pick<Written, 'wait' | 'spans' | 'tails' | 'again'>,
  ): Written {
    const facts = this.#bus.chip.failFlags
    const apart = facts !== null && facts.readOpcode !== Opcode.readStatus1
    const flags = apart ? queue(this.#bus, readRegister(facts.readOpcode)) : null
    return { kind: 'written', group, enabled, backs, flags, ...rest }
  }

  /** What of a group is read back at once, and not only by the verification at the end. */
  #looksAt(group: Group, looks: boolean, again: boolean): readonly Back[] {
    const blind = this.#unseen >= 2 && this.#unseen * 4 > this.#checked
    if (this.#bus.chip.program !== 'page' || blind || again) return [this.#back(group)]
    // The first group whole: a wire that garbles is found before much is written.
    if (group.offset === this.#programs[0]?.offset) return [this.#back(group)]
    const last = group.pieces.at(-1)
    return looks && last !== undefined ? [this.#backOf(last)] : []
  }

  #backOf(piece: Piece): Back {
    return this.#back({ ...piece, pieces: [piece] })
  }

  #back(part: Group, of: Piece | null = null): Back {
    const { offset, pieces } = part
    return { offset, pieces, of, reply: queue(this.#bus, readBack(this.#address, part)) }
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
    const spans = await Promise.all(sent.spans)
    const openBefore = this.#openBefore
    const tails = await Promise.all(sent.tails)
    const open = this.#span.observe(sent.wait, spans, tails, openBefore)
    this.#openBefore = open.at(-1) === true
    const enabled = sent.enabled === null ? null : lastOf(await sent.enabled)
    const busyBefore = openBefore || (enabled !== null && isBusy(enabled))
    if (enabled !== null && !isWriteEnabled(enabled) && !busyBefore) {
      await this.calm()
      throw new Fault('chip.no-write-enable', { status: datasheetHex(enabled), unchanged: null })
    }
    const flags = sent.flags === null ? null : lastOf(await sent.flags)
    const wrong = (await missing(sent.backs, this.#openBefore)).map(({ piece }) => piece)
    // The chip may have been busy with the one before, and ignored these.
    const behindOpen = group.pieces.filter((_, index) =>
      index === 0 ? busyBefore : open[index - 1] === true,
    )
    const unseen = group.pieces.filter((_, index) => !beganBusy(spans[index]!))
    this.#checked++
    const paged = this.#bus.chip.program === 'page'
    if (this.#flagged(flags) || wrong.length > 0) {
      // Some pages alone were read back: those that may be lost beside them are looked at as well.
      const known = [...behindOpen, ...unseen].every((piece) => wrong.includes(piece)) ? wrong : []
      // What was read back while the last one was still busy was not read at all.
      const excused = (piece: Piece): boolean => this.#openBefore || behindOpen.includes(piece)
      await this.#mendAtRest(group, known, excused)
    } else if (!paged) {
      if (behindOpen.length > 0 || unseen.length > 0 || this.#openBefore)
        await this.#mendAtRest(group, [], () => busyBefore || open.includes(true))
    } else if (sent.backs.length === 0 || sent.backs[0]!.pieces.length < group.pieces.length)
      this.#lookAtDoubtful(group, behindOpen, unseen)
    if (again) return
    this.#doneBytes += group.bytes.length
    this.#run.progress('program', this.#doneBytes, this.#totalBytes)
  }

  /** Reads back what the statuses do not vouch for. */
  #lookAtDoubtful(group: Group, behindOpen: readonly Piece[], unseen: readonly Piece[]): void {
    const odd = unseen.filter((piece) => !behindOpen.includes(piece))
    // Taken as a whole or not at all: a byte is enough to tell.
    if (behindOpen.length > 0)
      this.#look(
        behindOpen.map((piece) => this.#backOfByte(piece)),
        true,
      )
    if (odd.length > 0) this.#look(this.#backs(group, odd), false)
  }

  #look(backs: readonly Back[], excused: boolean): void {
    this.#sent.push({ kind: 'looked-at', backs, excused, second: false })
  }

  #backs(group: Group, pieces: readonly Piece[]): readonly Back[] {
    return pieces.length > MOST_SINGLE_LOOKS
      ? [this.#back({ ...group, pieces })]
      : pieces.map((piece) => this.#backOf(piece))
  }

  #backOfByte(piece: Piece): Back {
    const byte = this.#tellTales.of(piece)
    return byte === null ? this.#backOf(piece) : this.#back({ ...byte, pieces: [byte] }, piece)
  }

  async #checkLook({ backs, excused, second }: LookedAt): Promise<void> {
    // Sent right behind a page that was still busy: the chip may have been deaf to the look.
    const deaf = this.#openBefore
    const wrong = await missing(backs, deaf)
    // Written, and yet not seen busy: a host that dozed, or a programmer too slow to see it.
    if (wrong.length === 0 && !excused) this.#unseen++
    if (wrong.length === 0) return
    if (deaf && !second) {
      const looks = wrong.map(({ piece }) => this.#backOf(piece))
      this.#sent.push({ kind: 'looked-at', backs: looks, excused, second: true })
      return
    }
    const ignored = wrong.filter(({ blank }) => blank && excused)
    this.#ignored += ignored.length
    for (const each of wrong) {
      const group = { ...each.piece, pieces: [each.piece] }
      if (ignored.includes(each)) this.#sent.push(this.#sendPages(group, true))
      else await this.#mendAtRest(group, [each.piece], () => excused)
    }
  }

  /** With nothing on the way: reads `group` back where nothing is known to be wrong, and mends what is. */
  async #mendAtRest(
    group: Group,
    known: readonly Piece[],
    excused: (piece: Piece) => boolean,
  ): Promise<void> {
    await this.#settled()
    await programReady(this.#bus, this.#run, group.offset)
    await checkFailFlags(this.#bus, 'program', group.offset)
    const wrong = known.length > 0 ? known : await this.#readAtRest(group)
    for (const piece of wrong) {
      await this.#mender.mend(piece, excused(piece))
      if (excused(piece)) this.#ignored++
    }
  }

  async #readAtRest(group: Group): Promise<readonly Piece[]> {
    const reply = this.#bus.transport.transfer(readBack(this.#address, group))
    return (await missing([{ ...group, of: null, reply }], false)).map(({ piece }) => piece)
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

interface Missing {
  /** The whole piece, also where a byte of it was read. */
  readonly piece: Piece
  /** Nothing but FF is there. */
  readonly blank: boolean
}

/**
 * The pieces that were not read as they were written.
 * @param deaf the chip may have been busy, and have answered nothing: what reads as silence then is not there
 */
async function missing(backs: readonly Back[], deaf: boolean): Promise<readonly Missing[]> {
  const wrong: Missing[] = []
  for (const { offset, pieces, of, reply } of backs) {
    const seen = await reply
    for (const part of pieces) {
      if (holds(seen, offset, part) && !(deaf && part.bytes.every(isSilence))) continue
      wrong.push({ piece: of ?? part, blank: isBlank(seen, offset, part) })
    }
  }
  return wrong
}

function withClock(op: SpiOp, maxClockHz: number | undefined): SpiOp {
  return maxClockHz === undefined ? op : { ...op, maxClockHz }
}

/** True when `back`, read from `backOffset` on, has nothing but FF where the piece is. */
function isBlank(back: Uint8Array, backOffset: number, piece: Piece): boolean {
  const from = piece.offset - backOffset
  return back.subarray(from, from + piece.bytes.length).every((byte) => byte === 0xff)
}

/** The chip was busy right behind the command: it has taken it. */
const beganBusy = (status: Uint8Array): boolean => status.length > 0 && isBusy(status[0]!)
