// SPDX-License-Identifier: GPL-3.0-or-later
/** How long the work on a chip should take, before any of it was measured. */
import type { FlashChip } from '../../shared/model/chip.ts'
import type { PlanSummary } from '../../shared/model/job.ts'
import type { FoundProgrammer } from '../../shared/model/programmer.ts'
import { contractAddress } from '../../shared/programmer/address.ts'
import { reachOf } from '../../shared/programmer/reach.ts'
import type { Expected, Work } from '../../shared/progress.ts'
import { wholeChipMs } from '../flash/plan.ts'

/** USB at full speed carries no more, with its protocol around the bytes. Bytes a millisecond. */
const usbBytesPerMs = 1000
/** A practice chip without timing: as fast as this computer moves bytes. Bytes a millisecond, a lower bound. */
const untimedBytesPerMs = 20_000

export interface Connection {
  readonly programmer: Pick<FoundProgrammer, 'id' | 'kind'> | null
  /** 0: the programmer does not say. */
  readonly clockHz: number
  /** How fast this connection was seen to read; `null` before it has read. */
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

/** What a write that was planned is going to erase and to program. */
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

/** To read so many bytes over USB, when nothing else is known. */
export function readOverUsb(sizeBytes: number): Expected {
  const read = { bytes: sizeBytes, ms: sizeBytes / usbBytesPerMs }
  return { sizeBytes, readMs: read.ms, erase: read, program: read }
}

/** The slower of the wires and USB. */
function expectedPerByteMs({ programmer, clockHz }: Connection): number {
  const usbMs = 1 / usbBytesPerMs
  const overUsb = programmer !== null && reachOf(programmer.id, programmer.kind) === 'serial'
  const wireMs = clockHz === 0 ? usbMs : 8000 / clockHz
  return Math.max(wireMs, overUsb ? usbMs : 0)
}

const untimed = (bytes: number): Work => ({ bytes, ms: bytes / untimedBytesPerMs })

/** A practice chip that nobody asked to take its time. */
function isUntimed(programmer: Connection['programmer']): boolean {
  const parsed = contractAddress(programmer?.id ?? '')
  if (!parsed.ok || parsed.value.form !== 'words') return false
  return !parsed.value.words.some(({ name, value }) => name === 'timing' && value === 'real')
}
