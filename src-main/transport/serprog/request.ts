// SPDX-License-Identifier: GPL-3.0-or-later
/** The requests in the queue, and how a batch of them becomes bytes. */
import type { Fault } from '../../../shared/fault.ts'
import type { SpiOp } from '../spi.ts'
import type { CommandName } from './protocol.ts'
import { writeSpiOp } from './protocol.ts'

/** One command and the callbacks for its reply. */
export interface Entry {
  readonly command: CommandName
  /** The window, or the complete frame of any other command. */
  readonly op: SpiOp | null
  readonly frame: Uint8Array
  readonly requestBytes: number
  readonly replyBytes: number
  readonly nakIsAnswer: boolean
  settle: (reply: Uint8Array | null) => void
  reject: (fault: Fault) => void
}

/** All requests in one piece, for one write. `totalBytes` is the sum of their `requestBytes`. */
export function batchBytesOf(batch: readonly Entry[], totalBytes: number): Uint8Array {
  const bytes = new Uint8Array(totalBytes)
  let at = 0
  for (const { op, frame } of batch) {
    if (op) {
      at = writeSpiOp(bytes, at, op.tx, op.rxBytes)
    } else {
      bytes.set(frame, at)
      at += frame.length
    }
  }
  return bytes
}
