// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Programs when only one command may be under way. Every command costs a round trip. If the round trip takes longer
 * than the chip needs for a page, the third command per page (write enable, program, status) is left out. The group is
 * read back at once: pages that a late chip ignored are written again, with every step checked. If the round trip is
 * shorter than a page, the status read is made long enough for the chip to finish.
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

/** Bytes of a group: large, because reading back costs a round trip too, but small enough for a quick repair. */
const GROUP_BYTES = 65_536
/** The chip is taken to be done after this multiple of its typical time. */
const MARGIN = 1.25
/** If one page in so many was ignored, the status is read from then on. */
const MOST_IGNORED = 32
/** The shortest of the last round trips counts, because a long one is caused by the computer. */
const REMEMBERED_TRIPS = 32
/** Hz, when the programmer does not tell its clock. */
const USUAL_HZ = 8_000_000

/** Resolves with the number of late pages. Faults: see `programRuns`. */
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
    // The running command must end first, so that the chip is not left in the middle of a page.
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
  /** The chip is slower than the round trip. */
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

  /** Checked once per group: without the latch the chip would silently accept nothing. */
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

  /** The reply and the next command travel while the chip works. */
  async #wait(piece: Piece): Promise<void> {
    const { chip, transport } = this.#bus
    // If the chip's time is unknown, a long round trip does not prove that the chip is done.
    const tripMs = transport.about.timeless === true ? 0 : Math.min(...this.#trips)
    const needsMs = MARGIN * chip.pageProgramTypicalMs
    if (!this.#slow && tripMs >= needsMs) return
    const bytesPerMs = (transport.clockHz || USUAL_HZ) / 8000
    // One trip until the status is read, and another until the next command arrives.
    const restMs = needsMs - 2 * tripMs
    const bytes = Math.ceil(Math.max(0, restMs) * bytesPerMs) + 1
    const op = readStatus('sr1', Math.min(bytes, transport.limits.maxRxBytes))
    const busy = isBusy(lastOf(await transport.transfer(op)))
    if (!busy || !this.#slow) return
    await programReady(this.#bus, this.#run, piece.offset)
  }
}
