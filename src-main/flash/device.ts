// SPDX-License-Identifier: GPL-3.0-or-later
/** One chip behind one transport: all bus traffic that reads or changes it. */
import { Fault } from '../../shared/fault.ts'
import type { FlashChip } from '../../shared/model/chip.ts'
import type { Phase } from '../../shared/model/job.ts'
import type { Mismatch } from '../../shared/model/mismatch.ts'
import type { ByteRange } from '../../shared/model/range.ts'
import { partCode } from '../../shared/part-name.ts'
import { read, writeDisable } from '../chip/commands.ts'
import type { RegisterWrite } from '../chip/register-plans.ts'
import type { Registers } from '../chip/status.ts'
import type { SpiTransport } from '../transport/spi.ts'
import { AddressKeeper } from './address-mode.ts'
import { isBusy, statusNow, stopIfCancelled, waitReady } from './bus.ts'
import type { Bus } from './bus.ts'
import { compareReads } from './compare.ts'
import { eraseBlocks } from './erase-blocks.ts'
import type { WritePlan } from './plan-types.ts'
import { programRuns } from './program-runs.ts'
import { readPieces } from './read-range.ts'
import type { ReadJob } from './read-range.ts'
import { latchToggles } from './probe.ts'
import { idOp, readRegisters, writeRegister } from './registers.ts'
import type { Run } from './run.ts'
import { readSecurityOf } from './security.ts'
import type { SecurityRead } from './security.ts'

/** What `apply` did. */
export interface Applied {
  readonly erases: number
  readonly programmedBytes: number
  /** Pages that the chip ignored because it was still busy with the page before. Each was written again. */
  readonly latePages: number
}

/**
 * Order of use: any reads, `apply`, `verify`, and always `leave`, also after a failure.
 * One call at a time. Every wait ends by a deadline from the chip's own maximum times (`chip.timeout`).
 * `run.signal` is looked at between steps; an erase or page in flight is waited for, the write enable latch is
 * cleared, and the call rejects with `gate.cancelled`.
 * Faults of the transport rise as they are.
 */
export interface FlashDevice {
  readonly chip: FlashChip
  /** SPI clock of the transport, Hz; 0 when the programmer does not tell it. */
  readonly clockHz: number
  /** Reads `range` from the chip. Reports progress as `phase` ('read' by default). */
  read(range: ByteRange, run: Run, phase?: Phase): Promise<Uint8Array>
  /**
   * Erases and programs. Awaits `run.changing()` before the first such command. The first erased block is read back at
   * once. Every page either had a status that shows it was accepted and finished, or was read back. `before`: what the
   * whole chip held; with it, an erase that did nothing can be told from an incomplete one. Faults:
   * `chip.no-write-enable`, `chip.timeout`, `chip.operation-failed`, `chip.operation-ignored`, `data.erase-incomplete`,
   * `gate.cancelled`, `chip.unsupported`.
   */
  apply(plan: WritePlan, run: Run, before?: Uint8Array): Promise<Applied>
  /**
   * Reads the whole chip again and compares every byte with `wanted`; `null` only when all are equal. Reports progress
   * as `phase` ('verify' by default).
   */
  verify(wanted: Uint8Array, run: Run, phase?: Phase): Promise<Mismatch | null>
  /** Security registers and unique ID, see `readSecurityOf`. */
  readSecurity(): Promise<SecurityRead | null>
  /** Every status register that this chip can read, according to its facts. */
  readRegisters(): Promise<Registers>
  /**
   * Sends one register write as `chip/protection.ts` planned it (the enable byte, then `tx` in its own window), waits
   * until the chip is ready, and returns all registers read back. They can differ from what was written, because locked
   * bits stay: the caller must check `write.expect`. Awaits `run.changing()` like `apply`. Faults: `chip.timeout`,
   * `gate.cancelled`.
   */
  writeRegister(write: RegisterWrite, run: Run): Promise<Registers>
  /** Reads the ID with RDID (9F), or with the other ID command that the chip's facts name. */
  readId(): Promise<Uint8Array>
  /**
   * Whether WREN sets the write enable latch and WRDI clears it: proof that the chip receives commands. Changes no
   * contents.
   */
  latchToggles(): Promise<boolean>
  /**
   * Clears the write enable latch and restores the address mode that was found. Never rejects, because it also runs
   * after failures, when the link may be gone. Ends the job: a cancel after this sees the contents as untouched.
   */
  leave(): Promise<void>
}

/** Faults: `chip.unsupported` for chips that are not read and written like a 25xx (DataFlash). */
export function createFlashDevice(transport: SpiTransport, chip: FlashChip): FlashDevice {
  if (chip.program === 'at45-buffer') throw unsupported(chip)
  return new BusDevice(transport, chip)
}

const unsupported = (chip: FlashChip): Fault =>
  new Fault('chip.unsupported', {
    name: partCode(chip),
    what: { code: 'programming', method: chip.program },
  })

class BusDevice implements FlashDevice {
  readonly chip: FlashChip
  readonly clockHz: number
  readonly #bus: Bus
  readonly #address: AddressKeeper
  /** State since the last `leave`. */
  #contents: 'untouched' | 'changed' = 'untouched'

  constructor(transport: SpiTransport, chip: FlashChip) {
    this.chip = chip
    this.clockHz = transport.clockHz
    this.#bus = { transport, chip }
    this.#address = new AddressKeeper(this.#bus)
  }

