// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Carries out the programs of a plan. Commands are queued ahead, so that neither link nor chip waits for the computer:
 * write enable, program, and a status read long enough for the chip to finish, repeated. Every status is checked: busy
 * at its beginning means that the chip accepted the page; ready at its end means that it is done. If the chip is still
 * busy at the end, it ignored the next command: that page is read back and, if still blank, written again, behind the
 * commands already queued. Any other deviation is examined with nothing under way, and repaired at most once, with
 * every step checked. The final verification reads everything anyway.
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

/** Groups under way: one being answered, one being carried out, one being sent. About 10 KiB of page commands. */
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
  // Word programming keeps all its status reads: words are not read back by pages, and a word sent too early is lost.
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
  /** The chip was still busy at the end of the last status read. */
  #openBefore = false
  #checked = 0
  /** Groups that were written although their statuses did not show it. */
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
        // The address register may be switched, and a job may end, only when nothing is under way.
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

  /** After a failure: lets the running commands end, so that the chip is not left in the middle of a page. */
  async calm(): Promise<void> {
    await this.#settled()
    await programReady(this.#bus, this.#run, 0).catch(() => {})
  }

  #groupsAhead(): number {
    return this.#sent.filter(({ kind }) => kind === 'written').length
  }

  /** Most statuses do not show what the chip does. */
  get #blind(): boolean {
    return this.#unseen >= 2 && this.#unseen * 4 > this.#checked
  }

  // ---- checking ----------------------------------------------------------------------------------------------

  /** Checks the replies of the oldest group under way. */
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
    // The chip may still have been busy with the page before, and may have ignored these.
    const behindOpen = group.pieces.filter((_, index) =>
      index === 0 ? busyBefore : open[index - 1] === true,
    )
    const unseen = group.pieces.filter((_, index) => !beganBusy(spans[index]!))
    this.#checked++
    const paged = this.#bus.chip.program === 'page'
    if (this.#flagged(flags) || wrong.length > 0) {
      // Only some pages were read back; others that may be lost must be read too.
      const known = [...behindOpen, ...unseen].every((piece) => wrong.includes(piece)) ? wrong : []
      // A read-back during the busy time of the last page returned no data.
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

  /** Reads back the pages that the statuses do not confirm. */
  #lookAtDoubtful(group: Group, behindOpen: readonly Piece[], unseen: readonly Piece[]): void {
    const odd = unseen.filter((piece) => !behindOpen.includes(piece))
    // The chip accepts a page as a whole or not at all, so one byte is enough.
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
    // Sent directly after a page that was still busy, so the chip may have ignored this read too.
    const deaf = this.#openBefore
    const wrong = await missing(backs, deaf)
    // Written, but the busy bit was not seen: the computer was late, or the programmer is too slow to see it.
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

  /** With nothing under way: reads `group` back, unless it is already known to be wrong, and repairs it. */
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

  /** Waits for everything under way and ignores errors; later groups keep their replies. */
  async #settled(): Promise<void> {
    for (const sent of this.#sent) {
      await Promise.allSettled(sent.backs.map(({ reply }) => reply))
      if (sent.kind === 'written')
        await Promise.allSettled([sent.enabled, ...sent.spans, ...sent.tails, sent.flags])
    }
  }
}

/** The chip was busy directly after the command, so it accepted it. */
const beganBusy = (status: Uint8Array): boolean => status.length > 0 && isBusy(status[0]!)
