// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Programs where only one command may be on the way. Every command costs a round trip, so that of three per page (write
 * enable, program, status) the third is left out where the way there and back is longer than the chip needs. What a
 * chip that was late ignored is seen when the group is read back at once, and is written again, every step looked at.
 * Where the way is shorter than a page, the status is asked for, long enough for the chip to be done at its end.
 */
import { datasheetHex } from '../../shared/hex.ts'
import { Fault } from '../../shared/fault.ts'
import { readStatus, writeEnable } from '../chip/commands.ts'
import type { AddressKeeper } from './address-mode.ts'
import { checkFailFlags, isBusy, isWriteEnabled, lastOf, stopIfCancelled } from './bus.ts'
import type { Bus } from './bus.ts'
import type { PlannedErase, PlannedProgram } from './plan-types.ts'
import { programGroups } from './program-groups.ts'
import type { Group, Piece } from './program-groups.ts'
import { Mender, holds, pieceCommand, programReady, readBack } from './program-mend.ts'
import type { Run } from './run.ts'

/** Large, since reading back costs a round trip too; small enough to be written again while it is fresh. */
const GROUP_BYTES = 65_536
/** A chip is taken to be done after so many times its typical time. */
const MARGIN = 1.25
/** One page in so many that was ignored, and the status is asked for from then on. */
const MOST_IGNORED = 32
/** The shortest of the last round trips counts: a long one says something of the host. */
const REMEMBERED_TRIPS = 32
/** When the programmer does not tell its clock, Hz. */
const USUAL_HZ = 8_000_000

/** Resolves with the number of late pages. Faults as `programRuns`. */
export async function programAlone(
  bus: Bus,
  address: AddressKeeper,
  programs: readonly PlannedProgram[],
  erases: readonly PlannedErase[],
  run: Run,
): Promise<number> {
  const job = new AloneJob(bus, address, new Mender(bus, address, erases, run), run)
  const totalBytes = programs.reduce((sum, each) => sum + each.bytes.length, 0)
  const { maxTxBytes, maxRxBytes } = bus.transport.limits
  const reach = (offset: number): number => address.reach(offset)
  const limits = { maxTxBytes, maxRxBytes, reach, groupBytes: GROUP_BYTES }
  let doneBytes = 0
  try {
    for (const group of programGroups(programs, bus.chip, limits)) {
      await stopIfCancelled(bus, run, 'changed')
      await address.select(group.offset)
      await job.program(group)
      doneBytes += group.bytes.length
      run.progress('program', doneBytes, totalBytes)
    }
  } catch (error) {
    // What is under way ends before the job does, so that the chip is not left in the middle of a page.
    await programReady(bus, run, 0).catch(() => {})
    throw error
  }
  return job.latePages
}

class AloneJob {
  latePages = 0
  readonly #bus: Bus
  readonly #address: AddressKeeper
  readonly #mender: Mender
  readonly #run: Run
  #trips: number[] = []
  /** The chip turned out to be slower than the way to it. */
  #slow = false

  constructor(bus: Bus, address: AddressKeeper, mender: Mender, run: Run) {
    this.#bus = bus
    this.#address = address
    this.#mender = mender
    this.#run = run
  }

  async program(group: Group): Promise<void> {
    const { transport } = this.#bus
    for (const [index, piece] of group.pieces.entries()) {
      await this.#enable(index === 0)
      await transport.transfer(pieceCommand(this.#bus.chip, this.#address, piece))
      await this.#wait(piece)
    }
    await programReady(this.#bus, this.#run, group.offset)
    await checkFailFlags(this.#bus, 'program', group.offset)
    const seen = await transport.transfer(readBack(this.#address, group))
    const wrong = group.pieces.filter((piece) => !holds(seen, group.offset, piece))
    for (const piece of wrong) await this.#mender.mend(piece, true)
    this.latePages += wrong.length
    if (wrong.length * MOST_IGNORED > group.pieces.length) this.#slow = true
  }

  /** Seen once a group: without the latch the chip would take nothing at all, and say nothing. */
  async #enable(look: boolean): Promise<void> {
    const { transport } = this.#bus
    const startMs = this.#run.clock.nowMs()
    await transport.transfer(writeEnable())
    this.#trips = [...this.#trips.slice(1 - REMEMBERED_TRIPS), this.#run.clock.nowMs() - startMs]
    if (!look) return
    const status = lastOf(await transport.transfer(readStatus('sr1')))
    if (!isWriteEnabled(status))
      throw new Fault('chip.no-write-enable', { status: datasheetHex(status), unchanged: null })
  }

  /** The reply of the program command and the next command travel while the chip works. */
  async #wait(piece: Piece): Promise<void> {
    const { chip, transport } = this.#bus
    // Where the chip knows no time, a long way proves nothing of it.
    const tripMs = transport.about.timeless === true ? 0 : Math.min(...this.#trips)
    const needsMs = MARGIN * chip.pageProgramTypicalMs
    if (!this.#slow && tripMs >= needsMs) return
    const bytesPerMs = (transport.clockHz || USUAL_HZ) / 8000
    // One trip until the status is read, and another until the next command is there.
    const restMs = needsMs - 2 * tripMs
    const bytes = Math.ceil(Math.max(0, restMs) * bytesPerMs) + 1
    const op = readStatus('sr1', Math.min(bytes, transport.limits.maxRxBytes))
    const busy = isBusy(lastOf(await transport.transfer(op)))
    if (!busy || !this.#slow) return
    await programReady(this.#bus, this.#run, piece.offset)
  }
}
