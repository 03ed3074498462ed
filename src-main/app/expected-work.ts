// SPDX-License-Identifier: GPL-3.0-or-later
/** How long the work on a chip should take, before any of it has been measured. */
import type { FlashChip } from '../../shared/model/chip.ts'
import type { PlanSummary } from '../../shared/model/job.ts'
import type { FoundProgrammer } from '../../shared/model/programmer.ts'
import { contractAddress } from '../../shared/programmer/address.ts'
import { reachOf } from '../../shared/programmer/reach.ts'
import type { Expected, Work } from '../../shared/progress.ts'
import { wholeChipMs } from '../flash/plan.ts'

/** Payload that USB full speed can carry, without its protocol. Bytes per millisecond. */
const usbBytesPerMs = 1000
/** A practice chip without timing is as fast as this computer moves bytes. Bytes per millisecond, a lower bound. */
const untimedBytesPerMs = 20_000

export interface Connection {
  readonly programmer: Pick<FoundProgrammer, 'id' | 'kind'> | null
  /** SPI clock, Hz; 0: the programmer does not tell it. */
  readonly clockHz: number
  /** Measured read speed of this connection; `null` before the first read. */
  readonly seenPerByteMs: number | null
}

export function expectedWork(connection: Connection, chip: FlashChip): Expected {
  const { sizeBytes } = chip
  if (isUntimed(connection.programmer)) {
    const work = untimed(sizeBytes)
    const readMs = sizeBytes * (connection.seenPerByteMs ?? 1 / untimedBytesPerMs)
    return { sizeBytes, readMs, erase: work, program: work }
  }
  const { eraseMs, programMs } = wholeChipMs(chip)
  return {
    sizeBytes,
    readMs: sizeBytes * (connection.seenPerByteMs ?? expectedPerByteMs(connection)),
    erase: { bytes: sizeBytes, ms: eraseMs },
    program: { bytes: sizeBytes, ms: programMs },
  }
}

/** What a planned write will erase and program. */
export function plannedWork(
  programmer: Connection['programmer'],
  { erasedBytes, programmedBytes, eraseMs, estimatedMs }: PlanSummary,
): Pick<Expected, 'erase' | 'program'> {
  if (isUntimed(programmer))
    return { erase: untimed(erasedBytes), program: untimed(programmedBytes) }
  return {
    erase: { bytes: erasedBytes, ms: eraseMs },
    program: { bytes: programmedBytes, ms: estimatedMs - eraseMs },
  }
}

/** Time to read so many bytes over USB, when nothing else is known. */
export function readOverUsb(sizeBytes: number): Expected {
  const read = { bytes: sizeBytes, ms: sizeBytes / usbBytesPerMs }
  return { sizeBytes, readMs: read.ms, erase: read, program: read }
}

/** The slower of the SPI bus and USB decides. */
function expectedPerByteMs({ programmer, clockHz }: Connection): number {
  const usbMs = 1 / usbBytesPerMs
  const overUsb = programmer !== null && reachOf(programmer.id, programmer.kind) === 'serial'
  const wireMs = clockHz === 0 ? usbMs : 8000 / clockHz
  return Math.max(wireMs, overUsb ? usbMs : 0)
}

const untimed = (bytes: number): Work => ({ bytes, ms: bytes / untimedBytesPerMs })

/** A practice chip that does not imitate the timing of a real one. */
function isUntimed(programmer: Connection['programmer']): boolean {
  const parsed = contractAddress(programmer?.id ?? '')
  if (!parsed.ok || parsed.value.form !== 'words') return false
  return !parsed.value.words.some(({ name, value }) => name === 'timing' && value === 'real')
}