  async read(range: ByteRange, run: Run, phase: Phase = 'read'): Promise<Uint8Array> {
    await this.#atRest(run)
    const bytes = new Uint8Array(range.length)
    await this.#pieces(range, run, phase, (offset, piece) => {
      bytes.set(piece, offset - range.offset)
    })
    return bytes
  }

  async apply(plan: WritePlan, run: Run, before?: Uint8Array): Promise<Applied> {
    const { erases, programs } = plan
    if (this.chip.program === 'none' && programs.length > 0) throw unsupported(this.chip)
    const nothing = erases.length === 0 && programs.length === 0
    if (nothing) return { erases: 0, programmedBytes: 0, latePages: 0 }
    await this.#atRest(run)
    await stopIfCancelled(this.#bus, run, this.#contents)
    // Refusals must come before the journal notes that the chip may be changed.
    await this.#address.select(erases[0]?.offset ?? programs[0]?.offset ?? 0)
    await this.#announce(run)
    const look = (offset: number, length: number): Promise<Uint8Array> => this.#look(offset, length)
    await eraseBlocks(this.#bus, this.#address, erases, run, {
      look,
      before: before ?? null,
      registers: () => readRegisters(this.#bus),
    })
    const latePages = await programRuns(
      this.#bus,
      this.#address,
      { programs, erases, before: before ?? null },
      run,
    )
    const programmedBytes = programs.reduce((sum, each) => sum + each.bytes.length, 0)
    return { erases: erases.length, programmedBytes, latePages }
  }

  async verify(wanted: Uint8Array, run: Run, phase: Phase = 'verify'): Promise<Mismatch | null> {
    if (wanted.length !== this.chip.sizeBytes)
      throw new Fault('bug.bad-input', {
        what: `verifying ${wanted.length} bytes of a chip of ${this.chip.sizeBytes}`,
      })
    await this.#atRest(run)
    await this.#address.confirm()
    // Only differing pieces are kept: Linux boards with little memory compare chips of 32 MiB.
    let seen: Uint8Array | null = null
    let comparedBytes = 0
    const whole = { offset: 0, length: wanted.length, staggered: true }
    await this.#pieces(whole, run, phase, (offset, piece) => {
      const there = wanted.subarray(offset, offset + piece.length)
      const mismatch = compareReads(there, piece)
      if (mismatch !== null) {
        if (seen === null) run.differs?.(offset + mismatch.firstOffset)
        seen ??= wanted.slice()
        seen.set(piece, offset)
      }
      comparedBytes += there.length
    })
    if (comparedBytes !== wanted.length)
      throw new Fault('bug.unexpected', { detail: `compared ${comparedBytes} of ${wanted.length}` })
    return seen === null ? null : compareReads(wanted, seen)
  }

  #pieces(
    { staggered, ...range }: ByteRange & Pick<ReadJob, 'staggered'>,
    run: Run,
    phase: Phase,
    piece: (offset: number, bytes: Uint8Array) => void,
  ): Promise<void> {
    const job = { phase, contents: this.#contents, ...(staggered === true && { staggered }) }
    return readPieces(this.#bus, this.#address, range, run, job, piece)
  }

  async readSecurity(): Promise<SecurityRead | null> {
    return await readSecurityOf(this.#bus)
  }

  async readRegisters(): Promise<Registers> {
    return readRegisters(this.#bus)
  }

  async writeRegister(write: RegisterWrite, run: Run): Promise<Registers> {
    await this.#atRest(run)
    await stopIfCancelled(this.#bus, run, this.#contents)
    await this.#announce(run)
    return writeRegister(this.#bus, write, run)
  }

  async readId(): Promise<Uint8Array> {
    return this.#bus.transport.transfer(idOp(this.chip))
  }

  async latchToggles(): Promise<boolean> {
    return latchToggles(this.#bus.transport)
  }

  async leave(): Promise<void> {
    this.#contents = 'untouched'
    try {
      await this.#bus.transport.transfer(writeDisable())
      await this.#address.restore()
    } catch {
      // The link or the chip is gone. The failed step has reported it, and nothing can be restored.
    }
  }

  /** Makes the journal note the change before anything is changed. */
  async #announce(run: Run): Promise<void> {
    await run.changing()
    this.#contents = 'changed'
  }

  /** An erase from an interrupted job may still be running, and a busy chip answers no read. */
  async #atRest(run: Run): Promise<void> {
    const status = await statusNow(this.#bus)
    // An undriven line reads as all ones; waiting would be useless.
    if (status === 0xff || !isBusy(status)) return
    const maxMs = Math.max(
      this.chip.pageProgramMaxMs,
      ...this.chip.erase.map((type) => type.maxMs),
      this.chip.chipErase?.maxMs ?? 0,
    )
    await waitReady(this.#bus, run, { what: 'ready', offset: 0, maxMs, pollMs: () => 20 })
  }

  /** Reads without progress, for checks during another phase. */
  async #look(offset: number, length: number): Promise<Uint8Array> {
    const bytes = new Uint8Array(length)
    const most = this.#bus.transport.limits.maxRxBytes
    for (let at = 0; at < length;) {
      await this.#address.select(offset + at)
      const { scheme } = this.#address
      const count = Math.min(length - at, most, this.#address.reach(offset + at) - offset - at)
      const op = read(scheme.form, this.#address.sent(offset + at), count)
      bytes.set(await this.#bus.transport.transfer(op), at)
      at += count
    }
    return bytes
  }
}
