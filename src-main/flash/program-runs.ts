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
import type { AddressKeeper } from './address-mode.ts'
import { checkFailFlags, isBusy, isWriteEnabled, lastOf, stopIfCancelled } from './bus.ts'
import type { Bus } from './bus.ts'
import type { PlannedProgram } from './plan-types.ts'
import { programAlone } from './program-alone.ts'
import { missing } from './program-backs.ts'
import type { Back } from './program-backs.ts'
import { programGroups } from './program-groups.ts'
import type { Group, Piece } from './program-groups.ts'
import { Mender, programReady, readBack } from './program-mend.ts'
import { GroupSender } from './program-send.ts'
import type { LookedAt, Programs, Sent, Written } from './program-send.ts'
import type { Run } from './run.ts'
import type { StatusSpan } from './span-types.ts'
import { statusSpan } from './status-span.ts'

/** Groups on the way: one being answered, one being done, one being sent. About 10 KiB of page commands. */
const GROUPS_AHEAD = 3

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
  readonly #sender: GroupSender
  readonly #totalBytes: number
  readonly #sent: Sent[] = []
  #doneBytes = 0
  #ignored = 0
  /** The last page looked at was still busy at the end of the wait behind it. */
  #openBefore = false
  #checked = 0
  /** Groups that were written though their statuses did not show it. */
  #unseen = 0

  constructor(bus: Bus, address: AddressKeeper, work: Programs, run: Run) {
    const { programs, erases } = work
    this.#bus = bus
    this.#address = address
    this.#programs = programs
    this.#mender = new Mender(bus, address, erases, run)
    this.#run = run
    this.#span = statusSpan(bus.chip, bus.transport)
    this.#sender = new GroupSender(bus, address, this.#span, work)
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
      this.#sent.push(this.#sender.send(group, this.#blind))
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

  #groupsAhead(): number {
    return this.#sent.filter(({ kind }) => kind === 'written').length
  }

  /** The statuses mostly do not show what the chip does. */
  get #blind(): boolean {
    return this.#unseen >= 2 && this.#unseen * 4 > this.#checked
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
        behindOpen.map((piece) => this.#sender.backOfByte(piece)),
        true,
      )
    if (odd.length > 0) this.#look(this.#sender.backs(group, odd), false)
  }

  #look(backs: readonly Back[], excused: boolean): void {
    this.#sent.push({ kind: 'looked-at', backs, excused, second: false })
  }

  async #checkLook({ backs, excused, second }: LookedAt): Promise<void> {
    // Sent right behind a page that was still busy: the chip may have been deaf to the look.
    const deaf = this.#openBefore
    const wrong = await missing(backs, deaf)
    // Written, and yet not seen busy: a host that dozed, or a programmer too slow to see it.
    if (wrong.length === 0 && !excused) this.#unseen++
    if (wrong.length === 0) return
    if (deaf && !second) {
      const looks = wrong.map(({ piece }) => this.#sender.backOf(piece))
      this.#sent.push({ kind: 'looked-at', backs: looks, excused, second: true })
      return
    }
    const ignored = wrong.filter(({ blank }) => blank && excused)
    this.#ignored += ignored.length
    for (const each of wrong) {
      const { piece } = each
      if (ignored.includes(each)) this.#sent.push(this.#sender.sendAgain(piece))
      else await this.#mendAtRest({ ...piece, pieces: [piece] }, [piece], () => excused)
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

/** The chip was busy right behind the command: it has taken it. */
const beganBusy = (status: Uint8Array): boolean => status.length > 0 && isBusy(status[0]!)
