/** One chip behind one transport: all bus traffic of reading and changing it. */
import { Fault } from '../../shared/fault.ts'
import type { ByteRange, FlashChip, Mismatch, Phase } from '../../shared/model.ts'
import type { RegisterWrite, Registers } from '../chip/protection.ts'
import type { SpiTransport } from '../transport/spi.ts'
import type { WritePlan } from './plan.ts'
import type { Run } from './run.ts'

/** What `apply` did, and what it proved on the way. */
export interface Applied {
  readonly erases: number
  readonly programmedBytes: number
  /** Pages that took longer than waited for; each was found, and written again where the chip had ignored it. */
  readonly latePages: number
  /**
   * Ranges whose every byte was read back from the chip after it was last changed, and was as wanted. Ascending.
   * `verify` need not read them a second time.
   */
  readonly readBack: readonly ByteRange[]
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
  /** SPI clock of the transport, Hz; 0 when the programmer does not tell. */
  readonly clockHz: number
  /** The bytes of `range`, fresh from the chip. Progress is reported as `phase` ('read' when absent). */
  read(range: ByteRange, run: Run, phase?: Phase): Promise<Uint8Array>
  /**
   * Erases and programs. `run.changing()` is awaited once per run, before the first such command.
   * The first erased block is read to be blank at once; pages are read back as they are written.
   * Faults: `chip.no-write-enable`, `chip.timeout`, `chip.operation-failed`, `data.erase-incomplete`,
   * `gate.cancelled`, `chip.unsupported`.
   */
  apply(plan: WritePlan, run: Run): Promise<Applied>
  /**
   * Reads the chip again and compares every byte with `wanted`; `null` only when all are equal.
   * `applied` leaves out what `apply` of the same run has read back, but for samples of it: together every byte
   * has then been read after it was last changed. Without `applied` the whole chip is read.
   */
  verify(wanted: Uint8Array, run: Run, applied?: Applied): Promise<Mismatch | null>
  /** Every status register the chip's facts say can be read. */
  readRegisters(): Promise<Registers>
  /**
   * Sends one register write as `chip/protection.ts` planned it (the enable byte, then `tx` in its own window), waits
   * until the chip is ready, and returns all registers as they read afterwards, which is not always what was
   * written: locked bits stay. Whether `write.expect` came true is the caller's to judge. Awaits `run.changing()`
   * like `apply`. Faults: `chip.timeout`, `gate.cancelled`.
   */
  writeRegister(write: RegisterWrite, run: Run): Promise<Registers>
  /** RDID (9F), or the probe of the chip's facts where that is another. */
  readId(): Promise<Uint8Array>
  /** WREN sets the write enable latch and WRDI clears it: proof of a chip that listens. Changes no contents. */
  writeEnableToggles(): Promise<boolean>
  /**
   * Clears the write enable latch and puts the address mode back to what it was found in. Never rejects: it is
   * called after failures too, when the link may be gone.
   */
  leave(): Promise<void>
}

/** Faults: `chip.unsupported` for parts that do not speak the 25xx page or byte protocol (AT45, read-only). */
export function createFlashDevice(transport: SpiTransport, chip: FlashChip): FlashDevice {
  throw new Fault('bug.unexpected', { detail: `${transport.about.name} ${chip.id}` })
}
